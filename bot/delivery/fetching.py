"""Fetching what somebody sent: by the path that getFile names, from the same server as all else."""

import asyncio
import logging
from http import HTTPStatus
from typing import cast

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.delivery.backoff import Backoff, stopped_within
from bot.delivery.request import call, request_of

_TRIES = 4
_log = logging.getLogger(__name__)


class NotFetchedError(Exception):
    """A file that cannot be had: the server has it no more, or does not answer."""


class StoppedError(NotFetchedError):
    """The program was asked to stop first."""


class TooLargeError(NotFetchedError):
    """A file of more bytes than are taken."""


async def fetch(bot: Bot, stopping: asyncio.Event, file_id: str, most: int) -> bytes:
    """Return a file of at most so many bytes, tried a few times where the connection fails."""
    backoff = Backoff()
    for _ in range(_TRIES):
        try:
            return await _fetch(bot, file_id, most)
        except BadRequest as error:
            raise NotFetchedError from error
        except TelegramError as error:
            _log.warning("a file could not be fetched, and is tried again: %s", type(error).__name__)
        if await stopped_within(backoff.next(), stopping):
            raise StoppedError
    raise NotFetchedError


async def _fetch(bot: Bot, file_id: str, most: int) -> bytes:
    found = cast("dict[str, str]", await call(bot, "getFile", {"file_id": file_id}))
    path = found.get("file_path")
    if path is None:
        raise NotFetchedError
    status, content = await request_of(bot).fetch(f"{bot.base_file_url}/{path}", most)
    if content is None:
        raise TooLargeError
    if status != HTTPStatus.OK:
        msg = "the server does not hand the file out"
        raise TelegramError(msg)
    return content
