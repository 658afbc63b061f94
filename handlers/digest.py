"""The weekly digest and the watches: what somebody gets, and when; each person sees and changes their own."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Update

from bot.domain.answer import Refusal
from bot.domain.catalogue import Catalogue
from bot.domain.question import Question, decode
from bot.domain.watch import Watch
from bot.reading.digest_wishes import DigestWish, concerns_digest, read_digest_wish, wish_in_words
from bot.services.answer import answer_question
from bot.services.given import note_digest
from bot.services.preview import digest_then, preview
from bot.services.subscribe import Subscribed, subscribe, subscribed, subscription_of
from bot.services.watches import SetWatch, TooManyWatches, remove_watch, set_watch, watches_of
from bot.showing import presses
from bot.showing.choices import Altering, altering_hours, altering_indicators, with_every_indicator
from bot.showing.digest import show_digest
from bot.showing.illustration import illustration
from bot.showing.refusals import show_refusal
from bot.showing.render import render
from bot.showing.screen import Screen, View
from bot.showing.subscription import (
    show_days,
    show_gone_watch,
    show_hours,
    show_indicators,
    show_removals,
    show_set_watch,
    show_subscription,
    show_too_many_watches,
    with_unread,
)
from bot.showing.watch_offer import show_watch_offer, show_which_to_watch, watchable
from handlers.edge import Edge, Visit, keyboard_of


@dataclass(frozen=True, slots=True)
class _Own:
    """What somebody has chosen, and the names that it is told by."""

    gets: Subscribed
    watches: Sequence[Watch]
    catalogue: Catalogue


class Digests:
    """Shows the digest, and lets each person choose its day, its hour and its indicators."""

    def __init__(self, edge: Edge) -> None:
        """Do so at an edge."""
        self._edge = edge

    async def show(self, update: Update, visit: Visit) -> None:
        """Answer /bantin with what the person gets, and when; do what stands behind it first."""
        text = (update.message.text if update.message else None) or ""
        lexicon = await self._edge.runner.read(self._edge.library.lexicon)
        await self._answer(visit, read_digest_wish(text.partition(" ")[2], lexicon))

    async def told(self, visit: Visit, text: str) -> bool:
        """Do what a sentence wants of the person's digest and alerts; False where it is of anything else."""
        if not concerns_digest(text):
            return False
        lexicon = await self._edge.runner.read(self._edge.library.lexicon)
        await self._answer(visit, wish_in_words(text, lexicon))
        return True

    async def _answer(self, visit: Visit, wish: DigestWish) -> None:
        if wish.left:
            await visit.reply(with_unread(visit.speech, await self._home(visit), wish.left))
        elif wish.forgets:
            own = await self._own(visit)
            named = wish.indicators
            await visit.reply(show_removals(self._view(visit), own.watches, named, own.catalogue))
        elif wish.sees:
            await self._preview(visit)
        else:
            refused = await self._change(visit, wish.altered) if wish.alters else None
            await visit.reply(refused or await self._home(visit))

    async def press(self, update: Update, visit: Visit) -> None:
        """Do what a button says, in place of its message; a preview is a message of its own."""
        await visit.turn.acknowledge()
        data = (update.callback_query.data if update.callback_query else None) or ""
        if data == presses.PREVIEW:
            await self._preview(visit)
        else:
            await visit.show(await self._pressed(visit, presses.read(data)))

    async def _pressed(self, visit: Visit, parts: Sequence[str | int]) -> Screen:
        """Return what a button shows; what was never a button of ours shows what the person gets."""
        match parts:
            case ["on" | "off" | "d" | "h", *_]:
                return await self._change(visit, altering_hours(parts)) or await self._home(visit)
            case ["days"]:
                return show_days(visit.speech, (await self._own(visit)).gets.chosen.schedule)
            case ["hours"]:
                return show_hours(visit.speech, (await self._own(visit)).gets.chosen.schedule)
            case ["all"]:
                return await self._choose(visit, 0, with_every_indicator)
            case ["i", int(page), *rest]:
                altering = altering_indicators(await self._edge.catalogue(), rest)
                if rest and altering is None:
                    await self._edge.refused(visit.person, "digest")
                return await self._choose(visit, page, altering)
            case ["b", str(asked)]:
                return await self._asked_to_watch(visit, asked)
            case ["w", int(watch_id)]:
                return await self._remove(visit, watch_id)
            case ["p", int(unit_id), int(minutes), int(page)]:
                return await self._page(visit, unit_id, minutes, page)
            case ["home"]:
                return await self._home(visit)
            case ["home", int(page)]:
                return await self._home(visit, page)
            case _:
                await self._edge.refused(visit.person, "digest")
                return await self._home(visit)

    async def _home(self, visit: Visit, page: int = 0) -> Screen:
        own = await self._own(visit)
        unit = own.catalogue.register.units[visit.person.home_id]
        return show_subscription(self._view(visit), unit, own.gets, own.watches, own.catalogue, page)

    async def _own(self, visit: Visit) -> _Own:
        person, library, now, zone = visit.person, self._edge.library, self._edge.clock.now(), self._edge.zone
        return await self._edge.runner.read(
            lambda conn: _Own(
                subscribed(conn, person, now.astimezone(zone)),
                watches_of(conn, person),
                library.lexicon(conn).catalogue,
            )
        )

    async def _change(self, visit: Visit, altering: Altering) -> Screen | None:
        """Change what the person gets; None where that went well."""
        person, now = visit.person, self._edge.clock.now()
        changed = await self._edge.runner.write(
            lambda conn: subscribe(conn, person, altering(subscription_of(conn, person)), now)
        )
        return await self._refused(visit, changed) if isinstance(changed, Refusal) else None

    async def _choose(self, visit: Visit, page: int, altering: Altering | None) -> Screen:
        """Change the indicators, if so, and show them to choose from."""
        refused = await self._change(visit, altering) if altering else None
        own = await self._own(visit)
        return refused or show_indicators(visit.speech, own.gets.chosen, own.catalogue, page)

    async def watch(self, visit: Visit, question: Question) -> Screen:
        """Watch the one figure that is asked for, for its bound; of any other answer offer its figures."""
        bound = question.bound
        if bound is None or not question.is_watch:
            return await self._offer(visit, question)
        library, person, now = self._edge.library, visit.person, self._edge.clock.now()
        watched = await self._edge.runner.write(
            lambda conn: set_watch(conn, library, person, question, bound, now)
        )
        match watched:
            case SetWatch():
                return show_set_watch(self._view(visit), watched, await self._edge.catalogue())
            case TooManyWatches():
                return show_too_many_watches(visit.speech, watched.most)
            case Refusal():
                return await self._refused(visit, watched)

    async def _refused(self, visit: Visit, refusal: Refusal) -> Screen:
        if refusal.reason.is_of_rights:
            await self._edge.refused(visit.person, "digest")
        return show_refusal(self._view(visit), refusal)

    async def _asked_to_watch(self, visit: Visit, asked: str) -> Screen:
        try:
            question = decode(asked)
        except ValueError:
            await self._edge.refused(visit.person, "digest")
            return await self._home(visit)
        return await self.watch(visit, question)

    async def _offer(self, visit: Visit, question: Question) -> Screen:
        library, person = self._edge.library, visit.person
        answer = await self._edge.runner.read(lambda conn: answer_question(conn, library, person, question))
        view = self._view(visit)
        if isinstance(answer, Refusal):
            return await self._refused(visit, answer)
        match watchable(answer):
            case ():
                return render(answer, view)
            case (only,):
                return show_watch_offer(view, only)
            case several:
                return show_which_to_watch(view, answer, several)

    async def _remove(self, visit: Visit, watch_id: int) -> Screen:
        """Forget a watch; one that is not the person's own is not there."""
        person, now = visit.person, self._edge.clock.now()
        removed = await self._edge.runner.write(lambda conn: remove_watch(conn, person, watch_id, now))
        if removed:
            return await self._home(visit)
        await self._edge.refused(visit.person, "watch")
        return show_gone_watch(visit.speech)

    async def _page(self, visit: Visit, unit_id: int, minutes: int, page: int) -> Screen:
        """Show a page of a digest, as its figures were known when it was due."""
        library, person, zone = self._edge.library, visit.person, self._edge.zone
        due = min(presses.moment_of(minutes), self._edge.clock.now())
        digest = await self._edge.runner.study(
            lambda conn: digest_then(conn, library, person, unit_id, due, zone)
        )
        if isinstance(digest, Refusal):
            return await self._refused(visit, digest)
        return show_digest(self._view(visit), digest, page)

    async def _preview(self, visit: Visit) -> None:
        """Send the digest as it would be now, below a picture of its most important line."""
        await visit.turn.typing()
        library, person, zone, now = self._edge.library, visit.person, self._edge.zone, self._edge.clock.now()
        found = await self._edge.runner.study(lambda conn: preview(conn, library, person, now, zone))
        self._edge.runner.later(lambda conn: note_digest(conn, [person.id], found.digest))
        view = self._view(visit)
        screen = show_digest(view, found.digest)
        picture = await asyncio.to_thread(illustration, view, found.drawable)
        if picture is None:
            await visit.reply(screen)
        else:
            await visit.turn.photo(picture, screen.text, keyboard_of(screen))

    def _view(self, visit: Visit) -> View:
        return View(visit.speech, visit.turn.reference, self._edge.today, visit.person.home_id)
