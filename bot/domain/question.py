"""What is asked, as data: a command, a free text, a button and a line of a digest are all one question."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.figure import WHOLE
from bot.domain.period import Period, from_key

BUTTON_BYTES = 64  # callback_data, Bot API, InlineKeyboardButton
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Kind(StrEnum):
    """What the asker wants to know; the letters travel in buttons."""

    VALUE = "v"
    SOURCE = "s"
    RANK = "r"
    COMPARE = "c"
    TREND = "t"
    OVERVIEW = "o"
    UNIT = "u"
    ALERTS = "a"
    MISSING = "m"
    CATALOGUE = "k"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose figure: a unit's own, that of a tier below it, or that of the unit with everything below it."""

    unit_id: int
    tier_id: int | None = None  # None: the unit's own figure; WHOLE: with everything below

    @property
    def is_own(self) -> bool:
        """Whether only the unit's own figure is meant."""
        return self.tier_id is None

    @property
    def is_whole(self) -> bool:
        """Whether the unit and everything below it is meant."""
        return self.tier_id == WHOLE


@dataclass(frozen=True, slots=True)
class Question:
    """One question; no period is the latest that serves, a page counts from 0."""

    kind: Kind
    indicator_ids: tuple[int, ...] = ()
    subjects: tuple[Subject, ...] = ()
    period: Period | None = None
    page: int = 0

    def but(
        self,
        *,
        kind: Kind | None = None,
        period: Period | None = None,
        subjects: tuple[Subject, ...] | None = None,
        page: int = 0,
    ) -> "Question":
        """Return the same question with one part changed."""
        return replace(
            self,
            kind=kind or self.kind,
            period=period or self.period,
            subjects=self.subjects if subjects is None else subjects,
            page=page,
        )


def encode(question: Question) -> str:
    """Return a question as a button carries it; ValueError where it would be longer than 64 bytes."""
    parts = (
        question.kind.value,
        "+".join(map(_base36, question.indicator_ids)),
        "+".join(_encode_subject(subject) for subject in question.subjects),
        _base36(question.period.key) if question.period else "",
        _base36(question.page),
    )
    text = ".".join(parts)
    if len(text) > BUTTON_BYTES:
        msg = f"a button holds {BUTTON_BYTES} bytes: {text}"
        raise ValueError(msg)
    return text


def decode(text: str) -> Question:
    """Return the question that a button carries; ValueError where the text was never one of ours."""
    kind, indicators, subjects, period, page = text.split(".")
    return Question(
        Kind(kind),
        tuple(_number(part) for part in indicators.split("+") if part),
        tuple(_decode_subject(part) for part in subjects.split("+") if part),
        from_key(_number(period)) if period else None,
        _number(page),
    )


def _encode_subject(subject: Subject) -> str:
    unit = _base36(subject.unit_id)
    return unit if subject.tier_id is None else f"{unit}-{_base36(subject.tier_id)}"


def _decode_subject(text: str) -> Subject:
    unit, dash, tier = text.partition("-")
    return Subject(_number(unit), _number(tier) if dash else None)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


def _number(text: str) -> int:
    """Read base 36; ValueError for anything else, signs and underscores included."""
    if not text or not set(text) <= set(_DIGITS) or len(text) > 12:
        msg = f"not a number: {text}"
        raise ValueError(msg)
    return int(text, 36)
