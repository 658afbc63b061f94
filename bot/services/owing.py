"""What units owe, and whose it is to send: the officers whose grants lie nearest to a unit."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from bot.domain.access import Grant, Person
from bot.domain.indicator import Indicator
from bot.domain.owing import Owed
from bot.domain.period import Period
from bot.domain.submission import State
from bot.domain.unit import Register, Unit
from bot.services.due import Calendar, as_officer, units_under
from bot.services.library import Library
from db.submissions import submissions_in

Figure = tuple[int, int]  # a unit's and an indicator's ids


class Debts:
    """What units owe in one snapshot of the database: what waits for a decision is owed no more."""

    def __init__(self, conn: Connection, library: Library) -> None:
        """Read over a connection."""
        self._calendar = Calendar(conn, library)
        self._series = library.findings(conn).series
        self._sent: dict[Period, set[Figure]] = {}
        units = library.lexicon(conn).catalogue.register.units
        for each in submissions_in(conn, State.PENDING):
            if each.tier_id != units[each.unit_id].tier_id:
                continue  # an aggregate, which says nothing of the unit's own figure
            entered = ((each.unit_id, entry.indicator_id) for entry in each.entries)
            self._sent.setdefault(each.period, set()).update(entered)

    def of(self, units: Iterable[Unit], period: Period) -> list[Owed]:
        """Return what each of some units owes for a period, in their order."""
        due = {
            unit: self._calendar.owed(unit, period.grain)
            for unit in units
            if unit.valid_within(period.first, period.last)
        }
        settled = self.sent(period) | self._published(due, period)
        owed = (
            Owed(unit, period, tuple(each for each in indicators if (unit.id, each.id) not in settled))
            for unit, indicators in due.items()
        )
        return [each for each in owed if each.indicators]

    def sent(self, period: Period) -> set[Figure]:
        """Return what waits for a decision."""
        return self._sent.get(period, set())

    def _published(self, due: dict[Unit, list[Indicator]], period: Period) -> set[Figure]:
        asked: dict[tuple[int, int], set[int]] = {}
        for unit, indicators in due.items():
            for each in indicators:
                asked.setdefault((each.id, unit.tier_id), set()).add(unit.id)
        return {
            (figure.unit_id, figure.indicator_id)
            for (indicator_id, tier_id), ids in asked.items()
            for figure in self._series.members(indicator_id, period, tier_id, ids)
            if not figure.measure.is_empty
        }


@dataclass(frozen=True, slots=True)
class _Post:
    person: Person
    grant: Grant
    distance: int  # from the unit up to the granted one


class Posts:
    """Who reports for which unit: of those who may, the ones whose grants lie nearest to it."""

    def __init__(self, register: Register, people: Iterable[Person], today: date) -> None:
        """Know everybody who can be reached; who has blocked the bot is not there."""
        self._posts: dict[int, list[_Post]] = {}
        self.units: dict[int, Unit] = {}
        for person in people:
            for grant in as_officer(person) if not person.paused else ():
                for unit in units_under(register, grant, today):
                    line = (unit.id, *register.ancestors(unit.id))
                    post = _Post(person, grant, line.index(grant.unit_id))
                    self._posts.setdefault(unit.id, []).append(post)
                    self.units[unit.id] = unit

    def of(self, unit: Unit, indicator: Indicator) -> list[Person]:
        """Return who is to send a figure of a unit."""
        able = [
            each
            for each in self._posts.get(unit.id, ())
            if not each.grant.indicators or indicator.code in each.grant.indicators
        ]
        nearest = min((each.distance for each in able), default=0)
        return list({each.person.id: each.person for each in able if each.distance == nearest}.values())

    def shared_out(self, owed: Iterable[Owed]) -> dict[Person, list[Owed]]:
        """Return to whom each of what is owed falls, and of it which figures."""
        shares: dict[Person, list[Owed]] = {}
        for each in owed:
            of_each: dict[Person, list[Indicator]] = {}
            for indicator in each.indicators:
                for person in self.of(each.unit, indicator):
                    of_each.setdefault(person, []).append(indicator)
            for person, indicators in of_each.items():
                shares.setdefault(person, []).append(Owed(each.unit, each.period, tuple(indicators)))
        return shares


def below(register: Register, scope_ids: Collection[int]) -> Iterator[Unit]:
    """Yield some units and all below them, each once."""
    units = (unit for each in scope_ids for unit in (register.units[each], *register.below(each)))
    yield from {each.id: each for each in units}.values()
