"""An officer and an approver of a commune, who look at their phones and press again where nothing came."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.sandbox.bubbles import Bubble
from bot.sandbox.phone import NothingCameError, Phone

_PATIENCE = 20.0  # seconds after which somebody presses once more
_MOST_TRIES = 8

Seen = Callable[[Bubble], bool]


@dataclass(frozen=True)
class Task:
    """One figure to be sent: odd at first and returned for it, then mended."""

    code: str
    name: str
    odd: str
    right: str
    excuse: str  # why it is odd, says the officer
    reason: str  # why it is returned, says the approver

    @property
    def as_odd(self) -> str:
        """How messages write the odd figure."""
        return _line(self.name, self.odd)

    @property
    def as_right(self) -> str:
        """How messages write the right figure."""
        return _line(self.name, self.right)


@dataclass
class Pair:
    """Each step returns once its outcome can be seen on the phone of whoever takes it."""

    officer: Phone
    approver: Phone
    repeated: list[str] = field(default_factory=list[str])  # what somebody had to do once more

    async def enter(self, task: Task) -> None:
        """Let the officer type the odd figure, and read it back."""
        await self._say(self.officer, f"/nhap {task.code} {task.odd}", _sheet(task.as_odd))

    async def try_to_send(self, task: Task) -> None:
        """Let the officer press, and be asked for a reason."""
        asked = _with(task.as_odd, "Nêu lý do vào tin nhắn tiếp theo.")
        await self._press(self.officer, _sheet(task.as_odd), "Gửi duyệt", asked)

    async def excuse(self, task: Task) -> None:
        """Let the officer type the reason."""
        await self._say(self.officer, task.excuse, _sheet(task.as_odd, task.excuse))

    async def send(self, task: Task) -> None:
        """Let the officer send the odd figure."""
        sheet = _sheet(task.as_odd, task.excuse)
        await self._press(self.officer, sheet, "Gửi duyệt", _with(task.as_odd, "Đã gửi duyệt · #"))

    async def ask_why(self, task: Task) -> None:
        """Let the approver press to return it, and be asked why."""
        asked = _with(task.as_odd, "Nêu lý do trả lại trong tin nhắn tiếp theo.")
        await self._decide(task.as_odd, "Trả lại", asked)

    async def give_back(self, task: Task) -> None:
        """Let the approver type why it is returned."""
        await self._say(self.approver, task.reason, _with(task.as_odd, task.reason, begins="⚠️ Trả lại"))

    async def open_returned(self, task: Task) -> None:
        """Let the officer find what was returned, and open it; who was not told of it looks for it."""
        returned = _with(task.reason, begins="⚠️ Trả lại", button="Sửa")
        if await self._wait(self.officer, returned):
            await self._press(self.officer, returned, "Sửa", _sheet(task.as_odd))
        else:
            await self._say(self.officer, f"/nhap {task.code} {task.odd}", _sheet(task.as_odd))

    async def mend(self, task: Task) -> None:
        """Let the officer type the right figure."""
        await self._say(self.officer, f"/nhap {task.code} {task.right}", _sheet(task.as_right))

    async def send_again(self, task: Task) -> None:
        """Let the officer send the right figure."""
        sent = _with(task.as_right, "Đã gửi duyệt · #")
        await self._press(self.officer, _sheet(task.as_right), "Gửi duyệt", sent)

    async def approve(self, task: Task) -> None:
        """Let the approver approve it."""
        await self._decide(task.as_right, "Duyệt", _with(task.as_right, begins="✅ Đã duyệt"))

    async def hear(self, task: Task) -> None:
        """Let the officer hear that it is published, or give up."""
        await self._wait(self.officer, approved(task))

    async def _decide(self, figure: str, label: str, seen: Seen) -> None:
        """Press on the card of a figure, wherever it is shown; ask what waits where there is none."""
        card = _with(figure, button=label)

        def press() -> None:
            if shown := _last(self.approver, card):
                self.approver.tap(shown, label)
            else:
                self.approver.say("/duyet")

        if not _last(self.approver, card):
            await self._wait(self.approver, card)  # it is pushed
        await self._until(self.approver, seen, press)

    async def _press(self, phone: Phone, where: Seen, label: str, seen: Seen) -> None:
        def press() -> None:
            if shown := _last(phone, where):
                phone.tap(shown, label)

        if not _last(phone, where):
            await self._wait(phone, where)
        await self._until(phone, seen, press)

    async def _say(self, phone: Phone, text: str, seen: Seen) -> None:
        await self._until(phone, seen, lambda: phone.say(text))

    async def _until(self, phone: Phone, seen: Seen, do: Callable[[], object]) -> None:
        for _ in range(_MOST_TRIES):
            do()
            if await self._wait(phone, seen):
                return
            self.repeated.append(phone.history()[-1].text)
        told = [each.text for each in phone.history()[-4:]]
        raise AssertionError(told)

    async def _wait(self, phone: Phone, seen: Seen) -> bool:
        """Wait until something can be seen; False where nothing came for as long as a person would wait."""
        while not _last(phone, seen):
            try:
                await phone.next(_PATIENCE)
            except NothingCameError:
                return _last(phone, seen) is not None
        return True


def copies(phone: Phone, seen: Seen) -> list[Bubble]:
    """Return all messages of the bot on a phone that are like this."""
    return [each for each in phone.history() if each.sender_id != phone.person.id and seen(each)]


def _last(phone: Phone, seen: Seen) -> Bubble | None:
    found = copies(phone, seen)
    return found[-1] if found else None


def approved(task: Task) -> Seen:
    """Return what tells that a figure is published."""
    return _with(task.as_right, begins="✅ Đã duyệt")


def _sheet(*texts: str) -> Seen:
    return _with(*texts, begins="Phiếu số liệu", button="Gửi duyệt")


def _with(*texts: str, begins: str = "", button: str | None = None) -> Seen:
    """Return what tells messages that hold some texts, and a button."""

    def seen(shown: Bubble) -> bool:
        holds = all(each in shown.text for each in texts)
        return holds and shown.text.startswith(begins) and (button is None or button in shown.buttons)

    return seen


def _line(name: str, figure: str) -> str:
    return f"{name}: {figure.replace('/', ' / ')}"
