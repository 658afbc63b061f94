"""How well typed questions are understood, beside whoever takes the nearest phrase; and how quickly."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from bot.domain.answer import Understood
from bot.domain.question import Question
from bot.reading.lexicon import Lexicon
from bot.services.library import Library
from tests.bench import country
from tests.bench.examining import A_TENTH, ROWS, Examiner, Row, Score, timed
from tests.bench.figures import with_catalogue
from tests.bench.nearest import CutOff, Known, Seen, decide, look
from tests.bench.nearness import MINILM, Fuzzy, Nearness, minilm
from tests.bench.report import Line, tell
from tests.province import data
from tests.reading.reader import Reader

_USUAL = CutOff(0.8, 0.8)
_STEPS = [step / 20 for step in range(10, 21)]


def measure(folder: Path, rounds: int) -> list[Line]:
    """Let each read the same table over the made-up province, and ours with the whole country loaded."""
    reader = Reader(_lexicon(folder))
    examiner, known = Examiner(reader), Known(reader.lexicon, reader.home)
    lines = [_ours("this bot", reader), *_theirs("rapidfuzz", Fuzzy(known.phrases), known, examiner, _USUAL)]
    with minilm(known.phrases) as embedded:
        if embedded:
            lines += _theirs("MiniLM", embedded, known, examiner)
        else:
            lines.append(Line(f"{MINILM} cannot be installed here", "left out"))
    tell("loading the whole country")
    lexicon, loading = country.load(folder, rounds)
    beside = _ours("this bot, with the whole country loaded", Reader(lexicon))
    return [*lines, beside, *loading, *country.read_all(lexicon, rounds)]


def _ours(name: str, reader: Reader) -> Line:
    def understand(row: Row) -> Question | None:
        result = reader.read(row[0].text, language=row[1])
        return result.question if isinstance(result, Understood) else None

    questions, milliseconds = timed(understand)
    score = Examiner(reader).score(ROWS, questions)
    return Line(_what(name), _told(score, milliseconds), "0 wrong", score.wrong == 0)


def _theirs(
    name: str, nearness: Nearness, known: Known, examiner: Examiner, usual: CutOff | None = None
) -> Iterator[Line]:
    """Yield how a baseline does without runs of words and with: at its usual cut-offs, or bold; and wary."""
    for runs in (False, True):
        where = f"{name}, names in {'runs of words' if runs else 'the whole text'}"
        tell(f"reading by {where}")
        seen, milliseconds = timed(lambda row, runs=runs: look(row[0].text, row[1], nearness, runs=runs))
        by_row = dict(zip(ROWS, seen, strict=True))
        bold = usual or _tuned(by_row, known, examiner, wary=False)
        told = [
            f"{examiner.score(ROWS, [decide(each, known, cut_off) for each in seen])} at {cut_off}"
            for cut_off in (bold, _tuned(by_row, known, examiner, wary=True))
        ]
        yield Line(_what(where), _told("; ".join(told), milliseconds))


def _tuned(seen: dict[Row, Seen], known: Known, examiner: Examiner, *, wary: bool) -> CutOff:
    """Return the best cut-offs for every tenth text: with the most right, for the wary beyond the wrong."""

    def gain(cut_off: CutOff) -> tuple[int, int]:
        score = examiner.score(A_TENTH, [decide(seen[row], known, cut_off) for row in A_TENTH])
        beyond = score.right - score.wrong
        return (beyond, score.right) if wary else (score.right, beyond)

    return max((CutOff(*each) for each in product(_STEPS, repeat=2)), key=gain)


def _what(name: str) -> str:
    return f"{len(ROWS)} texts read by {name}"


def _told(score: Score | str, milliseconds: float) -> str:
    return f"{score}, {milliseconds:.3g} ms each"


def _lexicon(folder: Path) -> Lexicon:
    """Import the made-up province, and return the lexicon of its catalogue."""
    database = with_catalogue(folder / "province.db", data.write(folder / "province")[0])
    with database.reading() as conn:
        lexicon = Library().lexicon(conn)
    database.close()
    return lexicon
