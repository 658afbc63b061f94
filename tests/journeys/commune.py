"""Communes that owe ten figures a month, with four months of a past, for any day on which a test is run."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bot.domain.period import Period, month

TOP = "51"
MONTHLY: Sequence[tuple[str, str, str, str, int, int | None]] = (
    ("kyso", "Ký số", "ratio", "flow", 142, 150),
    ("phathanh", "Phát hành điện tử", "ratio", "flow", 148, 150),
    ("quahan", "Hồ sơ quá hạn", "ratio", "flow", 3, 410),
    ("dvctt", "Dịch vụ công trực tuyến", "ratio", "flow", 328, 410),
    ("thanhtoan", "Thanh toán trực tuyến", "ratio", "flow", 205, 400),
    ("sohoa", "Số hóa hồ sơ", "ratio", "flow", 380, 410),
    ("taikhoan", "Tài khoản công vụ", "ratio", "stock", 45, 50),
    ("hailong", "Mức độ hài lòng", "ratio", "flow", 190, 200),
    ("hoso", "Hồ sơ tiếp nhận", "count", "flow", 410, None),
    ("tocongnghe", "Tổ công nghệ số", "count", "stock", 12, None),
)  # code, name, kind, accumulation, and what is usual of a month
_TIERS = "code,name_vi,name_en,rank\ntinh,Tỉnh,Provinces,1\nxa,Xã,Communes,2\n"


def code_of(number: int) -> str:
    """Return the code of a commune."""
    return f"x{number}"


def write_communes(folder: Path, communes: int, today: date) -> Path:
    """Write what `baoso import` reads: a province, its communes, ten indicators and their past."""
    folder.mkdir()
    units = [f"{code_of(each)},{TOP},xa,Xã Số {each},Commune {each}" for each in range(1, communes + 1)]
    top = f"{TOP},,tinh,Tỉnh Trà Giang,Trà Giang Province"
    indicators = [
        f"{code},{name},{code.title()},{kind},{accumulation},up,month"
        for code, name, kind, accumulation, *_ in MONTHLY
    ]
    tables = {
        "tiers": _TIERS,
        "units": "\n".join(["code,parent,tier,name_vi,name_en", top, *units]),
        "indicators": "\n".join(["code,name_vi,name_en,kind,accumulation,direction,frequency", *indicators]),
        "figures": "\n".join(["unit,indicator,period,numerator,denominator,source", *_past(communes, today)]),
    }
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def month_before(today: date, months: int) -> Period:
    """Return the month so many months before the one of a day."""
    year, at = divmod(today.year * 12 + today.month - 1 - months, 12)
    return month(year, at + 1)


def _past(communes: int, today: date) -> Iterator[str]:
    for back in range(2, 6):
        period = month_before(today, back)
        for number in range(1, communes + 1):
            for code, *_, usual, whole in MONTHLY:
                yield f"{code_of(number)},{code},{period},{usual},{whole or ''},báo cáo của đơn vị"
