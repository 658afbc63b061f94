"""Who plays in a demo: a leader of the unit above all figures, a leader of one unit that has some."""

from sqlalchemy import Connection, select

from bot.domain.unit import Register, Unit
from db.catalogue import load_register
from db.figures import figure

_REPORTING = select(figure.c.unit_id).where(figure.c.standing).distinct()


def cast(conn: Connection) -> list[Unit]:
    """Return the nearest unit above all that have figures, and one of the lowest tier among those."""
    register = load_register(conn)
    reporting = [register.units[unit_id] for unit_id in conn.execute(_REPORTING).scalars()]
    if not reporting:
        return []
    top = _above_all(register, reporting)
    leaves = [unit for unit in reporting if unit.id not in register.children and unit != top]
    lowest = max(leaves, key=lambda unit: (register.tiers[unit.tier_id].rank, unit.id), default=None)
    return [top, lowest] if lowest else [top]


def _above_all(register: Register, units: list[Unit]) -> Unit:
    """Return the nearest unit whose line holds every one of the units."""
    lines = [(unit.id, *register.ancestors(unit.id)) for unit in units]
    shared = set(lines[0]).intersection(*lines)
    return next((register.units[each] for each in lines[0] if each in shared), units[0])
