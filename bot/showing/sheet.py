"""A sheet as its officer sees it: read back before it is sent, and as a form of a button a line."""

from collections.abc import Sequence

from bot.domain.check import Check, Fault
from bot.domain.indicator import Accumulation, Indicator
from bot.domain.period import Period
from bot.domain.submission import Line, NotDone, Sent, Sheet, State
from bot.domain.unit import Unit
from bot.reading.proposed import Proposed
from bot.services.acting import Shown
from bot.showing import entry_presses as presses
from bot.showing import names, periods
from bot.showing.checks import told
from bot.showing.decisions import decision_of
from bot.showing.entries import entry_of, figure_of, number_of
from bot.showing.filing import whole_file
from bot.showing.guide import command_in
from bot.showing.lists import page_line
from bot.showing.markup import Html, escaped, joined, plain, shortened
from bot.showing.screen import HELP, Button, Screen, View
from bot.showing.speech import Speech
from bot.showing.undone import why

_PAGE = 8  # sheets that are due
_LABEL = 64
_WORDS = 100  # of those that a figure was read from
_DECIDERS = 3  # who are named
_PICKS = 8


def show_due(view: View, sheets: Sequence[Sheet], page: int) -> Screen:
    """Show what an officer owes, a button for each sheet; the only one at once."""
    speech = view.speech
    if not sheets:
        return Screen.of([speech.say("enter.none_due")])
    if len(sheets) == 1:
        return show_form(view, sheets[0])
    pages = -(-len(sheets) // _PAGE)
    page = min(max(page, 0), pages - 1)
    rows = [[_sheet_button(speech, each)] for each in sheets[page * _PAGE : (page + 1) * _PAGE]]
    turning = [
        Button(plain(speech.say("button.previous")), presses.due_at(page - 1)) if page else None,
        Button(plain(speech.say("button.more")), presses.due_at(page + 1)) if page + 1 < pages else None,
    ]
    lines = [speech.say("enter.due"), page_line(speech, page, pages), _how(speech, sheets)]
    return Screen.of(lines, *rows, turning)


def show_form(view: View, sheet: Sheet, notice: Html | None = None) -> Screen:
    """Show a sheet as a form: each line with what was entered or last reported, a button for each."""
    speech, shown = view.speech, shown_of(sheet)
    if sheet.submission and not sheet.submission.state.is_editable:
        return show_sheet(view, sheet, notice)
    lines = [notice, title(speech, sheet), *(_form_line(speech, sheet, each) for each in sheet.lines)]
    lines += [_warned(speech, each) for each in sheet.checks]
    lines.append(speech.say("enter.choose_line") if sheet.lines else speech.say("enter.nothing_due"))
    buttons = [_line_button(speech, sheet, each) for each in sheet.lines]
    rows = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    below: list[Button | None] = [_opening(speech, sheet)]
    if shown and sheet.entered:
        below += [
            Button(plain(speech.say("button.read_back")), presses.opening(shown.id)),
            _cancel(view, shown),
        ]
    return Screen.of(lines, *rows, below)


def show_sheet(view: View, sheet: Sheet, notice: Html | None = None) -> Screen:
    """Read a submission back: each figure with its change and what was found, then how it goes on."""
    speech, submission = view.speech, sheet.submission
    if submission is None or (not sheet.entered and submission.state.is_editable):
        return show_form(view, sheet, notice)
    lines = [notice, title(speech, sheet)]
    for each in sheet.entered:
        lines += _read_back(speech, sheet, each)
    lines += [_warned(speech, each) for each in sheet.checks]
    lines.append(decision_of(speech, sheet) or _stage(speech, submission.state))
    if submission.state.is_editable:
        return Screen.of(
            [*lines, _to_confirm(speech, sheet)],
            *_confirming(view, sheet),
            _sending(view, sheet),
            [whole_file(speech, sheet)],
        )
    take_back = _take_back(view, sheet) if submission.state is State.PENDING else None
    mine = Button(plain(speech.say("button.mine")), presses.mine_at(0))
    return Screen.of(lines, [take_back, mine], [whole_file(speech, sheet)])


def show_picks(view: View, sheet: Sheet, units: Sequence[Unit], choices: Sequence[Period]) -> Screen:
    """Ask of which unit and period a text's figures are, where it leaves that open."""
    speech, shown = view.speech, shown_of(sheet)
    if shown is None:
        return show_sheet(view, sheet)
    lines = [_figure_line(speech, sheet, each) for each in sheet.entered]
    asked = speech.say("enter.which_unit") if len(units) > 1 else speech.say("enter.which_period")
    places = [(unit, period) for unit in units or [sheet.unit] for period in choices or [sheet.period]]
    rows = [
        [Button(_place(speech, unit, period), presses.moving(shown, unit.id, period))]
        for unit, period in places[:_PICKS]
    ]
    return Screen.of([asked, *lines], *rows, [_cancel(view, shown)])


def ask_number(view: View, sheet: Sheet, line: Line, doubt: Html | None = None) -> Screen:
    """Ask for the number of a line; the next text answers it."""
    speech, shown = view.speech, shown_of(sheet)
    indicator = line.indicator
    number = speech.say("enter.ratio") if indicator.is_ratio else speech.say("enter.count")
    example = speech.say("enter.example", number=number)
    past = _previous(speech, sheet, line)
    lines = [
        doubt,
        title(speech, sheet),
        speech.say("enter.type_number", indicator=names.topic(speech, indicator)),
    ]
    if shown is None:
        return Screen.of([*lines, past, example])
    nothing = presses.on_line("z", shown, indicator.id)
    blank = presses.on_line("b", shown, indicator.id)
    row = [
        Button(plain(speech.say("button.none_arose")), nothing)
        if indicator.accumulation is Accumulation.FLOW
        else None,
        Button(plain(speech.say("button.leave_blank")), blank) if line.entry else None,
        Button(plain(speech.say("button.back")), presses.form_of(shown.id)),
    ]
    return Screen.of([*lines, past, example], row)


def ask_reason(view: View, sheet: Sheet, line: Line) -> Screen:
    """Ask why a figure is what it is; the next text answers it."""
    speech, shown = view.speech, shown_of(sheet)
    found = [_warned(speech, each) for each in line.checks if each.wants_reason]
    lines = [title(speech, sheet), _figure_line(speech, sheet, line), *found, speech.say("enter.type_reason")]
    back = Button(plain(speech.say("button.back")), presses.opening(shown.id)) if shown else None
    return Screen.of(lines, [back])


def show_sent(view: View, sent: Sent, deciders: Sequence[str]) -> Screen:
    """Say that a submission waits, who decides on it, and its reference."""
    speech, sheet = view.speech, sent.sheet
    called = joined(", ", (escaped(each) for each in deciders[:_DECIDERS]))
    more = len(deciders) - _DECIDERS
    who = speech.plural("enter.more_deciders", more, names=called) if more > 0 else called
    lines = [
        title(speech, sheet),
        *(_figure_line(speech, sheet, each) for each in sheet.entered),
        speech.say("enter.sent", reference=view.reference),
        speech.say("enter.deciders", names=who) if deciders else speech.say("enter.no_deciders"),
    ]
    return Screen.of(lines, [_take_back(view, sheet), whole_file(speech, sheet)])


def show_withdrawn(view: View, sheet: Sheet) -> Screen:
    """Say that a draft, or what waited, is taken back."""
    speech = view.speech
    again = Button(plain(speech.say("button.enter_again")), presses.due_sheet(sheet.unit.id, sheet.period))
    return Screen.of([title(speech, sheet), speech.say("enter.withdrawn")], [again])


def show_undone(view: View, undone: NotDone) -> Screen:
    """Say why something was not done, above the sheet as it is now."""
    reason = why(view.speech, undone)
    return show_sheet(view, undone.sheet, reason) if undone.sheet else Screen.of([reason])


def not_for_you(speech: Speech) -> Html:
    """Say that figures are for officers to enter."""
    return speech.say("enter.not_permitted")


def show_not_read(view: View) -> Screen:
    """Say that a text has no figures in it."""
    return Screen.of([view.speech.say("enter.not_read")])


def show_may_be_figures(view: View, number: int, figures: Sequence[Proposed]) -> Screen:
    """Say what a text that is no question may report, and offer to read it as such."""
    speech = view.speech
    lines = [
        speech.say(
            "enter.line",
            indicator=names.indicator(speech, each.indicator),
            figure=figure_of(speech, each.indicator, each.measure),
        )
        for each in figures[:_PAGE]
        if not each.measure.is_empty
    ]
    enter = Button(plain(speech.say("button.enter")), presses.reading_text(number))
    help_ = Button(plain(speech.say("button.help")), HELP)
    return Screen.of(
        [speech.say("enter.may_be_figures"), *lines, speech.say("enter.nothing_sent")], [enter, help_]
    )


def again(speech: Speech, indicator: Indicator) -> Html:
    """Ask for a figure once more, and say how it is typed."""
    return speech.say("enter.refused", typed=typed(speech, indicator))


def title(speech: Speech, sheet: Sheet) -> Html:
    """Return whose sheet it is, and of which period."""
    whose = names.unit(speech, sheet.unit) if sheet.who.tier is None else names.who(speech, sheet.who)
    if sheet.who.tier:
        whose = speech.say("name.tier_of_unit", tier=whose, unit=names.unit(speech, sheet.unit))
    return speech.say("enter.title", who=whose, period=periods.name(speech, sheet.period))


def shown_of(sheet: Sheet) -> Shown | None:
    """Return what the buttons below a sheet name; None where it is no submission yet."""
    known = sheet.submission
    return Shown(known.id, known.version) if known else None


def line_of(sheet: Sheet, indicator_id: int) -> Line | None:
    """Return the line of an indicator."""
    return next((each for each in sheet.lines if each.indicator.id == indicator_id), None)


def typed(speech: Speech, indicator: Indicator) -> Html:
    """Return how a figure is typed: "/nhap kyso 142/150"."""
    number = speech.say("enter.ratio") if indicator.is_ratio else speech.say("enter.count")
    return joined(" ", (escaped(f"/{command_in(speech, 'nhap')}"), escaped(indicator.code), number))


def _how(speech: Speech, sheets: Sequence[Sheet]) -> Html | None:
    """Return how figures are typed at once, on an indicator that is due."""
    line = next((line for each in sheets for line in each.lines), None)
    if line is None:
        return None
    command = escaped(f"/{command_in(speech, 'nhap')}")
    return speech.say("enter.how", typed=typed(speech, line.indicator), command=command)


def _form_line(speech: Speech, sheet: Sheet, line: Line) -> Html:
    if line.entry:
        return _figure_line(speech, sheet, line)
    called = names.indicator(speech, line.indicator)
    if line.standing:
        number = number_of(speech, line.indicator, line.standing.measure)
        return speech.say("enter.line_stands", indicator=called, figure=number)
    previous = _previous(speech, sheet, line)
    if previous:
        return speech.say("enter.line_blank_past", indicator=called, past=previous)
    return speech.say("enter.line_blank", indicator=called)


def _figure_line(speech: Speech, sheet: Sheet, line: Line) -> Html:
    """Return an entered figure with what was reported for the period before."""
    called, figure = names.indicator(speech, line.indicator), entry_of(speech, line) or Html()
    previous = _previous(speech, sheet, line)
    if previous is None:
        return speech.say("enter.line", indicator=called, figure=figure)
    return speech.say("enter.line_past", indicator=called, figure=figure, past=previous)


def _previous(speech: Speech, sheet: Sheet, line: Line) -> Html | None:
    if line.previous is None:
        return None
    return speech.say(
        "enter.past",
        period=periods.beside(speech, line.previous.period, sheet.period),
        figure=number_of(speech, line.indicator, line.previous.measure),
    )


def _read_back(speech: Speech, sheet: Sheet, line: Line) -> list[Html | None]:
    """Return a figure, the words that it was read from while it is not confirmed, what was found, and why."""
    entry = line.entry
    if entry is None:
        return []
    origin = shortened(entry.origin or "", _WORDS)
    return [
        _figure_line(speech, sheet, line),
        speech.say("enter.origin", words=origin) if entry.proposed and origin else None,
        *(_warned(speech, each) for each in line.checks if each.fault is not Fault.UNCONFIRMED),
        speech.say("enter.reason", reason=entry.reason) if entry.reason else None,
        speech.say("enter.returned", reason=entry.returned_reason) if entry.returned_reason else None,
        speech.say("enter.give_reason") if _wants_reason(line) else None,
    ]


def _warned(speech: Speech, check: Check) -> Html:
    return speech.say("enter.warned", text=told(speech, check))


def _wants_reason(line: Line) -> bool:
    return (
        bool(line.entry)
        and not (line.entry and line.entry.reason)
        and any(each.wants_reason for each in line.checks)
    )


def _to_confirm(speech: Speech, sheet: Sheet) -> Html | None:
    waiting = sum(bool(line.entry and line.entry.proposed) for line in sheet.entered)
    return speech.plural("enter.to_confirm", waiting) if waiting else None


def _confirming(view: View, sheet: Sheet) -> list[list[Button]]:
    """Return the buttons of each figure that was read out of a report, and of each that wants a reason."""
    shown, rows, speech = shown_of(sheet), list[list[Button]](), view.speech
    for line in sheet.entered if shown else ():
        called = names.topic(speech, line.indicator)
        if shown and line.entry and line.entry.proposed:
            right = _about(speech.say("button.is_right", indicator=called), "c", shown, line)
            out = _about(speech.say("button.leave_out", indicator=called), "b", shown, line)
            rows.append([right, out])
        elif shown and _wants_reason(line):
            rows.append([_about(speech.say("button.give_reason", indicator=called), "r", shown, line)])
    return rows


def _about(label: Html, letter: str, shown: Shown, line: Line) -> Button:
    return Button(shortened(plain(label), _LABEL), presses.on_line(letter, shown, line.indicator.id))


def _sending(view: View, sheet: Sheet) -> list[Button | None]:
    speech, shown = view.speech, shown_of(sheet)
    if shown is None:
        return []
    open_ = any(line.entry and line.entry.proposed for line in sheet.entered)
    submit = None if open_ else Button(plain(speech.say("button.submit")), presses.sending(shown))
    return [
        _opening(speech, sheet) or submit,
        Button(plain(speech.say("button.edit")), presses.form_of(shown.id)),
        _cancel(view, shown),
    ]


def _opening(speech: Speech, sheet: Sheet) -> Button | None:
    """Return the button that asks for a locked period; None where it is open, or nobody can open it."""
    if not any(each.fault is Fault.LOCKED and each.who for each in sheet.checks):
        return None
    data = presses.wanting_open(sheet.who.subject, sheet.period)
    return Button(plain(speech.say("button.ask_opening")), data)


def _cancel(view: View, shown: Shown) -> Button:
    return Button(plain(view.speech.say("button.cancel")), presses.withdrawing(shown))


def _take_back(view: View, sheet: Sheet) -> Button | None:
    shown = shown_of(sheet)
    if shown is None:
        return None
    return Button(plain(view.speech.say("button.withdraw")), presses.withdrawing(shown))


def _stage(speech: Speech, state: State) -> Html | None:
    match state:
        case State.PENDING:
            return speech.say("enter.waits")
        case State.WITHDRAWN:
            return speech.say("enter.withdrawn")
        case State.EXPIRED:
            return speech.say("enter.expired")
        case _:
            return None


def _sheet_button(speech: Speech, sheet: Sheet) -> Button:
    label = speech.say(
        "enter.sheet",
        who=names.unit(speech, sheet.unit),
        period=periods.within(speech, sheet.period),
        entered=str(len(sheet.lines) - len(sheet.missing)),
        due=str(len(sheet.lines)),
    )
    return Button(
        shortened(plain(names.starting(label)), _LABEL), presses.due_sheet(sheet.unit.id, sheet.period)
    )


def _line_button(speech: Speech, sheet: Sheet, line: Line) -> Button:
    shown, label = shown_of(sheet), names.indicator(speech, line.indicator)
    data = (
        presses.on_line("n", shown, line.indicator.id)
        if shown
        else presses.first_line(sheet.unit.id, sheet.period, line.indicator.id)
    )
    done = Html(f"✓ {label}") if line.entry else label
    return Button(shortened(plain(done), _LABEL), data)


def _place(speech: Speech, unit: Unit, period: Period) -> str:
    called = names.starting(names.unit(speech, unit))
    return shortened(plain(joined(" · ", (called, periods.within(speech, period)))), _LABEL)
