"""Who will stand above whom: parents before their children, and nobody above itself."""

from collections.abc import Mapping

from bot.domain.unit import Register
from bot.services.bring_in.entries import UnitEntry
from bot.services.bring_in.faults import Faults, Reason, shown

_DEEPEST = 32  # levels of units


def parents_first(found: Mapping[str, UnitEntry], register: Register, faults: Faults) -> list[str]:
    """Return the codes of some units in an order in which they can be written; rings are faults."""
    units = register.units
    parents = {unit.code: units[unit.parent_id].code for unit in units.values() if unit.parent_id is not None}
    parents |= {code: entry.parent for code, entry in found.items()}
    return sorted(found, key=lambda code: _height(found[code], parents, faults))


def _height(entry: UnitEntry, parents: Mapping[str, str], faults: Faults) -> int:
    """Return how many units stand above one; 0 where they stand in a ring, or too many of them."""
    line = [entry.code]
    while above := parents.get(line[-1], ""):
        if above == entry.code:
            path = " > ".join([*line, above])
            faults.tell(entry.place, Reason.CYCLE, "parent", path=shown(path))
        if above in line:
            return 0
        line.append(above)
        if len(line) > _DEEPEST:
            faults.tell(entry.place, Reason.TOO_DEEP, "parent", most=_DEEPEST)
            return 0
    return len(line)
