"""Reads what a leader of the province types, one text or a whole conversation."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.access import Grant, Person, Role
from bot.domain.answer import Unclear, Understood
from bot.domain.names import Language
from bot.domain.question import Kind, Question
from bot.reading.draft import Context, Recall
from bot.reading.lexicon import Lexicon
from bot.reading.read import Asker, read_command, read_text
from tests.province.data import PROVINCE
from tests.reading.asked import TODAY, Asked, AskedBack, ids_of_units, question_of, settled

_REMEMBERED = 10  # minutes


@dataclass(frozen=True)
class Reader:
    """A leader of the province, on the day of the table."""

    lexicon: Lexicon

    @property
    def home(self) -> int:
        """The id of the province."""
        return ids_of_units(self.lexicon.catalogue)[PROVINCE]

    def read(
        self, text: str, context: Context | None = None, language: Language = "vi"
    ) -> Understood | Unclear:
        """Read a text, after a question or by itself."""
        person = Person(1, 11, "Lãnh đạo", language, (Grant(Role.LEADER, self.home),))
        asker = Asker(person, TODAY, Recall(lambda: context))
        command, _, arguments = text.partition(" ")
        if command.startswith("/") and command[1:].isascii():
            return read_command(command[1:].lower(), arguments, self.lexicon, asker)
        return read_text(text, self.lexicon, asker)

    def converse(
        self, turns: Iterable[tuple[int, str]], language: Language = "vi"
    ) -> Understood | Unclear | None:
        """Read texts one after the other; what was asked is remembered for ten minutes."""
        context: Context | None = None
        result: Understood | Unclear | None = None
        for minutes, text in turns:
            result = self.read(text, context if minutes <= _REMEMBERED else None, language)
            if isinstance(result, Understood):
                context = Context(result.question, result.question.period)
        return result

    def fault(self, wanted: Asked | AskedBack, result: Understood | Unclear | None) -> str | None:
        """Say what is wrong about how a text was read; None where it is right."""
        if isinstance(wanted, AskedBack):
            return self._fault_of_doubt(wanted, result)
        if not isinstance(result, Understood):
            return f"asked back: {result}"
        right = settled(question_of(wanted, self.lexicon.catalogue), self.home)
        read = settled(result.question, self.home)
        return None if read == right else f"read as {read}, and not as {right}"

    def _fault_of_doubt(self, wanted: AskedBack, result: Understood | Unclear | None) -> str | None:
        if not isinstance(result, Unclear):
            return f"answered: {result}"
        offered = {choice.who.unit.code for choice in result.choices if choice.who}
        if result.doubt not in wanted.doubts or not offered.issuperset(wanted.choices):
            return f"asked back otherwise: {result}"
        return None

    def differs(self, right: Question, result: Understood | Unclear) -> bool:
        """Say whether a text would be answered with another figure than a question's own.

        One unit compared with nothing has no figure: the bot asks with what.
        """
        if not isinstance(result, Understood):
            return False
        question = result.question
        if question.kind is Kind.COMPARE and len(question.subjects) < 2:
            return False
        return settled(question, self.home) != settled(right, self.home)
