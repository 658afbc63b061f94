"""Everything in the table is read as meant or asked back, and nothing is read as something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answer import Unclear, Understood
from bot.reading.lexicon import Lexicon
from bot.reading.tokens import MOST_CHARACTERS
from tests.reading import table, table_en
from tests.reading.asked import Asked, AskedBack, Following, value
from tests.reading.mutations import mutants
from tests.reading.reader import Reader

_ENGLISH = {each.text for each in (*table_en.ASKED, *table_en.BACK)}
_HOSTILE = {
    "letters": "a" * 4096,
    "one word": "ký số " * 700,
    "emoji": "\U0001f600" * 4096,
    "zero width": "\u200b" * 4096,
    "marks without letters": "\u0301" * 4096,
    "digits": "9" * 4096,
    "fractions": "684/684 " * 500,
    "brackets": "<b>" * 1000,
    "nothing": "",
}


def _text(row: Asked | AskedBack) -> str:
    return row.text


def _conversation(row: Following) -> str:
    return f"{' / '.join((*row.before, row.last.text))}, {row.minutes}"


def test_the_table_is_as_long_as_promised() -> None:
    rows = (*table.ASKED, *table.BACK, *table.FOLLOWING)
    assert len(rows) >= 300
    assert len({row.text for row in (*table.ASKED, *table.BACK)}) == len(table.ASKED) + len(table.BACK)


@pytest.mark.parametrize("row", [*table.ASKED, *table.BACK], ids=_text)
def test_a_leader_is_read_as_meant_or_asked_back(reader: Reader, row: Asked | AskedBack) -> None:
    language = "en" if row.text in _ENGLISH else "vi"
    assert reader.fault(row, reader.read(row.text, language=language)) is None


@pytest.mark.parametrize("row", table.FOLLOWING, ids=_conversation)
def test_a_leader_who_goes_on_names_only_what_changes(reader: Reader, row: Following) -> None:
    assert reader.fault(row.last, reader.converse(row.turns)) is None


@given(st.data())
def test_a_slip_of_the_finger_never_gets_another_figure(reader: Reader, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(table.ASKED))
    language = "en" if row.text in _ENGLISH else "vi"
    original = reader.read(row.text, language=language)
    if not isinstance(original, Understood) or original.mended:
        return  # a text with a slip of its own has no second one to spare
    mutant = data.draw(mutants(row.text))
    result = reader.read(mutant, language=language)
    assert not reader.differs(original.question, result), (row.text, mutant, result)


@pytest.mark.parametrize("text", _HOSTILE.values(), ids=_HOSTILE)
def test_a_hostile_text_is_refused(reader: Reader, text: str) -> None:
    assert isinstance(reader.read(text), Unclear)


def test_what_nobody_sees_changes_nothing(reader: Reader) -> None:
    hidden = "\u202e".join("\u200b" * 3 + letter for letter in "ký số xã")
    assert reader.read(hidden) == reader.read("ký số xã")


def test_a_text_that_goes_on_and_on_is_not_read_in_part(reader: Reader) -> None:
    padded = f"ký số các xã {' ' * MOST_CHARACTERS} trừ xã Sơn Hà"
    assert isinstance(reader.read(padded), Unclear)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ký số xã Tịh Khê tháng 10", "Xã Tịnh Khê"),
        ("ký số phường Trà Xuôn", None),
        ("ký số Sở Tư phápp tháng 10", "Sở Tư pháp"),
    ],
)
def test_only_what_can_be_nothing_but_a_slip_is_mended(
    reader: Reader, lexicon: Lexicon, typed: str, meant: str | None
) -> None:
    result = reader.read(typed)
    if meant is None:
        assert isinstance(result, Unclear)
        return
    assert isinstance(result, Understood)
    units = lexicon.catalogue.register.units
    assert [units[each.unit_id].names.vi for each in result.question.subjects] == [meant]
    assert len(result.mended) == 1


@pytest.mark.parametrize(
    ("typed", "indicator", "who", "bound"),
    [
        ("báo tôi khi ký số các xã dưới 95%", "kyso", "99:xa", "<95"),
        ("nhắc tôi nếu quá hạn trên 2%", "quahan", "", ">2"),
        ("báo khi Sở Y tế chưa đạt chỉ tiêu ký số", "kyso", "S03", "missed"),
        ("tell me when overdue is above 2%", "quahan", "", ">2"),
        ("let me know if signing of communes drops below 95%", "kyso", "99:xa", "<95"),
        ("đặt cảnh báo ký số các xã dưới 95%", "kyso", "99:xa", "<95"),
        ("cảnh báo quá hạn của Sở Y tế trên 2%", "quahan", "S03", ">2"),
        ("khi nào ký số dưới 95% thì báo", "kyso", "", "<95"),
        ("báo tôi khi ký số các xã đạt 99%", "kyso", "99:xa", ">=99"),
        ("báo tôi khi ký số các xã tăng lên trên 99%", "kyso", "99:xa", ">99"),
        ("tell me as soon as overdue of communes passes 3%", "quahan", "99:xa", ">3"),
        ("let me know when digital signing reaches its target", "kyso", "", "reached"),
        ("báo tôi khi xã Hành Sơn ban hành kế hoạch", "kehoach", "X029", ">=1"),
        ("báo tôi khi kế hoạch của Sở Y tế chưa đạt chỉ tiêu", "kehoach", "S03", "<1"),
    ],
)
def test_a_leader_asks_to_be_told_when_a_figure_crosses_a_bound(
    reader: Reader, typed: str, indicator: str, who: str, bound: str
) -> None:
    result = reader.read(typed)
    assert isinstance(result, Understood), result
    assert result.question.is_watch
    assert reader.fault(value(typed, indicator, who, bound=bound), result) is None


@pytest.mark.parametrize(
    ("typed", "who", "bound"),
    [
        ("báo tôi khi quá hạn nhiều hơn 10 hồ sơ", "", ">10"),
        ("báo tôi khi các xã có trên 150 hồ sơ quá hạn", "99:xa", ">150"),
        ("tell me when overdue dossiers of communes exceed 150 dossiers", "99:xa", ">150"),
    ],
)
def test_what_a_share_counts_is_watched_where_things_are_named(
    reader: Reader, typed: str, who: str, bound: str
) -> None:
    assert reader.fault(value(typed, "quahan", who, bound=bound, in_things=True), reader.read(typed)) is None


@pytest.mark.parametrize(
    "typed",
    [
        "báo tôi khi ký số các xã",
        "báo tôi khi dưới 95%",
        "báo tôi khi xã nào ký số dưới 95%",
        "báo tôi khi ký số tháng 9 dưới 95%",
        "báo tôi khi ban hành kế hoạch của các xã dưới 50",
        "báo tôi khi quá hạn và ký số trên 10 hồ sơ",
        "báo tôi khi ký số dưới 195%",
        "báo tôi khi ký số tăng trên 2%",
        "báo tôi khi có xã dưới 90% ký số",
        "báo tôi khi ký số dưới -5%",
        "tell me when it rains",
    ],
)
def test_what_cannot_be_watched_is_asked_back(reader: Reader, typed: str) -> None:
    assert isinstance(reader.read(typed), Unclear)
