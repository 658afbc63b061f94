"""Why messages did not reach their readers: for an operator and for an admin, without a word of them."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from db.audit import write_line
from db.failures import Failed, failure_counts, newest_failures
from db.failures import send_all_again as again
from db.outbox import State

_NEWEST = 5


class Why(StrEnum):
    """Why a message failed; each is a sentence in the catalogues."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    NO_CHAT = "no_chat"
    TOO_LONG = "too_long"
    REFUSED = "refused"
    DOUBT = "doubt"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Failure:
    """A message that failed."""

    kind: str
    reference: str
    why: Why
    at: datetime


@dataclass(frozen=True, slots=True)
class Failures:
    """How many messages failed by what they were and why, the most first; and the newest of them."""

    counts: tuple[tuple[str, Why, int], ...] = ()
    newest: tuple[Failure, ...] = ()


def failures(conn: Connection) -> Failures:
    """Return what has failed as far back as messages are kept."""
    counts: Counter[tuple[str, Why]] = Counter()
    for kind, state, error, number in failure_counts(conn):
        counts[kind, _why(state, error)] += number
    newest = (told(each) for each in newest_failures(conn, _NEWEST))
    return Failures(tuple((kind, why, number) for (kind, why), number in counts.most_common()), tuple(newest))


def send_all_again(conn: Connection, actor: str, now: datetime) -> int:
    """Let whatever failed wait again that may be sent again; return how many messages.

    What is too late or in doubt stays, and so does all for who has blocked the bot or holds no right.
    """
    number = again(conn, now)
    if number:
        write_line(conn, now, actor, "send_again", {"messages": number})
    return number


def told(failed: Failed) -> Failure:
    """Return a message that failed, with the reason."""
    return Failure(failed.kind, failed.reference, _why(failed.state, failed.error), failed.at)


def _why(state: State, error: str | None) -> Why:
    said = (error or "").lower()
    match state:
        case State.BLOCKED:
            return Why.DEACTIVATED if "deactivated" in said else Why.BLOCKED
        case State.DOUBT:
            return Why.DOUBT
        case State.EXPIRED:
            return Why.EXPIRED
        case _ if "chat not found" in said:
            return Why.NO_CHAT
        case _ if "too long" in said:
            return Why.TOO_LONG
        case _:
            return Why.REFUSED
