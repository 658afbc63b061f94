"""Somebody comes in with a code, or comes back."""

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.domain.access import Person
from bot.domain.names import Language
from bot.services.enrol import TooManyCodes, WrongCode, enrol
from bot.services.people import find_person
from bot.services.subscribe import subscription_of
from bot.showing.entrance import welcome_screen
from bot.showing.notices import too_many_codes, unknown_person, wrong_code
from handlers.edge import Edge, Visit


class Enrol:
    """Lets people in."""

    def __init__(self, edge: Edge, asking: Callable[[Visit], Awaitable[None]]) -> None:
        """Let people in at an edge; a phone number is somebody else's to ask for."""
        self._edge = edge
        self._asking = asking

    async def start(self, update: Update, visit: Visit) -> None:
        """Use the code that came with /start; without one, greet whoever is in already."""
        user = update.effective_user
        if user is None:
            return
        if not visit.args:
            await self._welcome(visit)
            return
        code, now = visit.args[0], self._edge.clock.now()
        language: Language = "vi" if user.language_code in {None, "vi"} else "en"
        entered = await self._edge.runner.write(
            lambda conn: enrol(conn, code, user.id, user.first_name, language, now)
        )
        if isinstance(entered, Person):
            visit.person, visit.speech = entered, self._edge.speeches[entered.language]
            await self._welcome(visit)
        else:
            await self._refuse(visit, user.id, entered)

    async def _welcome(self, visit: Visit) -> None:
        catalogue = await self._edge.catalogue()
        chosen = await self._edge.runner.read(lambda conn: subscription_of(conn, visit.person))
        await visit.reply(welcome_screen(self._edge.speeches, visit.person, catalogue, chosen.schedule))
        await visit.set_menu(catalogue)
        if visit.person.held:
            await self._asking(visit)

    async def _refuse(self, visit: Visit, telegram_id: int, why: WrongCode | TooManyCodes) -> None:
        """Tell somebody known what is wrong with the code; anybody else gets the one neutral line."""
        person = await self._edge.runner.read(lambda conn: find_person(conn, telegram_id))
        if person is None:
            await visit.turn.reply(unknown_person(self._edge.speeches["vi"]))
            return
        speech = self._edge.speeches[person.language]
        sentence = too_many_codes(speech) if isinstance(why, TooManyCodes) else wrong_code(speech)
        await visit.turn.reply(sentence)
