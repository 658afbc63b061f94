"""What units, tiers and indicators are called: in a header, at the start of a line, and within a sentence."""

from dataclasses import replace
from typing import assert_never

from bot.domain.access import Role
from bot.domain.catalogue import Who
from bot.domain.indicator import Indicator
from bot.domain.question import Subject
from bot.domain.unit import Tier, Unit
from bot.showing.markup import Html, escaped, joined, shortened
from bot.showing.speech import Speech

_LONGEST = 48  # characters of a name on a phone
_EXCEPT = 3  # units that are named as left out
# The kinds of administrative units, with which a Vietnamese name starts; within a sentence they are in lower
# case, while "Sở" and "Phòng" belong to the name. A kind of these has a People's Committee for its office.
_KINDS = (
    "Tỉnh ",
    "Thành phố ",
    "Quận ",
    "Huyện ",
    "Thị xã ",
    "Thị trấn ",
    "Xã ",
    "Phường ",
    "Đặc khu ",
)


def unit(speech: Speech, the_unit: Unit) -> Html:
    """Return a unit's name within a sentence: "xã Mộ Đức", "Sở Y tế"."""
    text = speech.of(the_unit.names)
    if text.startswith(_KINDS):
        text = f"{text[0].lower()}{text[1:]}"
    return escaped(shortened(text, _LONGEST))


def who(speech: Speech, subject: Who) -> Html:
    """Return a subject within a sentence: "xã, phường", "toàn tỉnh Quảng Ngãi", "UBND huyện Đức Hòa"."""
    if subject.tier is None:
        return _less(speech, _of_unit(speech, subject), subject)
    return _less(speech, escaped(_lowered(tier_name(speech, subject.tier))), subject)


def subject_of(speech: Speech, subject: Who, home_id: int | None) -> Html:
    """Return a subject in a header; a tier names its unit where that is not the reader's own."""
    if subject.tier is None:
        return _less(speech, _of_unit(speech, subject), subject)
    tier = _less(speech, escaped(tier_name(speech, subject.tier)), subject)
    if home_id is None or subject.unit.id == home_id:
        return tier
    return speech.say("name.tier_of_unit", tier=tier, unit=unit(speech, subject.unit))


def told(speech: Speech, subject: Who, home_id: int | None) -> Html:
    """Return a subject within a sentence; a tier names its unit where that is not the reader's own."""
    called = who(speech, subject)
    if subject.tier is None or home_id is None or subject.unit.id == home_id:
        return called
    return speech.say("name.tier_of_unit", tier=called, unit=unit(speech, subject.unit))


def starting(text: Html) -> Html:
    """Return a name with the capital that starts a line."""
    return Html(f"{text[:1].upper()}{text[1:]}")


def indicator(speech: Speech, the_indicator: Indicator) -> Html:
    """Return an indicator's name, as it stands alone."""
    return escaped(shortened(speech.of(the_indicator.names), _LONGEST))


def topic(speech: Speech, the_indicator: Indicator, most: int = _LONGEST) -> Html:
    """Return an indicator's name within a sentence, of at most so many characters: "ký số"."""
    return escaped(_lowered(shortened(speech.of(the_indicator.names), most)))


def tier_name(speech: Speech, tier: Tier) -> str:
    """Return a tier's name, not yet escaped."""
    return shortened(speech.of(tier.names), _LONGEST)


def role(speech: Speech, the_role: Role) -> Html:
    """Return what a role is called."""
    match the_role:
        case Role.LEADER:
            return speech.say("role.leader")
        case Role.OFFICER:
            return speech.say("role.officer")
        case Role.APPROVER:
            return speech.say("role.approver")
        case Role.ADMIN:
            return speech.say("role.admin")
        case _:
            assert_never(the_role)


def _of_unit(speech: Speech, subject: Who) -> Html:
    called = unit(speech, subject.unit)
    if subject.subject.is_whole:
        return speech.say("name.whole", unit=called)
    if not subject.is_office:
        return called
    if subject.unit.names.vi.startswith(_KINDS):
        return speech.say("name.committee", unit=called)
    return speech.say("name.own_office", unit=called)


def _less(speech: Speech, called: Html, subject: Who) -> Html:
    """Return a subject's name with those that are left out of it: "xã, phường (trừ phường Sa Huỳnh)"."""
    if not subject.without:
        return called
    units = joined(", ", (_left_out(speech, subject, each) for each in subject.without[:_EXCEPT]))
    more = len(subject.without) - _EXCEPT
    if more > 0:
        units = speech.plural("list.more_units", more, units=units)
    return speech.say("name.without", subject=called, units=units)


def _left_out(speech: Speech, subject: Who, the_unit: Unit) -> Html:
    """Return the name of a unit that is left out; of the subject's own unit it is only the office."""
    if the_unit.id != subject.unit.id:
        return unit(speech, the_unit)
    return _of_unit(speech, replace(subject, subject=Subject(the_unit.id), tier=None))


def _lowered(text: str) -> str:
    """Return a name as within a sentence; one with an acronym in front or a number in it is left alone."""
    if text[1:2].isupper() or any(letter.isdigit() for letter in text):
        return text
    return f"{text[:1].lower()}{text[1:]}"
