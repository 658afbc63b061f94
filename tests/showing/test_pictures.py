"""What a leader sees in a picture: the finding above, the target, the worst, where it comes from."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from bot.domain import period as periods
from bot.domain.answer import Place, Ranking, Streak, Trend
from bot.domain.catalogue import Who
from bot.domain.indicator import Direction, Goal, Indicator, Status
from bot.domain.names import LANGUAGES, Language
from bot.domain.period import Period
from bot.domain.question import Bound, End, Kind, Question, Relation
from bot.domain.standing import Coverage
from bot.showing.markup import Html
from bot.showing.picture import draw
from bot.showing.picture.finding import league_title, trend_title, worst_of
from bot.showing.picture.frame import framed
from bot.showing.picture.sheet import MARGIN, WIDTH, Sheet, fitted, width_of, wrapped
from tests.showing.samples import (
    COMMUNES,
    GROUPS,
    OVERDUE,
    PROVINCE,
    SIGNING,
    commune,
    measure,
    own,
    result,
    standing,
    tier_of,
    view,
    whole,
)

ALL_COMMUNES = tier_of(PROVINCE, COMMUNES)
MONTHS = [periods.month(2026, number) for number in range(5, 11)]
NINETY_FIVE, NINETY_EIGHT = Goal(Decimal(95)), Goal(Decimal(98))
FALLING = ("9741", "9702", "9610", "9588", "9540", "9421")
RISEN = Streak(1, rising=True, since=MONTHS[2])
LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
    "0123456789 ,.:;%*·•–—…/()'\"!?+-"
)


def trend(
    numerators: Sequence[str] = FALLING,
    goal: Goal | None = NINETY_FIVE,
    streak: Streak | None = None,
    indicator: Indicator = SIGNING,
    who: Who = ALL_COMMUNES,
    months: Sequence[Period] = MONTHS,
) -> Trend:
    """Return a figure over months, each of 10,000 documents."""
    found = (
        result(who, indicator, standing(measure(each, "10000"), month), goal)
        for each, month in zip(numerators, months, strict=False)
    )
    return Trend(Question(Kind.TREND, (indicator.id,)), who, indicator, tuple(found), None, streak)


def league(
    numerators: Sequence[str] = ("8219", "8831", "9065"),
    goal: Goal | None = NINETY_EIGHT,
    indicator: Indicator = SIGNING,
    end: End | None = End.WORST,
    ranked: int = 96,
) -> Ranking:
    """Return communes in order from one end, each of 10,000 documents."""
    worst_first = end in {End.WORST, End.LOWEST}
    places = tuple(
        Place(
            ranked - row if worst_first else row + 1,
            result(own(commune(11 + row, f"Xã Số {row}")), indicator, standing(measure(each, "10000")), goal),
        )
        for row, each in enumerate(numerators)
    )
    total = result(ALL_COMMUNES, indicator, standing(measure("13204", "13738")), goal)
    question = Question(Kind.RANK, (indicator.id,), end=end, limit=10)
    return Ranking(question, total, places, 0, 1, ranked, 0, 0)


def drawn(answer: Trend | Ranking, language: Language = "vi") -> Image.Image:
    """Return the picture of an answer that has one."""
    content = draw(view(language), answer)
    assert content is not None
    return Image.open(BytesIO(content))


@pytest.mark.parametrize(
    ("answer", "vietnamese", "english"),
    [
        (
            trend(streak=Streak(3, rising=False, since=periods.month(2026, 8))),
            "Ký số · xã, phường: 94,21%, giảm 3 tháng liền, chưa đạt chỉ tiêu 95%",
            "Digital signing, communes and wards: 94.21%, down 3 months running, off the target of 95%",
        ),
        (
            trend(goal=Goal(Decimal(90), Status.LOCAL), streak=Streak(1, rising=False, since=MONTHS[-1])),
            "Ký số · xã, phường: 94,21%, giảm 1,19 điểm, đạt chỉ tiêu 90%*",
            "Digital signing, communes and wards: 94.21%, down 1.19 points, on the target of 90%*",
        ),
        (
            trend(
                ("99", "98", "120"), None, Streak(1, rising=True, since=MONTHS[2]), OVERDUE, whole(PROVINCE)
            ),
            "Hồ sơ quá hạn · toàn tỉnh Quảng Ngãi: 1,2%, tăng 0,22 điểm",
            "Overdue dossiers, all of Quảng Ngãi Province: 1.2%, up 0.22 points",
        ),
        (
            trend(goal=None),
            "Ký số · xã, phường: 94,21%",
            "Digital signing, communes and wards: 94.21%",
        ),
    ],
)
def test_a_trend_is_headed_by_its_finding(answer: Trend, vietnamese: str, english: str) -> None:
    told = [trend_title(view(language), answer) for language in LANGUAGES]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in told] == [vietnamese, english]


@pytest.mark.parametrize(
    ("answer", "vietnamese", "english"),
    [
        (
            league(),
            "Ký số · xã, phường: xã Số 0 thấp nhất, 82,19%",
            "Digital signing, communes and wards: lowest: Số 0 Commune, 82.19%",
        ),
        (
            league(("910", "770"), indicator=OVERDUE),
            "Hồ sơ quá hạn · xã, phường: xã Số 0 cao nhất, 9,1%",
            "Overdue dossiers, communes and wards: highest: Số 0 Commune, 9.1%",
        ),
        (
            league(("9991", "9990"), end=None),
            "Ký số · xã, phường: xã Số 0 cao nhất, 99,91%",
            "Digital signing, communes and wards: highest: Số 0 Commune, 99.91%",
        ),
        (
            replace(
                league(),
                question=Question(Kind.RANK, bound=Bound(Relation.MISSES)),
                passing=12,
            ),
            "Ký số · xã, phường: 12/96 đơn vị chưa đạt chỉ tiêu 98%",
            "Digital signing, communes and wards: 12 of 96 units off the target of 98%",
        ),
    ],
)
def test_a_league_is_headed_by_who_stands_first_or_how_many_pass(
    answer: Ranking, vietnamese: str, english: str
) -> None:
    told = [league_title(view(language), answer) for language in LANGUAGES]
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in told] == [vietnamese, english]


@pytest.mark.parametrize(
    ("sharing", "told"),
    [(2, "2 đơn vị cùng thấp nhất, 0%"), (3, "nhiều đơn vị cùng thấp nhất, 0%")],
)
def test_no_unit_is_named_alone_where_others_share_its_place(sharing: int, told: str) -> None:
    order = league(["0", "0", "0" if sharing == 3 else "9000"])
    shared = tuple(replace(each, rank=96) if row < sharing else each for row, each in enumerate(order.places))
    title = league_title(view("vi"), replace(order, places=shared))
    assert title.replace("\N{NO-BREAK SPACE}", " ") == f"Ký số · xã, phường: {told}"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("answer", [trend(), league([str(9000 + each) for each in range(10)])])
def test_a_picture_is_1080_pixels_wide_and_small_enough_for_a_slow_line(
    answer: Trend | Ranking, language: Language
) -> None:
    picture, content = drawn(answer, language), draw(view(language), answer)
    assert content is not None
    assert (picture.format, picture.width) == ("PNG", WIDTH)
    assert picture.height <= 2 * WIDTH
    assert len(content) < 150_000


def test_everybody_of_one_scope_gets_the_same_picture() -> None:
    assert draw(view("vi", "K7Q2"), trend()) == draw(view("vi", "M3T8"), trend())


def test_at_most_ten_units_are_drawn() -> None:
    ten, twelve = ([str(9000 + each) for each in range(many)] for many in (10, 12))
    assert drawn(league(ten)).size == drawn(league(twelve)).size


def test_what_shows_nothing_is_not_drawn() -> None:
    assert draw(view("vi"), trend(("9000", "9100"))) is None
    assert draw(view("vi"), league(("9000",))) is None


def test_the_worst_of_all_is_marked_and_only_where_it_is_among_those_shown() -> None:
    answer = league()
    assert [place.rank for place in worst_of(answer)] == [96]
    assert worst_of(league(end=None)) == ()
    assert [place.rank for place in worst_of(league(end=None, ranked=3))] == [3]
    assert worst_of(league(indicator=replace(SIGNING, direction=Direction.NONE))) == ()
    both = replace(answer, places=tuple(replace(place, rank=94) for place in answer.places))
    assert len(worst_of(both)) == 3


def test_the_worst_is_told_by_a_sign_and_not_only_by_colour() -> None:
    marked, unmarked = (drawn(answer).convert("1") for answer in (league(), replace(league(), ranked=97)))
    beside_names = (MARGIN, 0, MARGIN + 200, marked.height)
    assert marked.crop(beside_names).tobytes() != unmarked.crop(beside_names).tobytes()


@pytest.mark.parametrize(
    "answer",
    [
        trend(("9500",) * 6, goal=None),
        trend(("0", "10000", "5000"), goal=Goal(Decimal(100))),
        trend(months=[MONTHS[0], *MONTHS[2:]], numerators=FALLING[:5]),
        trend(("98", "99", "97"), indicator=OVERDUE, goal=Goal(Decimal(1), Status.LOCAL)),
        league(("0", "0"), goal=None),
        league(("31", "28"), goal=None, indicator=GROUPS, end=None, ranked=2),
        league(("9950", "9900"), end=None),
        replace(league(), stands=False, silent=3),
    ],
)
def test_a_flat_a_broken_and_an_empty_picture_are_drawn_too(answer: Trend | Ranking) -> None:
    assert drawn(answer).width == WIDTH


def test_a_period_that_not_all_have_reported_is_an_open_dot() -> None:
    answer = trend()
    last = answer.results[-1]
    short = replace(last.finding.standing, coverage=Coverage(93, 96, 93))
    partial = replace(last, finding=replace(last.finding, standing=short))
    opened = replace(answer, results=(*answer.results[:-1], partial))
    assert drawn(opened).height > drawn(answer).height


def test_every_vietnamese_letter_has_a_shape_of_its_own() -> None:
    shapes: dict[bytes, str] = {}
    for letter in LETTERS + LETTERS.upper():
        shapes.setdefault(shape(letter), letter)
    assert len(shapes) == len(set(LETTERS + LETTERS.upper()))
    assert shape("\N{HIRAGANA LETTER A}") not in shapes, "what the font lacks is a box"


def test_a_letter_and_its_marks_apart_are_drawn_as_one() -> None:
    text = "Nguyễn Nghiêm, Đặng Thùy Trâm"
    assert shape(unicodedata.normalize("NFD", text)) == shape(text)


def shape(text: str) -> bytes:
    """Return what a text looks like."""
    sheet = Sheet(80)
    sheet.write((10, 10), text, 40)
    return sheet.png()


def test_a_title_keeps_to_three_lines_and_no_number_stands_apart() -> None:
    lines = framed(trend_title(view("vi"), trend()), (), ()).title
    assert len(lines) <= 3
    assert not any(line[0].isdigit() for line in lines)
    assert all(width_of(line, 60, bold=True) <= WIDTH - 2 * MARGIN for line in lines)


def test_no_line_of_a_title_ends_within_a_short_name() -> None:
    lines = framed(league_title(view("vi"), league()), (), ()).title
    assert any("xã\N{NO-BREAK SPACE}Số\N{NO-BREAK SPACE}0" in line for line in lines)


def test_a_title_that_is_too_long_is_set_in_smaller_letters() -> None:
    words = Html(" ".join(["chuyển đổi số"] * 8))
    assert framed(words, (), ()).size < framed(Html("Ký số"), (), ()).size


def test_a_name_that_is_too_wide_is_cut_with_an_ellipsis() -> None:
    assert fitted("Văn phòng Đoàn đại biểu Quốc hội", 40, 300).endswith("…")
    assert width_of(fitted("Văn phòng Đoàn đại biểu Quốc hội", 40, 300), 40) <= 300
    assert [line[-1] for line in wrapped("w" * 80, 40, 300)] == ["…"]
