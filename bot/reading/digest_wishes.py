"""What somebody types of their own digest and alerts: on, off, a day, an hour, indicators, a look."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.domain.indicator import Indicator
from bot.domain.schedule import Subscription
from bot.reading.lexicon import Lexicon
from bot.reading.phrasing import phrases
from bot.reading.tokens import Token, clean, text_of, tokens
from bot.reading.wishes import length_of


class _Said(Enum):
    ON = auto()
    OFF = auto()
    SEE = auto()
    ALL = auto()
    ONLY = auto()
    NOTHING = auto()  # what stands beside the rest without a meaning of its own


_DIGEST = ("bản tin tuần", "bản tin", "weekly digest", "digest", "newsletter")
_SAID = {
    _Said.OFF: phrases(
        "không nhận | không gửi | đừng gửi | thôi gửi | ngừng gửi | dừng gửi | ngưng gửi | tắt | ngừng "
        "| dừng | ngưng | hủy | thôi | bỏ | turn off | switch off | off | stop | disable | cancel "
        "| unsubscribe"
    ),
    _Said.ON: phrases(
        "bật lại | nhận lại | gửi lại | bật | mở lại | mở | đăng ký | muốn nhận | nhận | turn on "
        "| switch on | on | enable | subscribe | resume"
    ),
    _Said.SEE: phrases(
        "bản tin tuần này | this week digest | gửi | send | xem thử | xem trước | xem ngay | xem "
        "| gửi ngay | đâu | tuần này | ngay | bây giờ | mới nhất | preview | show | see | read | now "
        "| this week | latest | where is"
    ),
    _Said.ALL: phrases(
        "tất cả chỉ tiêu | mọi chỉ tiêu | đủ chỉ tiêu | tất cả | all indicators | every indicator | all"
    ),
    _Said.ONLY: phrases("chỉ nhận | chỉ gồm | chỉ có | chỉ | gồm | chọn | only | just | with"),
    _Said.NOTHING: phrases(
        "tuần | hằng tuần | hàng tuần | mỗi tuần | mỗi | vào | lúc | cho tôi | cho | tôi | sang "
        "| chuyển | đổi | đặt | lịch | giờ | ngày | giúp | hãy | nữa | đi | với | của | về | và | nhé "
        "| ạ | the | my | me | at | to "
        "| every | please | weekly | move | change | set | for | and | of | it | is | a | week"
    ),
}
_FORGET = phrases(
    "bỏ | xóa | xoá | hủy | huỷ | tắt | thôi | ngừng | dừng | ngưng | đừng | không cần | gỡ "
    "| remove | cancel | delete | stop | turn off | drop"
)
_ALERTS = phrases(
    "tất cả các cảnh báo | tất cả cảnh báo | hết các cảnh báo | hết cảnh báo | mọi cảnh báo "
    "| các cảnh báo | cảnh báo | thông báo | báo | all my alerts | all alerts | my alerts "
    "| the alerts | the alert | alerts | alert | alerting | warning me | telling me"
)
_OWN_ALERTS = phrases(
    "xem các cảnh báo của tôi | xem cảnh báo của tôi | các cảnh báo của tôi | cảnh báo của tôi "
    "| xem các cảnh báo đã đặt | xem cảnh báo đã đặt | các cảnh báo đã đặt | cảnh báo đã đặt "
    "| các cảnh báo đang đặt | cảnh báo đang đặt | show my alerts | list my alerts | my alerts"
)
_WEEKDAYS = (
    phrases("thứ hai | thứ 2 | t 2 | monday | mondays | mon"),
    phrases("thứ ba | thứ 3 | t 3 | tuesday | tuesdays | tue"),
    phrases("thứ tư | thứ 4 | t 4 | wednesday | wednesdays | wed"),
    phrases("thứ năm | thứ 5 | t 5 | thursday | thursdays | thu"),
    phrases("thứ sáu | thứ 6 | t 6 | friday | fridays | fri"),
    phrases("thứ bảy | thứ 7 | t 7 | saturday | saturdays | sat"),
    phrases("chủ nhật | cn | sunday | sundays | sun"),
)
_LATE = {"chiều", "tối", "pm"}
_HOUR = re.compile(
    r"(?:lúc|at) (?P<bare>\d{1,2})$"
    r"|\b(\d{1,2}) ?(?:(?:[:hg]|giờ) ?([0-5]\d|rưỡi)?(?: ?(sáng|trưa|chiều|tối|am|pm))?|(am|pm))(?![^\W_])"
)


@dataclass(frozen=True, slots=True)
class DigestWish:
    """What somebody wants of their digest and their alerts, and the words that mean nothing here."""

    on: bool | None = None
    weekday: int | None = None
    minute: int | None = None
    indicators: tuple[Indicator, ...] = ()
    forgets: bool = False  # wants to be told no more of something, of these indicators or any, by an alert
    every_indicator: bool = False
    sees: bool = False  # wants the digest as it would be now
    left: str = ""

    @property
    def alters(self) -> bool:
        """Whether anything of the subscription is to change."""
        chosen = (self.indicators and not self.forgets) or self.every_indicator
        return bool(chosen) or any(each is not None for each in (self.on, self.weekday, self.minute))

    def altered(self, before: Subscription) -> Subscription:
        """Return what somebody has chosen with what they want of it; a day or an hour switches it on."""
        schedule = before.schedule
        moved = self.weekday is not None or self.minute is not None
        schedule = replace(
            schedule,
            on=moved or schedule.on if self.on is None else self.on,
            weekday=schedule.weekday if self.weekday is None else self.weekday,
            minute=schedule.minute if self.minute is None else self.minute,
        )
        codes = tuple(each.code for each in self.indicators)
        return Subscription(schedule, () if self.every_indicator else codes or before.indicators)


def read_digest_wish(text: str, lexicon: Lexicon) -> DigestWish:
    """Read what stands behind the command of the digest, in any order."""
    return _Reader(text, lexicon).read()


def concerns_digest(text: str) -> bool:
    """Say whether a sentence is about one's own digest or alerts."""
    typed = tokens(text)
    names_digest = any(length_of(typed, at, _DIGEST) for at in range(len(typed)))
    return names_digest or _forgets(typed) or bool(length_of(typed, 0, _OWN_ALERTS))


def wish_in_words(text: str, lexicon: Lexicon) -> DigestWish:
    """Read a sentence that concerns one's own digest or alerts."""
    typed = tokens(text)
    if _forgets(typed):
        return DigestWish(forgets=True, indicators=_Reader(text, lexicon).named())
    if length_of(typed, 0, _OWN_ALERTS):
        return DigestWish()
    reader = _Reader(text, lexicon)
    wish = reader.read()
    if wish.indicators and not reader.chooses:
        return DigestWish(left=wish.left or text_of(typed))
    return wish


def _forgets(typed: Sequence[Token]) -> bool:
    """Say whether somebody wants to be told of something no more: "thôi báo ký số", but not "bỏ báo cáo"."""
    verb = length_of(typed, 0, _FORGET)
    what = length_of(typed, verb, _ALERTS)
    is_report = [each.fold for each in typed[verb + what : verb + what + 1]] == ["cao"]
    return bool(verb and what and not is_report)


class _Reader:
    def __init__(self, text: str, lexicon: Lexicon) -> None:
        plain = clean(text).casefold()
        hour = _HOUR.search(plain)
        self._minute = _minute_of(hour) if hour else None
        if hour and self._minute is not None:
            plain = f"{plain[: hour.start()]} {plain[hour.end() :]}"
        self._typed, self._lexicon = tokens(plain), lexicon
        self._careful = any(each.has_diacritics for each in self._typed)
        self._on: bool | None = None
        self._weekday: int | None = None
        self._indicators: list[Indicator] = []
        self._every = self._sees = self.chooses = False

    def read(self) -> DigestWish:
        at, left = 0, list[Token]()
        while at < len(self._typed):
            length = self._day(at) or self._named(at) or self._said(at) or length_of(self._typed, at, _DIGEST)
            if not length and self._typed[at].text not in ",;":
                left.append(self._typed[at])
            at += length or 1
        timed = self._weekday is not None or self._minute is not None
        if self._on is False and self._indicators:  # "bỏ ký số": that one, or all of it?
            return DigestWish(left=text_of(self._typed))
        return DigestWish(
            self._on,
            self._weekday,
            self._minute,
            tuple(dict.fromkeys(self._indicators)),
            every_indicator=self._every,
            sees=self._sees and not timed and self._on is None,
            left=text_of(left),
        )

    def named(self) -> tuple[Indicator, ...]:
        """Return the indicators that are named, whatever else is said."""
        at = 0
        while at < len(self._typed):
            at += self._named(at) or 1
        return tuple(dict.fromkeys(self._indicators))

    def _day(self, at: int) -> int:
        at_on = int(self._typed[at].key == "on")  # "on Friday"
        found = [
            (length_of(self._typed, at + at_on, called), day) for day, called in enumerate(_WEEKDAYS, start=1)
        ]
        length, weekday = max(found)  # "thu 6" is Friday, though "thu" is Thursday
        if not length or self._weekday is not None:
            return 0
        self._weekday = weekday
        return at_on + length

    def _said(self, at: int) -> int:
        for said, called in _SAID.items():
            length = length_of(self._typed, at, called)
            if length:
                self._take(said)
                return length
        return 0

    def _take(self, said: _Said) -> None:
        match said:
            case _Said.ON | _Said.OFF:
                self._on = said is _Said.ON
            case _Said.SEE:
                self._sees = True
            case _Said.ALL:
                self._every = True
            case _Said.ONLY:
                self.chooses = True
            case _Said.NOTHING:
                pass

    def _named(self, at: int) -> int:
        """Take an indicator; return how many words its name has."""
        match = self._lexicon.match(self._typed, at, careful=self._careful)
        found = [each for each in match.meanings if isinstance(each, Indicator)] if match else []
        if match is None or not found:
            return 0
        self._indicators.append(found[0])
        return len(match.words)


def _minute_of(hour: re.Match[str]) -> int | None:
    """Return the minute of the day that is meant; None where no clock shows it."""
    number, minute = int(hour["bare"] or hour[2]), 30 if hour[3] == "rưỡi" else int(hour[3] or 0)
    part = hour[4] or hour[5]
    if part in _LATE and number < 12:
        number += 12
    if part == "am" and number == 12:
        number = 0
    return number * 60 + minute if number < 24 else None
