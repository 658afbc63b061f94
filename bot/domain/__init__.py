"""What things mean: figures, periods, units, questions and answers, without any input or output."""
