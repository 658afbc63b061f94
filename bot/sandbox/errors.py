"""Telegram's refusals: a status, a sentence and, at times, what to do about it."""

from typing import NoReturn, TypedDict


class Advice(TypedDict, total=False):
    """What a refusal adds for the machine: seconds to wait, or the id that a group has now."""

    retry_after: int
    migrate_to_chat_id: int


class ApiError(Exception):
    """A call was refused; the server answers with this status and description."""

    def __init__(self, status: int, description: str, advice: Advice | None = None) -> None:
        """Keep what the answer will say."""
        super().__init__(description)
        self.status = status
        self.description = description
        self.advice = advice


def refuse(what: str) -> NoReturn:
    """Refuse a call that can never succeed as it is."""
    raise ApiError(400, f"Bad Request: {what}")


def forbid(what: str) -> NoReturn:
    """Refuse a call that this recipient does not allow."""
    raise ApiError(403, f"Forbidden: {what}")


def give_way() -> NoReturn:
    """Refuse the older of two pollers."""
    what = "terminated by other getUpdates request; make sure that only one bot instance is running"
    raise ApiError(409, f"Conflict: {what}")


def slow_down(seconds: int) -> NoReturn:
    """Refuse a call that came too early by so many seconds."""
    raise ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def redirect(chat_id: int) -> NoReturn:
    """Refuse a call for a group that became a supergroup, and name the id it has now."""
    what = "group chat was upgraded to a supergroup chat"
    raise ApiError(400, f"Bad Request: {what}", {"migrate_to_chat_id": chat_id})
