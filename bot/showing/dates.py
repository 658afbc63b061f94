"""Days and ranges of days."""

from datetime import date, datetime

from bot.domain.period import Period
from bot.domain.schedule import Schedule
from bot.showing.markup import Html
from bot.showing.speech import Speech


def day(speech: Speech, the_day: date) -> Html:
    """Return a day: "24/06/2022", "24 June 2022"."""
    return speech.say(
        "date.day", day=str(the_day.day), month=speech.months[the_day.month - 1], year=str(the_day.year)
    )


def day_of(speech: Speech, moment: datetime) -> Html:
    """Return the day of a moment, in the time zone that dates are told in."""
    return day(speech, moment.astimezone(speech.zone).date())


def clock_of(speech: Speech, at: datetime) -> Html:
    """Return the time of day of a moment, in the time zone that dates are told in: "08:12"."""
    return Html(f"{at.astimezone(speech.zone):%H:%M}")


def moment(speech: Speech, at: datetime) -> Html:
    """Return a moment to the minute, in the time zone that dates are told in."""
    return speech.say("date.moment", time=clock_of(speech, at), day=day_of(speech, at))


def days(speech: Speech, period: Period) -> Html:
    """Return a range of days, what is the same told once: "16–22/11/2026", "16–22 November 2026"."""
    first, last = period.first, period.last
    from_month, to_month = speech.months[first.month - 1], speech.months[last.month - 1]
    if first == last:
        return day(speech, first)
    if first.year != last.year:
        return speech.say("date.range", first=day(speech, first), last=day(speech, last))
    if first.month != last.month:
        return speech.say(
            "date.range_in_year",
            first=str(first.day),
            first_month=from_month,
            last=str(last.day),
            last_month=to_month,
            year=str(last.year),
        )
    return speech.say(
        "date.range_in_month", first=str(first.day), last=str(last.day), month=to_month, year=str(last.year)
    )


def sending(speech: Speech, schedule: Schedule) -> Html:
    """Return the day and the hour at which a digest comes: "thứ Hai, 07:00"."""
    return speech.say("schedule", day=weekday(speech, schedule.weekday), hour=clock(schedule.minute))


def clock(minute: int) -> Html:
    """Return a minute of the day as clocks show it: "07:00"."""
    return Html(f"{minute // 60:02}:{minute % 60:02}")


def weekday(speech: Speech, number: int) -> Html:
    """Return a day of the week within a sentence, 1 being Monday: "thứ Hai", "Monday"."""
    match number:
        case 1:
            return speech.say("day.monday")
        case 2:
            return speech.say("day.tuesday")
        case 3:
            return speech.say("day.wednesday")
        case 4:
            return speech.say("day.thursday")
        case 5:
            return speech.say("day.friday")
        case 6:
            return speech.say("day.saturday")
        case 7:
            return speech.say("day.sunday")
        case _:
            raise ValueError(number)
