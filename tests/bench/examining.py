"""The project's own table of questions as an examination, for whoever reads questions."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias, TypeVar

from bot.domain.names import Language
from bot.domain.question import Question
from tests.reading import table_en, table_vi
from tests.reading.asked import Asked, AskedBack, question_of, settled
from tests.reading.reader import Reader

T = TypeVar("T")
Row: TypeAlias = tuple[Asked | AskedBack, Language]

ROWS: tuple[Row, ...] = (
    *((row, "vi") for row in (*table_vi.ASKED, *table_vi.BACK)),
    *((row, "en") for row in (*table_en.ASKED, *table_en.BACK)),
)
A_TENTH = ROWS[::10]  # of every sort, to tune what has to be tuned


@dataclass(frozen=True)
class Score:
    """How many texts were read rightly, asked back though they are clear, and taken for another question."""

    right: int
    back: int
    wrong: int

    def __str__(self) -> str:
        """Write all three."""
        return f"{self.right} right, {self.back} asked back, {self.wrong} wrong"


@dataclass(frozen=True)
class Examiner:
    """Holds what was understood against the table, as the made-up province's leader meant it."""

    reader: Reader

    def score(self, rows: Iterable[Row], understood: Iterable[Question | None]) -> Score:
        """Count; a text that must be asked back is right if it is, whatever the doubt."""
        marks = [self._mark(row, question) for (row, _), question in zip(rows, understood, strict=True)]
        return Score(marks.count(1), marks.count(0), marks.count(-1))

    def _mark(self, row: Asked | AskedBack, question: Question | None) -> int:
        if isinstance(row, AskedBack):
            return 1 if question is None else -1
        if question is None:
            return 0
        right = question_of(row, self.reader.lexicon.catalogue)
        same = settled(question, self.reader.home) == settled(right, self.reader.home)
        return 1 if same else -1


def timed(read: Callable[[Row], T]) -> tuple[list[T], float]:
    """Read the whole table once; return what was read, and the median of the milliseconds."""
    results: list[T] = []
    taken: list[float] = []
    for row in ROWS:
        begun = time.perf_counter()
        results.append(read(row))
        taken.append((time.perf_counter() - begun) * 1_000)
    return results, median(taken)
