"""Logging to standard error: a line of key=value for each event, with no secret and nobody's data in it."""

import json
import logging
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from traceback import extract_tb

from sqlalchemy.exc import DBAPIError

_CHATTY = ("alembic", "apscheduler", "httpcore", "httpx")
_PLAIN = re.compile(r"[^\s\"=]+")
_LONG_NUMBER = re.compile(
    r"-?\d{5,}"
)  # people and chats have such numbers, and Telegram names them in errors
_FRAMES = 12
_FIELDS = ("reference", "kind", "outcome", "said", "number")  # what ``extra`` may tell of an event


class _Line(logging.Formatter):
    """Formats a whole record, its error as well, and then blots out every secret.

    Of an error the kind is told and where it came from, not what it says: that may quote what somebody wrote,
    or be a row of the database.
    """

    default_time_format = "%Y-%m-%dT%H:%M:%S%z"
    default_msec_format = None

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        event = (record.getMessage().splitlines() or [""])[0]  # PostgreSQL quotes rows in further lines
        pairs = [
            ("at", self.formatTime(record)),
            ("level", record.levelname.lower()),
            ("from", record.name),
            ("event", self._without_people(event)),
            *(
                (key, self._without_people(str(each)))
                for key in _FIELDS
                if (each := record.__dict__.get(key))
            ),
        ]
        if record.exc_info and (error := record.exc_info[1]):
            pairs += _told(error)
        return self._without_secrets(" ".join(f"{key}={_quoted(value)}" for key, value in pairs))

    def _without_people(self, text: str) -> str:
        return _LONG_NUMBER.sub("…", self._without_secrets(text))

    def _without_secrets(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return text


def install(secrets: Iterable[str], level: int = logging.INFO) -> None:
    """Log all from a level on, in place of whatever was set up before; secrets are the token and the like."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Line(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)


def _told(error: BaseException) -> Iterator[tuple[str, str]]:
    """Yield what may be told of an error: its kind and its causes', and the innermost calls."""
    yield "error", " < ".join(_kind(each) for each in _chain(error))
    calls = reversed(extract_tb(error.__traceback__)[-_FRAMES:])
    where = " < ".join(f"{'/'.join(Path(call.filename).parts[-2:])}:{call.lineno}" for call in calls)
    if where:
        yield "where", where


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    following: BaseException | None = error
    while following and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)


def _kind(error: BaseException) -> str:
    if isinstance(error, DBAPIError):
        return f"{type(error).__name__}({type(error.orig).__name__})"
    return type(error).__name__


def _quoted(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
