"""What all handlers share, and what is known of the one update that is being handled."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, tzinfo

from telegram import BotCommandScopeChat
from telegram.error import TelegramError
from telegram.ext import CallbackContext, ExtBot

from bot.delivery.sender import Keyboard
from bot.delivery.turn import Turn
from bot.domain.access import Person
from bot.domain.catalogue import Catalogue
from bot.domain.clock import Clock
from bot.domain.names import Language
from bot.domain.notice import Notice
from bot.services.acting import Act, Words, note_refusal
from bot.services.library import Library, State
from bot.services.prompts import Prompt
from bot.services.runner import Runner
from bot.showing.announce import show_notice
from bot.showing.guide import menu
from bot.showing.screen import Screen
from bot.showing.speech import Speech

_Data = dict[object, object]


@dataclass(frozen=True)
class Edge:
    """What outlives an update: services behind their runner, and a voice in each language."""

    runner: Runner
    library: Library
    clock: Clock
    zone: tzinfo
    speeches: dict[Language, Speech]

    @property
    def today(self) -> date:
        """The day in the configured time zone."""
        return self.clock.now().astimezone(self.zone).date()

    def act(self, person: Person) -> Act:
        """Return that somebody does something now."""
        now = self.clock.now()
        return Act(person.id, now, now.astimezone(self.zone).date())

    def tell(self, notice: Notice, language: Language) -> Words:
        """Return how a notice reads to people of a language."""
        screen = show_notice(self.speeches[language], notice, self.today)
        return Words(screen.text, tuple(tuple(row) for row in keyboard_of(screen)))

    async def refused(self, person: Person, what: str) -> None:
        """Write down that somebody has no right to what they pressed or asked; not what they made up."""
        act = self.act(person)
        await self.runner.write(lambda conn: note_refusal(conn, act, what, {}))

    async def catalogue(self) -> Catalogue:
        """Return the names of units and indicators as they are now."""
        return (await self.runner.read(self.library.lexicon)).catalogue


class Visit(CallbackContext[ExtBot[None], _Data, _Data, _Data]):
    """One update on its way through the handlers; the gate fills it in."""

    turn: Turn
    person: Person
    state: State  # of what can be told, when the update came
    prompt: Prompt | None  # what the person's text answers
    speech: Speech

    async def reply(self, screen: Screen) -> None:
        """Answer with a new message."""
        await self.turn.reply(screen.text, keyboard_of(screen))

    async def show(self, screen: Screen) -> None:
        """Answer in place of the message whose button was pressed."""
        await self.turn.show(screen.text, keyboard_of(screen))

    async def set_menu(self, catalogue: Catalogue) -> None:
        """Give the person the menu of their roles and language; the loss of one is borne until the next."""
        commands = menu(self.speech, catalogue.indicators.values(), self.person.roles)
        with suppress(TelegramError):
            await self.bot.set_my_commands(commands, scope=BotCommandScopeChat(self.turn.chat_id))


def keyboard_of(screen: Screen) -> Keyboard:
    """Return a screen's buttons as the sender takes them."""
    return [[(button.label, button.data) for button in row] for row in screen.keyboard]
