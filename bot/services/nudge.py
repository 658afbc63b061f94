"""Whoever leads or approves has the officers reminded whose units have not reported, each once a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.domain.answer import Refusal
from bot.domain.indicator import Indicator
from bot.domain.notice import Nudge
from bot.domain.owing import Owed, Reminded, Reminding
from bot.domain.period import Period
from bot.domain.question import Question, written
from bot.domain.submission import NotDone, Why
from bot.domain.unit import Unit
from bot.services.acting import Act, Tell, note, note_refusal, say, whoever
from bot.services.ask import Asking
from bot.services.ask.missing import gaps_of
from bot.services.ask.rights import refused
from bot.services.library import Library
from bot.services.owing import Debts, Posts
from bot.services.rights import everybody
from bot.services.sheets import Sheets
from db import reminders
from db.people import name_of_person
from db.submissions import sent_since

_Item = tuple[int, int, Period]  # a unit, an indicator, a period


@dataclass(frozen=True, slots=True)
class _Silent:
    """One figure that a unit has not reported."""

    unit: Unit
    indicator: Indicator
    period: Period

    @property
    def item(self) -> _Item:
        return self.unit.id, self.indicator.id, self.period


def nudge(
    conn: Connection, library: Library, act: Act, question: Question, tell: Tell
) -> Reminding | Refusal | NotDone:
    """Have those reminded whom a MISSING question finds silent, each once a day; return who was, and when."""
    person = whoever(conn, act)
    if person is None:
        return NotDone(Why.NOT_PERMITTED)
    asking = Asking(library.findings(conn), person, question)
    if refusal := refused(asking):
        if refusal.reason.is_of_rights:
            note_refusal(conn, act, "nudge", {})
        return refusal
    if not person.may_remind(asking.catalogue.register, asking.subject.unit_id):
        note_refusal(conn, act, "nudge", {"question": written(question)})
        return NotDone(Why.NOT_PERMITTED)
    silent = _Sorted(conn, library, act, asking)
    silent.remind(person.name, tell)
    return Reminding(
        question,
        asking.findings.who(asking.subject),
        tuple(_today(conn, act, asking)),
        _units(silent.unmanned),
        _units(silent.waiting),
        _units(silent.locked),
    )


class _Sorted:
    """Who has not reported, by what can be done about it."""

    def __init__(self, conn: Connection, library: Library, act: Act, asking: Asking) -> None:
        self._conn, self._act = conn, act
        self._question = asking.question
        everyone = everybody(conn, asking.catalogue.register, act.today)
        self._posts = Posts(asking.catalogue.register, everyone, act.today)
        debts, sheets = Debts(conn, library), Sheets(conn, library, act.today)
        self.waiting, self.locked, self.unmanned = list[_Silent](), list[_Silent](), list[_Silent]()
        self.fresh, self.done = list[_Silent](), list[_Silent]()
        known = {
            (each.unit_id, each.indicator_id, each.period) for each in reminders.nudges_on(conn, act.today)
        }
        for each in _silent(asking):
            if (each.unit.id, each.indicator.id) in debts.sent(each.period):
                self.waiting.append(each)
            elif sheets.is_locked(each.unit.id, each.period):
                self.locked.append(each)
            elif not self._posts.of(each.unit, each.indicator):
                self.unmanned.append(each)
            else:
                (self.done if each.item in known else self.fresh).append(each)
        manned = {each.unit.id for each in (*self.fresh, *self.done)}
        self.unmanned = [each for each in self.unmanned if each.unit.id not in manned]

    def remind(self, by: str, tell: Tell) -> None:
        """Write down who is reminded, and what they are told."""
        if not self.fresh:
            return
        conn, act = self._conn, self._act
        rows = [reminders.Nudge(*each.item, act.now, act.person_id) for each in self.fresh]
        reminders.note_nudges(conn, act.today, rows)
        for officer, owed in self._posts.shared_out(_owed(self.fresh)).items():
            say(conn, act.now, tell, [officer], Nudge(by, tuple(owed)), f"nudge:{act.person_id}:{act.now}")
        details = {"units": len(_units(self.fresh)), "figures": len(self.fresh)}
        note(conn, act, "nudge", {**details, "question": written(self._question)})


def _silent(asking: Asking) -> list[_Silent]:
    return [_Silent(unit, gap.indicator, gap.period) for gap in gaps_of(asking) for unit in gap.silent]


def _owed(silent: Iterable[_Silent]) -> list[Owed]:
    grouped: dict[tuple[Unit, Period], list[Indicator]] = {}
    for each in silent:
        grouped.setdefault((each.unit, each.period), []).append(each.indicator)
    owed = [Owed(unit, period, tuple(indicators)) for (unit, period), indicators in grouped.items()]
    return sorted(owed, key=lambda each: each.period.key)


def _units(silent: Iterable[_Silent]) -> tuple[Unit, ...]:
    return tuple({each.unit.id: each.unit for each in silent}.values())


def _today(conn: Connection, act: Act, asking: Asking) -> Iterable[Reminded]:
    """Yield who was reminded today of what the question is about, and who has sent since."""
    register, subject, period = asking.catalogue.register, asking.subject, asking.question.period
    about = {each.id for each in asking.indicators}
    grouped: dict[tuple[object, int], list[reminders.Nudge]] = {}
    for each in reminders.nudges_on(conn, act.today):
        unit = register.units[each.unit_id]
        if (
            each.indicator_id in about
            and register.within(unit.id, subject.unit_id)
            and (subject.is_own or subject.is_whole or unit.tier_id == subject.tier_id)
            and (period is None or period.contains(each.period))
        ):
            grouped.setdefault((each.at, each.by_id), []).append(each)
    for nudges in grouped.values():
        yield _reminded(conn, register.units, nudges)


def _reminded(conn: Connection, units: Mapping[int, Unit], nudges: Sequence[reminders.Nudge]) -> Reminded:
    first = nudges[0]
    ids = dict.fromkeys(each.unit_id for each in nudges)
    sent = {
        (each.unit_id, entry.indicator_id, each.period)
        for each in sent_since(conn, first.at, list(ids))
        if each.tier_id == units[each.unit_id].tier_id
        for entry in each.entries
    }
    answered = {each.unit_id for each in nudges if (each.unit_id, each.indicator_id, each.period) in sent}
    return Reminded(
        name_of_person(conn, first.by_id),
        first.at,
        tuple(units[each] for each in ids),
        tuple(units[each] for each in ids if each in answered),
    )
