"""Stands ahead of every workbook from outside: what is too large, or more than cells, is never opened.

Nothing that a file says of itself is believed: sizes are counted as it is unpacked, and every XML part is
gone through once, without keeping it, before anything that keeps it sees it.
"""

import re
import zlib
from collections.abc import Sequence
from enum import StrEnum
from io import BytesIO
from itertools import pairwise
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

LARGEST_UNPACKED = 20_000_000  # bytes, of all parts together
MOST_ROWS, MOST_COLUMNS = 20_000, 40  # of a sheet
_MOST_PARTS = 200
_LARGEST_TEXTS, _LARGEST_OTHER = 6_000_000, 1_000_000  # bytes: of the texts of the cells, of any other part
_MOST_RATIO, _SMALL = 150, 100_000  # how much smaller a part may be packed, unless it is small
_MOST_ELEMENTS, _DEEPEST = 700_000, 32
_PIECE, _LONGEST_TAG = 65_536, 500_000
_OLE, _ZIP, _ENTRY, _LOCAL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"PK\x01\x02", 30
_IS_ENCRYPTED = 1  # bit of a part's flags
_KINDS = (".xml", ".rels", ".vml", ".png", ".jpeg", ".jpg", ".gif", ".emf", ".bin")
_NEEDED = frozenset({"[Content_Types].xml", "xl/workbook.xml"})
_MACROS = re.compile(r"vbaproject|/(?:macrosheets|dialogsheets)/", re.IGNORECASE)
_LINKS = re.compile(r"/(?:externallinks|connections|querytables)\b", re.IGNORECASE)
_EMBEDDED = re.compile(r"/(?:embeddings|activex|ctrlprops)/", re.IGNORECASE)
_CELL = re.compile(r"([A-Z]{1,3})[1-9][0-9]{0,6}")


class Unsafe(StrEnum):
    """Why a file is not opened."""

    NOT_A_WORKBOOK = "not_a_workbook"
    LOCKED = "locked"  # behind a password, or of a version before 2007, which looks the same
    TOO_LARGE = "too_large"
    MACROS = "macros"
    LINKS = "links"  # to other files
    EMBEDDED = "embedded"  # other files within it


class UnsafeError(Exception):
    """A file that is not opened."""

    def __init__(self, why: Unsafe) -> None:
        """Say why."""
        super().__init__(why)
        self.why = why


def check_workbook(content: bytes) -> None:
    """Go through a workbook without keeping any of it; UnsafeError where it must not be opened."""
    if content.startswith(_OLE):
        raise UnsafeError(Unsafe.LOCKED)
    if not content.startswith(_ZIP):
        raise UnsafeError(Unsafe.NOT_A_WORKBOOK)
    if content.count(_ENTRY) > _MOST_PARTS:
        raise UnsafeError(Unsafe.TOO_LARGE)
    try:
        with ZipFile(BytesIO(content)) as parts:
            _check_list(parts.infolist())
            _check_parts(parts)
    except (BadZipFile, ExpatError, zlib.error, EOFError, NotImplementedError, ValueError, LookupError):
        raise UnsafeError(Unsafe.NOT_A_WORKBOOK) from None


def unpacked(parts: Sequence[ZipInfo]) -> int:
    """Return how many bytes the parts of an archive say that they have together."""
    return sum(part.file_size for part in parts)


def _check_list(parts: Sequence[ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if any(part.flag_bits & _IS_ENCRYPTED for part in parts):
        raise UnsafeError(Unsafe.LOCKED)
    if any(map(_MACROS.search, names)):
        raise UnsafeError(Unsafe.MACROS)
    if any(map(_LINKS.search, names)):
        raise UnsafeError(Unsafe.LINKS)
    if any(map(_EMBEDDED.search, names)):
        raise UnsafeError(Unsafe.EMBEDDED)
    if not set(names) >= _NEEDED or len(set(names)) < len(names) or not all(map(_is_kind, names)):
        raise UnsafeError(Unsafe.NOT_A_WORKBOOK)
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts) or _overlap(parts):
        raise UnsafeError(Unsafe.NOT_A_WORKBOOK)
    if unpacked(parts) > LARGEST_UNPACKED or any(map(_is_too_large, parts)):
        raise UnsafeError(Unsafe.TOO_LARGE)


def _is_kind(name: str) -> bool:
    return name.casefold().endswith((*_KINDS, "/")) and ".." not in name and not name.startswith("/")


def _is_too_large(part: ZipInfo) -> bool:
    name = part.filename.casefold()
    if not name.startswith("xl/worksheets/"):
        most = _LARGEST_TEXTS if name == "xl/sharedstrings.xml" else _LARGEST_OTHER
        if part.file_size > most:
            return True
    return part.file_size > max(_SMALL, part.compress_size * _MOST_RATIO)


def _overlap(parts: Sequence[ZipInfo]) -> bool:
    """Say whether two parts share bytes, as they do in an archive that unpacks to far more than it is."""
    ordered = sorted(parts, key=lambda part: part.header_offset)
    ends = [part.header_offset + _LOCAL + len(part.filename) + part.compress_size for part in ordered]
    return any(end > later.header_offset for end, (_, later) in zip(ends, pairwise(ordered), strict=False))


def _check_parts(parts: ZipFile) -> None:
    """Go through every XML part; more than an honest workbook has ends it."""
    left = _MOST_ELEMENTS
    for part in parts.infolist():
        if part.filename.casefold().endswith((".xml", ".rels", ".vml")):
            left -= _Part(left, is_sheet=part.filename.casefold().startswith("xl/worksheets/")).go(
                parts, part
            )


class _Part:
    """One XML part on its way past."""

    def __init__(self, most: int, *, is_sheet: bool) -> None:
        self._left = self._most = most
        self._depth = 0
        parser = ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype  # with it come entities, which grow without end
        parser.StartElementHandler = self._open_of_sheet if is_sheet else self._open
        parser.EndElementHandler = self._close
        parser.buffer_text = True
        self._parser = parser

    def go(self, parts: ZipFile, part: ZipInfo) -> int:
        """Go through a part; return how many elements it has."""
        with parts.open(part) as file:
            read = 0
            while piece := file.read(_PIECE):
                self._parser.Parse(piece, False)  # noqa: FBT003 - the parser's own way
                read += len(piece)
                if read - self._parser.CurrentByteIndex > _LONGEST_TAG:  # it collects one without an end
                    raise UnsafeError(Unsafe.TOO_LARGE)
            self._parser.Parse(b"", True)  # noqa: FBT003 - as above
        return self._most - self._left

    def _doctype(self, *_: object) -> None:
        raise UnsafeError(Unsafe.NOT_A_WORKBOOK)

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        self._depth += 1
        if self._left < 0 or self._depth > _DEEPEST:
            raise UnsafeError(Unsafe.TOO_LARGE)
        if name.endswith("Relationship") and attributes.get("TargetMode") == "External":
            raise UnsafeError(Unsafe.LINKS)

    def _open_of_sheet(self, name: str, attributes: dict[str, str]) -> None:
        self._open(name, attributes)
        if name == "row" and int(attributes.get("r", 0)) > MOST_ROWS:
            raise UnsafeError(Unsafe.TOO_LARGE)
        if name == "c" and (found := _CELL.fullmatch(attributes.get("r", ""))) and len(found[1]) > 2:
            raise UnsafeError(Unsafe.TOO_LARGE)

    def _close(self, _: str) -> None:
        self._depth -= 1
