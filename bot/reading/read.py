"""Read what somebody wrote, a command or a plain sentence, into one question; or say what is not certain."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.access import Person
from bot.domain.answer import Choice, Doubt, Unclear, Understood
from bot.domain.catalogue import Catalogue
from bot.domain.commands import canonical
from bot.domain.figure import WHOLE
from bot.domain.question import Kind, Subject
from bot.domain.text import words
from bot.reading.arranging import arrange
from bot.reading.composing import Composer
from bot.reading.cutting import cut
from bot.reading.draft import Recall
from bot.reading.lexicon import Lexicon
from bot.reading.mending import mend
from bot.reading.pieces import Left, Topic
from bot.reading.raw_typing import in_letters
from bot.reading.sentence import Sentence
from bot.reading.tokens import MOST_CHARACTERS, Token, clean, tokens

# Kinds of units without which the data is since 1 July 2025 (Law 72/2025/QH15); older data knows them.
_ABOLISHED = re.compile(r"\b(?:huyện|huyen|quận|thị|thi tran|thi xa|thành phố|thanh pho|district)\b")
_KIND_OF_COMMAND = {
    "tongquan": Kind.OVERVIEW,
    "donvi": Kind.UNIT,
    "xephang": Kind.RANK,
    "sosanh": Kind.COMPARE,
    "xuhuong": Kind.TREND,
    "canhbao": Kind.ALERTS,
    "chuabaocao": Kind.MISSING,
}


@dataclass(frozen=True)
class Asker:
    """Who asks, on which day, and after which question."""

    person: Person
    today: date  # for the asker: the last day of a home unit that exists no more
    recall: Recall = field(default_factory=Recall)


def read_command(name: str, arguments: str, lexicon: Lexicon, asker: Asker) -> Understood | Unclear:
    """Read a command with its arguments; an indicator's code asks for its value."""
    kind = _KIND_OF_COMMAND.get(canonical(name))
    indicator = lexicon.catalogue.by_code.get(name)
    if (kind is None and indicator is None) or len(arguments) > MOST_CHARACTERS:
        return Unclear(Doubt.NOT_UNDERSTOOD, f"/{name}")

    def read(typed: list[Token]) -> Understood | Unclear:
        sentence = _sentence(typed, lexicon, asker, codes=True)
        if indicator and all(indicator not in topic.indicators for topic in sentence.topics):
            sentence.topics.insert(0, Topic(name, (indicator,)))
        return Composer(lexicon.catalogue, asker.person, asker.today, Recall()).compose(sentence, kind)

    return _read_or_mend(tokens(in_letters(clean(arguments), lexicon.known_words)), read, lexicon, asker)


def read_text(text: str, lexicon: Lexicon, asker: Asker) -> Understood | Unclear:
    """Read a plain sentence; what it leaves out is taken over from the question before."""
    readable = clean(text).lstrip("/")
    if len(readable) > MOST_CHARACTERS or not words(readable):
        return Unclear(Doubt.NOT_UNDERSTOOD, readable[:MOST_CHARACTERS])

    def read(typed: list[Token]) -> Understood | Unclear:
        sentence = _sentence(typed, lexicon, asker)
        return Composer(lexicon.catalogue, asker.person, asker.today, asker.recall).compose(sentence)

    return _read_or_mend(tokens(in_letters(readable, lexicon.known_words)), read, lexicon, asker)


def _sentence(typed: list[Token], lexicon: Lexicon, asker: Asker, *, codes: bool = False) -> Sentence:
    return arrange(cut(typed, lexicon, asker.today, asker.person.language, codes=codes))


def _read_or_mend(
    typed: list[Token], read: Callable[[list[Token]], Understood | Unclear], lexicon: Lexicon, asker: Asker
) -> Understood | Unclear:
    """Read tokens as they stand; where words are left over, read them with the spelling mended, and say so.

    What is surely a slip of the finger is mended; what could be another name is asked back.
    """
    first = read(typed)
    if not isinstance(first, Unclear) or first.doubt is not Doubt.WORDS_LEFT:
        return first
    first = _as_typed(first, typed)
    register, person = lexicon.catalogue.register, asker.person
    left = [each for each in cut(typed, lexicon, asker.today, person.language) if isinstance(each, Left)]
    if _ABOLISHED.search(first.words.casefold()):
        return Unclear(Doubt.NO_SUCH_LEVEL)
    repairs = mend(typed, [each.start for each in left], lexicon, lambda id_: person.may_see(register, id_))
    results = [(repair, read(repair.typed)) for repair in repairs]
    if len(results) == 1 and results[0][0].certain:
        repair, result = results[0]
        return replace(result, mended=repair.mended) if isinstance(result, Understood) else result
    if len(results) == 1 and isinstance(results[0][1], Unclear) and results[0][1].choices:
        return results[0][1]
    choices = tuple(
        Choice(result.question, who=repair.who)
        for repair, result in results
        if isinstance(result, Understood) and repair.who
    )
    if choices:
        return Unclear(Doubt.WHICH_UNIT, repairs[0].mended[0].typed, choices)
    return _offering_the_rest(first, left, typed, read, lexicon.catalogue, asker)


def _as_typed(unclear: Unclear, typed: Sequence[Token]) -> Unclear:
    """Return what is asked back with its words in the order in which they were typed."""
    left, ordered = unclear.words.split(), list[str]()
    for each in typed:
        if each.text in left:
            left.remove(each.text)
            ordered.append(each.text)
    return replace(unclear, words=" ".join([*ordered, *left]))


def _offering_the_rest(
    first: Unclear,
    left: list[Left],
    typed: list[Token],
    read: Callable[[list[Token]], Understood | Unclear],
    catalogue: Catalogue,
    asker: Asker,
) -> Unclear:
    """Offer the one figure that is asked for beside words of no meaning; a name is none such."""
    places = {each.start for each in left}
    if not places or any(each.words[0].isupper() for each in left):
        return first
    result = read([token for place, token in enumerate(typed) if place not in places])
    if not isinstance(result, Understood) or result.inherited or result.question.kind is not Kind.VALUE:
        return first
    question = result.question
    whose = (*question.subjects, Subject(asker.person.home_id, WHOLE))[0]
    named = catalogue.indicators[question.indicator_ids[0]]
    offer = Choice(question, who=catalogue.who(whose), indicator=named, period=question.period)
    return replace(first, choices=(offer,))
