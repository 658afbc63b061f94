"""Put the pieces of a text in their places, from left to right.

Every number, comparison and negation finds its place here, or is left over and asked back.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from bot.domain.indicator import Accumulation, Direction, Kind
from bot.domain.period import Grain
from bot.domain.question import Relation
from bot.domain.text import fold
from bot.domain.unit import Tier
from bot.reading.counting import (
    RELATIONS,
    asks_how_many_things,
    is_limit,
    is_short_of,
    number_of_what,
    relation,
    tells_things,
)
from bot.reading.joining import CONNECTING, asks_yes_or_no, join
from bot.reading.pieces import Left, Named, Number, OnEnd, Piece, Rank, Said, Topic, When
from bot.reading.row import WHO, Row, is_said
from bot.reading.sentence import ORDERS, Sentence, WhoPiece
from bot.reading.words import Word

_SILENT = frozenset(
    {
        *(Word.NOISE, Word.UNITS, Word.HAVE, Word.QUALITY, Word.MISS, Word.A, Word.ARTICLE, Word.PLACED),
        *(Word.OTHERS, Word.MORE, Word.COUNTED, Word.TOP, Word.BOTTOM, Word.AND_UP, Word.AND_DOWN, Word.FROM),
        Word.SUPERLATIVE,
    }
)
_AT_THE_END = frozenset({Word.NOT, Word.PARTICLE})
_ALSO = "ca"
_LEAST = "it nhat"  # "at least" ahead of a number, else "the least"
_WHOLE_ALONE = re.compile(
    r"chung|overall|tat ca|toan bo|(?:ca|toan) tinh (?:minh|ta|nha)"
    r"|.*\b(wide|average|mean|the( whole)? province|toan tinh|provincial \w+)"
)
_SO, _SINCE = "so", "since"
_PERIOD = "kỳ"  # ahead of one: "kỳ tháng 10"
_AT_ITS_END, _SAME_DAYS = ("cuoi", "end of"), ("cung ki", "svck", "same period")
_SHORT = frozenset({Grain.WEEK, Grain.MONTH, Grain.QUARTER})
_OF_AN_ORDER = ORDERS | {Word.RANK, Word.PLACE}
_ORDERING = ORDERS | {Word.SUPERLATIVE}
_ANY = "any"  # commune: "which ones"
_LETTERS = 2  # of a name that may be a slip as well
_TOP = 1  # the rank of the topmost tier
_OF = frozenset({"cua", "trong", "tren dia ban", "the", "of the", "in the", "for the"})
_PROVINCE = frozenset({"province", "provincial"})  # whose office is its People's Committee in English
_DURING = frozenset({"over", "tren"})  # ahead of a period
_COMPARATIVES = frozenset(
    {
        *("cao hon", "thap hon", "tot hon", "kem hon", "hon", "kha hon", "yeu hon", "nhieu hon", "it hon"),
        *("higher", "lower", "better", "worse", "bigger", "larger", "greater", "smaller"),
    }
)


def arrange(pieces: Sequence[Piece]) -> Sentence:
    """Return what the pieces of a text say."""
    return _Arranger([*map(partial(_alarming, bounds=any(map(_is_relation, pieces))), pieces)]).sentence()


def _is_relation(piece: Piece) -> bool:
    return isinstance(piece, Said) and piece.word in RELATIONS


def _alarming(piece: Piece, *, bounds: bool) -> Piece:
    """Return what an alert is: one to be set for a number, or else all that misses its target."""
    if not is_said(piece, Word.ALARM):
        return piece
    return Said(piece.words, Word.WATCH if bounds else Word.ALERTS)


class _Arranger:
    """Goes over the pieces once, from left to right."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        """Arrange these pieces."""
        self._row = Row(_without_question_particles(pieces))
        self._told = Sentence()
        self._role = Word.NOISE  # or EXCEPT, or VERSUS: to which list a name goes
        self._enumerated: list[Number] = []  # "the 3 communes A, B and C"
        cut_off = pieces[len(self._row.pieces) :]
        self._doubted = Row(cut_off).words_of(Word.NOT)

    def sentence(self) -> Sentence:
        """Return where everything belongs."""
        for place, piece in enumerate(self._row.pieces):
            match piece:
                case Said() if self._is_bound(place, piece):
                    pass
                case Said():
                    self._say(place, piece)
                case Number():
                    self._count(place, piece)
                case Rank():
                    self._rank(place, piece)
                case Named():
                    self._name(piece)
                case Topic():
                    self._topic(place, piece)
                case When():
                    self._date(place, piece)
                case OnEnd():
                    self._run(piece)
                case Left():
                    self._leave(place, piece)
        if self._told.words & _OF_AN_ORDER or self._told.bound:
            number = self._told.bound[1] if self._told.bound else None
            self._told.counted = self._told.counted or number_of_what(self._row, number)
        self._told.moves_in_things = asks_how_many_things(self._row)
        join(self._told, self._row, self._doubted, self._enumerated)
        return self._told

    def _leave(self, place: int, piece: Left) -> None:
        """Leave what means nothing here, but for what a period that follows is called by."""
        called = piece.words.casefold() == _PERIOD and isinstance(self._row.behind(place), When)
        if not called:
            self._told.leave(piece)

    def _rank(self, place: int, rank: Rank) -> None:
        """Take a tier for whose figure is meant, if it is not that of units which are named themselves.

        "Tell me when there is a commune under 90%" and "those communes at 100%" ask for units, and not for
        the figure of all.
        """
        watched = is_said(self._row.before(place), Word.HAVE) and self._is_anywhere(Word.WATCH)
        tested = any(isinstance(each, Number) and each.percent for each in self._row.pieces[place:])
        if watched or (
            tested and [each.words for each in self._row.pieces[max(place - 1, 0) : place]] == ["những"]
        ):
            self._told.words |= {Word.WHICH}
        if self._is_among_named(place, rank.tier):
            return
        if rank.tier.rank == _TOP and self._is_said_of(place, rank):
            self._name(Said("", Word.WHOLE))
        self._name(rank)

    def _run(self, on_end: OnEnd) -> None:
        """Let units be told by several periods on end; of one figure, that asks for how many it moves so."""
        anyone = any(fold(each.words) == _ANY for each in self._row.pieces)
        asking = anyone or self._is_anywhere(Word.WHICH) or self._is_anywhere(Word.HOW_MANY)
        units = self._is_anywhere(Word.UNITS) or any(isinstance(each, Rank) for each in self._row.pieces)
        if asking and units:
            self._told.on_end = on_end
        else:
            self._told.note(Said(on_end.words, Word.STREAK))
            self._told.when += [When(on_end.words, (on_end.period,))] if on_end.period else []

    def _say(self, place: int, piece: Said) -> None:
        told = self._told
        if self._joins_topics(place, piece):
            told.words |= {Word.FOLLOWING} if place == 0 else set()  # "cả số hóa nữa"
            return
        if not self._fits(place, piece):
            told.leave(piece)
            return
        match piece.word:
            case Word.HOW_MANY:
                told.note(piece)
                following = self._row.behind(place)
                told.counts_units |= isinstance(following, Rank) or is_said(following, Word.UNITS)
            case Word.MANY | Word.FEW:
                self._superlative(place, piece)
            case Word.SUPERLATIVE if self._is_of_a_topic(place):
                told.note(piece, Word.HIGHEST)  # "hài lòng nhất"
            case Word.WHOLE | Word.OFFICE | Word.AVERAGE:
                self._name(piece)
            case Word.EXCEPT | Word.VERSUS:
                self._turn(place, piece)
            case Word.UNDER | Word.OVER | Word.AT_LEAST | Word.AT_MOST:
                self._relate(place, piece)
            case Word.NOT if self._told.bound and self._told.bound[1].words == piece.words:
                pass  # "no overdue files"
            case Word.NOT:  # "không, ý tôi là …", and "đạt chưa, thiếu mấy văn bản"
                told.words.add(Word.NOT if place else Word.CORRECTING)
            case word if word in _SILENT:
                told.words.add(word)
                told.noun = piece.words if word is Word.COUNTED else told.noun
                self._part(piece)
            case _:
                told.note(piece)

    def _is_of_a_topic(self, place: int) -> bool:
        """Say whether "nhất" stands behind an indicator, and ends nothing ahead of it: "ít tổ nhất"."""
        topic = self._row.before(place)
        few = any(is_said(each, Word.FEW) for each in self._row.pieces[:place])
        if not isinstance(topic, Topic):
            return False
        return not (few and all(each.kind is Kind.COUNT for each in topic.indicators))

    def _joins_topics(self, place: int, piece: Said) -> bool:
        """Say whether "cả" stands ahead of several indicators, and not of units: "cả ký số lẫn quá hạn"."""
        topics = sum(isinstance(each, Topic) for each in self._row.pieces)
        joins = topics > 1 or fold(piece.words) == _ALSO
        return piece.word is Word.WHOLE and joins and isinstance(self._row.behind(place), Topic)

    def _turn(self, place: int, piece: Said) -> None:
        """Give what follows another part: what is left out, or what the rest is held against."""
        if self._has_none(place, piece):
            return
        if place == 0 and fold(piece.words) == _SO:
            self._told.words.add(Word.COMPARE)  # "so A với B"
        elif piece.word in self._told.words and piece.word is Word.VERSUS and fold(piece.words) != _SINCE:
            self._told.leave(piece)  # one thing is held against one other
        else:
            self._role = piece.word
            self._told.words.add(piece.word)

    def _has_none(self, place: int, piece: Said) -> bool:
        """Say whether units are asked for that have none of what should be few, or have not done a thing.

        "Xã nào không có quá hạn", "xã nào chưa ban hành kế hoạch".
        """
        topic = self._row.behind(place)
        if is_said(topic, Word.HAVE):  # "chưa có kế hoạch"
            topic = self._row.behind(place + 1)
        orders = any(
            isinstance(each, Said) and each.word in _ORDERING | {Word.AT_LEAST} for each in self._row.pieces
        )
        if not isinstance(topic, Topic) or self._told.bound or orders:
            return False
        few = all(each.direction is Direction.DOWN for each in topic.indicators)
        if (few or topic.is_done_or_not) and any(
            isinstance(each, Rank) or is_said(each, Word.UNITS) for each in self._row.pieces[:place]
        ):
            self._told.bound = (Relation.AT_MOST, Number(piece.words, (Decimal(0),)))
            return True
        return False

    def _fits(self, place: int, piece: Said) -> bool:
        """Say whether what a word wants beside it is there."""
        before, following = self._row.before(place), self._row.behind(place)
        match piece.word:
            case Word.A:
                defined = isinstance(following, Topic) and (
                    Word.DEFINITION in self._told.words or following.is_done_or_not
                )
                counted = place > 0 and is_said(self._row.pieces[place - 1], Word.HOW_MANY)
                return defined or (not counted and isinstance(following, Said) and following.word not in WHO)
            case Word.OTHERS:
                return self._is_anywhere(Word.EXCEPT)
            case Word.MORE:
                return self._is_more_of_something(place)
            case Word.ARTICLE | Word.EACH:
                return self._is_article(place, piece, following)
            case Word.PLACED | Word.WHOLE:
                alone = bool(_WHOLE_ALONE.fullmatch(fold(piece.words))) or self._is_on_a_day(place)
                asked = Word.SOURCE in self._told.words  # "nguồn … ở đâu"
                return alone or asked or self._row.is_ahead_of_units(place) or self._is_a_state(following)
            case Word.COUNTED:
                return self._counts(place)
            case Word.TOP | Word.BOTTOM | Word.FROM:
                return self._leads(piece, following)
            case Word.AND_UP | Word.AND_DOWN:
                return isinstance(self._row.number_before(place), Number)
            case Word.SUPERLATIVE:
                ordered = self._told.words & {Word.HIGHEST, Word.LOWEST, Word.PULL}
                counts = is_said(self._row.pieces[place - 1], Word.HOW_MANY)  # "nhiu nhất"
                return (isinstance(before, Topic) and not counts) or bool(ordered)
            case Word.CORRECTING:
                return all(_is_opening(each) for each in self._row.pieces[:place])
            case Word.NOT | Word.PARTICLE:
                return self._ends(place, piece)
            case _:
                return piece.word is not Word.UNREAD

    def _is_more_of_something(self, place: int) -> bool:
        """Say whether "more" asks what is lacking to a target, or how many more there are than before."""
        told = self._told
        if self._is_anywhere(Word.REACHES) or self._is_anywhere(Word.REACH):
            told.words.add(Word.GAP)  # "bao nhiêu hồ sơ nữa thì đạt"
            return True
        if place and self._is_anywhere(Word.VERSUS):
            told.words.add(Word.CHANGE)  # "how many more … than last month"
            return True
        return self._is_anywhere(Word.GAP) or place == len(self._row.pieces) - 1

    def _ends(self, place: int, piece: Said) -> bool:
        """Say whether what ends a sentence ends a part of one: "no, …", "tháng 8 nhé, cảm ơn em".

        At the end of all it has been cut off.
        """
        ends = [each.words for each in self._row.pieces[place + 1 : place + 2]] == [","]
        if piece.word is Word.PARTICLE:
            return ends
        opens = ends and (place == 0 or asks_yes_or_no(self._told))
        return opens or (place > 0 and self._has_none(place, piece))

    def _leads(self, piece: Said, following: Piece | None) -> bool:
        """Say whether a number follows; or, of a trend, since when it is told: "xu hướng từ tháng 3"."""
        if piece.word is Word.FROM and isinstance(following, When) and self._is_anywhere(Word.TREND):
            self._role = Word.VERSUS
            return True
        return isinstance(following, Number) or Word.GAP in self._told.words

    def _is_anywhere(self, word: Word) -> bool:
        return any(is_said(each, word) for each in self._row.pieces)

    def _is_article(self, place: int, piece: Said, following: Piece | None) -> bool:
        """Say whether what follows has an article; the end is that of a month or a quarter."""
        if fold(piece.words).endswith(_AT_ITS_END):
            return isinstance(following, When) and all(each.grain in _SHORT for each in following.periods)
        return isinstance(following, (Topic, When)) or self._row.is_ahead_of_units(place)

    def _is_on_a_day(self, place: int) -> bool:
        """Say whether "at" speaks of the day on which something of another period was known."""
        day = self._row.behind(place)
        others = [piece for piece in self._row.pieces if isinstance(piece, When) and piece is not day]
        if isinstance(day, When) and others and any(each.grain is Grain.DAY for each in day.periods):
            self._told.words.add(Word.REPORTED)
            return True
        return False

    def _is_a_state(self, following: Piece | None) -> bool:
        """Say whether "up to September" is September's own figure, as of what is in stock."""
        topics = [each for each in self._row.pieces if isinstance(each, Topic)]
        stocks = [each.accumulation is Accumulation.STOCK for topic in topics for each in topic.indicators]
        return isinstance(following, When) and bool(stocks) and all(stocks)

    def _counts(self, place: int) -> bool:
        """Say whether a counted noun stands where one is asked for: "how many documents"."""
        before = self._row.before(place)
        if isinstance(before, Topic) or isinstance(self._row.behind(place), Topic):
            return True
        if isinstance(before, Number) and self._told.bound:
            self._told.counted = self._row.pieces[place].words
            return True
        if is_said(before, Word.MANY) or is_said(before, Word.FEW):
            return True
        asked = self._told.words & {Word.HOW_MANY, Word.GAP}
        return bool(asked) and not isinstance(before, Number)

    def _superlative(self, place: int, piece: Said) -> None:
        """Read "nhiều hồ sơ nhất"; without its end, it is a quality like any other."""
        following = [
            each
            for each in self._row.pieces[place + 1 : place + 3]
            if not isinstance(each, Topic) and not is_said(each, Word.COUNTED)
        ]
        if following and is_said(following[0], Word.SUPERLATIVE):
            word = Word.HIGHEST if piece.word is Word.MANY else Word.LOWEST
            self._told.note(piece, word)
            self._told.counted = self._row.pieces[place + 1].words
        elif piece.word is Word.MANY and self._ends_with_many(place):
            self._told.words.add(Word.HIGHEST)  # of all in order, since no first one is asked for
            self._told.counted = piece.words
        else:
            self._told.words.add(Word.QUALITY)

    def _ends_with_many(self, place: int) -> bool:
        """Say whether it is asked who has many of what is counted: "xã nào còn hồ sơ quá hạn nhiều"."""
        before = self._row.before(place)
        counted = isinstance(before, Topic) and tells_things(before)
        return counted and self._told.selects and self._row.behind(place) is None

    def _relate(self, place: int, piece: Said) -> None:
        """Let "under" and the like go to the number behind, or hold two things against each other."""
        following = self._row.behind(place)
        if isinstance(following, Number):
            return
        text = fold(piece.words)
        compares = piece.word in (Word.UNDER, Word.OVER) and (
            self._tells_a_change()
            if isinstance(following, When) and text in _DURING
            else isinstance(following, (Named, Rank, When)) or is_said(following, Word.AVERAGE)
        )
        if self._tests_by_the_average(piece, following):
            below = piece.word is Word.UNDER
            self._told.bound = (Relation.BELOW if below else Relation.ABOVE, Number(piece.words, ()))
        elif self._compares_names(place, piece, following):
            self._told.words.add(Word.COMPARE)
        elif text == _LEAST:
            self._told.note(piece, Word.LOWEST)
        elif compares and (Word.WHICH not in self._told.words or isinstance(following, When)):
            self._role = Word.VERSUS
            self._told.words.add(Word.VERSUS)
        elif not (isinstance(following, When) and text in _DURING):
            self._told.leave(piece)

    def _tests_by_the_average(self, piece: Said, following: Piece | None) -> bool:
        """Say whether units are asked for by what all of them make together: "xã nào dưới bình quân"."""
        told = self._told
        of_units = told.selects or (bool(told.who) and all(isinstance(each, Rank) for each in told.who))
        beside = is_said(following, Word.AVERAGE) and piece.word in (Word.UNDER, Word.OVER)
        return beside and of_units and told.bound is None

    def _is_bound(self, place: int, piece: Said) -> bool:
        """Say whether an average is what units are tested by."""
        before, bound = self._row.before(place), self._told.bound
        tested = bound is not None and bound[0].is_of_average and isinstance(before, Said)
        return tested and piece.word is Word.AVERAGE

    def _tells_a_change(self) -> bool:
        """Say whether "over" holds a change against a period: "improved in October over September"."""
        return bool(self._told.when) and Word.CHANGE in self._told.words

    def _compares_names(self, place: int, piece: Said, following: Piece | None) -> bool:
        """Say whether "which is higher" asks about several units that are named, or several indicators."""
        if fold(piece.words) not in _COMPARATIVES:
            return False
        named = [each for each in self._told.who if isinstance(each, (Named, Rank))]
        if max(len(named), len(self._told.topics)) > 1:
            return following is None or bool(self._told.words & {Word.UNITS, Word.WHICH})
        behind = sum(isinstance(each, Named) for each in self._row.pieces)
        apart = not isinstance(following, (Named, Rank)) or self._row.pieces[place + 1].words == ","
        return behind > 1 and Word.WHICH in self._told.words and apart

    def _count(self, place: int, number: Number) -> None:
        """Find what a number is for: a bound, or how many are asked for."""
        held = relation(self._row, place, number, self._told.words)
        if self._role is Word.EXCEPT and any(
            isinstance(each, Named) for each in self._row.pieces[place + 1 : place + 3]
        ):
            self._enumerated.append(number)
        elif held and number.values and not number.spelled and self._told.bound is None:
            self._told.bound = (held, number)
            if is_short_of(self._row, place):
                self._told.words.discard(Word.MISSES)
        elif not held and is_limit(self._row, place, number) and self._told.limit in (0, *number.values):
            self._told.limit = int(number.values[0])
        elif not held and isinstance(self._row.behind(place), Named) and number.values[:1] > (Decimal(1),):
            self._enumerated.append(number)
        else:
            self._told.leave(number)

    def _part(self, piece: Said) -> None:
        """Part what "and" stands between: "all departments and Mộ Đức" are not Mộ Đức's departments."""
        names = self._told.against if self._role is Word.VERSUS else self._told.who
        if names and fold(piece.words) in CONNECTING and not isinstance(names[-1], Named):
            names.append(piece)

    def _name(self, piece: WhoPiece) -> None:
        told = self._told
        if self._role is Word.EXCEPT:
            if isinstance(piece, Named):
                told.without.append(piece)
                return
            if not told.without:
                told.leave(piece)
                return
            self._role = Word.NOISE
        if self._role is Word.VERSUS and not self._is_held_against_time():
            told.against.append(piece)
        else:
            told.who.append(piece)

    def _is_among_named(self, place: int, tier: Tier) -> bool:
        """Say whether a tier is that of units that were named: "which department", "A and B communes".

        So is the province behind a department or ahead of a tier: "Sở Y tế tỉnh", "the province's communes".
        """
        told = (*self._told.who, *self._told.against)
        named = [each for each in told if isinstance(each, Named)]
        before = self._row.pieces[place - 1] if place else None
        behind = self._row.pieces[place + 1] if place + 1 < len(self._row.pieces) else None
        if is_said(behind, Word.WHICH) and self._compares_what_follows(place):
            return True
        if tier.rank == _TOP and isinstance(behind, Rank):
            return not is_said(before, Word.OFFICE)
        if tier.rank == _TOP and isinstance(before, Named):
            return all(unit.tier_id != tier.id for unit in before.units)
        follows = isinstance(before, Named)
        return len(named) > 1 and (follows or is_said(behind, Word.WHICH))

    def _is_said_of(self, place: int, tier: Rank) -> bool:
        """Say whether something is said of the province, which is all of it, and not of its office."""
        if fold(tier.words) in _PROVINCE:
            return True
        ahead = self._row.pieces[place - 1] if place else None
        of_office = tier.office or is_said(self._row.before(place), Word.OFFICE)
        return isinstance(ahead, Said) and fold(ahead.words) in _OF and not of_office

    def _compares_what_follows(self, place: int) -> bool:
        """Say whether a "which department is better" is followed by the departments to choose from."""
        following = self._row.pieces[place:]
        named = sum(isinstance(each, Named) for each in following)
        return named > 1 and any(
            isinstance(each, Said) and fold(each.words) in _COMPARATIVES for each in following
        )

    def _is_held_against_time(self) -> bool:
        return bool(self._told.since or self._told.words & {Word.YEAR_BEFORE, Word.BEFORE})

    def _topic(self, place: int, piece: Topic) -> None:
        """Add an indicator; what was held against something before it is complete.

        Two letters that nothing joins to another indicator are a slip, and no short name: "tháng mười mt".
        """
        before = self._row.pieces[max(place - 1, 0) : place]
        joined = any(fold(each.words) in CONNECTING for each in before) or not self._told.topics
        if len(piece.words) <= _LETTERS and not joined:
            self._told.leave(piece)
            return
        self._told.topics.append(piece)
        if self._role is Word.EXCEPT or self._told.since or self._told.against:
            self._role = Word.NOISE

    def _date(self, place: int, piece: When) -> None:
        before = self._row.before(place)
        of_a_year = len(piece.periods) == 1 and piece.periods[0].grain is Grain.YEAR
        if of_a_year and isinstance(before, Said) and fold(before.words).endswith(_SAME_DAYS):
            self._told.same_days_of = piece  # "so với cùng kỳ năm 2025"
            return
        versus = self._role is Word.VERSUS and not self._is_held_against_time() and not self._told.against
        (self._told.since if versus else self._told.when).append(piece)


def _without_question_particles(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without what only makes a question of them at the end: "không", "chưa", "nhé"."""
    kept = list(pieces)
    while kept and isinstance(kept[-1], Said) and kept[-1].word in _AT_THE_END:
        kept.pop()
    return kept


def _is_opening(piece: Piece) -> bool:
    """Say whether a piece may stand ahead of "I meant"."""
    opening = {Word.NOISE, Word.CORRECTING, Word.FOLLOWING, Word.GREETING, Word.NOT}
    return isinstance(piece, Said) and piece.word in opening
