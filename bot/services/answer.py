"""From what somebody wrote or pressed to what answers it: reading, rights, figures."""

from datetime import date

from sqlalchemy import Connection

from bot.domain.access import Person
from bot.domain.answer import Answer, Reason, Refusal, Unclear
from bot.domain.question import Question, decode
from bot.reading.read import Asker, read_command, read_text
from bot.services.ask import ask
from bot.services.library import Library


def answer_text(
    conn: Connection, library: Library, person: Person, text: str, today: date
) -> Answer | Refusal | Unclear:
    """Answer a command or a plain sentence."""
    lexicon = library.lexicon(conn)
    ended = lexicon.catalogue.register.units[person.home_id].valid_to
    asker = Asker(person, min(today, ended) if ended else today)
    command, _, arguments = text.partition(" ")
    if command.startswith("/") and command[1:].isascii():
        question = read_command(command[1:].partition("@")[0].lower(), arguments, lexicon, asker)
    else:
        question = read_text(text, lexicon, asker)
    return question if isinstance(question, Unclear) else answer_question(conn, library, person, question)


def answer_question(
    conn: Connection, library: Library, person: Person, question: Question
) -> Answer | Refusal:
    """Answer a question that is certain."""
    return ask(library.findings(conn), person, question)


def answer_button(
    conn: Connection, library: Library, person: Person, data: str, _today: date
) -> Answer | Refusal | Unclear:
    """Answer the question that a button carries; whoever forged it learns nothing."""
    try:
        question = decode(data)
    except ValueError:
        return Refusal(Reason.GONE)
    return answer_question(conn, library, person, question)
