"""People of an office: let in by invitations, and what waits for them in the outbox."""

from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import select

from bot.domain.access import Person, Role
from bot.domain.names import Language
from bot.services.enrol import Invited, Invitee, enrol, invite
from bot.services.library import Library
from db.audit import audit
from db.engine import Database
from db.outbox import Message, outbox, put
from db.people import find_person
from tests.clock import HandClock
from tests.services.office import opened

PROVINCE, DISTRICT, COMMUNE, TOWN = "51", "h1", "x1", "x2"  # the commune and the town are the district's


class Staff:
    """The people of an office whose catalogue has been brought in."""

    def __init__(self, database: Database, clock: HandClock) -> None:
        """Begin with nobody."""
        self.database, self.clock, self.library = database, clock, Library()
        self._ids = count(71_001)

    def enrolled(self, role: Role, unit: str, name: str = "Linh", language: Language = "vi") -> Person:
        """Let somebody in."""
        return self.granted(next(self._ids), role, unit, name, language)

    def granted(
        self, telegram_id: int, role: Role, unit: str, name: str = "Linh", language: Language = "vi"
    ) -> Person:
        """Give somebody a role, and let them in with it."""
        now = self.clock.now()
        with self.database.writing() as conn:
            invited = invite(conn, Invitee(role, unit, language=language), "cli:operator", now)
            assert isinstance(invited, Invited), invited
            person = enrol(conn, invited.code, telegram_id, name, language, now)
        assert isinstance(person, Person), person
        return person

    def again(self, person: Person) -> Person | None:
        """Return somebody as they are now."""
        with self.database.reading() as conn:
            return find_person(conn, person.telegram_id)

    def says(self, person: Person, text: str = "99,3%", dedupe: str | None = None) -> None:
        """Put a message to somebody into the outbox."""
        message = Message(person.telegram_id, "test", text, person_id=person.id, dedupe=dedupe)
        with self.database.writing() as conn:
            put(conn, message, self.clock.now())

    def messages(self, person: Person) -> list[tuple[str, str]]:
        """Return the state and the text of each message to somebody."""
        asked = select(outbox.c.state, outbox.c.text).where(outbox.c.chat_id == person.telegram_id)
        with self.database.reading() as conn:
            return [(row.state, row.text) for row in conn.execute(asked.order_by(outbox.c.id))]

    def noted(self) -> list[str]:
        """Return what the audit log says was done, apart from how everybody came in."""
        with self.database.reading() as conn:
            done = conn.scalars(select(audit.c.action).order_by(audit.c.id))
            return [action for action in done if action not in {"invite", "enrol", "import"}]


@contextmanager
def staffed(url: str, folder: Path, clock: HandClock) -> Generator[Staff]:
    """Give the staff of an office over a database."""
    with opened(url, folder) as office:
        office.must_bring()
        yield Staff(office.database, clock)
