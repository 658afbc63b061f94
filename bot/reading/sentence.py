"""What a text says, each piece in its place: what is asked, of whom, when, against what, without whom."""

from dataclasses import dataclass, field
from typing import TypeAlias

from bot.domain.question import Relation
from bot.domain.text import fold
from bot.reading.pieces import Named, Number, OnEnd, Piece, Rank, Said, Topic, When
from bot.reading.words import Word

WhoPiece: TypeAlias = (
    Named | Rank | Said
)  # of words, only WHOLE, OFFICE and AVERAGE say whose figure is meant
ORDERS = frozenset({Word.HIGHEST, Word.LOWEST, Word.BEST, Word.WORST, Word.TOP, Word.BOTTOM, Word.MOST})
_ALONE = "nhat"  # "most", which ends what begins ahead of it: "ít … nhất"
_HIGH = frozenset({Word.HIGHEST, Word.MOST, Word.BEST, Word.TOP})
_LOW = frozenset({Word.LOWEST, Word.WORST, Word.BOTTOM})
_CARRIED = frozenset({Word.FOLLOWING, Word.CORRECTING, Word.THIS, Word.THIS_UNIT})
_SEVERAL = frozenset(
    {
        *("they", "them", "their", "these", "those", "these communes", "those communes"),
        *("these departments", "those departments", "these units", "those units"),
        *("cac xa nay", "cac xa do", "cac so nay", "cac so do", "nhung xa nay", "nhung xa do", "may xa do"),
        *("cac don vi nay", "cac don vi do"),
    }
)
_OWN = frozenset({"its", "their"})
_POINTING = _CARRIED | {Word.GREETING, Word.WHICH, Word.HOW_MANY}


@dataclass
class Sentence:
    """What a text says, in the order in which it was written."""

    words: set[Word] = field(default_factory=set[Word])
    said: list[Said] = field(default_factory=list[Said])
    topics: list[Topic] = field(default_factory=list[Topic])
    who: list[WhoPiece] = field(default_factory=list[WhoPiece])
    when: list[When] = field(default_factory=list[When])
    against: list[WhoPiece] = field(default_factory=list[WhoPiece])  # behind "so với"
    since: list[When] = field(default_factory=list[When])
    same_days_of: When | None = None  # a year whose same days it is held against
    without: list[Named] = field(default_factory=list[Named])
    known_on: When | None = None  # the day whose knowledge is asked for: "what was reported on 30 June"
    counts_units: bool = False  # "how many communes"
    limit: int = 0
    on_end: OnEnd | None = None  # in how many periods on end units pass the bound, or move one way
    bound: tuple[Relation, Number] | None = None
    noun: str = ""  # what is counted, by its name alone: "văn bản"
    counted: str = ""  # what is counted, where units are told apart by its number
    moves_in_things: bool = False  # "tăng bao nhiêu hồ sơ": a move is told by what is counted
    left: list[str] = field(default_factory=list[str])

    @property
    def selects(self) -> bool:
        """Whether units are asked for: "which communes", "how many departments"."""
        return Word.WHICH in self.words or self.counts_units

    @property
    def is_done_or_not(self) -> bool:
        """Whether all that is named are milestones, which a unit has reached or not."""
        return bool(self.topics) and all(each.is_done_or_not for each in self.topics)

    @property
    def asks_who_has_done(self) -> bool:
        """Whether it asks which units have done something, or how many."""
        return self.is_done_or_not and self.selects

    @property
    def wants_both_ends(self) -> bool:
        """Whether it asks for both ends of an order: "cao nhất và thấp nhất"."""
        ends = [each.word for each in self.said if fold(each.words) != _ALONE]
        return any(each in _HIGH for each in ends) and any(each in _LOW for each in ends)

    @property
    def points_back(self) -> bool:
        """Whether a word points at the question before."""
        return bool(self.words & _CARRIED)

    @property
    def points_at_a_unit(self) -> bool:
        """Whether it speaks of "that commune"; "its" is that of a unit that is named."""
        pointing = {fold(each.words) for each in self.said if each.word is Word.THIS_UNIT}
        return bool(pointing - _OWN if self.who else pointing)

    @property
    def points_at_several(self) -> bool:
        """Whether it speaks of "them", and not of one unit."""
        pointing = {fold(each.words) for each in self.said if each.word is Word.THIS_UNIT}
        return bool(pointing) and pointing <= _SEVERAL

    @property
    def counts_alone(self) -> bool:
        """Whether things are counted by their noun, with no indicator: "bao nhiêu văn bản"."""
        return bool(self.noun) and Word.HOW_MANY in self.words and not (self.topics or self.counts_units)

    @property
    def is_a_name(self) -> bool:
        """Whether it names bodies or indicators, and nothing else."""
        more = self.said or self.bound or self.limit or self.against or self.without
        return bool(self.topics) is not bool(self.who) and not more

    @property
    def selects_again(self) -> bool:
        """Whether units are asked for as they were before, in an order or by a test: "còn sở nào?"."""
        named = self.topics or self.bound or self.limit or any(isinstance(each, Named) for each in self.who)
        return self.selects and not (named or self.says_more)

    @property
    def is_about_the_last(self) -> bool:
        """Whether it is about the question before: it says so, or has nothing of its own."""
        nothing = not (self.topics or self.who or self.said)
        asks_alone = self.counts_alone or (Word.WHY in self.words and not self.topics)
        return self.points_back or nothing or self.selects_again or (asks_alone and not self.who)

    @property
    def says_more(self) -> bool:
        """Whether it has words that do more than point at the question before."""
        return any(each.word not in _POINTING for each in self.said)

    @property
    def needs_the_last(self) -> bool:
        """Whether it makes no sense without the question before."""
        return (
            (Word.THIS in self.words and not self.topics)
            or self.points_at_a_unit
            or (self.points_back and not self.topics and not self.says_more)
        )

    @property
    def asks_anything(self) -> bool:
        """Whether there is anything to answer: a thing, a body, or a word that asks."""
        asking = {each.word for each in self.said} - _POINTING - {Word.REACH, Word.REPORTING}
        return bool(self.topics or self.who or asking or self.bound or self.counts_alone)

    def leave(self, piece: Piece) -> None:
        """Leave a piece over, to be asked back."""
        self.left.append(piece.words)

    def note(self, piece: Said, word: Word | None = None) -> None:
        """Take a word in, as itself or as another one that it stands for."""
        self.words.add(word or piece.word)
        self.said.append(Said(piece.words, word or piece.word))
