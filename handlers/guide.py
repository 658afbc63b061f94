"""Help, and a word to whoever sends what the bot does not read."""

from telegram import Update

from bot.showing.entrance import help_screen
from bot.showing.notices import text_only
from handlers.edge import Edge, Visit


class Guide:
    """Tells what can be asked."""

    def __init__(self, edge: Edge) -> None:
        """Tell it at an edge."""
        self._edge = edge

    async def help(self, update: Update, visit: Visit) -> None:
        """Answer /trogiup with the commands and examples of the reader's own names."""
        await visit.reply(help_screen(visit.speech, visit.person, await self._edge.catalogue()))

    async def help_pressed(self, update: Update, visit: Visit) -> None:
        """Show the help in place of the message whose button was pressed."""
        await visit.turn.acknowledge()
        await visit.show(help_screen(visit.speech, visit.person, await self._edge.catalogue()))

    async def text_only(self, update: Update, visit: Visit) -> None:
        """Say that pictures, files and the like are not read."""
        await visit.turn.reply(text_only(visit.speech))
