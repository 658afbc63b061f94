"""What the words of grammar do to a question."""

from enum import Enum, auto


class Word(Enum):
    """What a word or phrase does; how each is written stands in :mod:`bot.reading.vocabulary`."""

    # Whose figure.
    WHOLE = auto()
    OFFICE = auto()
    UNITS = auto()  # "units", of whatever tier
    AVERAGE = auto()
    EXCEPT = auto()
    OTHERS = auto()  # beside EXCEPT: those that are left
    # What is asked.
    RANK = auto()
    COMPARE = auto()
    TREND = auto()
    STREAK = auto()
    BEGIN = auto()  # since when, for the first time
    CHANGE = auto()
    PULL = auto()
    UPWARDS = auto()  # beside PULL; behind a number it makes a bound
    DOWNWARDS = auto()
    BECAME = auto()  # what a unit that ended is part of now
    OVERVIEW = auto()
    FORMED = auto()  # from which units one was made
    ALERTS = auto()
    IN_THINGS = auto()  # the counts, which an answer tells beside the share
    IN_SHARES = auto()  # by the share, and not by what is counted
    ALARM = auto()  # what misses its target; beside a number, tell me when
    WATCH = auto()  # tell me when
    MISSING = auto()
    REPORTING = auto()  # beside "which" or "how many" asks who has; else it changes nothing
    CATALOGUE = auto()
    DEFINITION = auto()
    TARGET = auto()
    GAP = auto()
    PLACE = auto()
    SOURCE = auto()
    REPORTED = auto()  # "was reported as": with a day, what was known then
    CHART = auto()
    FILE = auto()
    WHY = auto()
    PARTICULAR = auto()  # a part or a breakdown of which no figure is kept: it is asked back
    # Orders and bounds.
    HIGHEST = auto()
    LOWEST = auto()
    BEST = auto()
    WORST = auto()
    MOST = auto()  # the highest, or the strongest pull; ahead of a number a bound
    TOP = auto()  # wants a number: "top 5"
    BOTTOM = auto()
    UNDER = auto()
    OVER = auto()
    AT_LEAST = auto()
    AT_MOST = auto()
    FROM = auto()  # with UPWARDS behind the number: at least
    AND_UP = auto()
    AND_DOWN = auto()
    REACH = auto()  # "đạt": attain; what, the rest of the sentence tells
    EXCEEDS = auto()  # the target: good where more is better, and else bad
    REACHES = auto()
    MISSES = auto()
    MISS = auto()  # with TARGET anywhere: misses
    MANY = auto()  # with SUPERLATIVE behind what is counted: the highest
    FEW = auto()
    SUPERLATIVE = auto()
    QUALITY = auto()  # high, low; nothing that can be counted
    # What it is held against.
    VERSUS = auto()
    APART = auto()  # the difference between two things
    YEAR_BEFORE = auto()
    BEFORE = auto()  # the period before, whatever its grain
    # What was asked before.
    FOLLOWING = auto()
    CORRECTING = auto()
    THIS = auto()
    THIS_UNIT = auto()  # that very unit
    # What changes nothing by itself.
    WHICH = auto()
    HOW_MANY = auto()
    MORE = auto()  # beside GAP: "how many more"
    EACH = auto()  # ahead of a tier: one by one, and not all together
    COUNTED = auto()  # what an indicator counts: "documents"
    TOTAL = auto()  # of several units it asks for a sum, else it changes nothing
    HAS_REPORTED = auto()  # with a "chưa" at the end: who has not
    UNREAD = auto()  # understood to change a question in a way that is not read
    NOT = auto()
    PARTICLE = auto()  # ends a sentence
    HAVE = auto()  # makes a question of a "không" at the end
    GREETING = auto()
    A = auto()  # English; wants a word of grammar behind it
    ARTICLE = auto()  # wants a noun behind it
    PLACED = auto()  # "at", wants a unit behind it
    NOISE = auto()
