"""What somebody was asked to type, kept so that any process takes their next text for the answer."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.services.acting import Act
from db.prompts import Asked, Prompt, find_prompt, forget_prompt, set_prompt

__all__ = ["Asked", "Prompt", "ask_for", "asked_for", "settle"]

_REMEMBERED = timedelta(hours=1)  # after which a text is a question again


def ask_for(conn: Connection, act: Act, prompt: Prompt) -> None:
    """Note what the person's next text answers."""
    set_prompt(conn, act.person_id, prompt, act.now)


def asked_for(conn: Connection, person_id: int, now: datetime) -> Prompt | None:
    """Return what somebody's text answers; None where they were asked for nothing."""
    return find_prompt(conn, person_id, now - _REMEMBERED)


def settle(conn: Connection, act: Act) -> None:
    """Note that it was answered, or is asked for no more."""
    forget_prompt(conn, act.person_id)
