"""Who plays in a demo: leaders of units that have figures, and those by whom figures come in today."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from bot.domain.access import Role
from bot.domain.unit import Register, Unit
from db.catalogue import load_register
from db.figures import figure

_REPORTING = select(figure.c.unit_id).where(figure.c.standing).distinct()


@dataclass(frozen=True, slots=True)
class Part:
    """A role over a unit, for somebody to play."""

    role: Role
    unit: Unit


def cast(conn: Connection, today: date) -> list[Part]:
    """Return the parts, the leader of the unit above all that have figures first; none without figures.

    Units that are no more are led by that leader still; whoever sends, decides or invites does so for what
    they have become.
    """
    register = load_register(conn)
    reporting = [register.units[unit_id] for unit_id in conn.execute(_REPORTING).scalars()]
    if not reporting:
        return []
    present = {each.id: each for unit in reporting for each in _present(register, unit, today)}
    together = _most_together(register, list(present.values()) or reporting)
    seat = _above_all(register, together)
    desk = _lowest(register, [unit for unit in together if unit != seat]) or seat
    seen = [unit for unit in reporting if register.within(unit.id, seat.id)]
    top = _above_all(register, _most_together(register, seen))
    parts = (
        Part(Role.LEADER, top),
        Part(Role.LEADER, desk if top == seat else seat),
        Part(Role.OFFICER, desk),
        Part(Role.APPROVER, seat),
        Part(Role.ADMIN, seat),
    )
    return list(dict.fromkeys(parts))  # a lone unit has but one leader


def _present(register: Register, unit: Unit, today: date) -> Iterator[Unit]:
    """Yield the unit as long as it exists, else what it has become."""
    if unit.valid_on(today):
        yield unit
    elif ended := unit.valid_to:
        for successor in map(register.units.__getitem__, unit.successor_ids):
            if successor.valid_to is None or successor.valid_to > ended:
                yield from _present(register, successor, today)


def _most_together(register: Register, units: list[Unit]) -> list[Unit]:
    """Return the units that stand below one top, of the top that has most of them."""
    by_top: defaultdict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        by_top[(unit.id, *register.ancestors(unit.id))[-1]].append(unit)
    return max(by_top.values(), key=len)


def _above_all(register: Register, units: list[Unit]) -> Unit:
    """Return the nearest unit whose line holds every one of the units, which stand below one top."""
    lines = [(unit.id, *register.ancestors(unit.id)) for unit in units]
    shared = set(lines[0]).intersection(*lines)
    return next(register.units[each] for each in lines[0] if each in shared)


def _lowest(register: Register, units: list[Unit]) -> Unit | None:
    """Return a unit of the lowest tier that has none below it."""
    leaves = [unit for unit in units if unit.id not in register.children]
    return max(leaves, key=lambda unit: (register.tiers[unit.tier_id].rank, unit.id), default=None)
