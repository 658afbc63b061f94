"""Pushed pictures: each is uploaded once for all who get it, and sent by Telegram's own id from then on."""

import asyncio
import re
from typing import TypeAlias

from bot.delivery.outbox import Outbox
from bot.delivery.sender import Outcome, Receipt, Sender, Sends, fits_caption
from db.dispatch import Leased

_Upload: TypeAlias = "asyncio.Future[str | None]"  # the id that Telegram gave; None where there is none

_UPLOADS_KEPT = 1_000  # the outbox knows of earlier ones
# What Telegram says of an id that it takes no longer.
_OF_THE_ID = re.compile(r"file[ _](identifier|id|reference)|file of type", re.IGNORECASE)


class Pictures:
    """Sends what has a picture, and what has none; belongs to one event loop."""

    def __init__(self, outbox: Outbox, sender: Sender) -> None:
        """Begin with nothing uploaded; what an outbox has leased knows of earlier uploads."""
        self._outbox = outbox
        self._sender = sender
        self._uploads: dict[int, _Upload] = {}

    async def send(self, message: Leased, sends: Sends) -> Receipt:
        """Send a message below its picture; its words alone where Telegram takes no such picture."""
        if message.picture_id is not None and fits_caption(message.text):
            receipt = await self._below(message, message.picture_id, sends)
            if receipt and receipt.outcome is not Outcome.REFUSED:
                return receipt
            if receipt:
                sends.take_back()
        return await self._sender.send(
            message.chat_id, message.text, message.keyboard, sends, silent=message.silent
        )

    async def _below(self, message: Leased, picture_id: int, sends: Sends) -> Receipt | None:
        """Send a message below its picture; None where there is no picture any more."""
        if file_id := await self._known(picture_id) or message.file_id:
            receipt = await self._photo(message, file_id, sends)
            if not is_of_the_id(receipt):
                return receipt
            sends.take_back()
            newer = await self._known(picture_id)  # who was refused first uploads it anew for all
            if newer and newer != file_id:
                return await self._photo(message, newer, sends)
        return await self._first(message, picture_id, sends)

    async def _known(self, picture_id: int) -> str | None:
        """Return by which id Telegram knows a picture, once an upload that has begun tells it."""
        upload = self._uploads.get(picture_id)
        return await asyncio.shield(upload) if upload else None

    async def _first(self, message: Leased, picture_id: int, sends: Sends) -> Receipt | None:
        """Upload a picture, while whoever else is to get it waits; if that fails, they wait no longer."""
        upload = self._begun(picture_id)
        file_id: str | None = None
        try:
            png = await self._outbox.png(picture_id)
            receipt = await self._photo(message, png, sends) if png else None
            file_id = receipt.file_id if receipt else None
        finally:
            upload.set_result(file_id)
        if file_id:
            self._outbox.uploaded(picture_id, file_id)
        return receipt

    def _begun(self, picture_id: int) -> _Upload:
        upload: _Upload = asyncio.get_running_loop().create_future()
        self._uploads[picture_id] = upload
        if len(self._uploads) > _UPLOADS_KEPT:
            del self._uploads[next(iter(self._uploads))]
        return upload

    async def _photo(self, message: Leased, picture: bytes | str, sends: Sends) -> Receipt:
        return await self._sender.photo(
            message.chat_id, picture, message.text, message.keyboard, sends, silent=message.silent
        )


def is_of_the_id(receipt: Receipt) -> bool:
    """Say whether Telegram takes the id of a picture no longer, as it takes none of another bot's."""
    return receipt.outcome is Outcome.REFUSED and _OF_THE_ID.search(receipt.error or "") is not None
