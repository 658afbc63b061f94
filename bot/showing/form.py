"""The Excel form: what an officer owes, as a workbook of which only the figures can be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from bot.domain.indicator import Accumulation, Indicator, Kind
from bot.domain.period import Period
from bot.domain.quantity import Qualifier, Quantity
from bot.domain.submission import Line, Sheet
from bot.reading.figure_table import FORM, NONE_AROSE
from bot.showing import names, periods
from bot.showing.book import Book, Page, Style, new_book
from bot.showing.entries import figure_of
from bot.showing.guide import command_in
from bot.showing.markup import Html, joined, plain
from bot.showing.speech import Speech

_UNIT, _INDICATOR, _HOW, _PART, _WHOLE, _NONE, _PAST, _NOW = range(8)
_CODES = {8: "unit", 9: "indicator", 10: "period"}  # hidden, as is the first row, which names the columns
_NAMED = {_PART: "numerator", _WHOLE: "denominator", _NONE: NONE_AROSE} | _CODES
_WIDTHS = (24, 28, 46, 13, 13, 16, 26, 22)
_TITLE, _HINT, _HEAD, _FIRST = 1, 2, 3, 4  # rows
_LARGEST = 10**14
_MARK = "x"
_SHEET_NAME = 31  # characters
_LINE, _MOST_LINES = 16, 12  # points of a line of text; lines of a row


@dataclass(frozen=True)
class _Formats:
    title: Style
    hint: Style
    head: Style
    text: Style
    figure: Style
    closed: Style


def form_name(speech: Speech, sheets: Sequence[Sheet]) -> str:
    """Return what the file is called: "mau-2026-10.xlsx", without a period where it is of several."""
    named = [str(each).replace("/", "_") for each in _periods(sheets)]
    return f"{'-'.join((command_in(speech, 'mau'), *(named if len(named) == 1 else ())))}.xlsx"


def form(speech: Speech, sheets: Sequence[Sheet]) -> bytes:
    """Return the workbook: a sheet for each period, a row for each unit and indicator."""
    content = BytesIO()
    book = new_book(content)
    formats = _formats(book)
    for period in _periods(sheets):
        of_period = [each for each in sheets if each.period == period]
        _Page(speech, book.add_worksheet(_sheet_name(speech, period)), formats, period).write(of_period)
    book.close()
    return content.getvalue()


def _periods(sheets: Sequence[Sheet]) -> list[Period]:
    return list(dict.fromkeys(each.period for each in sheets))


def _sheet_name(speech: Speech, period: Period) -> str:
    return plain(names.starting(periods.within(speech, period))).replace("/", "-")[:_SHEET_NAME]


def _formats(book: Book) -> _Formats:
    framed = {"border": 1, "border_color": "#999999", "valign": "vcenter"}
    return _Formats(
        book.add_format({"bold": True, "font_size": 14}),
        book.add_format({"italic": True}),
        book.add_format({
            **framed, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#E8EEF4",
        }),
        book.add_format({**framed, "text_wrap": True, "quote_prefix": True}),
        book.add_format({
            **framed, "border": 2, "border_color": "#000000", "locked": False, "bg_color": "#FFF9DB",
            "num_format": "#,##0.####", "align": "right",
        }),
        book.add_format({**framed, "bg_color": "#E0E0E0"}),
    )  # fmt: skip


class _Page:
    """The sheet of one period."""

    def __init__(self, speech: Speech, page: Page, formats: _Formats, period: Period) -> None:
        self._speech = speech
        self._page = page
        self._formats = formats
        self._period = period

    def write(self, sheets: Sequence[Sheet]) -> None:
        """Write the rows of some units."""
        one = sheets[0].unit if len({each.unit.id for each in sheets}) == 1 else None
        self._lay_out(hides_unit=one is not None)
        whose = joined(
            " · ", (names.unit(self._speech, one) if one else None, periods.name(self._speech, self._period))
        )
        self._text(
            _TITLE,
            _INDICATOR if one else _UNIT,
            self._speech.say("form.title", whose=whose),
            self._formats.title,
        )
        self._text(_HINT, _INDICATOR if one else _UNIT, self._speech.say("form.hint"), self._formats.hint)
        rows = [(sheet, line) for sheet in sheets for line in sheet.lines]
        for number, (sheet, line) in enumerate(rows, start=_FIRST):
            self._write(number, sheet, line)

    def _lay_out(self, *, hides_unit: bool) -> None:
        say, page = self._speech.say, self._page
        heads = (
            say("form.unit"), say("form.indicator"), say("form.how"), say("form.part"),
            say("form.whole"), say("form.none_arose"), say("form.past"), say("form.now"),
        )  # fmt: skip
        page.write_string(0, 0, FORM)
        for at, name in _NAMED.items():
            page.write_string(0, at, name)
        page.set_row(0, None, None, {"hidden": True})
        for at, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
            self._text(_HEAD, at, head, self._formats.head)
            page.set_column(at, at, width, None, {"hidden": hides_unit and at == _UNIT})
        page.set_row(_HEAD, 2 * _LINE, None, {})
        page.set_column(min(_CODES), max(_CODES), None, None, {"hidden": True})
        page.freeze_panes(_FIRST, _PART)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(_HEAD)
        page.print_area(0, 0, 1_000, _NOW)
        page.hide_gridlines(2)
        page.protect("", {"format_columns": True, "format_rows": True})

    def _write(self, row: int, sheet: Sheet, line: Line) -> None:
        indicator, speech = line.indicator, self._speech
        texts = {
            _UNIT: names.starting(names.unit(speech, sheet.unit)),
            _INDICATOR: names.indicator(speech, indicator),
            _HOW: _how(speech, indicator),
            _PAST: _past(speech, line, self._period),
            _NOW: figure_of(speech, indicator, line.standing.measure) if line.standing else Html(),
        }
        self._page.set_row(row, _height(texts), None, {})
        for at, text in texts.items():
            self._text(row, at, text)
        self._figures(row, line)
        codes = (sheet.unit.code, indicator.code, str(self._period))
        for at, code in zip(_CODES, codes, strict=True):
            self._page.write_string(row, at, code)

    def _figures(self, row: int, line: Line) -> None:
        """Write the cells that are filled in, with what they take; what a draft has stands there."""
        page, formats, indicator = self._page, self._formats, line.indicator
        entry = line.entry
        part, whole = (entry.measure.numerator, entry.measure.denominator) if entry else (None, None)
        self._number(row, _PART, part)
        page.data_validation(row, _PART, row, _PART, self._rule(line, row, _PART))
        if indicator.is_ratio:
            self._number(row, _WHOLE, whole)
            page.data_validation(row, _WHOLE, row, _WHOLE, self._rule(line, row, _WHOLE))
        else:
            page.write_blank(row, _WHOLE, None, formats.closed)
        if indicator.accumulation is Accumulation.FLOW:
            if entry and entry.nothing:
                page.write_string(row, _NONE, _MARK, formats.figure)
            else:
                page.write_blank(row, _NONE, None, formats.figure)
            page.data_validation(row, _NONE, row, _NONE, self._one_mark())
        else:
            page.write_blank(row, _NONE, None, formats.closed)

    def _number(self, row: int, at: int, quantity: Quantity | None) -> None:
        if quantity is None or quantity.qualifier is not Qualifier.EXACT:
            self._page.write_blank(row, at, None, self._formats.figure)
        else:
            self._page.write_number(row, at, float(quantity.value), self._formats.figure)

    def _rule(self, line: Line, row: int, at: int) -> dict[str, object]:
        """Return what a cell takes: a number from 0 on, a part of no more than its whole."""
        say, indicator = self._speech.say, line.indicator
        broken = any(each.measure.is_broken for each in line.past)
        part, whole = f"$D${row + 1}", f"$E${row + 1}"
        least: object = f'=IF({part}="",0,{part})' if at == _WHOLE else 0
        most: object = (
            f'=IF({whole}="",{_LARGEST},{whole})' if at == _PART and indicator.is_ratio else _LARGEST
        )
        hint = say("form.milestone") if indicator.kind is Kind.MILESTONE else None
        return {
            "validate": "decimal" if broken else "integer",
            "criteria": "between",
            "minimum": least,
            "maximum": most,
            "error_title": plain(say("form.wrong")),
            "error_message": plain(self._wrong(indicator, at, broken=broken)),
            **({"input_message": plain(hint)} if hint and at == _PART else {}),
        }

    def _wrong(self, indicator: Indicator, at: int, *, broken: bool) -> Html:
        say = self._speech.say
        number = say("form.number") if broken else say("form.whole_number")
        if not indicator.is_ratio:
            return number
        return joined(" ", (number, say("form.part_of_whole") if at == _PART else say("form.whole_of_part")))

    def _one_mark(self) -> dict[str, object]:
        say = self._speech.say
        return {
            "validate": "list",
            "source": [_MARK],
            "error_title": plain(say("form.wrong")),
            "error_message": plain(say("form.only_mark")),
        }

    def _text(self, row: int, at: int, text: Html, form: Style | None = None) -> None:
        self._page.write_string(row, at, plain(text), form or self._formats.text)


def _height(texts: Mapping[int, Html]) -> float:
    """Return how high a row is, so that no program that opens it cuts a text off."""
    lines = max(-(-len(plain(text)) // (_WIDTHS[at] - 2)) for at, text in texts.items())
    return _LINE * min(max(lines, 1), _MOST_LINES)


def _how(speech: Speech, indicator: Indicator) -> Html:
    """Return what is counted: "văn bản đã ký số / văn bản"."""
    sides = [indicator.numerator, indicator.denominator] if indicator.is_ratio else [indicator.numerator]
    told = (speech.of(each.definition) or (speech.of(each.noun) if each.noun else "") for each in sides)
    return Html(" / ".join(each for each in told if each))


def _past(speech: Speech, line: Line, period: Period) -> Html:
    if line.previous is None:
        return Html()
    figure = figure_of(speech, line.indicator, line.previous.measure)
    return speech.say(
        "enter.past", period=periods.beside(speech, line.previous.period, period), figure=figure
    )
