"""What people are told about the bot itself: the welcome, the menu of commands, the help."""

from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from bot.domain.access import Role
from bot.domain.commands import COMMANDS
from bot.domain.indicator import Indicator
from bot.domain.schedule import Schedule
from bot.domain.unit import Unit
from bot.showing import names
from bot.showing.dates import sending
from bot.showing.markup import Html, escaped, joined, plain, shortened
from bot.showing.speech import Speech

_MENU = 100  # commands of one menu, Bot API, setMyCommands
_DESCRIPTION = 256  # characters of a command's description, Bot API, BotCommand
_NEVER = Schedule(on=False)
_OF_ALL = ("trogiup", "ngonngu")  # end every role's menu


def welcome(
    speech: Speech, role: Role, unit: Unit, examples: Sequence[str], schedule: Schedule = _NEVER
) -> Html:
    """Return what somebody reads who has just come in; examples are questions and commands as typed."""
    connected = speech.say("welcome", role=names.role(speech, role), unit=names.unit(speech, unit))
    digest = speech.say("welcome.digest", time=sending(speech, schedule)) if schedule.on else None
    asked = (speech.say("welcome.example", text=example) for example in examples)
    return joined("\n", (connected, digest, *asked))


def menu(
    speech: Speech, indicators: Iterable[Indicator], roles: Collection[Role] = ()
) -> list[tuple[str, str]]:
    """Return the commands of some roles and their descriptions in plain text, in the speech's language."""
    told = [(command_in(speech, name), plain(text)) for name, text in _descriptions(speech, roles).items()]
    codes = [(each.code, shortened(speech.of(each.names), _DESCRIPTION)) for each in indicators]
    general, ends = told[: -len(_OF_ALL)], told[-len(_OF_ALL) :]
    return [*general, *islice(codes, _MENU - len(told)), *ends]


def help_text(
    speech: Speech, indicator: Indicator | None, units: Sequence[Unit], roles: Collection[Role] = ()
) -> Html:
    """Return the help: each command with an example, on names that the reader knows."""
    code = indicator.code if indicator else ""
    called = [names.unit(speech, unit) for unit in units[:2]]
    arguments = {
        "donvi": joined(", ", called[:1]),
        "xephang": escaped(code),
        "sosanh": joined(" ", (escaped(code), joined(", ", called))),
        "xuhuong": escaped(code),
        "nhap": joined(" ", (escaped(code), Html("142/150"))),
    }
    lines = [speech.say("help.intro")]
    if indicator:
        lines.append(_line(speech, code, joined(", ", called[:1]), speech.say("menu.value")))
    for name, text in _descriptions(speech, roles).items():
        if name != "trogiup":
            lines.append(_line(speech, command_in(speech, name), arguments.get(name, Html()), text))
    return joined("\n", lines)


def command_in(speech: Speech, name: str) -> str:
    """Return a command as this language calls it; both names work in either."""
    return name if speech.language == "vi" else COMMANDS[name]


def _line(speech: Speech, command: str, arguments: Html, text: Html) -> Html:
    typed = joined(" ", (escaped(f"/{command}"), arguments))
    return speech.say("help.line", typed=typed, text=text)


def _descriptions(speech: Speech, roles: Collection[Role]) -> dict[str, Html]:
    """Return what each command that is not an indicator's shows, in the order of the menu."""
    of_officers = {
        "nhap": speech.say("menu.submit"),
        "mau": speech.say("menu.template"),
        "phieu": speech.say("menu.mine"),
    }
    of_approvers = {"duyet": speech.say("menu.review"), "uyquyen": speech.say("menu.delegate")}
    of_admins = {
        "moi": speech.say("menu.invite"),
        "nguoidung": speech.say("menu.people"),
        "nhatky": speech.say("menu.audit"),
    }
    return {
        "tongquan": speech.say("menu.overview"),
        "donvi": speech.say("menu.unit"),
        "xephang": speech.say("menu.rank"),
        "sosanh": speech.say("menu.compare"),
        "xuhuong": speech.say("menu.trend"),
        "canhbao": speech.say("menu.alerts"),
        "chuabaocao": speech.say("menu.missing"),
        "bantin": speech.say("menu.digest"),
        **(of_officers if Role.OFFICER in roles else {}),
        **(of_approvers if Role.APPROVER in roles else {}),
        **(of_admins if Role.ADMIN in roles else {}),
        "trogiup": speech.say("menu.help"),
        "ngonngu": speech.say("menu.language"),
    }
