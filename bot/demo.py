"""The bot on a phone in the browser: a local Bot API server, made-up people, and the data that ships."""

import html
import sys
from dataclasses import dataclass, replace
from importlib.resources import as_file, files

from sqlalchemy import Connection

from bot.app import serve
from bot.delivery.loop import run_loop
from bot.domain.access import Role
from bot.domain.clock import Clock
from bot.domain.names import LANGUAGES
from bot.sandbox.people import Person
from bot.sandbox.server import PortTakenError, Server
from bot.sandbox.telegram import Telegram
from bot.services.bring_in import bring_in
from bot.services.cast import Part, cast
from bot.services.enrol import Invited, Invitee, invite
from bot.services.people import find_person
from bot.settings import Settings
from bot.showing.names import role, unit
from bot.showing.speech import Speech
from db.engine import Database, remove_sqlite
from db.migrate import migrate

_ACTOR = "cli:demo"
_NAMES = ("Minh An", "Thanh Bình", "Mai Chi", "Văn Dũng", "Thu Giang")
_ROLES = list(Role)


@dataclass(frozen=True, slots=True)
class _Player:
    """Somebody of the demo, and what they say first."""

    person: Person
    first_words: str


def show(settings: Settings, port: int, clock: Clock, speech: Speech, *, keep: bool) -> int:
    """Run the demo until it is asked to stop; the last line printed is the page's address.

    It has a database of its own, which is made anew from what ships, unless the last one is to be kept.
    """
    settings = replace(settings, database_url=settings.demo_database_url)
    telegram = Telegram()
    try:
        with Server(telegram, port=port) as server:  # first, since another demo may use port and database
            if not keep:
                remove_sqlite(settings.database_url)
            players = _players(settings, clock)
            return run_loop(_run(replace(settings, api_url=server.url), telegram, players, clock))
    except PortTakenError:
        print(html.unescape(speech.say("cli.port_taken", port=str(port))), file=sys.stderr)
        return 1


async def _run(settings: Settings, telegram: Telegram, players: list[_Player], clock: Clock) -> int:
    async def ready(_name: str) -> None:
        for player in players:
            telegram.join(player.person)
            telegram.say(player.person.id, player.first_words)
        print(settings.api_url, flush=True)

    await serve(settings, telegram.token, clock, ready)
    return 0


def _players(settings: Settings, clock: Clock) -> list[_Player]:
    """Return whoever plays; what ships is imported into a database that has no figures."""
    migrate(settings.database_url)
    database = Database(settings.database_url)
    today = clock.now().astimezone(settings.timezone).date()
    with database.reading() as conn:
        parts = cast(conn, today)
    if not parts:
        with as_file(files("db") / "demo") as folder:
            bring_in(database, [folder], clock, _ACTOR)
        with database.reading() as conn:
            parts = cast(conn, today)
    with database.writing() as conn:
        players = [
            _player(conn, name, part, settings, clock) for name, part in zip(_NAMES, parts, strict=False)
        ]
    database.close()
    return players


def _player(conn: Connection, name: str, part: Part, settings: Settings, clock: Clock) -> _Player:
    """Give a part to somebody, who comes in by an invitation unless they were in before."""
    person = _person(name, part, settings)
    if find_person(conn, person.id):
        return _Player(person, "/start")
    outcome = invite(conn, Invitee(part.role, part.unit.code), _ACTOR, clock.now())
    if not isinstance(outcome, Invited):
        raise LookupError(part.unit.code)  # noqa: TRY004 - the unit is gone, no type is wrong
    return _Player(person, f"/start {outcome.code}")


def _person(name: str, part: Part, settings: Settings) -> Person:
    """Return who plays a part: the same number for the same part, in every demo that is kept."""
    number = 1000 + part.unit.id * len(_ROLES) + _ROLES.index(part.role)
    vi, en = (Speech(language, settings.timezone) for language in LANGUAGES)
    about = [html.unescape(f"{role(speech, part.role)} · {unit(speech, part.unit)}") for speech in (vi, en)]
    return Person(number, name, "vi", *about)
