"""How phrases are written down here: one after the other, with a bar between."""

from itertools import product


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of a text, in which bars part them."""
    return tuple(phrase.strip() for phrase in text.split("|"))


def each_way(*parts: str) -> tuple[str, ...]:
    """Return every way to say a phrase: one of each part's alternatives, of which one may be nothing."""
    return tuple(" ".join(filter(None, way)) for way in product(*map(phrases, parts)))
