"""What officers type and paste is read as figures, and what is not certain is asked back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.figure import Measure
from bot.domain.quantity_text import format_quantity
from bot.domain.question import Subject
from bot.domain.unit import Unit
from bot.reading.entries import read_entries
from bot.reading.lexicon import Lexicon
from bot.reading.proposed import Doubt, Pasted
from tests.province.data import PROVINCE

TODAY = date(2026, 11, 5)


def home(lexicon: Lexicon) -> Unit:
    """Return the province."""
    return next(each for each in lexicon.catalogue.register.units.values() if each.code == PROVINCE)


def read(lexicon: Lexicon, text: str) -> Pasted:
    """Read what an officer of the province types."""
    return read_entries(text, lexicon, home(lexicon), TODAY, "vi")


def written(measure: Measure) -> str:
    """Return the numbers as files write them."""
    counts = [format_quantity(each) for each in (measure.numerator, measure.denominator) if each]
    rate = [f"{format_quantity(measure.rate)}%"] if measure.rate else []
    return " ".join(["/".join(counts), *rate] if counts else rate)


def figures(pasted: Pasted) -> dict[str, str]:
    """Return what was read, by the codes of the indicators."""
    return {
        each.indicator.code: "none arose" if each.nothing else written(each.measure)
        for each in pasted.figures
    }


CERTAIN = {
    "kyso 142/150": {"kyso": "142/150"},
    "Ký số: 142 / 150 văn bản": {"kyso": "142/150"},
    "ký số 142 trên 150 văn bản": {"kyso": "142/150"},
    "ký số 142 văn bản trên tổng số 150": {"kyso": "142/150"},
    "signing 142 of 150": {"kyso": "142/150"},
    "142/150 ký số": {"kyso": "142/150"},
    "ký số 10.2026 142/150": {"kyso": "142/150"},
    "ký số 142/150 2026-10": {"kyso": "142/150"},
    "ký số\t142\t150\t94,67%\nquá hạn\t3\t60": {"kyso": "142/150 94.67%", "quahan": "3/60"},
    "ký số | 142 | 150": {"kyso": "142/150"},
    "phát hành 148 văn bản điện tử trên tổng số 150 văn bản": {"phathanh": "148/150"},
    "ký số ko ps": {"kyso": "none arose"},
    "ký số 142/150, phát hành 150/150; hồ sơ quá hạn 3/410": {
        "kyso": "142/150",
        "phathanh": "150/150",
        "quahan": "3/410",
    },
    "1. Ký số: 142/150\n2) Phát hành - 150/150\n- Quá hạn: 0/410": {
        "kyso": "142/150",
        "phathanh": "150/150",
        "quahan": "0/410",
    },
    "ký số gần 2.150 / gần 2.200, đạt 99,3%": {"kyso": "<2150/<2200 99.3%"},
    "ký số trên 4.500 văn bản, đạt trên 97%": {"kyso": ">4500 >97%"},
    "phát hành ít nhất 5,1 nghìn": {"phathanh": ">=5100"},
    "ký số khoảng 98 phần trăm": {"kyso": "~98%"},
    "tiếp nhận 410": {"hoso": "410"},
    "tiếp nhận 0": {"hoso": "0"},
    "quá hạn không phát sinh": {"quahan": "none arose"},
    "qua han khong phat sinh, ky so 5/6": {"quahan": "none arose", "kyso": "5/6"},
    "quá hạn: chưa có số liệu; ký số 5/6": {"kyso": "5/6"},
    "ký số 3/10": {"kyso": "3/10"},  # and no day in October
}


@pytest.mark.parametrize("text", CERTAIN)
def test_what_is_certain_is_read_with_its_words(lexicon: Lexicon, text: str) -> None:
    pasted = read(lexicon, text)
    assert pasted.is_certain, pasted
    assert figures(pasted) == CERTAIN[text]
    assert all(each.words in " ".join(text.split()) for each in pasted.figures)


OPEN: dict[str, tuple[Doubt, list[str]]] = {
    "ký số 5,100/5,200": (Doubt.WHICH_NUMBER, ["5100/5200"]),
    "tiếp nhận 5,100": (Doubt.WHICH_NUMBER, ["5100"]),
    "ký số 3/2026": (Doubt.NUMBER_OR_MONTH, ["3/2026"]),
    "ký số 1/2/3": (Doubt.NOT_A_NUMBER, []),
    "ký số -5/150": (Doubt.NOT_A_NUMBER, []),
    "ký số": (Doubt.NO_NUMBER, []),
    "142/150": (Doubt.NO_INDICATOR, []),
    "ký số 142/150; ký số 143/150": (Doubt.TWICE, ["142/150", "143/150"]),
    "ký số 142/150 tháng 13": (Doubt.NO_SUCH_PERIOD, []),
    "quý 5 ký số 142/150": (Doubt.NO_SUCH_PERIOD, []),
    "ký số 142/150 xxyyzz": (Doubt.WORDS_LEFT, []),
    "ký số 142/150, chỉ tiêu 98%": (Doubt.WORDS_LEFT, []),
    "ký số 142/150, tăng 2% so với tháng trước": (Doubt.WORDS_LEFT, []),
}


@pytest.mark.parametrize("text", OPEN)
def test_what_is_not_certain_is_asked_back(lexicon: Lexicon, text: str) -> None:
    pasted = read(lexicon, text)
    assert [each.doubt for each in pasted.open] == [OPEN[text][0]]
    assert [written(each.measure) for each in pasted.open[0].options] == OPEN[text][1]
    assert pasted.open[0].words


def test_a_period_that_figures_are_held_against_is_not_theirs(lexicon: Lexicon) -> None:
    assert read(lexicon, "ký số 142/150 (giảm 2% so với tháng 9)").periods == ()


def test_a_line_names_its_period_and_unit_anywhere(lexicon: Lexicon) -> None:
    for text in (
        "kyso 10/2026 142/150 Mộ Đức",
        "Xã Mộ Đức tháng 10: ký số 142/150",
        "kyso mo duc t10 142/150",
    ):
        pasted = read(lexicon, text)
        assert [str(each) for each in pasted.periods] == ["2026-10"], text
        assert {each.names.vi.partition(" ")[2] for each in pasted.units} == {"Mộ Đức"}, text
        assert figures(pasted) == {"kyso": "142/150"}, text


def test_two_units_of_one_spelling_are_both_told(lexicon: Lexicon) -> None:
    assert len(read(lexicon, "kyso 142/150 ba to").units) == 2


def test_a_report_proposes_its_figures_for_whom_each_sentence_speaks_of(lexicon: Lexicon) -> None:
    ballast = "Lãnh đạo luôn quan tâm chỉ đạo thực hiện nghiêm túc nhiệm vụ được giao. " * 8
    pasted = read(
        lexicon,
        f"{ballast}UBND tỉnh đã phát hành hơn 5.100 văn bản đạt tỷ lệ 100%; ký số đạt trên 99,7%. "
        "Xã, phường phát hành gần 2.200 văn bản, đạt trên 98,7%; ký số gần 2.150 đạt 99,3%.",
    )
    assert pasted.is_passage
    assert pasted.open == ()
    own = Subject(home(lexicon).id)
    tiers = lexicon.catalogue.register.tiers.values()
    communes = Subject(own.unit_id, next(tier.id for tier in tiers if tier.code == "xa"))
    assert [(each.whose, each.indicator.code, written(each.measure)) for each in pasted.figures] == [
        (own, "phathanh", ">5100 100%"),
        (own, "kyso", ">99.7%"),
        (communes, "phathanh", "<2200 >98.7%"),
        (communes, "kyso", "<2150 99.3%"),
    ]


@given(st.text(alphabet="ký số quá hạn 0123456789/.,;:%-\n<>~≥tháng trên gần không phát sinh", max_size=80))
def test_any_text_is_read_or_left_open(lexicon: Lexicon, text: str) -> None:
    for each in read(lexicon, text).figures:
        assert each.nothing or not each.measure.is_empty


def test_the_whole_of_a_long_text_is_not_read(lexicon: Lexicon) -> None:
    assert figures(read(lexicon, "x " * 5_000 + "ký số 1/2")) == {}
