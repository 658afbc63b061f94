"""What the page and the benchmark ask of the sandbox, under ``/sandbox/``."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox.bodies import read_body
from bot.sandbox.calls import Calls, Haste
from bot.sandbox.errors import ApiError, refuse
from bot.sandbox.events import news, stream
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.parameters import Parameters, elements, members
from bot.sandbox.phone import Phone
from bot.sandbox.telegram import Telegram

LONGEST_WAIT = 600.0  # seconds

Deed = Callable[[Parameters], object]
Endpoint = Callable[[Request], Awaitable[Response]]


class Control:
    """The people's side of the messenger over HTTP."""

    def __init__(self, telegram: Telegram, faults: Faults, calls: Calls) -> None:
        """Serve this messenger, its faults and its counts."""
        self._telegram = telegram
        self._faults = faults
        self._calls = calls

    def routes(self) -> list[Route]:
        """Return what can be asked (GET) and done (POST, with a JSON object of the parameters named here)."""
        return [
            Route("/people", self._people),
            Route("/chats/{person:int}", self._chat),  # server-sent events, see events.py
            Route("/news", self._news),  # server-sent events too: how often the bot has written to whom
            Route("/files/{file_id}", self._file),
            Route("/calls", self._counts),  # method, least, seconds: waits until it was called so often
            Route("/haste", self._haste),  # of the bot's messages since it was last begun anew
            Route("/haste", _post(self._measure), methods=["POST"]),
            Route("/faults", self._weather),
            # plan and times or every, delay, limited, ban (in seconds), clear
            Route("/faults", _post(self._set_faults), methods=["POST"]),
            Route("/say", _post(self._say), methods=["POST"]),  # person, text
            Route("/ask", self._ask, methods=["POST"]),  # person, text: waits until the bot shows something
            # person, name, caption in the address, the file itself as the body
            Route("/document", self._document, methods=["POST"]),
            Route("/flood", _post(self._flood), methods=["POST"]),  # sayings: a list of person, text
            Route("/press", _post(self._press), methods=["POST"]),  # person, message, data
            Route("/block", _post(self._block), methods=["POST"]),  # person, blocked
            Route("/reset", _post(self._reset), methods=["POST"]),
        ]

    async def _people(self, _: Request) -> Response:
        people = [
            {
                "id": person.id,
                "name": person.first_name,
                "language": person.language_code,
                "about": {"vi": person.about_vi, "en": person.about_en},
            }
            for person in self._telegram.people.values()
        ]
        return JSONResponse({"bot": self._telegram.bot, "people": people})

    async def _chat(self, request: Request) -> Response:
        person = int(request.path_params["person"])
        if person not in self._telegram.people:
            return _missing()
        return _stream(stream(self._telegram, person))

    async def _news(self, _: Request) -> Response:
        return _stream(news(self._telegram))

    async def _file(self, request: Request) -> Response:
        file = self._telegram.files.get(request.path_params["file_id"])
        if file is None:
            return _missing()
        shown = file.content_type in {"image/png", "image/jpeg"}
        headers = {"x-content-type-options": "nosniff"}
        if not shown:
            headers["content-disposition"] = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        return Response(file.content, media_type=file.content_type, headers=headers)

    async def _document(self, request: Request) -> Response:
        given = Parameters(dict(request.query_params))
        person, name, caption = given.integer("person"), given.text("name"), given.text("caption")
        try:
            content = await read_body(request.receive)
            return JSONResponse(self._telegram.document(person, name, content, caption))
        except ApiError as error:
            return JSONResponse({"error": error.description}, error.status)
        except KeyError:
            return _missing()

    async def _counts(self, request: Request) -> Response:
        given = Parameters(dict(request.query_params))
        if method := given.text("method").lower():
            await self._calls.reached(method, given.integer("least", 1), LONGEST_WAIT)
        return JSONResponse(self._calls.counts())

    async def _haste(self, _: Request) -> Response:
        haste = self._calls.haste
        refused = {str(status): times for status, times in haste.refused.items()}
        return JSONResponse({
            "calls": haste.calls,
            "most": haste.most,
            "seconds": haste.seconds,
            "refused": refused,
            "heedless": haste.heedless,
        })  # fmt: skip

    def _measure(self, _: Parameters) -> None:
        self._calls.haste = Haste()

    async def _ask(self, request: Request) -> Response:
        given = Parameters(members(json.loads(await request.body()), "expected a JSON object"))
        shown = await Phone(self._telegram, given.integer("person")).ask(given.text("text"))
        return JSONResponse({"text": shown.text})

    async def _weather(self, _: Request) -> Response:
        return JSONResponse({
            "planned": self._faults.waiting,
            "delay": self._faults.delay,
            "limited": self._telegram.limits.active,
        })  # fmt: skip

    def _set_faults(self, given: Parameters) -> None:
        if given.flag("clear"):
            self._faults.clear()
        if plan := given.text("plan"):
            if plan not in set(Fault):
                refuse("unknown fault")
            if every := given.integer("every"):
                self._faults.plan_every(every, Fault(plan))
            else:
                self._faults.plan(Fault(plan), times=given.integer("times", 1))
        if "delay" in given.values:
            self._faults.delay = given.integer("delay") / 1000
        if "limited" in given.values:
            self._telegram.limits.active = given.flag("limited")
        if seconds := given.integer("ban"):
            self._telegram.limits.ban(seconds)
            self._calls.haste.ban()

    def _say(self, given: Parameters) -> object:
        return self._telegram.say(given.integer("person"), given.text("text"))

    def _flood(self, given: Parameters) -> None:
        for saying in elements(given.structure("sayings"), "sayings must be an Array"):
            self._say(Parameters(members(saying, "a saying must be an Object")))

    def _press(self, given: Parameters) -> object:
        person, message, data = given.integer("person"), given.integer("message"), given.text("data")
        return {"press": self._telegram.press(person, message, data)}

    def _block(self, given: Parameters) -> None:
        if given.flag("blocked"):
            self._telegram.block(given.integer("person"))
        else:
            self._telegram.unblock(given.integer("person"))

    def _reset(self, _: Parameters) -> None:
        self._telegram.reset()


def _post(deed: Deed) -> Endpoint:
    """Return the endpoint that does a deed with the JSON object it is sent."""

    async def endpoint(request: Request) -> Response:
        try:
            given = Parameters({"call": (await request.body()).decode()}).structure("call")
            return JSONResponse(deed(Parameters(members(given, "expected a JSON object"))))
        except ApiError as error:
            return JSONResponse({"error": error.description}, error.status)
        except KeyError:
            return _missing()

    return endpoint


def _stream(events: AsyncIterator[str]) -> Response:
    headers = {"cache-control": "no-store"}
    return StreamingResponse(events, headers=headers, media_type="text/event-stream")


def _missing() -> Response:
    return JSONResponse({"error": "there is no such thing"}, 404)
