"""Put the pieces of a text in their places, from left to right.

Every number, comparison and negation finds its place here, or is left over and asked back.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from bot.domain.period import Grain
from bot.domain.question import Relation
from bot.domain.text import fold
from bot.reading.numbers import MOST_LIMIT
from bot.reading.pieces import Left, Named, Number, Piece, Rank, Said, Topic, When
from bot.reading.sentence import ORDERS, Sentence, WhoPiece
from bot.reading.words import Word

_RELATIONS = {
    Word.UNDER: Relation.UNDER,
    Word.OVER: Relation.OVER,
    Word.AT_LEAST: Relation.AT_LEAST,
    Word.AT_MOST: Relation.AT_MOST,
}
_WHO = frozenset({Word.WHOLE, Word.OFFICE, Word.AVERAGE})
_SILENT = frozenset(
    {Word.NOISE, Word.UNITS, Word.HAVE, Word.QUALITY, Word.MISS, Word.A, Word.ARTICLE, Word.PLACED}
) | {
    *(Word.MORE, Word.COUNTED, Word.TOP, Word.BOTTOM, Word.AND_UP, Word.AND_DOWN, Word.FROM, Word.SUPERLATIVE)
}
_TRANSPARENT = frozenset({Word.NOISE, Word.ARTICLE, Word.HOW_MANY, Word.WHICH})
_YES_OR_NO = frozenset(
    {Word.HAVE, Word.REACH, Word.REACHES, Word.MISSES, Word.CHANGE, Word.SOURCE, Word.MISSING, Word.REPORTING}
)
_AT_THE_END = frozenset({Word.NOT, Word.PARTICLE})
_LEAST = "it nhat"  # "at least" ahead of a number, else "the least"
_WHOLE_ALONE = frozenset({"chung", "overall", "tat ca", "toan bo"})  # need nothing behind them
_SO = "so"
_SINCE = "since"
_DURING = frozenset({"over", "tren"})  # ahead of a period
_COMPARATIVES = frozenset(
    {
        *("cao hon", "thap hon", "tot hon", "kem hon", "hon", "kha hon", "yeu hon", "nhieu hon", "it hon"),
        *("higher", "lower", "better", "worse"),
    }
)
_OF_TARGET = frozenset({Word.MISSES, Word.REACHES})
_SAYS_ONCE = frozenset({Word.REPORTED, Word.REPORTING})  # with them one of two periods is when it was known
_CONNECTING = frozenset({",", "va", "voi", "and", "with", "hay", "hoac", "or", "cung"})
_SHORT_OF = frozenset({"chua dat", "khong dat"})  # ahead of a number


def arrange(pieces: Sequence[Piece]) -> Sentence:
    """Return what the pieces of a text say."""
    return _Arranger(pieces).sentence()


class _Arranger:
    """Goes over the pieces once, from left to right."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        """Arrange these pieces."""
        self._pieces = _without_question_particles(pieces)
        self._told = Sentence()
        self._role = Word.NOISE  # or EXCEPT, or VERSUS: to which list a name goes
        self._enumerated: list[Number] = []  # "the 3 communes A, B and C"
        cut_off = pieces[len(self._pieces) :]
        self._doubted = next((_words(each) for each in cut_off if _is_said(each, Word.NOT)), "")

    def sentence(self) -> Sentence:
        """Return where everything belongs."""
        for place, piece in enumerate(self._pieces):
            match piece:
                case Said():
                    self._say(place, piece)
                case Number():
                    self._count(place, piece)
                case Rank() if self._is_among_named(place):
                    pass
                case Named() | Rank():
                    self._name(piece)
                case Topic():
                    self._topic(piece)
                case When():
                    self._date(piece)
                case Left():
                    self._told.leave(piece)
        self._check_question()
        self._join()
        return self._told

    def _say(self, place: int, piece: Said) -> None:
        told = self._told
        if not self._fits(place, piece):
            told.leave(piece)
            return
        match piece.word:
            case Word.HOW_MANY:
                told.note(piece)
                following = self._next(place)
                told.counts_units |= isinstance(following, Rank) or _is_said(following, Word.UNITS)
            case Word.MANY | Word.FEW:
                self._superlative(place, piece)
            case Word.WHOLE | Word.OFFICE | Word.AVERAGE:
                self._name(piece)
            case Word.VERSUS if place == 0 and fold(piece.words) == _SO:
                told.words.add(Word.COMPARE)  # "so A với B"
            case Word.EXCEPT | Word.VERSUS:
                self._role = piece.word
                told.words.add(piece.word)
            case Word.UNDER | Word.OVER | Word.AT_LEAST | Word.AT_MOST:
                self._relate(place, piece)
            case Word.NOT:
                told.words.add(Word.CORRECTING)
            case word if word in _SILENT:
                told.words.add(word)
            case _:
                told.note(piece)

    def _fits(self, place: int, piece: Said) -> bool:
        """Say whether what a word wants beside it is there."""
        before, following = self._before(place), self._next(place)
        match piece.word:
            case Word.A:
                defined = isinstance(following, Topic) and Word.DEFINITION in self._told.words
                return defined or (isinstance(following, Said) and following.word not in _WHO)
            case Word.MORE:
                return Word.GAP in self._told.words or _is_said(following, Word.GAP)
            case Word.ARTICLE:
                return isinstance(following, (Topic, When)) or self._ahead_of_units(place)
            case Word.PLACED | Word.WHOLE:
                alone = fold(piece.words) in _WHOLE_ALONE or self._is_on_a_day(place)
                return alone or self._ahead_of_units(place)
            case Word.COUNTED:
                return self._counts(place)
            case Word.TOP | Word.BOTTOM | Word.FROM:
                return isinstance(following, Number) or Word.GAP in self._told.words
            case Word.AND_UP | Word.AND_DOWN:
                return isinstance(before, Number)
            case Word.SUPERLATIVE:
                return bool(self._told.words & {Word.HIGHEST, Word.LOWEST})
            case Word.CORRECTING:
                return all(_is_opening(each) for each in self._pieces[:place])
            case Word.NOT:  # "no, …" at the beginning; at the end it has been cut off
                return place == 0 and len(self._pieces) > 1 and self._pieces[1].words == ","
            case _:
                return piece.word not in (Word.PARTICLE, Word.UNREAD)

    def _is_on_a_day(self, place: int) -> bool:
        """Say whether "at" speaks of the day on which something of another period was known."""
        day = self._next(place)
        others = [piece for piece in self._pieces if isinstance(piece, When) and piece is not day]
        if isinstance(day, When) and others and any(each.grain is Grain.DAY for each in day.periods):
            self._told.words.add(Word.REPORTED)
            return True
        return False

    def _counts(self, place: int) -> bool:
        """Say whether a counted noun stands where one is asked for: "how many documents"."""
        before = self._before(place)
        if isinstance(before, Topic) or isinstance(self._next(place), Topic):
            return True
        if isinstance(before, Number) and self._told.bound:
            self._told.counted = self._pieces[place].words
            return True
        if _is_said(before, Word.MANY) or _is_said(before, Word.FEW):
            return True
        asked = self._told.words & {Word.HOW_MANY, Word.GAP}
        return bool(asked) and not isinstance(before, Number)

    def _superlative(self, place: int, piece: Said) -> None:
        """Read "nhiều hồ sơ nhất"; without its end, it is a quality like any other."""
        following = [each for each in self._pieces[place + 1 : place + 3] if not _is_said(each, Word.COUNTED)]
        if following and _is_said(following[0], Word.SUPERLATIVE):
            word = Word.HIGHEST if piece.word is Word.MANY else Word.LOWEST
            self._told.note(piece, word)
            self._told.counted = self._pieces[place + 1].words
        else:
            self._told.words.add(Word.QUALITY)

    def _ahead_of_units(self, place: int) -> bool:
        """Say whether units follow: by name, by tier, or all of them."""
        following = self._next(place)
        if isinstance(following, Said):
            return following.word in _WHO | {Word.UNITS, Word.THIS, Word.COUNTED}
        return isinstance(following, (Named, Rank, Number))

    def _relate(self, place: int, piece: Said) -> None:
        """Let "under" and the like go to the number behind, or hold two things against each other."""
        following = self._next(place)
        if isinstance(following, Number):
            return
        text = fold(piece.words)
        compares = piece.word in (Word.UNDER, Word.OVER) and (
            isinstance(following, (Named, Rank, When)) or _is_said(following, Word.AVERAGE)
        )
        if following is None and self._compares_names(piece):
            self._told.words.add(Word.COMPARE)
        elif text == _LEAST:
            self._told.note(piece, Word.LOWEST)
        elif compares and Word.WHICH not in self._told.words:
            if not (isinstance(following, When) and text in _DURING):
                self._role = Word.VERSUS
                self._told.words.add(Word.VERSUS)
        else:
            self._told.leave(piece)

    def _compares_names(self, piece: Said) -> bool:
        """Say whether "which is higher" ends a sentence that names several units."""
        named = [each for each in self._told.who if isinstance(each, (Named, Rank))]
        return len(named) > 1 and fold(piece.words) in _COMPARATIVES

    def _count(self, place: int, number: Number) -> None:
        """Find what a number is for: a bound, or how many are asked for."""
        relation = self._relation(place, number)
        if relation and number.values and not number.spelled and self._told.bound is None:
            self._told.bound = (relation, number)
        elif not relation and self._is_limit(place, number) and not self._told.limit:
            self._told.limit = int(number.values[0])
        elif not relation and isinstance(self._next(place), Named) and number.values[:1] > (Decimal(1),):
            self._enumerated.append(number)
        else:
            self._told.leave(number)

    def _relation(self, place: int, number: Number) -> Relation | None:
        before, behind = self._before(place), self._next(place)
        word = before.word if isinstance(before, Said) else None
        if isinstance(behind, Said) and behind.word in (Word.AND_UP, Word.AND_DOWN):
            known = word is None or word not in _RELATIONS
            up = Relation.AT_LEAST if behind.word is Word.AND_UP else Relation.AT_MOST
            return up if known else None
        if word in _RELATIONS:
            return _RELATIONS[word]
        if word is Word.MISSES and before and fold(before.words) in _SHORT_OF:
            self._told.words.discard(Word.MISSES)
            return Relation.UNDER
        selects = {Word.WHICH, Word.HOW_MANY, Word.BEGIN} & self._told.words
        if number.percent and selects and (word is Word.REACH or number.values == (100,)):
            return Relation.AT_LEAST
        return None

    def _is_limit(self, place: int, number: Number) -> bool:
        if number.percent or len(number.values) != 1 or not _is_small(number.values[0]):
            return False
        before, behind = self._before(place), self._next(place)
        ordered = isinstance(before, Said) and before.word in ORDERS
        listed = isinstance(before, Said) and before.word in (Word.TOP, Word.BOTTOM)
        counted = isinstance(behind, Said) and behind.word in ORDERS | {Word.UNITS}
        return isinstance(behind, Rank) or listed or counted or (ordered and not number.spelled)

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
        if self._role is Word.VERSUS and not told.since:
            told.against.append(piece)
        else:
            told.who.append(piece)

    def _is_among_named(self, place: int) -> bool:
        """Say whether "which department" picks from units that were named before."""
        named = [each for each in self._told.who if isinstance(each, Named)]
        behind = self._pieces[place + 1] if place + 1 < len(self._pieces) else None
        return len(named) > 1 and _is_said(behind, Word.WHICH)

    def _topic(self, piece: Topic) -> None:
        """Add an indicator; what was held against something before it is complete."""
        self._told.topics.append(piece)
        if self._role is Word.EXCEPT or self._told.since or self._told.against:
            self._role = Word.NOISE

    def _date(self, piece: When) -> None:
        versus = self._role is Word.VERSUS and not self._told.since and not self._told.against
        (self._told.since if versus else self._told.when).append(piece)

    def _check_question(self) -> None:
        """Let a "không" or "chưa" at the end make a question only of what can be answered by yes or no."""
        told = self._told
        which = bool(told.words & {Word.WHICH, Word.CATALOGUE})
        if self._doubted and (which or not told.words & _YES_OR_NO):
            told.left.append(self._doubted)
        elif self._doubted:
            told.words.add(Word.NOT)

    def _join(self) -> None:
        """Bring together what belongs together wherever it stands."""
        told, words = self._told, self._told.words
        self._put_the_ordering_topic_first()
        self._check_periods()
        for number in self._enumerated:
            if number.values != (len([each for each in told.who if isinstance(each, Named)]),):
                told.leave(number)
        if Word.CHANGE not in words:
            told.left += [
                each.words
                for each in self._pieces
                if _is_said(each, Word.VERSUS) and each.words.lower() == _SINCE
            ]
        if Word.MISS in words:
            told.left += [] if Word.TARGET in words else [_said_words(self._pieces, Word.MISS)]
            words.discard(Word.MISS)
            words.add(Word.MISSES)
        if told.selects and words >= {Word.REACH, Word.TARGET}:
            words.add(Word.REACHES)
        if words & {Word.MISSES, Word.REACHES}:
            words.discard(Word.TARGET)
        if Word.QUALITY in words and Word.WHY not in words:
            told.left.append(_said_words(self._pieces, Word.QUALITY, Word.MANY, Word.FEW))
        words.discard(Word.QUALITY)
        if words & {Word.REPORTED, Word.REPORTING} and not told.selects:
            days = [each for each in told.when if any(one.grain is Grain.DAY for one in each.periods)]
            told.known_on = days[0] if days else None
            told.when = [each for each in told.when if each is not told.known_on]

    def _put_the_ordering_topic_first(self) -> None:
        """Let the indicator beside "lowest" or a bound order or test the units, whichever was named first."""
        told = self._told
        if len(told.topics) < 2 or not (told.words & ORDERS or told.bound):
            return
        beside = [
            piece
            for place, piece in enumerate(self._pieces)
            if isinstance(piece, Topic)
            and (self._orders(self._before(place)) or self._orders(self._next(place)))
        ]
        if len({topic.indicators for topic in beside}) == 1:
            told.topics.sort(key=lambda topic: topic.indicators != beside[0].indicators)
        elif beside or told.bound:
            told.leave(told.topics[-1])

    def _orders(self, piece: Piece | None) -> bool:
        """Say whether a piece orders or tests units: "lowest", "under", or the number behind it."""
        if isinstance(piece, Said):
            return piece.word in ORDERS or piece.word in _RELATIONS or piece.word in _OF_TARGET
        return isinstance(piece, Number) and self._told.bound is not None and piece is self._told.bound[1]

    def _check_periods(self) -> None:
        """Ask back two periods that nothing holds together: no comparison, no "and"."""
        told = self._told
        compared = told.words & {Word.CHANGE, Word.COMPARE, Word.VERSUS, Word.APART, Word.TREND}
        places = [place for place, piece in enumerate(self._pieces) if isinstance(piece, When)]
        for one, other in pairwise(places):
            between = {fold(piece.words) for piece in self._pieces[one + 1 : other]}
            if not compared and not told.words & _SAYS_ONCE and not between & _CONNECTING:
                told.leave(self._pieces[other])

    def _before(self, place: int) -> Piece | None:
        return next((each for each in reversed(self._pieces[:place]) if not _is_transparent(each)), None)

    def _next(self, place: int) -> Piece | None:
        return next((each for each in self._pieces[place + 1 :] if not _is_transparent(each)), None)


def _is_said(piece: Piece | None, word: Word) -> bool:
    return isinstance(piece, Said) and piece.word is word


def _is_opening(piece: Piece) -> bool:
    """Say whether a piece may stand ahead of "I meant"."""
    opening = {Word.NOISE, Word.CORRECTING, Word.FOLLOWING, Word.GREETING, Word.NOT}
    return isinstance(piece, Said) and piece.word in opening


def _said_words(pieces: Sequence[Piece], *words: Word) -> str:
    return next(each.words for each in pieces if isinstance(each, Said) and each.word in words)


def _words(piece: Piece) -> str:
    return piece.words


def _is_transparent(piece: Piece) -> bool:
    return isinstance(piece, Said) and piece.word in _TRANSPARENT


def _is_small(value: Decimal) -> bool:
    return value == value.to_integral_value() and 1 <= value <= MOST_LIMIT


def _without_question_particles(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without what only makes a question of them at the end: "không", "chưa", "nhé"."""
    kept = list(pieces)
    while kept and isinstance(kept[-1], Said) and kept[-1].word in _AT_THE_END:
        kept.pop()
    return kept
