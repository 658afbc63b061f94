"""Answers a second, of the whole bot and of bare bots, with and without delay in the network."""

from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.bench.contenders import AIOGRAM, DEFAULT_ECHO, OWN_ECHO, aiogram_echo, playing, whole_bot
from tests.bench.figures import article
from tests.bench.messenger import Messenger
from tests.bench.report import Line, at_least, tell

SLOW = 60
_UPDATES = 4_096
_ONE_AT_A_TIME = {0: 1_024, SLOW: 64}  # the default echo would take minutes for as many
_FIGURE = "99,3%"


def measure(folder: Path, rounds: int) -> list[Line]:
    """Measure in rounds, each bot in turn, so that a busy moment of the machine meets all alike."""
    whole, aiogram = whole_bot(article(folder / "article.db")), aiogram_echo()
    contenders = [whole, DEFAULT_ECHO, OWN_ECHO, *([aiogram] if aiogram else [])]
    with ExitStack() as stack:
        players: dict[str, Messenger] = {}
        for number, each in enumerate(contenders):
            players[each.name] = stack.enter_context(playing(each, folder / str(number))).messenger
        if _FIGURE not in players[whole.name].last_text():
            raise ValueError(players[whole.name].last_text())
        calm = _rates(players, 0, rounds)
        delayed = _rates(players, SLOW, rounds)
    lines = _lines(
        calm, whole.name, "", {DEFAULT_ECHO.name: 1.5, "aiogram's echo bot": 1, OWN_ECHO.name: 0.5}
    )
    if aiogram is None:
        lines.append(Line(f"{AIOGRAM} cannot be installed here", "left out"))
    slow = f" with {SLOW} ms in every call"
    return [*lines, *_lines(delayed, whole.name, slow, {DEFAULT_ECHO.name: 40})]


def _rates(players: dict[str, Messenger], delay: int, rounds: int) -> dict[str, list[float]]:
    """Return each bot's answers a second in each round."""
    rates: dict[str, list[float]] = {name: [] for name in players}
    for messenger in players.values():
        messenger.delay(delay)
        messenger.flood(64)
    for number in range(rounds):
        for name, messenger in players.items():
            updates = _ONE_AT_A_TIME[delay] if name == DEFAULT_ECHO.name else _UPDATES
            rates[name].append(messenger.flood(updates))
        told = ", ".join(f"{name} {each[-1]:.0f}" for name, each in rates.items())
        tell(f"round {number + 1} of {rounds}, {delay} ms: {told} answers a second")
    return rates


def _lines(rates: dict[str, list[float]], whole: str, when: str, goals: dict[str, float]) -> list[Line]:
    told = [Line(f"Answers a second{when}: {name}", f"{median(each):.0f}") for name, each in rates.items()]
    ratios = [
        at_least(
            f"The whole bot beside {name}{when}",
            [own / other for own, other in zip(rates[whole], rates[name], strict=True)],
            goal,
        )
        for name, goal in goals.items()
        if name in rates
    ]
    return [*told, *ratios]
