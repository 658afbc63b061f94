"""Whose figure is meant: pieces of a text into subjects, or the units between which it does not decide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.figure import WHOLE
from bot.domain.period import Period
from bot.domain.question import Subject
from bot.domain.text import fold
from bot.domain.unit import Register, Tier, Unit
from bot.reading.lexicon import KINDS
from bot.reading.pieces import Named, Rank
from bot.reading.row import WHO
from bot.reading.sentence import WhoPiece
from bot.reading.words import Word


@dataclass(frozen=True, slots=True)
class Between:
    """Units that bear one name; the text does not say which, or says it with other diacritics."""

    words: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Wider:
    """A tier of several kinds, where the text names one of them: figures are only told of all together."""

    words: str
    subject: Subject


@dataclass(frozen=True, slots=True)
class OwnOrWhole:
    """A unit that is named by its tier alone: "the province" is its own office, or all of it."""

    words: str
    unit_id: int


Open: TypeAlias = Subject | Between | Wider | OwnOrWhole  # a subject, or what is open about it


@dataclass(frozen=True, slots=True)
class _Before:
    """What stood ahead of a name: a tier, "whole", "the office of"."""

    rank: Rank | None = None
    whole: bool = False
    office: bool = False


def _is_called(unit: Unit, words: str) -> bool:
    """Say whether a unit is called so, but for its kind, and not by a part: "Đạ Tẻh" is not "Đạ Tẻh 2"."""
    return fold(unit.names.vi).endswith(f" {fold(words)}") or fold(unit.names.vi) == fold(words)


@dataclass(frozen=True)
class Reader:
    """Reads subjects for one asker: the home unit stands where none is named."""

    register: Register
    home_id: int
    may_see: Callable[[int], bool]
    period: Period | None
    today: Period

    def subjects(self, pieces: Sequence[WhoPiece]) -> list[Open]:
        """Return the subjects in the order in which they were named."""
        found: list[Open] = []
        before = _Before()
        for piece in pieces:
            match piece:
                case Named():
                    found.append(self._named(piece, before))
                    before = _Before()
                case Rank() if self._is_where(piece, before):
                    before = _Before(before.rank)
                case Rank():
                    found += self._standing_alone(before)
                    before = _Before(piece, before.whole, before.office or piece.office)
                case _ if piece.word not in WHO:  # "and" parts what stands on its sides
                    found += self._at_the_end(before)
                    before = _Before()
                case _:
                    whole, office = piece.word is Word.WHOLE, piece.word is Word.OFFICE
                    before = _Before(before.rank, before.whole or whole, before.office or office)
        return list(dict.fromkeys((*found, *self._at_the_end(before))))

    def _is_where(self, rank: Rank, before: _Before) -> bool:
        """Say whether "the whole province" behind a tier tells where its members are: "các xã toàn tỉnh"."""
        tier = before.rank.tier if before.rank else None
        above = tier is not None and rank.tier.rank == self._top < tier.rank
        return above and before.whole and not rank.office

    @property
    def _top(self) -> int:
        return min(tier.rank for tier in self.register.tiers.values())

    def choose(self, named: Named, tier: Tier | None = None) -> Unit | Between:
        """Return the one unit that a name means, by its tier, the asker's rights, and the period's days.

        A unit that was no more by then, such as a district of before July 2025, is not meant where another
        is there: units of one full name are told apart by the last day, others by whether they were there at
        all. What several are called that were there is asked back.
        """
        units = tuple(unit for unit in named.units if tier and unit.tier_id == tier.id) or named.units
        units = tuple(unit for unit in units if self.may_see(unit.id)) or units
        units = tuple(unit for unit in units if _is_called(unit, named.words)) or units
        period = self.period or self.today
        days = {period.last}
        if len({fold(unit.names.vi) for unit in units}) > 1:
            days |= {period.first}
        units = tuple(unit for unit in units if any(map(unit.valid_on, days))) or units
        return units[0] if len(units) == 1 else Between(named.words, units)

    def _named(self, named: Named, before: _Before) -> Subject | Between:
        """Return the unit of a name, its office, or the tier below it that was named ahead of it."""
        tier = before.rank.tier if before.rank else None
        unit = self.choose(named, tier)
        if isinstance(unit, Between):
            return unit
        if self._is_other_kind(unit, before.rank):
            return Between(f"{before.rank.words if before.rank else ''} {named.words}", (unit,))
        if before.office or unit.id not in self.register.children:
            return Subject(unit.id)
        below = tier is not None and tier.id != unit.tier_id and not before.whole
        return Subject(unit.id, tier.id if tier and below else WHOLE)

    def _is_other_kind(self, unit: Unit, rank: Rank | None) -> bool:
        """Say whether a kind was typed ahead of a name that its unit is not: "phường" of a xã, "tỉnh" of one.

        A tier ahead of a unit that is above it means the tier's members there.
        """
        if rank is None or fold(rank.words) not in KINDS:
            return False
        above = unit.id in self.register.children and rank.tier.rank > self.register.tiers[unit.tier_id].rank
        return not above and not fold(unit.names.vi).startswith(f"{fold(rank.words)} ")

    def _standing_alone(self, before: _Before) -> list[Open]:
        """Return the tier that was named without a unit after it."""
        if before.rank is None:
            return []
        subject = self._tier(before.rank.tier, whole=before.whole)
        whole = subject.unit_id in self.register.children and self.may_see(subject.unit_id)
        if subject.is_own and whole and not before.office:
            return [OwnOrWhole(before.rank.words, subject.unit_id)]
        if before.rank.kindred and subject.tier_id and not self._are_all(before.rank, subject):
            return [Wider(before.rank.words, subject)]
        return [subject]

    def _are_all(self, rank: Rank, subject: Subject) -> bool:
        """Say whether all members of a tier are of the kind that was named."""
        members = self.register.members(subject.unit_id, subject.tier_id, (self.period or self.today).last)
        return all(fold(unit.names.vi).startswith(f"{fold(rank.words)} ") for unit in members)

    def _at_the_end(self, before: _Before) -> Sequence[Open]:
        if before.rank is None and (before.whole or before.office):
            return [Subject(self.home_id, WHOLE if before.whole else None)]
        return self._standing_alone(before)

    def _tier(self, tier: Tier, *, whole: bool) -> Subject:
        """Return a tier's members below the home unit; a unit of that tier at or above home is itself."""
        line = (self.home_id, *self.register.ancestors(self.home_id))
        same = next((each for each in line if self.register.units[each].tier_id == tier.id), None)
        if same is None:
            return Subject(self.home_id, tier.id)
        return Subject(same, WHOLE) if whole else Subject(same)
