"""The language in which somebody is answered; switching is one tap."""

from telegram import Update

from bot.domain.names import Language
from bot.services.people import switch_language
from bot.showing.entrance import language_screen
from bot.showing.notices import language_switched
from bot.showing.screen import LANGUAGE
from handlers.edge import Edge, Visit


class Languages:
    """Switches languages."""

    def __init__(self, edge: Edge) -> None:
        """Switch them at an edge."""
        self._edge = edge

    async def choose(self, update: Update, visit: Visit) -> None:
        """Answer /ngonngu with a button for each language."""
        await visit.reply(language_screen(self._edge.speeches, visit.person.language))

    async def switch(self, update: Update, visit: Visit) -> None:
        """Answer in the language of the pressed button from now on."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        language: Language = "en" if data == f"{LANGUAGE}:en" else "vi"
        now = self._edge.clock.now()
        await self._edge.runner.write(lambda conn: switch_language(conn, visit.person, language, now))
        visit.speech = self._edge.speeches[language]
        await visit.turn.show(language_switched(visit.speech))
        await visit.set_menu(await self._edge.catalogue())
