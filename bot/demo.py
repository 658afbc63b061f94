"""The bot on a phone in the browser: a local Bot API server, made-up people, and the data that ships."""

import html
import sys
from dataclasses import replace
from importlib.resources import as_file, files

from bot.app import serve
from bot.delivery.loop import run_loop
from bot.domain.access import Role
from bot.domain.clock import Clock
from bot.domain.names import LANGUAGES
from bot.domain.unit import Unit
from bot.sandbox.people import Person
from bot.sandbox.server import PortTakenError, Server
from bot.sandbox.telegram import Telegram
from bot.services.bring_in import bring_in
from bot.services.cast import cast
from bot.services.enrol import Invited, Invitee, invite
from bot.settings import Settings
from bot.showing.names import role, unit
from bot.showing.speech import Speech
from db.engine import Database
from db.migrate import migrate

_ACTOR = "cli:demo"
_FIRST_PERSON = 1001


def show(settings: Settings, port: int, clock: Clock, speech: Speech) -> int:
    """Run the demo until it is asked to stop; the last line printed is the page's address."""
    settings = replace(settings, database_url=settings.demo_database_url)
    migrate(settings.database_url)
    database = Database(settings.database_url)
    units = _units(database, clock)
    codes = [_code(database, each, clock) for each in units]
    database.close()
    telegram = Telegram([_person(number, each, settings) for number, each in enumerate(units)])
    try:
        with Server(telegram, port=port) as server:
            return run_loop(_run(replace(settings, api_url=server.url), telegram, codes, clock, server.url))
    except PortTakenError:
        print(html.unescape(speech.say("cli.port_taken", port=str(port))), file=sys.stderr)
        return 1


async def _run(settings: Settings, telegram: Telegram, codes: list[str], clock: Clock, url: str) -> int:
    async def ready(_name: str) -> None:
        for person, code in zip(telegram.people, codes, strict=True):
            telegram.say(person, f"/start {code}")
        print(url, flush=True)

    await serve(settings, telegram.token, clock, ready)
    return 0


def _units(database: Database, clock: Clock) -> list[Unit]:
    """Return whom the people of the demo lead; what ships is imported into a database that has no figures."""
    with database.reading() as conn:
        units = cast(conn)
    if units:
        return units
    with as_file(files("db") / "demo") as folder:
        bring_in(database, [folder], clock, _ACTOR)
    with database.reading() as conn:
        return cast(conn)


def _code(database: Database, led: Unit, clock: Clock) -> str:
    with database.writing() as conn:
        outcome = invite(conn, Invitee(Role.LEADER, led.code), _ACTOR, clock.now())
    if not isinstance(outcome, Invited):
        raise LookupError(led.code)  # noqa: TRY004 - the unit is gone, no type is wrong
    return outcome.code


def _person(number: int, led: Unit, settings: Settings) -> Person:
    """Return a leader of a unit, named after it."""
    vi, en = (Speech(language, settings.timezone) for language in LANGUAGES)
    about = [
        f"{html.unescape(role(each, Role.LEADER))} · {html.unescape(unit(each, led))}" for each in (vi, en)
    ]
    return Person(_FIRST_PERSON + number, html.unescape(role(vi, Role.LEADER)), "vi", *about)
