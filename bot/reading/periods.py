"""Find a period in a text, by the day on which it is asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.period import Period
from bot.domain.text import key
from bot.reading.period_forms import FORMS, MONTHS
from bot.reading.tokens import Token

_MOST_TOKENS = 14
_VIETNAMESE = """
tính hồi vào lúc sang tới tháng quý tuần năm ngày hôm nay trước này rồi qua vừa gần đây nhất đầu
cuối nửa lũy luỹ kế cộng dồn từ đến hết giờ hiện mười một hai ba bốn tư sáu bảy tám chín giêng chạp
ngoái kia nữa trong trở lại cách mới kể thời điểm giai đoạn của cả trọn tại hiện ni
"""
_MAY = "may"
_SIX, _AFTER = key("sáu"), "sau"
_AND = key("và")  # between months that are listed
_AHEAD_OF_VERBS = frozenset({"how", "i", "we", "you", "they", "it", "which", "who", "that"})
_FIRST = """
ca tron ke giai th thg qi qii qiii qiv full all final
tinh hoi vao luc thang t month months qui q quarter nua h half first second third fourth the nine
nam year tuan week w this last next sang until till through hom ngay today yesterday luy cong tu dau
den toi to up ytd since so from past cach trong mot hai ba bon sau bay tam chin muoi one two three
four five six seven eight ten eleven twelve
"""
PERIOD_WORDS = frozenset(key(_VIETNAMESE).split())  # that have diacritics where they are typed with any
_IN_NAMES = frozenset(
    ["nam", "sau", "bay", "tam", "chin", "muoi", "mot"]
)  # numbers, once their diacritics are lost
_STARTS = frozenset(_FIRST.split()) | frozenset(MONTHS)


@dataclass(frozen=True, slots=True)
class Read:
    """What starts at a token, over how many: a period, several to pick from, or none that exists."""

    periods: tuple[Period, ...]
    length: int
    step: Callable[[date], Period] | None = None  # of "last month" and the like, which are told from a day

    @property
    def period(self) -> Period | None:
        """The one period; None where there is none or the text leaves it open."""
        return self.periods[0] if len(self.periods) == 1 else None


def read_period(typed: Sequence[Token], start: int, today: date, *, english: bool = False) -> Read | None:
    """Return the longest period that starts at a token; None where none does.

    ``Read.periods`` is empty for a period that was written but does not exist, such as a month 13.
    """
    if not (typed[start].is_number or typed[start].fold in _STARTS) or _is_other_word(typed[start]):
        return None
    careful = any(token.has_diacritics for token in typed)
    text = " ".join(_written(token, careful=careful) for token in typed[start : start + _MOST_TOKENS])
    best, found = None, None
    for form in FORMS:
        match = form.pattern.match(text)
        if match and (found is None or match.end() > found.end()):
            best, found = form, match
    if best is None or found is None:
        return None
    length = found.group().count(" ") + 1
    if length == 1 and _is_verb(typed, start, english=english):
        return None
    if any(_is_other_word(token) for token in typed[start : start + length]):
        return None
    if careful and start and _is_name(typed[start]):
        return None
    try:
        built = best.build(found.groupdict(), today)
    except (ValueError, OverflowError):
        return Read((), length)
    return Read(built if isinstance(built, tuple) else (built,), length, best.step)


def _written(token: Token, *, careful: bool) -> str:
    """Return a word as the forms have it: "sáu" is six, "sau" is next; without diacritics it is either."""
    if token.key == _SIX:
        return "sáu"
    return f"{token.fold}_" if careful and token.fold == _AFTER else token.fold


def _is_name(token: Token) -> bool:
    """Say whether a word without marks beside others with them has a capital: "Hòa Khánh Nam"."""
    return token.text.istitle() and token.fold in _IN_NAMES and not token.has_diacritics


def _is_verb(typed: Sequence[Token], start: int, *, english: bool) -> bool:
    """Say whether "may" is no month: behind "how" or "I", or in a text that is not English."""
    before = typed[start - 1].fold if start else ""
    return typed[start].text == _MAY and (before in _AHEAD_OF_VERBS or not english)


def _is_other_word(token: Token) -> bool:
    """Say whether its diacritics make a word another one than those that periods are written with."""
    return token.has_diacritics and token.key not in PERIOD_WORDS and token.key != _AND
