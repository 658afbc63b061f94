"""Calls as no proper client makes them: any token, any body, any header."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from aiohttp import ClientSession, FormData

from bot.sandbox.server import Server


@dataclass(frozen=True)
class Answer:
    """A status and what the JSON says."""

    status: int
    body: Mapping[str, object]

    @property
    def description(self) -> str:
        """The sentence of a refusal, empty where there is none."""
        return str(self.body.get("description", ""))


class Caller:
    """Calls the sandbox without python-telegram-bot in between."""

    def __init__(self, server: Server, session: ClientSession) -> None:
        """Call this server."""
        self._server = server
        self._session = session

    async def __call__(self, method: str, **parameters: object) -> Answer:
        """Call a method of the Bot API with a JSON body."""
        return await self.post(f"/bot{self._server.telegram.token}/{method}", json=parameters)

    async def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Get a path; an answer that is no JSON has an empty body."""
        async with self._session.get(self._server.url + path, headers=headers) as response:
            is_json = response.content_type == "application/json"
            body = cast("dict[str, object]", await response.json()) if is_json else {}
            return Answer(response.status, body)

    async def post(
        self,
        path: str,
        *,
        json: object = None,
        data: bytes | FormData | Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Post to a path."""
        url = self._server.url + path
        async with self._session.post(url, json=json, data=data, headers=headers) as response:
            is_json = response.content_type == "application/json"
            body = cast("dict[str, object]", await response.json()) if is_json else {}
            return Answer(response.status, body)
