"""What periods are called: where they stand alone, within a sentence, and beside one of the same year."""

from functools import lru_cache
from typing import assert_never

from bot.domain.period import Grain, Period
from bot.showing.dates import day, days
from bot.showing.markup import Html
from bot.showing.speech import Speech

_KEPT = 1024  # names of periods; the same few are said in nearly every answer


@lru_cache(_KEPT)
def name(speech: Speech, period: Period) -> Html:
    """Return what a period is called in a header: "tháng 10/2026", "đến 24/06/2022"."""
    match period.grain:
        case Grain.DAY:
            return day(speech, period.first)
        case Grain.WEEK:
            return speech.say("period.week_of_days", week=within(speech, period), days=days(speech, period))
        case Grain.SPAN if since_new_year(period):
            return speech.say("period.to", day=day(speech, period.last))
        case Grain.SPAN:
            return days(speech, period)
        case _:
            return within(speech, period)


@lru_cache(_KEPT)
def within(speech: Speech, period: Period) -> Html:
    """Return what a period is called within a sentence or on a button."""
    first = period.first
    year = str(first.year)
    match period.grain:
        case Grain.DAY:
            return speech.say("period.day", day=day(speech, first))
        case Grain.WEEK:
            iso = first.isocalendar()
            return speech.say("period.week", week=str(iso.week), year=str(iso.year))
        case Grain.MONTH:
            return speech.say("period.month", month=speech.months[first.month - 1], year=year)
        case Grain.QUARTER:
            return speech.say("period.quarter", quarter=str(quarter_of(period)), year=year)
        case Grain.HALF if first.month == 1:
            return speech.say("period.first_half", year=year)
        case Grain.HALF:
            return speech.say("period.second_half", year=year)
        case Grain.NINE_MONTHS:
            return speech.say("period.nine_months", year=year)
        case Grain.YEAR:
            return speech.say("period.year", year=year)
        case Grain.SPAN:
            return speech.say("period.span", days=days(speech, period))
        case _:
            assert_never(period.grain)


def beside(speech: Speech, period: Period, other: Period) -> Html:
    """Return what a period is called where another one was just named: its year only where it differs."""
    match period.grain:
        case Grain.MONTH if period.first.year == other.last.year:
            return month_alone(speech, period.first.month)
        case Grain.QUARTER if period.first.year == other.last.year:
            return speech.say("period.quarter_alone", quarter=str(quarter_of(period)))
        case Grain.WEEK if period.first.isocalendar().year == other.last.isocalendar().year:
            return speech.say("period.week_alone", week=str(period.first.isocalendar().week))
        case _:
            return within(speech, period)


def month_alone(speech: Speech, month: int) -> Html:
    """Return a month without its year: "tháng 9", "September"."""
    return speech.say("period.month_alone", month=speech.months[month - 1])


def quarter_of(period: Period) -> int:
    """Return the number of the quarter that a period starts in."""
    return (period.first.month + 2) // 3


def since_new_year(period: Period) -> bool:
    """Say whether a period is a span of a year's first days, and no half or nine months."""
    begins = (period.first.month, period.first.day) == (1, 1)
    return begins and period.grain is Grain.SPAN and in_one_year(period)


def in_one_year(period: Period) -> bool:
    """Say whether a period lies in one calendar year, so that its months need no year beside them."""
    return period.first.year == period.last.year
