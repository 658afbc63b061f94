"""Files that no officer sends: each wants memory, time, or something else than figures."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

from bot.reading.uploads import Refused

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEADER = "".join(
    f'<c r="{letter}1" t="inlineStr"><is><t>{name}</t></is></c>'
    for letter, name in zip("ABCDE", ("unit", "indicator", "period", "numerator", "denominator"), strict=True)
)


def _worksheet(rows: str) -> str:
    head = f'<row r="1">{_HEADER}</row>'
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{head}{rows}</sheetData></worksheet>'


_PARTS = {
    "[Content_Types].xml": _TYPES,
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}"><sheets><sheet name="a" sheetId="1"/></sheets></workbook>',
    "xl/worksheets/sheet1.xml": _worksheet(""),
}
_SHEET, _TEXTS, _STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_MANY = 1_000_000


def packed(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a workbook of these parts, over those that there must be."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, text in {**_PARTS, **parts}.items():
            archive.writestr(name, text)
    return content.getvalue()


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    return packed({_TEXTS: f'<!DOCTYPE a [<!ENTITY a0 "ha">{entities}]><sst><si><t>&a9;</t></si></sst>'})


def _overlapping() -> bytes:
    """Return an archive whose hundred parts are one and the same place of the file."""
    content = bytearray(packed({_STYLES: "<a/>" * 200_000}))
    start = int.from_bytes(content[-6:-2], "little")
    listed = bytes(content[start:-22])
    at = listed.rindex(b"PK\x01\x02")
    last = listed[at:]
    more = b"".join(last.replace(b"styles.xml", b"style%03d.ml"[:10] % n) for n in range(100))
    return bytes(content[:start]) + listed + more + _ending(start, len(listed) + len(more), 104)


def _ending(start: int, size: int, parts: int) -> bytes:
    numbers = ((0, 2), (0, 2), (parts, 2), (parts, 2), (size, 4), (start, 4), (0, 2))
    return b"PK\x05\x06" + b"".join(number.to_bytes(width, "little") for number, width in numbers)


def _lying() -> bytes:
    """Return a workbook whose largest part says that it is small."""
    content = bytearray(packed({_TEXTS: "<sst>" + "<si><t>a</t></si>" * _MANY + "</sst>"}))
    own = content.rindex(b"PK\x03\x04", 0, content.index(_TEXTS.encode())) + 22
    listed = content.rindex(b"PK\x01\x02") + 24
    for at in (own, listed):
        content[at : at + 4] = (1_000).to_bytes(4, "little")
    return bytes(content)


def _flagged() -> bytes:
    content = bytearray(packed({}))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


def _sheet(rows: str) -> bytes:
    return packed({_SHEET: _worksheet(rows)})


def _linked() -> bytes:
    link = '<Relationships><Relationship TargetMode="External"/></Relationships>'
    return packed({"xl/_rels/workbook.xml.rels": link})


def _many_elements() -> bytes:
    some = "".join(f"<b{number}/><c/><d>{number * 7919}</d>" for number in range(60_000))
    return packed({f"xl/worksheets/sheet{number}.xml": f"<a>{some}</a>" for number in range(2, 9)})


def _many_attributes() -> bytes:
    return _sheet("<row " + " ".join(f'a{n:x}="{n * 7919:x}"' for n in range(700_000)) + "/>")


_BUILT: dict[str, tuple[str, Callable[[], bytes], Refused]] = {
    "a program that was renamed": ("a.xlsx", lambda: b"MZ" + bytes(1_000), Refused.NOT_A_WORKBOOK),
    "a file behind a password": (
        "a.xlsx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_096),
        Refused.LOCKED,
    ),
    "an archive with a password": ("a.xlsx", _flagged, Refused.LOCKED),
    "macros": ("a.xlsx", lambda: packed({"xl/vbaProject.bin": b"\x00"}), Refused.MACROS),
    "sheets of macros": ("a.xlsx", lambda: packed({"xl/macrosheets/sheet1.xml": "<a/>"}), Refused.MACROS),
    "links to other workbooks": (
        "a.xlsx",
        lambda: packed({"xl/externalLinks/externalLink1.xml": "<a/>"}),
        Refused.LINKS,
    ),
    "a link that is fetched": ("a.xlsx", _linked, Refused.LINKS),
    "a workbook in the workbook": (
        "a.xlsx",
        lambda: packed({"xl/embeddings/a.xlsx": packed({})}),
        Refused.EMBEDDED,
    ),
    "an archive in the archive": (
        "a.xlsx",
        lambda: packed({"xl/media/a.zip": packed({})}),
        Refused.NOT_A_WORKBOOK,
    ),
    "parts that overlap": ("a.xlsx", _overlapping, Refused.NOT_A_WORKBOOK),
    "a hundred thousand parts": (
        "a.xlsx",
        lambda: packed({f"xl/media/{n}.png": "" for n in range(30_000)}),
        Refused.TOO_LARGE,
    ),
    "texts without end": (
        "a.xlsx",
        lambda: packed({_TEXTS: "<sst>" + "<si><t>a</t></si>" * _MANY + "</sst>"}),
        Refused.TOO_LARGE,
    ),
    "texts that say that they are few": ("a.xlsx", _lying, Refused.NOT_A_WORKBOOK),
    "styles without end": (
        "a.xlsx",
        lambda: packed({_STYLES: "<styleSheet>" + "<xf/>" * _MANY + "</styleSheet>"}),
        Refused.TOO_LARGE,
    ),
    "a sheet of nothing": ("a.xlsx", lambda: _sheet(" " * 19_000_000), Refused.TOO_LARGE),
    "elements without end": ("a.xlsx", _many_elements, Refused.TOO_LARGE),
    "depth without end": ("a.xlsx", lambda: packed({_STYLES: "<a>" * 30_000}), Refused.TOO_LARGE),
    "an element of many attributes": ("a.xlsx", _many_attributes, Refused.TOO_LARGE),
    "entities that grow": ("a.xlsx", _laughs, Refused.NOT_A_WORKBOOK),
    "the last cell of all": (
        "a.xlsx",
        lambda: _sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        Refused.TOO_LARGE,
    ),
    "the last column": (
        "a.xlsx",
        lambda: _sheet('<row r="2"><c r="XFD2"><v>1</v></c></row>'),
        Refused.TOO_LARGE,
    ),
    "half a workbook": ("a.xlsx", lambda: packed({_TEXTS: "<sst/>" * 999})[:-200], Refused.NOT_A_WORKBOOK),
    "no XML at all": ("a.xlsx", lambda: packed({_SHEET: "<worksheet>"}), Refused.NOT_A_WORKBOOK),
    "a workbook of another packing": ("a.xlsx", lambda: packed({}, zipfile.ZIP_LZMA), Refused.NOT_A_WORKBOOK),
    "a table in UTF-16": ("a.csv", lambda: "unit,indicator,period\n".encode("utf-16"), Refused.NOT_UTF8),
    "bytes": ("a.csv", lambda: b"\x00" * 5_000_000, Refused.NOT_UTF8),
    "a line without end": ("a.csv", lambda: b"unit,indicator,period\n" + b"a" * 5_000_000, Refused.MALFORMED),
    "rows without end": (
        "a.csv",
        lambda: b"unit,indicator,period\n" + b"a,b,c\n" * 800_000,
        Refused.TOO_LARGE,
    ),
    "a file of another kind": ("a.xlsm", lambda: packed({}), Refused.UNKNOWN_KIND),
}
NAMES = tuple(_BUILT)


def hostile(what: str) -> tuple[str, bytes, Refused]:
    """Return a file's name and content, and what is to be said of it."""
    name, build, refused = _BUILT[what]
    return name, build(), refused


def every() -> Iterator[tuple[str, bytes]]:
    """Yield each file's name and content."""
    for what in NAMES:
        yield hostile(what)[:2]
