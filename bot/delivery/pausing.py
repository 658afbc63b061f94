"""What follows when Telegram says that somebody has blocked the bot."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from bot.domain.access import Person
from bot.domain.clock import Clock
from bot.domain.names import Language
from bot.services.library import Library
from bot.services.pausing import Away, Telling, pause
from bot.services.runner import Runner
from bot.showing.roster import show_away
from bot.showing.speech import Speech
from db.outbox import Keyboard


class Pausing:
    """Pauses whoever has blocked the bot."""

    def __init__(
        self,
        runner: Runner,
        library: Library,
        clock: Clock,
        zone: tzinfo,
        speeches: Mapping[Language, Speech],
    ) -> None:
        """Tell admins in their languages."""
        self._runner = runner
        self._library = library
        self._clock = clock
        self._speeches = speeches
        self._telling = Telling(zone, self._words)

    async def blocked(self, chat_id: int, person_id: int | None) -> None:
        """Take note of a chat in which nothing is taken any more; a group's is nobody's."""
        now = self._clock.now()
        await self._runner.write(lambda conn: pause(conn, self._library, chat_id, self._telling, now))

    def _words(self, admin: Person, away: Sequence[Away]) -> tuple[str, Keyboard]:
        screen = show_away(self._speeches[admin.language], away)
        return screen.text, [[(button.label, button.data) for button in row] for row in screen.keyboard]
