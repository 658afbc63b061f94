"""What a leader is told first follows from exact numbers, and from nothing else."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.digest import Importance
from bot.domain.importance import Moved, Step, importance_of, step_of
from bot.domain.indicator import Accumulation, Counted, Direction, Frequency, Indicator, Kind, Target
from bot.domain.names import Names

_NAMES = Names("", "")
numbers = st.fractions(0, 100)
points = st.fractions(-100, 100)
moves = st.none() | st.builds(Moved, numbers, points)


def indicator(kind: Kind = Kind.RATIO, direction: Direction = Direction.UP) -> Indicator:
    """Return an indicator of a kind, of which more, less or neither is better."""
    counted = Counted(_NAMES)
    return Indicator(
        1,
        "kyso",
        _NAMES,
        (),
        kind,
        Accumulation.FLOW,
        direction,
        Target(""),
        Frequency.MONTH,
        counted,
        counted,
    )


def steps(*sizes: str | None) -> list[Moved | None]:
    """Return moves by so many points, None for one that cannot be told."""
    return [Moved(Fraction(50), Fraction(size)) if size else None for size in sizes]


@pytest.mark.parametrize(
    ("sizes", "step"),
    [
        ((), None),
        (("1", None), None),
        (("1", "-2", "3", "-8"), Step(Fraction(-8), Fraction(2))),  # the sides do not matter
        (("1", None, "2", "3", "8"), Step(Fraction(8), Fraction(2))),
        (("1", "2", "3", "4", "8"), Step(Fraction(8), Fraction(5, 2))),
        (("4", "4", "8"), Step(Fraction(8), Fraction(1))),  # two tell nothing yet: a point is usual
        (("0", "0", "0", "1"), Step(Fraction(1), Fraction(1, 10))),  # so still it never is
        (("90", *("1",) * 8, "4"), Step(Fraction(4), Fraction(1))),  # the ninth before is forgotten
    ],
)
def test_a_change_stands_beside_those_before_it(sizes: tuple[str | None, ...], step: Step | None) -> None:
    assert step_of(indicator(), steps(*sizes)) == step


def test_things_are_told_in_per_cent_of_how_many_there_were() -> None:
    counted = indicator(Kind.COUNT)
    assert step_of(counted, [Moved(Fraction(200), Fraction(50))]) == Step(Fraction(25), Fraction(10))
    assert step_of(counted, [Moved(Fraction(0), Fraction(3))]) == Step(Fraction(300), Fraction(10))


@given(st.lists(moves, max_size=20), st.sampled_from(Direction), st.sampled_from(Kind))
def test_the_key_of_a_figure_never_lies(
    history: list[Moved | None], direction: Direction, kind: Kind
) -> None:
    step = step_of(indicator(kind, direction), history)
    key = importance_of(indicator(kind, direction), None, step)
    if step is None:
        assert key == Importance()
        return
    assert key.worse in {0, key.moved}
    assert key.unusual * step.usual == key.moved == abs(step.size)
    assert step.is_unusual is (key.unusual >= 2)


@given(st.lists(moves, min_size=1, max_size=12))
def test_what_is_worse_for_one_direction_is_better_for_the_other(history: list[Moved | None]) -> None:
    step = step_of(indicator(), history)
    up, down, neither = (
        importance_of(indicator(direction=direction), None, step).worse for direction in Direction
    )
    assert neither == 0
    assert min(up, down) == 0
    assert max(up, down) == (abs(step.size) if step else 0)
