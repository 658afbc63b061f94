"""Queue the digests that are due: each is worked out once for all who get the same, and comes to each once.

Any number of processes may do this at once: the outbox takes a person's digest of an ISO week only once, and
who comes second finds it there.
"""

import logging
import secrets
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from hashlib import sha256
from typing import TypeAlias

from sqlalchemy import Connection

from bot.domain.digest import Digest
from bot.domain.names import Language
from bot.domain.schedule import Week, due, end_of, moment_of, week_of
from bot.services.digest import Drawable, digest_of, drawable, findings_at, leader_of
from bot.services.given import note_digest
from bot.services.library import Library
from bot.services.rendered import Rendered, message
from db.engine import Database
from db.outbox import Message, put_all
from db.pictures import Picture
from db.subscriptions import Subscriber, digest_key, still_without, subscribers_without

Render: TypeAlias = Callable[[Digest, Language], Rendered]
Draw: TypeAlias = Callable[[Digest, Sequence[Drawable], Language], bytes | None]  # a PNG

_IN_TIME = timedelta(hours=12)  # after its hour a digest is not late, even where the week is over
_REPEATED = 60  # minutes: as far as a clock is put back, which then shows an hour twice
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Edition:
    """What some people get alike: a unit's digest on some indicators, due at one moment, aware, in UTC."""

    unit_id: int
    indicators: tuple[str, ...]
    due: datetime

    def picture_key(self, language: Language) -> str:
        """Return what the picture is known by; the figures of another hour of the same week are others."""
        chosen = sha256(" ".join(self.indicators).encode()).hexdigest()[:16]
        return f"digest:{self.unit_id}:{self.due.astimezone(UTC):%Y%m%dT%H%M}:{language}:{chosen}"


@dataclass(frozen=True, slots=True)
class Round:
    """All that is due to the people of one unit in a week of the calendar; it is queued at once."""

    week: Week
    readers: dict[Edition, list[Subscriber]]


@dataclass(frozen=True, slots=True)
class Pushing:
    """What it takes to queue digests: the figures, the moment, whose clocks, and how they are shown."""

    database: Database
    library: Library
    now: datetime
    zone: tzinfo
    render: Render
    draw: Draw


def push_digests(pushing: Pushing, going_on: Callable[[], bool] = lambda: True) -> int:
    """Queue every digest that is due; return how many were new.

    It stops between two units once it is to go on no more; the next time goes on from there.
    """
    with pushing.database.reading() as conn:
        rounds = rounds_due(conn, pushing.now, pushing.zone)
    queued = 0
    for each in _from_anywhere(rounds):
        if not going_on():
            break
        try:
            queued += _push(pushing, each)
        except Exception:  # noqa: BLE001 - what fails for one unit must not cost the others their digests
            _log.exception("the digests of one unit failed, and are tried again")
    if queued:
        _log.info("digests queued", extra={"number": queued})
    return queued


def rounds_due(conn: Connection, now: datetime, zone: tzinfo) -> list[Round]:
    """Return what is due and not queued yet, by unit."""
    local = now.astimezone(zone)
    week, rounds = week_of(local), dict[int, Round]()
    for reader in subscribers_without(conn, week, _minute_of_week(local) + _REPEATED):
        schedule = reader.subscription.schedule
        if due(schedule, None, local):
            moment = moment_of(schedule, week, zone)
            edition = Edition(reader.home_id, reader.subscription.indicators, moment)
            of_unit = rounds.setdefault(reader.home_id, Round(week, {}))
            of_unit.readers.setdefault(edition, []).append(reader)
    return list(rounds.values())


def _minute_of_week(local: datetime) -> int:
    return ((local.isoweekday() - 1) * 24 + local.hour) * 60 + local.minute


def _from_anywhere(rounds: Sequence[Round]) -> Sequence[Round]:
    """Let each process begin elsewhere, so that they share the work and do not all do the same."""
    start = secrets.randbelow(len(rounds)) if rounds else 0
    return [*rounds[start:], *rounds[:start]]


def _push(pushing: Pushing, round_: Round) -> int:
    people = [reader.person_id for readers in round_.readers.values() for reader in readers]
    with pushing.database.reading() as conn:
        waiting = still_without(conn, round_.week, people)
        written = list(_written(conn, pushing, round_, waiting))
    if not written:
        return 0
    queued = 0
    with pushing.database.writing() as conn:
        entitled = still_without(conn, round_.week, waiting)
        for digest, messages in written:
            sent = [each for each in messages if each.person_id in entitled]
            queued += put_all(conn, sent, pushing.now)
            note_digest(conn, (each.person_id for each in sent if each.person_id is not None), digest)
    return queued


def _written(
    conn: Connection, pushing: Pushing, round_: Round, waiting: set[int]
) -> Iterator[tuple[Digest, list[Message]]]:
    """Yield the digests of a round, each with the messages to those who wait, all from one snapshot."""
    for edition, readers in round_.readers.items():
        due_to = [reader for reader in readers if reader.person_id in waiting]
        if due_to:
            expires = max(end_of(round_.week, pushing.zone), edition.due + _IN_TIME)
            digest, made = _made(conn, pushing, edition, {reader.language for reader in due_to})
            messages: list[Message] = []
            for reader in due_to:
                rendered, picture = made[reader.language]
                sent = message("digest", reader.chat_id, reader.person_id, rendered)
                key = digest_key(reader.person_id, round_.week)
                messages.append(replace(sent, picture=picture, expires_at=expires, dedupe=key))
            yield digest, messages


def _made(
    conn: Connection, pushing: Pushing, edition: Edition, languages: Collection[Language]
) -> tuple[Digest, dict[Language, tuple[Rendered, Picture | None]]]:
    """Return an edition in some languages, each with the picture that a leader of the unit gets."""
    unit_id, moment = edition.unit_id, edition.due
    findings = findings_at(conn, pushing.library, unit_id, moment)
    digest = digest_of(conn, findings, unit_id, edition.indicators, moment, pushing.zone)
    found = tuple(drawable(findings, leader_of(unit_id), digest))
    return digest, {
        each: (
            pushing.render(digest, each),
            _drawn(pushing.draw, edition.picture_key(each), digest, found, each),
        )
        for each in languages
    }


def _drawn(
    draw: Draw, key: str, digest: Digest, found: Sequence[Drawable], language: Language
) -> Picture | None:
    try:
        png = draw(digest, found, language)
    except Exception:  # noqa: BLE001 - the words are worth more than the picture, and go without it
        _log.exception("the picture of a digest failed, and its words go alone")
        return None
    return Picture(key, png) if png else None
