"""CSV files and the sheets of workbooks, read row by row as lists of texts."""

import csv
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TextIO

from bot.services.bring_in.faults import BrokenSheetError, Reason, shown

_LONGEST_LINE = 65_536


class Sheet(Protocol):
    """A table as it lies in a file; how far it is read counts in bytes."""

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    @property
    def stem(self) -> str:
        """Which table its name promises."""
        ...

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        ...

    @property
    def position(self) -> int:
        """How many bytes are read."""
        ...

    def rows(self) -> Generator[list[str]]:
        """Yield every row, the header first; BrokenSheetError where it cannot be read any further."""
        ...


@dataclass
class CsvSheet:
    """A CSV file in UTF-8; other bytes become surrogates, so that the reader can say where they are."""

    path: Path
    name: str
    size: int
    _file: TextIO | None = field(default=None, repr=False)

    @property
    def stem(self) -> str:
        """Which table the file's name promises."""
        return self.path.stem

    @property
    def position(self) -> int:
        """How many bytes are read."""
        return self._file.buffer.tell() if self._file and not self._file.closed else self.size

    def rows(self) -> Generator[list[str]]:
        """Yield every row, the header first."""
        with self.path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as self._file:
            lines = _lines(self._file)
            first = next(lines, "")
            try:
                yield from csv.reader(_after(first, lines), delimiter=_delimiter(first), strict=True)
            except csv.Error as error:
                raise BrokenSheetError(Reason.MALFORMED, detail=shown(str(error))) from None


def _delimiter(header: str) -> str:
    """Return what stands between the cells: Excel writes ``;`` where the comma is for decimals."""
    return ";" if ";" in header and "," not in header else ","


def _lines(file: TextIO) -> Iterator[str]:
    """Yield the lines of a file, none of which fills the memory."""
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE and not line.endswith(("\n", "\r")):
            raise BrokenSheetError(Reason.LINE_TOO_LONG, most=_LONGEST_LINE)
        yield line


def _after(first: str, lines: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from lines
