"""A province of 2026, made up by the numbers: its units, what they count, and sixteen months of reports."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from random import Random

PROVINCE = "99"
MONTHS = [f"2025-{month:02}" for month in range(7, 13)] + [f"2026-{month:02}" for month in range(1, 11)]
OLD_MONTHS = [f"2025-{month:02}" for month in range(1, 7)]
QUARTERS = ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]
SPARSE = "2026-11"
STATES = ["2026-06-30", "2026-09-30"]
SOURCE = "báo cáo của đơn vị | the unit's report"
PUBLISHED = "báo cáo tổng hợp của tỉnh | the province's summary"
ODD = 'Xã Trà <Ly> & "Lam" 🌾'

TIERS = (
    ("code", "name_vi", "name_en", "aliases", "rank"),
    ("tinh", "Tỉnh", "Provinces", "cấp tỉnh", "1"),
    ("so", "Sở, ban, ngành", "Departments", "sở ngành;khối sở;cấp sở", "2"),
    ("xa", "Xã, phường", "Communes and wards", "cấp xã;khối xã;xã phường", "3"),
)
DEPARTMENTS = (
    ("Sở Nội vụ", "Department of Home Affairs", "SNV"),
    ("Sở Tài chính", "Department of Finance", "STC"),
    ("Sở Y tế", "Department of Health", "SYT"),
    ("Sở Xây dựng", "Department of Construction", "SXD"),
    ("Sở Công Thương", "Department of Industry and Trade", "SCT"),
    ("Sở Tư pháp", "Department of Justice", "STP"),
    ("Sở Giáo dục và Đào tạo", "Department of Education and Training", "SGDĐT;GD&ĐT"),
    ("Sở Khoa học và Công nghệ", "Department of Science and Technology", "SKHCN"),
    ("Sở Nông nghiệp và Môi trường", "Department of Agriculture and Environment", "SNNMT"),
    ("Sở Văn hóa, Thể thao và Du lịch", "Department of Culture, Sports and Tourism", "SVHTTDL"),
    ("Thanh tra tỉnh", "Provincial Inspectorate", "TTT"),
)
# Names that only diacritics part, that begin with a word of grammar or another name, that two kinds share.
_PLAIN = (
    *("Xã Sơn Hà", "Xã Sơn Hạ", "Xã Ba Tơ", "Xã Ba Tô", "Xã Ba Xa", "Xã Ba Vinh", "Phường Trà Xuân"),
    *(
        "Xã Nghĩa Lâm",
        "Phường Nghĩa Lâm",
        "Xã Sơn Hà Thượng",
        "Xã Tịnh Khê",
        "Xã Sơ Pai",
        "Phường Toàn Thắng",
    ),
    ODD,
)
_FIRST = ("Mộ", "Hành", "Long", "Vạn", "Phú", "Cẩm", "Thạch", "Kim")
_SECOND = ("Đức", "Thuận", "Mai", "Sơn", "Phước", "Tín", "Nhân", "Thiện", "Trung", "Vĩnh", "Bàn")
COMMUNES = (
    *_PLAIN,
    *(
        f"{'Phường' if number % 5 == 0 else 'Xã'} {first} {second}"
        for number, (first, second) in enumerate((first, second) for first in _FIRST for second in _SECOND)
    ),
)[:96]

UNIT_COLUMNS = (
    *("code", "parent", "tier", "name_vi", "name_en"),
    *("aliases", "valid_from", "valid_to", "successor"),
)
INDICATORS = (
    (
        *(
            "code",
            "name_vi",
            "name_en",
            "aliases",
            "kind",
            "accumulation",
            "direction",
            "target",
            "frequency",
        ),
        *("numerator_vi", "numerator_en", "denominator_vi", "denominator_en"),
    ),
    (
        *("kyso", "Ký số", "Digital signing", "chữ ký số;signing", "ratio", "flow", "up", "98", "month"),
        *("Số văn bản đã ký số", "Documents signed", "văn bản: Văn bản đi", "documents: Outgoing documents"),
    ),
    (
        *("phathanh", "Phát hành điện tử", "Electronic issuing", "phát hành;issuing", "ratio", "flow", "up"),
        *("so:99;xa:95", "month", "Đã phát hành", "Issued", "văn bản: Văn bản đi", "documents: Outgoing"),
    ),
    (
        *(
            "quahan",
            "Hồ sơ quá hạn",
            "Overdue files",
            "quá hạn;overdue",
            "ratio",
            "flow",
            "down",
            "2",
            "month",
        ),
        *("Số hồ sơ quá hạn", "Files overdue", "hồ sơ: Hồ sơ đã giải quyết", "files: Files handled"),
    ),
    (
        *("dvctt", "Dịch vụ công trực tuyến", "Online services", "trực tuyến;online", "ratio", "flow", "up"),
        *(
            "80 (recalled)",
            "month",
            "Nộp trực tuyến",
            "Filed online",
            "hồ sơ: Đã tiếp nhận",
            "files: Received",
        ),
    ),
    (
        *("taikhoan", "Tài khoản công vụ", "Staff accounts", "tài khoản;accounts", "ratio", "stock", "up"),
        *("90 (local)", "month", "Đã kích hoạt", "Active", "tài khoản: Đã cấp", "accounts: Issued"),
    ),
    (
        *(
            "hoso",
            "Hồ sơ tiếp nhận",
            "Files received",
            "tiếp nhận;received",
            "count",
            "flow",
            "none",
            "",
            "month",
        ),
        *("hồ sơ: Hồ sơ tiếp nhận", "files: Files received", "", ""),
    ),
    (
        *("maytinh", "Máy tính", "Computers", "computers", "count", "stock", "up", "", "quarter"),
        *("máy: Số máy tính", "computers: Computers in use", "", ""),
    ),
    (
        *(
            "phananh",
            "Phản ánh tồn đọng",
            "Open complaints",
            "phản ánh;complaints",
            "count",
            "stock",
            "down",
            "3",
        ),
        *("month", "phản ánh: Phản ánh chưa trả lời", "complaints: Complaints not answered", "", ""),
    ),
    (
        *(
            "kehoach",
            "Kế hoạch chuyển đổi số",
            "Digital plan",
            "kế hoạch;plan",
            "milestone",
            "stock",
            "up",
            "1",
        ),
        *("once", "Đã ban hành", "Adopted", "", ""),
    ),
    (
        *(
            "tinhoc",
            "Bồi dưỡng tin học",
            "Computer training",
            "tin học;training",
            "ratio",
            "flow",
            "up",
            "60",
        ),
        *("quarter", "Đã bồi dưỡng", "Trained", "người: Cán bộ", "people: Staff"),
    ),
)
FIGURE_COLUMNS = (
    *("unit", "tier", "indicator", "period", "numerator", "denominator", "rate"),
    *("source", "note"),
)
# Which tiers report an indicator, and how likely each counted thing is to be among its numerator.
_REPORTS = {
    "kyso": ("tinh so xa", 96),
    "phathanh": ("tinh so xa", 97),
    "quahan": ("so xa", 2),
    "dvctt": ("so xa", 80),
    "taikhoan": ("so xa", 90),
    "hoso": ("tinh so xa", 0),
    "maytinh": ("tinh xa", 0),
    "phananh": ("xa", 0),
    "kehoach": ("so xa", 0),
    "tinhoc": ("so", 60),
}
_PERIODS = {"maytinh": QUARTERS, "tinhoc": QUARTERS, "kehoach": STATES}

Row = dict[str, str]
Key = tuple[str, str, str]


@dataclass
class Reports:
    """The rows of figures.csv by unit, indicator and period, and the aggregates apart."""

    own: dict[Key, Row] = field(default_factory=dict[Key, Row])
    aggregates: list[Row] = field(default_factory=list[Row])

    def put(
        self, key: Key, numerator: object, denominator: object = "", rate: str = "", note: str = ""
    ) -> None:
        """Let a unit report, in place of what it was to report."""
        self.own[key] = _row(key, "", (numerator, denominator, rate), SOURCE, note)

    def publish(self, tier: str, indicator: str, period: str, *numbers: object) -> None:
        """Publish an aggregate for the province."""
        key = (PROVINCE, indicator, period)
        three = (*numbers, "", "", "")[:3]
        self.aggregates.append(_row(key, tier, three, PUBLISHED, ""))

    def total(self, codes: Iterable[str], indicator: str, period: str) -> tuple[int, int]:
        """Return what some units' plain counts add up to."""
        rows = [self.own[key] for code in codes if (key := (code, indicator, period)) in self.own]
        plain = [row for row in rows if row["numerator"].isdecimal() and row["denominator"].isdecimal()]
        return sum(int(row["numerator"]) for row in plain), sum(int(row["denominator"]) for row in plain)


def _row(key: Key, tier: str, numbers: Sequence[object], source: str, note: str) -> Row:
    unit, indicator, period = key
    texts = [str(number) for number in numbers]
    return dict(zip(FIGURE_COLUMNS, (unit, tier, indicator, period, *texts, source, note), strict=True))


def units() -> list[tuple[str, ...]]:
    """Return the rows of units.csv: the province, its departments, its communes, and two that ended."""
    since = "2025-07-01"
    rows = [(PROVINCE, "", "tinh", "Tỉnh Trà Giang", "Trà Giang Province", "", "", "", "")]
    rows += [
        (f"S{number:02}", PROVINCE, "so", name_vi, name_en, aliases, "", "", "")
        for number, (name_vi, name_en, aliases) in enumerate(DEPARTMENTS, start=1)
    ]
    rows += [
        (f"X{number:03}", PROVINCE, "xa", name, _english(name), "", since, "", "")
        for number, name in enumerate(COMMUNES, start=1)
    ]
    ended = "2025-06-30"
    split, renamed = ("O1", "Xã Ba Xa", "X005;X006"), ("O2", "Thị trấn Trà Xuân", "X007")
    rows += [
        (code, PROVINCE, "xa", name, _english(name), "", "", ended, successors)
        for code, name, successors in (split, renamed)
    ]
    return rows


def reports(seed: int = 2026) -> Reports:
    """Make up who reported what; the same for the same seed."""
    random, made = Random(seed), Reports()  # noqa: S311 - made-up figures keep no secret
    tiers = {"tinh": [PROVINCE], "so": _codes("so"), "xa": [code for code in _codes("xa") if code[0] == "X"]}
    for indicator, (reporting, share) in _REPORTS.items():
        codes = [code for tier in reporting.split() for code in tiers[tier]]
        for period in _PERIODS.get(indicator, MONTHS):
            _report(made, random, codes, (indicator, period, share), 0.03)
        if indicator not in _PERIODS:
            _report(made, random, codes, (indicator, SPARSE, share), 0.7)
            old = ["O1", "O2"] if "xa" in reporting else []
            for period in OLD_MONTHS:
                _report(made, random, old, (indicator, period, share), 0.1)
    _tell_specially(made, tiers)
    return made


def corrections(made: Reports) -> list[Row]:
    """Return the rows of a later file that put right what some units had reported."""
    first = made.own["X010", "kyso", "2026-10"]
    return [
        _row(
            ("X010", "kyso", "2026-10"),
            "",
            (int(first["numerator"]) - 3, first["denominator"], ""),
            SOURCE,
            "",
        ),
        _row(("S03", "dvctt", "2026-10"), "", (77, 131, ""), SOURCE, ""),
        _row(("X001", "hoso", "2026-09"), "", (512, "", ""), SOURCE, "đếm lại | counted anew"),
    ]


def write(folder: Path, seed: int = 2026) -> list[Path]:
    """Write two folders to import one after the other: the province, and its corrections."""
    first, second, made = folder / "province", folder / "corrections", reports(seed)
    _write(first / "tiers.csv", TIERS)
    _write(first / "units.csv", [UNIT_COLUMNS, *units()])
    _write(first / "indicators.csv", INDICATORS)
    rows = [*made.own.values(), *made.aggregates]
    _write(first / "figures.csv", [FIGURE_COLUMNS, *(tuple(row.values()) for row in rows)])
    _write(second / "figures.csv", [FIGURE_COLUMNS, *(tuple(row.values()) for row in corrections(made))])
    return [first, second]


def _english(name: str) -> str:
    for kind, english in (("Phường", "Ward"), ("Xã", "Commune"), ("Thị trấn", "Town")):
        if name.startswith(f"{kind} "):
            return f"{name.removeprefix(f'{kind} ')} {english}"
    raise ValueError(name)


def _codes(tier: str) -> list[str]:
    return [row[0] for row in units() if row[2] == tier]


def _report(
    made: Reports, random: Random, codes: Sequence[str], what: tuple[str, str, int], silent: float
) -> None:
    """Let each unit report, unless it keeps silent."""
    indicator, period, share = what
    for code in codes:
        size = random.randint(400, 900) if code == PROVINCE else random.randint(3, 120)
        if random.random() < silent:
            continue
        if share:
            counted = sum(random.randrange(100) < share for _ in range(size))
            made.put((code, indicator, period), counted, size)
        else:
            most = {"kehoach": 1, "phananh": 6}.get(indicator, size)
            made.put((code, indicator, period), random.randint(0, most))


def _tell_specially(made: Reports, tiers: dict[str, list[str]]) -> None:
    """Add what real reports have: words for numbers, rates, nothing counted, notes, and aggregates."""
    put, publish = made.put, made.publish
    put(("X020", "kyso", "2026-10"), ">140", 150)
    put(("X021", "kyso", "2026-09"), "<87", "<90")
    put(("X022", "kyso", "2026-08"), "~60", 66)
    put(("X023", "kyso", "2026-07"), ">=40", 41)
    put(("X024", "kyso", "2026-06"), 30, "<=32")
    put(("X025", "dvctt", "2026-10"), "", "", "91.7")
    put(("X026", "dvctt", "2026-10"), 50, 60, "83.33")
    put(("X027", "dvctt", "2026-10"), 50, 60, "95")
    put(("S04", "dvctt", "2026-10"), ">5100", "<5600", ">91")
    put(("X028", "kyso", "2026-10"), 0, 0)
    put(("X029", "kyso", "2026-10"), 0, 37)
    put(("X030", "kyso", "2026-10"), 44, 44)
    put((PROVINCE, "phathanh", "2026-03"), "", "", "", "đang đối chiếu | being checked")
    put(("X035", "taikhoan", "2026-09"), "", "", "", "chưa đếm xong | not counted yet")
    put(("X031", "phathanh", "2026-02"), 1, 30_000_000)
    put(("X032", "quahan", "2026-02"), 29_999, 30_000)
    put(("X033", "kyso", "2026-10"), "", "", "", "mất điện cả tháng | no power all month")
    put(("X034", "kyso", "2026-02"), 9_799_999, 10_000_000)
    put(("X001", "kyso", "2026-10"), 91, 100)
    put(("X002", "kyso", "2026-10"), 46, 50)
    put(("X003", "kyso", "2026-10"), 93, 100)
    put(("X004", "kyso", "2026-10"), 47, 50)
    for period in ("2026-08", "2026-10"):
        for code in ("X040", "X041"):
            made.own.pop((code, "kyso", period), None)
    for code in tiers["so"]:
        made.own.pop((code, "dvctt", "2026-05"), None)
    publish("so", "dvctt", "2026-05", 610, 745)
    numerator, denominator = made.total(tiers["xa"], "phathanh", "2026-08")
    publish("xa", "phathanh", "2026-08", numerator, denominator)
    numerator, denominator = made.total(tiers["xa"], "phathanh", "2026-09")
    publish("xa", "phathanh", "2026-09", numerator + 500, denominator + 500)
    numerator, denominator = made.total(tiers["xa"], "quahan", "2026-08")
    share = Fraction(numerator, denominator) * 100
    publish("xa", "quahan", "2026-08", "", "", f"{float(share):.1f}")
    publish("all", "quahan", "2026-H1", 777, 30_000)
    publish("xa", "taikhoan", "2025-06", ">4000", "<5000")


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
