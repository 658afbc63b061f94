"""What became of a file of figures, as its officer reads it."""

from collections.abc import Sequence
from typing import assert_never

from bot.domain.check import Check
from bot.domain.submission import Filing, NotDone, Sent, Sheet
from bot.reading.uploads import LARGEST, Refused
from bot.services.upload.outcome import CellFault, Wrong
from bot.showing import entry_presses as presses
from bot.showing import names, periods
from bot.showing.checks import told
from bot.showing.decisions import place_of, reference
from bot.showing.guide import command_in
from bot.showing.lists import page_line
from bot.showing.markup import Html, escaped, joined, plain, shortened
from bot.showing.screen import Button, Screen, View
from bot.showing.speech import Speech
from bot.showing.undone import why

FILE = "tf"  # begins the data of the buttons below a file
_WRONG = 5  # cells that are named
_NAME, _LABEL = 60, 64
_DECIDERS = 3


def show_refused_file(speech: Speech, refused: Refused, detail: str = "") -> Screen:
    """Say why a whole file is not taken."""
    return Screen.of([_refused(speech, refused, detail), _how(speech) if refused not in _SILENT else None])


def told_of_file(
    speech: Speech, name: str, taken: int, known: int, blank: int, wrong: Sequence[Wrong]
) -> Html:
    """Return what was taken of a file, what was known, and what was not taken and why."""
    called = shortened(name, _NAME)
    first = (
        speech.plural("file.taken", taken, name=called)
        if taken
        else speech.say("file.nothing_new", name=called)
        if known
        else speech.say("file.nothing_taken", name=called)
    )
    more = len(wrong) - _WRONG
    return joined(
        "\n",
        (
            first,
            speech.plural("file.known", known) if known else None,
            speech.plural("file.blank", blank) if blank and not known else None,
            speech.plural("file.wrong", len(wrong)) if wrong else None,
            *(_wrong(speech, each) for each in wrong[:_WRONG]),
            speech.plural("file.more_wrong", more) if more > 0 else None,
        ),
    )


def form_caption(speech: Speech, sheets: Sequence[Sheet]) -> Html:
    """Return what is said below the form: of what it is, and how it comes back."""
    called = dict.fromkeys(plain(periods.name(speech, each.period)) for each in sheets)
    return speech.say("file.form", periods=", ".join(called))


def no_form(speech: Speech, check: Check | None, *, is_read: bool) -> Html:
    """Say that there is nothing to be filled in and why, or that no period was read."""
    if check:
        return told(speech, check)
    if is_read:
        return speech.say("enter.none_due")
    return speech.say("file.no_period", command=f"/{command_in(speech, 'mau')}")


def not_your_file(speech: Speech) -> Html:
    """Say that files of figures are for officers to send."""
    return speech.say("file.not_permitted")


def show_filing(view: View, filing: Filing, notice: Html | None = None) -> Screen:
    """Show the drafts of a file, a page at a time, with the one button that sends them all."""
    speech, page, pages, shown = view.speech, filing.page, filing.pages, filing.sheets
    lines = [
        notice or speech.say("file.title", name=shortened(filing.name, _NAME)),
        *(line_of_sheet(speech, each) for each in shown),
        page_line(speech, page, pages),
        reference(view),
    ]
    rows = [[_opening(speech, each)] for each in shown]
    turning = [
        _button(speech.say("button.previous"), f"v:{filing.id}:{page - 1}") if page else None,
        _button(speech.say("button.more"), f"v:{filing.id}:{page + 1}") if page + 1 < pages else None,
    ]
    send = (
        _button(speech.say("button.submit_all", n=filing.drafts), f"s:{filing.id}") if filing.drafts else None
    )
    return Screen.of(lines, [send], *rows, turning)


def show_sent_file(
    view: View, name: str, outcomes: Sequence[Sent | NotDone], deciders: Sequence[str]
) -> Screen:
    """Say how many drafts of a file wait now, who decides, and which were not sent and why."""
    speech = view.speech
    sent = [each for each in outcomes if isinstance(each, Sent)]
    left = [each for each in outcomes if isinstance(each, NotDone)]
    more, named = len(deciders) - _DECIDERS, joined(", ", map(escaped, deciders[:_DECIDERS]))
    who = speech.plural("enter.more_deciders", more, names=named) if more > 0 else named
    decided = speech.say("enter.deciders", names=who) if deciders else speech.say("enter.no_deciders")
    lines = [
        speech.say("file.title", name=shortened(name, _NAME)),
        speech.plural("file.sent", len(sent), reference=view.reference)
        if sent
        else speech.say("file.none_sent"),
        decided if sent else None,
        speech.plural("file.not_sent", len(left)) if left else None,
        *(undone_line(speech, each) for each in left[:_WRONG]),
        speech.plural("file.more_wrong", len(left) - _WRONG) if len(left) > _WRONG else None,
    ]
    rows = [[_opening(speech, each.sheet)] for each in left[:_WRONG] if each.sheet]
    return Screen.of(lines, *rows)


def undone_line(speech: Speech, undone: NotDone) -> Html:
    """Return which submission something was not done with, and why."""
    if undone.sheet is None:
        return speech.say("file.line", text=why(speech, undone))
    return speech.say("file.place_line", place=place_of(speech, undone.sheet), text=why(speech, undone))


def line_of_sheet(speech: Speech, sheet: Sheet) -> Html:
    """Return a submission of a file in a line: how many figures it has, and how many want a look."""
    figures = speech.plural("file.figures", len(sheet.entered))
    odd = sum(bool(line.checks) for line in sheet.entered) + len(sheet.checks)
    text = joined(", ", (figures, speech.plural("file.odd", odd) if odd else None))
    return speech.say("file.place_line", place=place_of(speech, sheet), text=text)


def whole_file(speech: Speech, sheet: Sheet) -> Button | None:
    """Return a button that shows all that came with a submission in one file."""
    return file_button(speech.say("button.whole_file"), sheet.filing_id) if sheet.filing_id else None


def file_button(label: Html, filing_id: int) -> Button:
    """Return a button that shows a file to whoever sent it."""
    return _button(label, f"v:{filing_id}:0")


def _opening(speech: Speech, sheet: Sheet) -> Button | None:
    if sheet.submission is None:
        return None
    label = joined(
        " · ", (names.starting(names.who(speech, sheet.who)), periods.within(speech, sheet.period))
    )
    return Button(shortened(plain(label), _LABEL), presses.opening(sheet.submission.id))


def _button(label: Html, data: str) -> Button:
    return Button(shortened(plain(label), _LABEL), f"{FILE}:{data}")


def _wrong(speech: Speech, wrong: Wrong) -> Html:
    return speech.say("file.at", spot=_spot(speech, wrong), reason=_reason(speech, wrong))


def _spot(speech: Speech, wrong: Wrong) -> Html:
    spot = wrong.spot
    if not spot.letter:
        return speech.say("file.row", row=str(spot.row))
    return speech.say("file.cell", cell=f"{spot.letter}{spot.row}", sheet=spot.sheet)


def _reason(speech: Speech, wrong: Wrong) -> Html:
    match wrong.what:
        case Check() as check:
            return told(speech, check)
        case NotDone() as undone:
            return why(speech, undone)
        case CellFault.FORMULA:
            return speech.say("cell.formula")
        case CellFault.NEEDED:
            return speech.say("cell.needed")
        case CellFault.UNKNOWN_UNIT:
            return speech.say("cell.unknown_unit", text=wrong.text)
        case CellFault.UNKNOWN_TIER:
            return speech.say("cell.unknown_tier", text=wrong.text)
        case CellFault.UNKNOWN_INDICATOR:
            return speech.say("cell.unknown_indicator", text=wrong.text)
        case CellFault.NOT_A_PERIOD:
            return speech.say("cell.not_a_period", text=wrong.text)
        case CellFault.NOT_A_NUMBER:
            return speech.say("cell.not_a_number", text=wrong.text)
        case CellFault.TWICE:
            return speech.say("cell.twice")
        case CellFault.NOTHING_AND_NUMBER:
            return speech.say("cell.nothing_and_number")
        case _:
            assert_never(wrong.what)


_SILENT = frozenset({Refused.SECRET, Refused.NOT_FETCHED})  # after which the form is no help


def _how(speech: Speech) -> Html:
    return speech.say("file.how", command=f"/{command_in(speech, 'mau')}")


def _refused(speech: Speech, refused: Refused, detail: str) -> Html:  # noqa: C901, PLR0911, PLR0912 - as above
    match refused:
        case Refused.UNKNOWN_KIND:
            return speech.say("file.unknown_kind")
        case Refused.NOT_A_WORKBOOK:
            return speech.say("file.not_a_workbook")
        case Refused.LOCKED:
            return speech.say("file.locked")
        case Refused.TOO_LARGE:
            return speech.say("file.too_large", most=LARGEST // 2**20)
        case Refused.MACROS:
            return speech.say("file.macros")
        case Refused.LINKS:
            return speech.say("file.links")
        case Refused.EMBEDDED:
            return speech.say("file.embedded")
        case Refused.NOT_UTF8:
            return speech.say("file.not_utf8")
        case Refused.MALFORMED:
            return speech.say("file.malformed")
        case Refused.NO_TABLE:
            return speech.say("file.no_table")
        case Refused.UNKNOWN_COLUMN:
            return speech.say("file.unknown_column", column=shortened(detail, _NAME))
        case Refused.NO_FIGURES:
            return speech.say("file.no_figures")
        case Refused.SECRET:
            return speech.say("why.secret")
        case Refused.NOT_FETCHED:
            return speech.say("file.not_fetched")
        case _:
            assert_never(refused)
