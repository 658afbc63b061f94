"""Periods as people write them, asked on 23 November 2026."""

from datetime import date

import pytest

from bot.reading.periods import read_period
from bot.reading.tokens import tokens

TODAY = date(2026, 11, 23)
NONE = "no such period"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("tháng 6", "2026-06"),
        ("tháng 12", "2025-12"),
        ("thang 6 nam 2022", "2022-06"),
        ("tháng 2/26", "2026-02"),
        ("6/2022", "2022-06"),
        ("T6/2022", "2022-06"),
        ("tháng ６/２０２２", "2022-06"),
        ("quý ٢", "2026-Q2"),
        ("10-2026", "2026-10"),
        ("tháng năm 2022", "2022-05"),
        ("tháng mười một", "2026-11"),
        ("tháng này", "2026-11"),
        ("tháng trước", "2026-10"),
        ("tháng trước nữa", "2026-09"),
        ("June", "2026-06"),
        ("June 2022", "2022-06"),
        ("last month", "2026-10"),
        ("quý 2", "2026-Q2"),
        ("Q2 2022", "2022-Q2"),
        ("quý II/2022", "2022-Q2"),
        ("quý iv năm 2025", "2025-Q4"),
        ("quy 2 nam 2022", "2022-Q2"),
        ("quý trước", "2026-Q3"),
        ("quý hai", "2026-Q2"),
        ("tháng 10 năm ngoái", "2025-10"),
        ("October last year", "2025-10"),
        ("first quarter of 2026", "2026-Q1"),
        ("6 tháng đầu năm", "2026-H1"),
        ("6 tháng cuối năm 2025", "2025-H2"),
        ("6T", "2026-H1"),
        ("first half of 2022", "2022-H1"),
        ("H1 2022", "2022-H1"),
        ("9 tháng", "2026-9M"),
        ("9 tháng đầu năm 2022", "2022-9M"),
        ("nine months of 2022", "2022-9M"),
        ("năm 2022", "2022"),
        ("năm ngoái", "2025"),
        ("last year", "2025"),
        ("QIII/2026", "2026-Q3"),
        ("q3-2026", "2026-Q3"),
        ("năm ngoái quý 3", "2025-Q3"),
        ("2025 tháng 8", "2025-08"),
        ("tháng 8 của năm 2025", "2025-08"),
        ("tháng 10 năm 25", "2025-10"),
        ("thg 10", "2026-10"),
        ("1st quarter 2026", "2026-Q1"),
        ("cả năm 2025", "2025"),
        ("trọn quý 3", "2026-Q3"),
        ("từ đầu quý", "2026-Q4"),
        ("quý gần đây nhất", "2026-Q3"),
        ("ba tháng cuối năm 2025", "2025-Q4"),
        ("the last three months of 2025", "2025-Q4"),
        ("2 quý đầu năm", "2026-H1"),
        ("10T/2025", "2025-01-01/2025-10-31"),
        ("tháng 3-6/2026", "2026-03-01/2026-06-30"),
        ("giai đoạn tháng 3 - tháng 6", "2026-03-01/2026-06-30"),
        ("từ tháng 3 đến nay", "2026-03-01/2026-11-23"),
        ("since March to date", "2026-03-01/2026-11-23"),
        ("từ quý 2 đến nay", "2026-04-01/2026-11-23"),
        ("từ quý I đến quý III", "2026-9M"),
        ("from May through August 2026", "2026-05-01/2026-08-31"),
        ("from November 2025 to March 2026", "2025-11-01/2026-03-31"),
        ("từ tháng 9 năm ngoái đến tháng 3 năm nay", "2025-09-01/2026-03-31"),
        ("hôm kia", "2026-11-21"),
        ("tuần 25", "2026-W25"),
        ("tuần này", "2026-W48"),
        ("tuần rồi", "2026-W47"),
        ("week 25, 2022", "2022-W25"),
        ("24/06/2022", "2022-06-24"),
        ("ngày 24/6", "2026-06-24"),
        ("24 June 2022", "2022-06-24"),
        ("ngày 24 tháng 6 năm 2022", "2022-06-24"),
        ("2022-06", "2022-06"),
        ("2022-Q2", "2022-Q2"),
        ("2022-W25", "2022-W25"),
        ("2022-9M", "2022-9M"),
        ("2022-01-01/2022-06-24", "2022-01-01/2022-06-24"),
        ("lũy kế", "2026-01-01/2026-11-23"),
        ("luỹ kế từ đầu năm", "2026-01-01/2026-11-23"),
        ("lũy kế đến hết tháng 10", "2026-01-01/2026-10-31"),
        ("từ đầu năm đến hết tháng 10", "2026-01-01/2026-10-31"),
        ("year to date", "2026-01-01/2026-11-23"),
        ("từ tháng 1 đến tháng 5/2022", "2022-01-01/2022-05-31"),
        ("January to May 2022", "2022-01-01/2022-05-31"),
        ("6 tháng qua", "2026-05-01/2026-10-31"),
        ("last 3 months", "2026-08-01/2026-10-31"),
        ("tháng 13", NONE),
        ("quý 5", NONE),
        ("tuần 60", NONE),
        ("29/2/2023", NONE),
        ("684/684", None),
        ("máy", None),
        ("quý", None),
        ("5.100", None),
    ],
)
def test_a_leader_writes_a_period(text: str, period: str | None) -> None:
    typed = [token for token in tokens(text) if token.text != ","]
    read = read_period(typed, 0, TODAY)
    if period is None:
        assert read is None
    else:
        assert read is not None
        assert read.length == len(typed)
        assert (str(read.period) if read.periods else NONE) == period


def test_the_quarter_before_the_first_lies_in_the_year_before() -> None:
    read = read_period(tokens("quý trước"), 0, date(2027, 2, 1))
    assert read is not None
    assert str(read.period) == "2026-Q4"
