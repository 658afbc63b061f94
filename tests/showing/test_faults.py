"""What an operator reads who brings files that are wrong."""

import pytest

from bot.services.bring_in.faults import Fault, Reason
from bot.showing.faults import describe
from tests.showing.samples import SPEECHES

VI, EN = SPEECHES["vi"], SPEECHES["en"]
PARAMS: dict[str, str | int] = {
    "detail": "line 3",
    "most": 1000,
    "cells": 5,
    "columns": 4,
    "file": "units.csv",
    "row": 1234,
    "numerator": ">160",
    "denominator": "150",
    "unit": "802",
    "indicator": "kyso",
    "period": "2022-06",
    "length": 300,
    "text": "5,100",
    "known": "up, down, none",
    "path": "a > b > a",
}


@pytest.mark.parametrize("reason", Reason)
def test_every_fault_is_a_sentence_in_both_languages(reason: Reason) -> None:
    fault = Fault("figures.csv", 2, "unit", reason, PARAMS)
    vietnamese, english = describe(fault, VI), describe(fault, EN)
    assert vietnamese.startswith("figures.csv, dòng 2, cột unit: ")
    assert english.startswith("figures.csv, row 2, column unit: ")
    assert "{" not in vietnamese + english


def test_a_fault_names_its_file_row_and_column_as_far_as_it_has_them() -> None:
    assert (
        describe(Fault("a.csv", None, None, Reason.EMPTY), EN) == "a.csv: it is empty, without even a header"
    )
    too_few = Fault("a.csv", 1234, None, Reason.TOO_FEW_CELLS, {"cells": 3, "columns": 4})
    assert describe(too_few, VI) == "a.csv, dòng 1234: có 3 ô, ít hơn 4 cột"
    moved = Fault("", None, None, Reason.CATALOGUE_MOVED)
    assert describe(moved, EN) == "The catalogue was changed by another import meanwhile; import again."


def test_a_row_that_was_given_before_is_found_by_its_number() -> None:
    double = Fault("a.csv", 1240, "code", Reason.DOUBLE, {"file": "b.csv", "row": 1234})
    assert describe(double, VI) == "a.csv, dòng 1240, cột code: đã có ở b.csv, dòng 1234"
