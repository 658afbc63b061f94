"""A button carries a whole question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.figure import WHOLE
from bot.domain.question import (
    BUTTON_BYTES,
    Back,
    Bound,
    End,
    Kind,
    Question,
    Relation,
    Subject,
    decode,
    encode,
)
from tests.domain.test_period import spans

IDS = st.integers(1, 100_000)
SUBJECTS = st.builds(Subject, IDS, st.one_of(st.none(), st.just(WHOLE), st.integers(1, 20)))
OF_TARGET = st.sampled_from([Bound(each) for each in Relation if not each.has_number])
OF_NUMBER = st.builds(
    Bound,
    st.sampled_from([each for each in Relation if each.has_number]),
    st.decimals(0, 1_000_000, places=2),
)
ORDERS = st.builds(
    Question,
    st.sampled_from(list(Kind)),
    st.lists(st.integers(1, 1000), min_size=1, max_size=2).map(tuple),
    SUBJECTS.map(lambda subject: (subject,)),
    st.one_of(st.none(), spans()),
    st.integers(0, 500),
    since=st.one_of(st.none(), st.sampled_from(list(Back))),
    end=st.one_of(st.none(), st.sampled_from(list(End))),
    limit=st.integers(0, 99),
    bound=st.one_of(st.none(), OF_TARGET, OF_NUMBER),
    without=st.lists(st.integers(1, 9_999), max_size=3).map(tuple),
)
CHANGES = st.builds(
    Question,
    st.just(Kind.CHANGE),
    st.lists(st.integers(1, 1000), max_size=1).map(tuple),
    SUBJECTS.map(lambda subject: (subject,)),
    spans(),
    since=spans(),
    as_of=st.one_of(st.none(), st.dates()),
)
QUESTIONS = st.builds(
    Question,
    st.sampled_from(list(Kind)),
    st.lists(st.integers(1, 1000), max_size=1).map(tuple),
    st.lists(SUBJECTS, max_size=4).map(tuple),
    st.one_of(st.none(), spans()),
    st.integers(0, 500),
)


@given(st.one_of(QUESTIONS, ORDERS, CHANGES))
def test_a_question_comes_back_from_its_button_whole(question: Question) -> None:
    data = encode(question)
    assert decode(data) == question
    assert 1 <= len(data.encode()) <= BUTTON_BYTES


@pytest.mark.parametrize(
    "data",
    [
        "",
        "v",
        "v....",
        "z.1.2..0",
        "v.-1.2..0",
        "v.1.2.zzzzzzzzzzzzz.0",
        "v.1.2.zzzzzzzzzzzz.0",
        "v.1.2-.0.0",
        "v.1.é..0",
        "v.1.2..0.",
        "v.1.2..0.Z1",
        "v.1.2..0.Ez",
        "r.1.2..0.Tu",
        "r.1.2..0.Tx5",
        "v.1.2..0.D0",
        "v.1.2..0.Dzzzzzz",
        "v.1.2..0.W",
    ],
)
def test_a_forged_button_is_no_question(data: str) -> None:
    with pytest.raises(ValueError):
        decode(data)
