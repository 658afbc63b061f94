"""A sheet of paper 1080 pixels wide, to write and draw on; a phone shows it at a third of that."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

WIDTH = 1080
MARGIN = 48
INK, FAINT = "#16202c", "#56616d"  # letters; both stand out from the paper by far more than 4.5 to 1
BLUE, PALE, RED, PINK = "#1f5fa8", "#c9d3de", "#b3261e", "#f1b9b4"
_PAPER = "#ffffff"
_FINE = 2  # drawn so many times larger, since shapes are drawn without smooth edges
_HALO = 5
_LEADING = 5, 4  # a line of text is a quarter higher than its letters
_COLOURS = 128
_STEP = 24  # by which lines are made narrower, in search of the most even ones
_BESIDE_NUMBER = re.compile(r"(?<=\d) (?=\w)|(?<=[\w,:]) (?=\d)")

Anchor = Literal["la", "ma", "ra", "ls", "ms", "rs", "lm", "mm", "rm"]  # Pillow's: side, then height
Box = tuple[int, int, int, int]  # left, top, right, bottom


class Sheet:
    """White paper; all its measures are pixels of the finished picture."""

    def __init__(self, height: int) -> None:
        """Take a sheet of some height."""
        self._image = Image.new("RGB", (WIDTH * _FINE, height * _FINE), _PAPER)
        self._draw = ImageDraw.Draw(self._image)

    def write(  # noqa: PLR0913 - a letter has a place, a size, a weight and a colour
        self,
        at: tuple[int, int],
        text: str,
        size: int,
        colour: str = INK,
        *,
        bold: bool = False,
        anchor: Anchor = "la",
        halo: bool = False,
    ) -> None:
        """Write one line; a halo keeps it legible across whatever is drawn already."""
        self._draw.text(
            (at[0] * _FINE, at[1] * _FINE),
            unicodedata.normalize("NFC", text),
            colour,
            _font(size * _FINE, bold),
            anchor=anchor,
            stroke_width=_HALO * _FINE if halo else 0,
            stroke_fill=_PAPER,
        )

    def paragraph(
        self, top: int, lines: Sequence[str], size: int, colour: str = INK, *, bold: bool = False
    ) -> int:
        """Write lines one below the other, from the left margin; return where the next thing may start."""
        for line in lines:
            self.write((MARGIN, top), line, size, colour, bold=bold)
            top += leading(size)
        return top

    def line(self, points: Sequence[tuple[int, int]], colour: str, width: int) -> None:
        """Draw a line from point to point."""
        fine = [(x * _FINE, y * _FINE) for x, y in points]
        self._draw.line(fine, colour, width * _FINE, joint="curve")

    def dashes(self, left: int, right: int, y: int, colour: str) -> None:
        """Draw a dashed line across."""
        for x in range(left, right, 26):
            self.line([(x, y), (min(x + 15, right), y)], colour, 4)

    def dashes_down(self, x: int, top: int, bottom: int, colour: str) -> None:
        """Draw a dashed line downwards."""
        for y in range(top, bottom, 26):
            self.line([(x, y), (x, min(y + 15, bottom))], colour, 4)

    def dot(self, x: int, y: int, radius: int, colour: str, *, hollow: bool = False) -> None:
        """Draw a dot, or a ring."""
        place = [(x - radius) * _FINE, (y - radius) * _FINE, (x + radius) * _FINE, (y + radius) * _FINE]
        self._draw.ellipse(place, _PAPER if hollow else colour, colour, 4 * _FINE)

    def bar(self, box: Box, colour: str) -> None:
        """Draw a bar; nothing where it has no width."""
        left, top, right, bottom = (edge * _FINE for edge in box)
        if right > left:
            self._draw.rectangle((left, top, right - 1, bottom - 1), colour)

    def warning(self, x: int, bottom: int, size: int) -> None:
        """Draw the sign that marks the worst: a triangle with an exclamation mark."""
        corners = [(x, bottom), (x + size, bottom), (x + size // 2, bottom - size * 9 // 10)]
        self._draw.polygon([(left * _FINE, top * _FINE) for left, top in corners], RED)
        self.write((x + size // 2, bottom - size // 12), "!", size * 3 // 4, _PAPER, bold=True, anchor="ms")

    def png(self) -> bytes:
        """Return the finished picture."""
        file = BytesIO()
        finished = self._image.reduce(_FINE).quantize(_COLOURS, Image.Quantize.FASTOCTREE)
        finished.save(file, "PNG")
        return file.getvalue()


def leading(size: int) -> int:
    """Return how high a line of letters of a size is."""
    return size * _LEADING[0] // _LEADING[1]


def width_of(text: str, size: int, *, bold: bool = False) -> int:
    """Return how wide a text is."""
    return round(_font(size, bold).getlength(unicodedata.normalize("NFC", text)))


def wrapped(text: str, size: int, most: int, *, bold: bool = False) -> list[str]:
    """Return a text in lines that are no wider than allowed, and about as long as each other.

    No number is parted from the words beside it; one long word stands alone, shortened. Spaces that do not
    break stay.
    """
    words = _BESIDE_NUMBER.sub("\N{NO-BREAK SPACE}", text).split(" ")
    fewest = _filled(words, size, most, bold=bold)
    narrowest = max(width_of(line, size, bold=bold) for line in fewest)
    longest = max(width_of(word, size, bold=bold) for word in words)
    for width in range(most, longest, -_STEP):
        lines = _filled(words, size, width, bold=bold)
        if len(lines) > len(fewest):
            break
        widest = max(width_of(line, size, bold=bold) for line in lines)
        if widest < narrowest:
            fewest, narrowest = lines, widest
    return fewest


def _filled(words: Sequence[str], size: int, most: int, *, bold: bool) -> list[str]:
    """Return words in lines, each as full as it can be."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= most:
            lines[-1] = longer
        else:
            lines.append(fitted(word, size, most, bold=bold))
    return lines


def fitted(text: str, size: int, most: int, *, bold: bool = False) -> str:
    """Return a text that is no wider than allowed, cut with an ellipsis."""
    if width_of(text, size, bold=bold) <= most:
        return text
    while text and width_of(f"{text}…", size, bold=bold) > most:
        text = text[:-1].rstrip()
    return f"{text}…"


@lru_cache(32)
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:  # noqa: FBT001 - a key of the cache
    """Return the font that ships; without a layout engine, which some machines lack, and NFC needs none."""
    path = files("bot.showing").joinpath("fonts", f"NotoSans-{'Bold' if bold else 'Regular'}.ttf")
    return ImageFont.truetype(BytesIO(path.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)
