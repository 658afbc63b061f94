"""What figures, periods and units mean."""
