"""How fast a bot may speak, in numbers only: the moments are seconds of whoever asks."""

from collections import deque

# Telegram lets about 30 messages through in a second. Slots a little wider leave room for what the network
# delays: 31 slots span 26 ms more than a second.
_SLOT_SECONDS = 1 / 29.25
_FIRST_SLOT_SECONDS = 1 / 20  # in the first second, when connections have to be made and make messages late
_SLACK_SECONDS = _SLOT_SECONDS  # by so much a late timer is made up for; nothing else is stored up
_MOST_IN_A_SECOND = 30
_SECOND = 1.0
_LONG_SECOND = 1.025  # in which no more leave, so that the network's haste does not bring one too many

# To a person one message a second, into a group 20 a minute; answers may come a few at once. A group's pace
# lets 3 + 60 / 3.6 messages through in a minute.
_PERSON_SECONDS, _GROUP_SECONDS = 1.05, 3.6
_AT_ONCE = 3

_CARE = 10  # times as long as Telegram asked to wait
_CHATS_KEPT = 10_000


class Pace:
    """What has left, and from when on more may leave."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._slot = 0.0  # from when on the next message may leave
        self._begun = 0.0  # when the first message left after a second without any
        self._held_until = 0.0
        self._careful_until = 0.0
        self._chats: dict[int, float] = {}  # until when each chat has had its messages
        self._departures: deque[float] = deque(maxlen=_MOST_IN_A_SECOND)

    def held(self, now: float) -> float:
        """Return for how many seconds nothing may be called."""
        return max(0.0, self._held_until - now)

    def hold(self, now: float, seconds: float) -> None:
        """Let nothing be called for so long, as Telegram asks, and no burst follow."""
        self._held_until = max(self._held_until, now + seconds)
        self._careful_until = max(self._careful_until, self._held_until + _CARE * seconds)

    def careful(self, now: float) -> bool:
        """Tell whether answers keep to the slots too: Telegram asked to wait, or pushes are on their way."""
        return now < self._careful_until

    def slot(self) -> float:
        """Return from when on the next message may leave."""
        return max(self._slot, self._held_until)

    def ready(self, chat_id: int, *, push: bool) -> float:
        """Return from when on a chat may get the next message."""
        had = self._chats.get(chat_id, 0.0)
        return had if push else had - (_AT_ONCE - 1) * _interval(chat_id)

    def take(self, now: float, chat_id: int, *, push: bool) -> None:
        """Count a message that is about to leave. What answers take too early is owed, a second at most."""
        if now > self._slot + _SECOND:
            self._begun = now
        slot = _FIRST_SLOT_SECONDS if now < self._begun + _SECOND else _SLOT_SECONDS
        self._slot = min(max(self._slot, now - _SLACK_SECONDS) + slot, now + _SECOND)
        interval = _interval(chat_id)
        had = max(self._chats.get(chat_id, 0.0), now) + interval
        self._chats[chat_id] = min(had, now + _AT_ONCE * interval)
        if push:
            self._careful_until = max(self._careful_until, now + _SECOND)
        if len(self._chats) > _CHATS_KEPT:
            self._chats = {each: until for each, until in self._chats.items() if until > now}

    def depart(self, now: float) -> float:
        """Count a message as it leaves; return how many seconds too early that is.

        Between its slot and its leaving lies the disk, which may let one wait and the next catch up with it.
        """
        careful = self.careful(now) and len(self._departures) == _MOST_IN_A_SECOND
        at = max(now, self._departures[0] + _LONG_SECOND) if careful else now
        self._departures.append(at)
        return at - now


def _interval(chat_id: int) -> float:
    return _PERSON_SECONDS if chat_id > 0 else _GROUP_SECONDS
