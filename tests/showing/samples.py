"""Units, indicators and figures made by hand, of which the answers in these tests are built."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.domain import period as periods
from bot.domain.answer import Result, judge
from bot.domain.catalogue import Who
from bot.domain.figure import WHOLE, Measure, Provenance, Source
from bot.domain.indicator import Accumulation, Counted, Direction, Frequency, Goal, Indicator, Kind, Target
from bot.domain.names import Language, Names
from bot.domain.period import Period
from bot.domain.quantity_text import parse_quantity
from bot.domain.question import Subject
from bot.domain.standing import Coverage, Finding, Standing
from bot.domain.unit import Tier, Unit
from bot.showing.screen import Screen, View
from bot.showing.speech import Speech

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SPEECHES: dict[Language, Speech] = {"vi": Speech("vi", ZONE), "en": Speech("en", ZONE)}
TODAY = date(2026, 11, 16)
HOME = 1

PROVINCE = Unit(HOME, "51", None, 1, Names("Tỉnh Quảng Ngãi", "Quảng Ngãi Province"))
DISTRICT = Unit(2, "802", None, 2, Names("Huyện Đức Hòa", "Đức Hòa District"))
COMMUNES = Tier(5, "xa", Names("Xã, phường", "Communes and wards"), (), 5)
TOWNS = Tier(5, "xa", Names("Xã, thị trấn", "Communes and towns"), (), 5)

NOTHING = Counted(Names("", ""))
SIGNING = Indicator(
    1,
    "kyso",
    Names("Ký số", "Digital signing"),
    (),
    Kind.RATIO,
    Accumulation.FLOW,
    Direction.UP,
    Target(""),
    Frequency.MONTH,
    Counted(Names("Số văn bản đã ký số", "Documents signed")),
    Counted(Names("văn bản: Tổng số văn bản đi", "documents: Outgoing documents")),
)
OVERDUE = Indicator(
    2,
    "quahan",
    Names("Hồ sơ quá hạn", "Overdue dossiers"),
    (),
    Kind.RATIO,
    Accumulation.FLOW,
    Direction.DOWN,
    Target(""),
    Frequency.MONTH,
    Counted(Names("Số hồ sơ quá hạn", "Dossiers overdue")),
    Counted(Names("hồ sơ: Tổng số hồ sơ", "dossiers: All dossiers")),
)
COMPUTERS = Indicator(
    3,
    "maytinh",
    Names("Máy vi tính", "Computers"),
    (),
    Kind.RATIO,
    Accumulation.STOCK,
    Direction.UP,
    Target(""),
    Frequency.QUARTER,
    NOTHING,
    NOTHING,
)
GROUPS = Indicator(
    4,
    "tocnsc",
    Names("Tổ công nghệ số", "Digital groups"),
    (),
    Kind.COUNT,
    Accumulation.STOCK,
    Direction.UP,
    Target(""),
    Frequency.QUARTER,
    Counted(Names("tổ: Số tổ đã thành lập", "groups: Groups set up")),
    NOTHING,
)
PLAN = Indicator(
    5,
    "kehoach",
    Names("Kế hoạch năm", "Plan of the year"),
    (),
    Kind.MILESTONE,
    Accumulation.STOCK,
    Direction.UP,
    Target(""),
    Frequency.YEAR,
    NOTHING,
    NOTHING,
)

ARTICLE = Provenance((Source(Names("bài báo 24/06/2022", "newspaper article, 24 June 2022")),), None)
REPORTS = Provenance(
    (Source(Names("báo cáo của đơn vị", "units' reports")),), datetime(2026, 11, 4, 20, 0, tzinfo=UTC)
)
OCTOBER = periods.month(2026, 10)


def view(language: Language, reference: str = "K7Q2", today: date = TODAY) -> View:
    """Return a leader of the province, reading in a language."""
    return View(SPEECHES[language], reference, today, HOME)


def commune(number: int, name: str, tier: Tier = COMMUNES) -> Unit:
    """Return a commune of the province, by its Vietnamese name with its kind."""
    return Unit(number, str(number), HOME, tier.id, Names(name, f"{name.split(' ', 1)[1]} Commune"))


def own(unit: Unit, *, has_members: bool = False) -> Who:
    """Return a unit for itself."""
    return Who(Subject(unit.id), unit, None, has_members)


def whole(unit: Unit) -> Who:
    """Return a unit with everything below it."""
    return Who(Subject(unit.id, WHOLE), unit, None, has_members=True)


def tier_of(unit: Unit, tier: Tier) -> Who:
    """Return the members of a tier below a unit."""
    return Who(Subject(unit.id, tier.id), unit, tier, has_members=True)


def measure(numerator: str = "", denominator: str = "", rate: str = "") -> Measure:
    """Return the numbers of a figure, each in the form of the files."""
    numbers = [parse_quantity(text) if text else None for text in (numerator, denominator, rate)]
    return Measure(*numbers)


def standing(
    numbers: Measure,
    period: Period = OCTOBER,
    provenance: Provenance = REPORTS,
    coverage: Coverage | None = None,
) -> Standing:
    """Return what stands at a period."""
    return Standing(period, numbers, provenance, coverage)


def result(
    who: Who,
    indicator: Indicator,
    found: Standing,
    goal: Goal | None = None,
    pieces: tuple[Period, ...] = (),
) -> Result:
    """Return a figure as an answer has it, held against a goal where one is given."""
    pieces = pieces or (found.period,)
    is_state = indicator.accumulation is Accumulation.STOCK and pieces != (found.period,)
    finding = Finding(found.period, pieces, found, is_state)
    return Result(who, indicator, finding, judge(indicator, goal, who, finding))


def lines(screen: Screen) -> list[str]:
    """Return the lines of a message."""
    return screen.text.split("\n")


def labels(screen: Screen) -> list[list[str]]:
    """Return the labels of the buttons, a row each."""
    return [[button.label for button in row] for row in screen.keyboard]
