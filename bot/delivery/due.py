"""What is due: digests, watched figures beyond their bounds, drafts that nobody sends, and reminders."""

import asyncio
from dataclasses import dataclass
from datetime import date, tzinfo

from bot.domain.clock import Clock
from bot.services.acting import Tell
from bot.services.expire import Expiring, expire_drafts
from bot.services.library import Library
from bot.services.push_digests import Draw, Pushing, Render, push_digests
from bot.services.push_reminders import Reminding, push_reminders
from bot.services.push_watches import Checked, RenderCrossing, Watching, push_watches
from bot.services.runner import Runner


@dataclass(frozen=True, slots=True)
class Renderings:
    """How what is pushed is worded and drawn."""

    digest: Render
    picture: Draw
    crossing: RenderCrossing
    notice: Tell


class Due:
    """Puts what is due into the outbox."""

    def __init__(
        self, runner: Runner, library: Library, clock: Clock, zone: tzinfo, renderings: Renderings
    ) -> None:
        """Work by the clocks of a zone."""
        self._runner = runner
        self._library = library
        self._clock = clock
        self._zone = zone
        self._renderings = renderings
        self._checked: Checked | None = None
        self._reminded: date | None = None
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Begin nothing more: what is not queued yet is found at the next start."""
        self._stopping.set()

    async def look(self) -> None:
        """Queue what is due at this moment, in a thread, since at some hours it is much."""
        now = self._clock.now()
        await self._runner.apart(
            lambda database: push_digests(
                Pushing(
                    database,
                    self._library,
                    now,
                    self._zone,
                    self._renderings.digest,
                    self._renderings.picture,
                ),
                lambda: not self._stopping.is_set(),
            )
        )
        self._checked = await self._runner.apart(
            lambda database: push_watches(
                Watching(database, self._library, now, self._zone, self._renderings.crossing), self._checked
            )
        )
        await self._runner.apart(
            lambda database: expire_drafts(
                Expiring(database, self._library, now, self._zone, self._renderings.notice)
            )
        )
        self._reminded = await self._runner.apart(
            lambda database: push_reminders(
                Reminding(database, self._library, now, self._zone, self._renderings.notice), self._reminded
            )
        )
