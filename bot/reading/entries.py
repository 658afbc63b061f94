"""Read the figures out of what an officer types or pastes: a line, a list, or a passage of a report.

Whatever is not certain is left open, with the readings to pick from; nothing is ever taken silently.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.figure import WHOLE
from bot.domain.indicator import Indicator, Kind
from bot.domain.names import Language
from bot.domain.period import Period
from bot.domain.quantity import Qualifier, plain
from bot.domain.question import Subject
from bot.domain.unit import Tier, Unit
from bot.reading.entry_lines import Line, Number, each_once, proposed
from bot.reading.entry_words import (
    BLANK,
    DONE,
    NONE_AROSE,
    NOT_DONE,
    OF,
    OTHER,
    PERCENT,
    length_of,
    qualifier_at,
    times_at,
)
from bot.reading.lexicon import Kindred, Lexicon
from bot.reading.numbers import readings
from bot.reading.periods import read_period
from bot.reading.proposed import Doubt, Open, Pasted, Proposed
from bot.reading.tokens import Token, clean, token
from bot.reading.words import Word

MOST_LETTERS = 8_000  # of a text; two messages of Telegram's
_CELLS = r"(?<=\d)[ ]*[\t|][ ]*(?=\d+(?:[.,]\d+)*(?![\d.,]*[ ]*%))"  # between those of a table
_TOKEN = re.compile(
    rf"{_CELLS}|"
    r"(?<!\w)[-−]\d+(?:[./,]\d+)*|\d+(?:[./,\-–]\d+)*|[^\W\d_]+|>=|<=|[,;:%<>≤≥~/\n]|[.!?](?=\s|$)"
)
_BULLET = re.compile(r"^[ \t]*(?:\d{1,2}[.)]|[a-zđ][.)]|[-–+*•])[ \t]+", re.MULTILINE)
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])[/.-](?:19|20)\d\d")
_MONTH_OF_FILES = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])")
_FULL_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d")
_BAR = re.compile(r"[ ]*[\t|][ ]*")
_CUT = frozenset(".!?\n")  # ends a sentence
_MARKS = frozenset(",;:.!?\n/%<>~≤≥")
_LONG = 60  # words, from which on a text may be a passage, whose other words mean nothing to us
_NAMES_NOTHING = frozenset(
    {
        *(Word.NOISE, Word.A, Word.ARTICLE, Word.PLACED, Word.HAVE, Word.GREETING, Word.PARTICLE),
        *(Word.COUNTED, Word.REPORTING, Word.REPORTED, Word.REACH, Word.REACHES, Word.WHOLE, Word.OFFICE),
        *(Word.UNITS, Word.THIS, Word.THIS_UNIT, Word.HOW_MANY, Word.FOLLOWING),
    }
)


def read_entries(text: str, lexicon: Lexicon, home: Unit, today: date, language: Language) -> Pasted:
    """Read the figures of a text, as somebody of a unit would mean them."""
    reader = _Reader(clean(text)[:MOST_LETTERS], lexicon, home, today, language)
    return reader.read()


class _Reader:
    """Reads one text from left to right."""

    def __init__(self, text: str, lexicon: Lexicon, home: Unit, today: date, language: Language) -> None:
        self._text = text
        self._lexicon = lexicon
        self._home = home
        self._today = today
        self._language: Language = language
        bare = _BULLET.sub(lambda found: " " * len(found[0]), text)
        found = list(_TOKEN.finditer(bare))
        self._typed: list[Token] = [token(_BAR.sub("/", each[0])) for each in found]
        self._spans = [each.span() for each in found]
        self._careful = any(each.has_diacritics for each in self._typed)
        self._lines: list[Line] = []
        self._open: list[Open] = []
        self._left: list[tuple[int, int]] = []
        self._units: dict[int, Unit] | None = None
        self._periods: dict[Period, None] = {}
        self._no_period = ""  # what was written as a period that there is not
        self._ahead: list[tuple[tuple[int, int], Number]] = []  # ahead of any name in their sentence
        self._subjects: list[Subject] = []
        self._spoke = False  # whether a number has stood behind the subjects
        self._other = False  # whether the next number is a target or a change

    def read(self) -> Pasted:
        at = 0
        while at < len(self._typed):
            at += self._next(at)
        self._end_sentence()
        words = sum(each.is_word for each in self._typed)
        is_passage = words >= _LONG and len(self._left) * 4 > words
        if self._no_period and not is_passage:
            return Pasted(open=(Open(Doubt.NO_SUCH_PERIOD, self._no_period),))
        figures, open_ = self._settled(is_passage=is_passage)
        units = tuple((self._units or {}).values())
        return Pasted(figures, open_, () if is_passage else units, tuple(self._periods), is_passage)

    def _next(self, at: int) -> int:
        """Read what starts at a token, and return over how many tokens."""
        each, line = self._typed[at], self._line()
        if each.text in _CUT:
            self._end_sentence(closes=each.text != "\n" or self._is_blank_line(at))
            return 1
        if line and not line.says_something and (length := self._said(line, at)):
            return length
        if (length := length_of(OTHER, self._typed, at)) and not self._topic_at(at, length):
            self._other = True
            return length
        if length := self._number(at):
            return length
        match = self._lexicon.match(self._typed, at, careful=self._careful)
        period = self._period(at)
        if period and not (match and len(match.words) > period[1]):
            self._date(at, *period)
            return period[1]
        if match:
            self._mean(match.meanings, at, len(match.words))
            return len(match.words)
        if each.text not in _MARKS:
            self._left.append(self._spans[at])
        return 1

    def _topic_at(self, at: int, length: int) -> bool:
        """Say whether an indicator's name starts at a token and is longer than a phrase."""
        match = self._lexicon.match(self._typed, at, careful=self._careful)
        return bool(match and len(match.words) > length)

    def _said(self, line: Line, at: int) -> int:
        """Read that none arose, that there is no figure yet, or that something is done."""
        if length := length_of(NONE_AROSE, self._typed, at):
            line.nothing = True
        elif length := length_of(BLANK, self._typed, at):
            line.blank = True
        elif all(each.kind is Kind.MILESTONE for each in line.indicators):
            done, not_done = (length_of(phrases, self._typed, at) for phrases in (DONE, NOT_DONE))
            length = max(done, not_done)
            line.done = (done > not_done) if length else None
        if length:
            line.end = self._spans[at + length - 1][1]
        return length

    def _period(self, at: int) -> tuple[tuple[Period, ...], int] | None:
        """Return the periods that are written at a token, and over how many tokens."""
        each = self._typed[at]
        dated = (_MONTH, _MONTH_OF_FILES, _FULL_DATE)
        if each.is_number and not any(pattern.fullmatch(each.text) for pattern in dated):
            return None
        read = read_period(self._typed, at, self._today)
        return (read.periods, read.length) if read else None

    def _date(self, at: int, periods: tuple[Period, ...], length: int) -> None:
        """Take a period for that of the figures, but for one that they are held against: "so với tháng 9"."""
        if self._other:
            return
        self._periods |= dict.fromkeys(periods)
        if not periods:
            self._no_period = self._words(self._spans[at][0], self._spans[at + length - 1][1])

    # Numbers.

    def _number(self, at: int) -> int:
        """Take a number with what stands around it; 0 where there is none."""
        qualifier, ahead = qualifier_at(self._typed, at)
        of = length_of(OF, self._typed, at)
        line = self._line()
        joins = bool(
            of and line and len(line.counts) == 1 and self._is_number_at(at, of) and self._follows(at)
        )
        if joins:
            at_number = at + of
            qualifier, more = qualifier_at(self._typed, at_number)
            at_number += more
        else:
            at_number = at + ahead
        if at_number >= len(self._typed) or not self._is_numeral(at_number):
            return 0
        text = self._typed[at_number].text
        if _FULL_DATE.fullmatch(text) or _MONTH_OF_FILES.fullmatch(text):
            return 0
        if _MONTH.fullmatch(text) and self._is_month(at_number):
            return 0
        length = at_number - at + 1
        sign = self._percent_at(at_number + 1)
        times = 1 if sign else times_at(self._typed, at_number + 1)
        length += sign or times > 1
        self._take(at, length, self._numbers(text, qualifier, times, percent=sign > 0), joins=joins)
        return length

    def _is_numeral(self, at: int) -> bool:
        text = self._typed[at].text
        return text[0].isdigit() or (text[0] in "-−" and len(text) > 1)

    def _percent_at(self, at: int) -> int:
        """Return over how many tokens it is said that the number ahead is a per cent."""
        return length_of(PERCENT, self._typed, at)

    def _is_number_at(self, at: int, of: int) -> bool:
        """Say whether a number follows behind a word such as "of", with its qualifier or without."""
        after = at + of
        after += qualifier_at(self._typed, after)[1]
        return after < len(self._typed) and self._is_numeral(after)

    def _follows(self, at: int) -> bool:
        """Say whether a number stands right ahead, or ahead of up to four words for what it counts."""
        for before in range(at - 1, max(at - 6, -1), -1):
            if self._is_numeral(before):
                return True
            if self._typed[before].text in _MARKS:
                return False
        return False

    def _is_month(self, at: int) -> bool:
        """Say whether "10/2026" is a month: ahead of any name, or where the name has its number besides."""
        line = self._line()
        if line is None or line.says_something:
            return True
        for after in range(at + 1, len(self._typed)):
            if self._typed[after].text in ";\n" or self._topic_at(after, 0):
                break
            if self._is_numeral(after) or length_of(NONE_AROSE, self._typed, after):
                return True
        line.month = self._typed[at].text
        return False

    def _numbers(self, text: str, qualifier: Qualifier, times: int, *, percent: bool) -> list[Number]:
        parts = text.split("/")
        return [
            Number(
                tuple(
                    plain(each * times)
                    for each in readings(part, self._language, percent=percent or times > 1)
                ),
                qualifier if place == 0 else Qualifier.EXACT,
                percent,
            )
            for place, part in enumerate(parts)
        ]

    def _take(self, at: int, length: int, numbers: list[Number], *, joins: bool) -> None:
        """Give numbers to the name that they stand behind."""
        start, end = self._spans[at][0], self._spans[at + length - 1][1]
        self._spoke = True
        if self._other:
            self._other = False
            self._left.append((start, end))
            return
        line = self._line()
        if line is None:
            self._ahead += [((start, end), each) for each in numbers]
            return
        if line.renamed and line.counts and not joins and not numbers[0].percent:
            line = Line(line.indicators, line.renamed, end)
            self._lines.append(line)
        line.wrong |= any(not each.values for each in numbers) or len(numbers) > 2
        if line.whose is None and self._subjects:
            line.whose = self._subjects[-1] if len(self._subjects) == 1 else Subject(0)
        line.end = end
        if numbers[0].percent:
            line.surplus |= line.rate is not None or len(numbers) > 1
            line.rate = line.rate or numbers[0]
        elif joins or not line.counts:
            line.counts += numbers
        else:
            line.surplus = True
        line.surplus |= len(line.counts) > 2 or line.nothing

    # Names.

    def _mean(self, meanings: Sequence[object], at: int, length: int) -> None:
        indicators = tuple(each for each in meanings if isinstance(each, Indicator))
        tiers = [
            each.tier if isinstance(each, Kindred) else each
            for each in meanings
            if isinstance(each, Tier | Kindred)
        ]
        units = [each for each in meanings if isinstance(each, Unit)]
        if indicators:
            self._topic(indicators, at, length)
        elif tiers:
            self._speak_of_tier(tiers[0])
        elif units:
            self._name(units)
        elif Word.WHOLE in meanings:
            self._speaks_of(Subject(self._home.id, WHOLE))
        elif not any(each in _NAMES_NOTHING for each in meanings if isinstance(each, Word)):
            self._left.append((self._spans[at][0], self._spans[at + length - 1][1]))

    def _topic(self, indicators: tuple[Indicator, ...], at: int, length: int) -> None:
        start, end = self._spans[at][0], self._spans[at + length - 1][1]
        line = self._line()
        if line and set(line.indicators) & set(indicators) and not self._is_new_line(line.end, start):
            line.indicators = tuple(each for each in line.indicators if each in indicators)
            line.renamed, line.end = start, end
            return
        if line and line.led and not self._text[line.end : start].strip():
            line.indicators, line.end = indicators, end  # "187 accounts of mailboxes" are mailboxes
            return
        self._other = False
        line = Line(indicators, start, end)
        if self._ahead:
            line.led = True
            line.start = self._ahead[0][0][0]
            numbers = [number for _, number in self._ahead]
            line.rate = next((each for each in numbers if each.percent), None)
            line.counts = [each for each in numbers if not each.percent]
            line.surplus = len(line.counts) > 2 or len(numbers) - len(line.counts) > 1
            self._ahead = []
            if self._subjects:
                line.whose = self._subjects[-1] if len(self._subjects) == 1 else Subject(0)
        self._lines.append(line)

    def _is_new_line(self, end: int, start: int) -> bool:
        return any(mark in self._text[end:start] for mark in ";\n")

    def _name(self, units: list[Unit]) -> None:
        known = {each.id: each for each in units}
        if self._units is None:
            self._units = known
        else:
            both = {id_: each for id_, each in known.items() if id_ in self._units}
            self._units = both or {**self._units, **known}

    def _speak_of_tier(self, tier: Tier) -> None:
        """Note whose figures a tier's name speaks of: the own unit's, or those below it."""
        own = self._lexicon.catalogue.register.tiers[self._home.tier_id]
        if tier.rank == own.rank and self._subjects != [Subject(self._home.id, WHOLE)]:
            self._speaks_of(Subject(self._home.id))
        elif tier.rank > own.rank:
            self._speaks_of(Subject(self._home.id, tier.id))

    def _speaks_of(self, subject: Subject) -> None:
        if self._spoke:
            self._subjects, self._spoke = [], False
        if subject not in self._subjects:
            self._subjects.append(subject)

    # Ends.

    def _is_blank_line(self, at: int) -> bool:
        return at + 1 < len(self._typed) and self._typed[at + 1].text == "\n"

    def _end_sentence(self, *, closes: bool = True) -> None:
        self._subjects, self._spoke, self._other = [], False, False
        if self._lines and closes:
            self._lines[-1].closed = True
        if self._ahead:
            (start, _), (_, end) = self._ahead[0][0], self._ahead[-1][0]
            self._open.append(Open(Doubt.NO_INDICATOR, self._words(start, end)))
            self._ahead = []

    def _line(self) -> Line | None:
        """Return the name that a number belongs to; None ahead of the first in a sentence."""
        line = self._lines[-1] if self._lines else None
        return None if line is None or line.closed else line

    def _words(self, start: int, end: int) -> str:
        return " ".join(self._text[start:end].split())

    def _settled(self, *, is_passage: bool) -> tuple[tuple[Proposed, ...], tuple[Open, ...]]:
        figures: list[Proposed] = []
        open_ = [] if is_passage else list(self._open)
        for line in self._lines:
            if line.blank:
                continue
            if isinstance(found := proposed(line, self._words(line.start, line.end)), Proposed):
                figures.append(found)
            elif not is_passage or found.options:
                open_.append(found)
        if is_passage:
            figures = [each for each in figures if each.whose is None or each.whose.unit_id]
        else:
            figures = [replace(each, whose=None) for each in figures]
            open_ += [Open(Doubt.WORDS_LEFT, words) for words in self._words_left()]
        kept, twice = each_once(figures)
        return tuple(kept), (*open_, *twice)

    def _words_left(self) -> Iterator[str]:
        """Yield the words that mean nothing, those beside each other together."""
        start = end = -1
        for one, other in self._left:
            if end >= 0 and self._text[end:one].strip():
                yield self._words(start, end)
                start = one
            start, end = (one if start < 0 else start), other
        if end >= 0:
            yield self._words(start, end)
