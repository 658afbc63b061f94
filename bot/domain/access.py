"""Who may do what: a role over a unit and all below it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.names import Language
from bot.domain.unit import Register


class Role(StrEnum):
    """What a grant lets a person do; every role may read."""

    LEADER = "leader"
    OFFICER = "officer"
    APPROVER = "approver"
    ADMIN = "admin"


_REMINDING = (Role.LEADER, Role.APPROVER)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role over a unit and all below it; for an officer optionally over some indicators only."""

    role: Role
    unit_id: int
    indicators: tuple[str, ...] = ()
    held: bool = False  # whether an officer can send nothing yet: their phone number is not confirmed


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was invited."""

    id: int
    telegram_id: int
    name: str
    language: Language
    grants: tuple[Grant, ...]
    paused: bool = False  # whether they have blocked the bot, as far as Telegram has told

    @property
    def home_id(self) -> int:
        """The unit that is meant where none is named: that of the first grant."""
        return self.grants[0].unit_id

    @property
    def roles(self) -> frozenset[Role]:
        """Every role that the person holds somewhere."""
        return frozenset(grant.role for grant in self.grants)

    @property
    def held(self) -> tuple[Grant, ...]:
        """The grants by which nothing can be sent yet."""
        return tuple(grant for grant in self.grants if grant.held)

    @property
    def is_held(self) -> bool:
        """Whether the person reports for units, and can send for none of them yet."""
        reporting = [grant for grant in self.grants if grant.role is Role.OFFICER]
        return bool(reporting) and all(grant.held for grant in reporting)

    @property
    def is_admin(self) -> bool:
        """Whether the person is an admin somewhere."""
        return Role.ADMIN in self.roles

    def may_see(self, register: Register, unit_id: int) -> bool:
        """Say whether a unit lies in a granted one, or was one of its parts before."""
        return any(register.within(unit_id, grant.unit_id) for grant in self.grants)

    def may_administer(self, register: Register, unit_id: int) -> bool:
        """Say whether a unit lies in one that the person is an admin of, or was one of its parts before."""
        granted = (grant.unit_id for grant in self.grants if grant.role is Role.ADMIN)
        return any(register.within(unit_id, scope_id) for scope_id in granted)

    def may_send(self, register: Register, unit_id: int, indicator: str | None = None) -> bool:
        """Say whether the person is an officer of a unit, for an indicator by its code or for any."""
        return any(
            grant.role is Role.OFFICER
            and not grant.held
            and register.within(unit_id, grant.unit_id)
            and (indicator is None or not grant.indicators or indicator in grant.indicators)
            for grant in self.grants
        )

    def may_approve(self, register: Register, unit_id: int) -> bool:
        """Say whether the person is an approver of a unit."""
        return any(
            grant.role is Role.APPROVER and register.within(unit_id, grant.unit_id) for grant in self.grants
        )

    @property
    def reminds(self) -> bool:
        """Whether the person leads or approves somewhere, and so may have others reminded."""
        return not self.roles.isdisjoint(_REMINDING)

    def may_remind(self, register: Register, unit_id: int) -> bool:
        """Say whether the person may have the officers of a unit reminded."""
        granted = (grant.unit_id for grant in self.grants if grant.role in _REMINDING)
        return any(register.within(unit_id, scope_id) for scope_id in granted)
