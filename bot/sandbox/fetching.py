"""The Bot API's files over HTTP: ``/file/bot<token>/<file_path>``, with the path that getFile named."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from bot.sandbox.api import BREAK_OFF
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.telegram import Telegram

FETCHING = "file"  # the name under which a fault strikes what is fetched


class FileApi:
    """Hands files out to whoever has the token."""

    def __init__(self, telegram: Telegram, faults: Faults) -> None:
        """Hand out this messenger's files, and let these faults strike."""
        self._telegram = telegram
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one call, unless a fault strikes it."""
        request = Request(scope)
        match self._faults.take(FETCHING):
            case Fault.LOST | Fault.DROPPED | Fault.LATE | Fault.STUCK:
                scope["state"][BREAK_OFF]()
            case None:
                await self._answer(request)(scope, receive, send)
            case _:
                await _refusal(500, "Internal Server Error")(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        if request.path_params["token"] != self._telegram.token:
            return _refusal(401, "Unauthorized")
        file = self._telegram.files.at(request.path_params["path"])
        if file is None:
            return _refusal(404, "Not Found")
        return Response(file.content, media_type="application/octet-stream")


def _refusal(status: int, words: str) -> Response:
    return JSONResponse({"ok": False, "error_code": status, "description": words}, status)
