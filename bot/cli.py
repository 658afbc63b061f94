"""The command line: what an operator does, each command a few lines over its service."""

import argparse
import getpass
import html
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from sqlalchemy.exc import DBAPIError
from telegram.error import TelegramError

from bot.app import name_of, serve
from bot.delivery.logs import install
from bot.delivery.loop import run_loop
from bot.delivery.poller import SecondPollerError, TokenRefusedError
from bot.domain.access import Role
from bot.domain.clock import SystemClock
from bot.domain.names import LANGUAGES
from bot.services.bring_in import Rejected, bring_in
from bot.services.check import check
from bot.services.copies import InTheWayError, NotACopyError, back_up, restore
from bot.services.enrol import Invited, Invitee, invite
from bot.services.failures import send_all_again
from bot.services.people import bot_name
from bot.services.provinces import find_provinces, write_units
from bot.services.take_out import take_out
from bot.settings import Settings, default_timezone, read_settings
from bot.showing import operator
from bot.showing.faults import describe
from bot.showing.speech import Speech
from db.audit import first_broken_line
from db.engine import Database
from db.migrate import NewerDatabaseError, migrate

OK, FAILED, BAD_INPUT = 0, 1, 2
_DEMO_PORT = 8022
_LOOPBACK = "127.0.0.1"  # whoever is on this machine may see how the bot is, and nobody else


def main() -> NoReturn:
    """Run the command that was typed, and exit with its status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command; return 0, 1 where it failed, 2 for bad input, with the reason on standard error."""
    settings = read_settings()
    if not isinstance(settings, Settings):
        speech = Speech("vi", default_timezone())
        for fault in settings:
            _complain(operator.wrong_setting(speech, fault))
        return BAD_INPUT
    speech = Speech(settings.language, settings.timezone)
    options = _parser(speech).parse_args(arguments)
    operating = Operator(options, settings, speech)
    try:
        return options.command(operating)
    except NewerDatabaseError:
        _complain(speech.say("cli.newer_database"))
    except DBAPIError as error:
        _complain(speech.say("cli.database_failed", reason=operator.first_line(error.orig)))
    except FileNotFoundError as error:
        _complain(speech.say("cli.no_such_file", path=str(error.filename)))
    except OSError as error:
        _complain(speech.say("cli.file_failed", reason=operator.first_line(error)))
    except KeyboardInterrupt:
        _complain(speech.say("cli.interrupted"))
    finally:
        operating.close()
    return FAILED


class Operator:
    """Somebody at the command line: a method for each command, returning the exit status."""

    def __init__(self, options: argparse.Namespace, settings: Settings, speech: Speech) -> None:
        """Take the typed options."""
        self._options = options
        self._settings = settings
        self._speech = speech
        self._clock = SystemClock()
        self._actor = f"cli:{_user()}"
        self._opened: Database | None = None

    def close(self) -> None:
        """Let go of the database, where there was use for one."""
        if self._opened:
            self._opened.close()

    def run(self) -> int:
        """Run the bot on Telegram until it is asked to stop."""
        token = self._settings.token
        if token is None:
            return _complain(self._speech.say("cli.no_token"), BAD_INPUT)
        install([token])
        migrate(self._settings.database_url)
        port = self._options.health
        try:
            listener = socket.create_server((_LOOPBACK, port)) if port else None
        except OSError as error:
            reason = operator.first_line(error)
            return _complain(self._speech.say("cli.no_health", port=str(port), reason=reason))
        try:
            run_loop(serve(self._settings, token, self._clock, health=listener))
        except TokenRefusedError:
            return _complain(self._speech.say("cli.token_refused"))
        except SecondPollerError:
            return _complain(self._speech.say("cli.second_poller"))
        return OK

    def demo(self) -> int:
        """Run the bot against a phone in the browser."""
        from bot.demo import show  # noqa: PLC0415 - only the demo needs a web server

        install([])
        options = self._options
        return show(self._settings, options.port, self._clock, self._speech, keep=options.keep)

    def bring_in(self) -> int:
        """Import files, all of them or none."""
        bar = operator.Bar(self._speech, sys.stderr)
        outcome = bring_in(self._database(), self._options.paths, self._clock, self._actor, bar)
        bar.clear()
        if isinstance(outcome, Rejected):
            for fault in outcome.faults:
                _complain(describe(fault, self._speech))
            return _complain(self._speech.plural("cli.rejected", outcome.count), BAD_INPUT)
        return _tell(operator.brought(self._speech, outcome))

    def take_out(self) -> int:
        """Export everything as import reads it."""
        for path in take_out(self._database(), self._options.folder, self._clock, self._actor):
            print(path)
        return OK

    def check(self) -> int:
        """Prove that the settings, the database and the token work, and that what is kept is right.

        First, if so asked, what failed is let wait again.
        """
        if self._options.send_again:
            with self._database().writing() as conn:
                number = send_all_again(conn, self._actor, self._clock.now())
            _tell(self._speech.plural("cli.sent_again", number))
        with self._database().reading() as conn:
            report = check(conn)
        for line in operator.checked(self._speech, report):
            _tell(line)
        if not report.is_well:
            return FAILED
        if self._settings.token is None:
            return _tell(self._speech.say("cli.no_token"))
        try:
            name = run_loop(name_of(self._settings, self._settings.token))
        except TokenRefusedError:
            return _complain(self._speech.say("cli.token_refused"))
        except TelegramError as error:
            return _complain(self._speech.say("cli.unreachable", reason=operator.first_line(error)))
        return _tell(self._speech.say("cli.token_well", name=name))

    def invite(self) -> int:
        """Make an invitation, and print its link and its command."""
        options, database = self._options, self._database()
        invitee = Invitee(
            Role(options.role),
            options.unit,
            tuple(options.indicator),
            options.name,
            options.language,
            options.days,
        )
        with database.writing() as conn:
            outcome = invite(conn, invitee, self._actor, self._clock.now())
            name = bot_name(conn)
        if not isinstance(outcome, Invited):
            return _complain(self._speech.say("cli.unknown_code", code=outcome.code), BAD_INPUT)
        if name:
            print(f"https://t.me/{name}?start={outcome.code}")
        print(f"/start {outcome.code}")
        return OK

    def units(self) -> int:
        """Write the units of one of today's provinces, ready to be imported."""
        found = find_provinces(self._options.province)
        if not found:
            return _complain(self._speech.say("cli.no_such_province", name=self._options.province), BAD_INPUT)
        if len(found) > 1:
            names = ", ".join(self._speech.of(province.names) for province in found)
            return _complain(self._speech.say("cli.which_province", names=names), BAD_INPUT)
        for path in write_units(found[0], self._options.folder):
            print(path)
        return OK

    def back_up(self) -> int:
        """Copy the database, whole even while the bot is running."""
        try:
            back_up(self._database(), self._options.file)
        except InTheWayError:
            return _complain(self._speech.say("cli.in_the_way", path=str(self._options.file)), BAD_INPUT)
        return _tell(self._speech.say("cli.backed_up", path=str(self._options.file)))

    def restore(self) -> int:
        """Put a copy back in place of the database."""
        try:
            closed = restore(self._settings.database_url, self._options.file, self._clock.now())
        except NotACopyError:
            return _complain(self._speech.say("cli.not_a_copy", path=str(self._options.file)), BAD_INPUT)
        if closed:
            _tell(self._speech.plural("cli.closed", closed))
        return _tell(self._speech.say("cli.restored", path=str(self._options.file)))

    def audit(self) -> int:
        """Prove that no line of the audit log was changed."""
        with self._database().reading() as conn:
            broken = first_broken_line(conn)
        if broken is not None:
            return _complain(self._speech.say("cli.audit_broken", line=broken))
        return _tell(self._speech.say("cli.audit_whole"))

    def _database(self) -> Database:
        if self._opened is None:
            migrate(self._settings.database_url)
            self._opened = Database(self._settings.database_url)
        return self._opened


def _parser(speech: Speech) -> argparse.ArgumentParser:
    """Return the grammar of the command line, which explains itself in the operator's language."""
    parser = argparse.ArgumentParser("baoso", description=html.unescape(speech.say("cli.about")))
    commands = parser.add_subparsers(required=True)

    def add(name: str, command: Callable[[Operator], int], about: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=html.unescape(about), description=html.unescape(about))
        added.set_defaults(command=command)
        return added

    running = add("run", Operator.run, speech.say("cli.run"))
    running.add_argument("--health", metavar="PORT", type=_port)
    demo = add("demo", Operator.demo, speech.say("cli.demo"))
    demo.add_argument("--port", type=int, default=_DEMO_PORT)
    demo.add_argument("--keep", action="store_true", help=html.unescape(speech.say("cli.demo_keep")))
    bring = add("import", Operator.bring_in, speech.say("cli.import"))
    bring.add_argument("paths", metavar="PATH", type=Path, nargs="+")
    take = add("export", Operator.take_out, speech.say("cli.export"))
    take.add_argument("folder", metavar="FOLDER", type=Path)
    checking = add("check", Operator.check, speech.say("cli.check"))
    checking.add_argument(
        "--send-again", action="store_true", help=html.unescape(speech.say("cli.send_again"))
    )
    inviting = add("invite", Operator.invite, speech.say("cli.invite"))
    inviting.add_argument("--role", required=True, choices=[role.value for role in Role])
    inviting.add_argument("--unit", required=True, metavar="CODE")
    inviting.add_argument("--indicator", action="append", default=[], metavar="CODE")
    inviting.add_argument("--name", metavar="TEXT")
    inviting.add_argument("--language", choices=LANGUAGES)
    inviting.add_argument("--days", type=_days, default=7, metavar="N")
    units = add("units", Operator.units, speech.say("cli.units"))
    units.add_argument("province", metavar="PROVINCE")
    units.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", default=Path())
    backup = add("backup", Operator.back_up, speech.say("cli.backup"))
    backup.add_argument("file", metavar="FILE", type=Path)
    restoring = add("restore", Operator.restore, speech.say("cli.restore"))
    restoring.add_argument("file", metavar="FILE", type=Path)
    audit = add("audit", Operator.audit, speech.say("cli.audit"))
    audit.add_argument("verify", choices=["verify"])
    return parser


def _days(text: str) -> int:
    """Read for how many days an invitation holds: 1 to 90."""
    days = int(text)
    if not 1 <= days <= 90:
        raise ValueError(text)
    return days


def _port(text: str) -> int:
    """Read a port of this machine."""
    port = int(text)
    if not 1 <= port <= 65_535:
        raise ValueError(text)
    return port


def _user() -> str:
    """Return who is at the command line; a container may know no names."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def _tell(line: str) -> int:
    print(html.unescape(line))
    return OK


def _complain(line: str, status: int = FAILED) -> int:
    print(html.unescape(line), file=sys.stderr)
    return status
