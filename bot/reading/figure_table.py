"""The table of figures that people bring, as a file has it: its columns, and those of the Excel form."""

COLUMNS = ("unit", "tier", "indicator", "period", "numerator", "denominator", "rate", "source", "note")
NEEDED = frozenset({"unit", "indicator", "period"})

NONE_AROSE = "none_arose"  # the form's own column, in which any mark says so
FORM = "baoso"  # stands in the first cell of the form's first row, which is hidden
READ = (*COLUMNS, NONE_AROSE)
