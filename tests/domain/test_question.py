"""A button carries a whole question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.figure import WHOLE
from bot.domain.question import BUTTON_BYTES, Kind, Question, Subject, decode, encode
from tests.domain.test_period import spans

IDS = st.integers(1, 100_000)
SUBJECTS = st.builds(Subject, IDS, st.one_of(st.none(), st.just(WHOLE), st.integers(1, 20)))
QUESTIONS = st.builds(
    Question,
    st.sampled_from(list(Kind)),
    st.lists(st.integers(1, 1000), max_size=1).map(tuple),
    st.lists(SUBJECTS, max_size=4).map(tuple),
    st.one_of(st.none(), spans()),
    st.integers(0, 500),
)


@given(QUESTIONS)
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
        "v.1.2.3.4.5",
        "z.1.2..0",
        "v.-1.2..0",
        "v.1.2.zzzzzzzzzzzzz.0",
        "v.1.2.zzzzzzzzzzzz.0",
        "v.1.2-.0.0",
        "v.1.é..0",
    ],
)
def test_a_forged_button_is_no_question(data: str) -> None:
    with pytest.raises(ValueError):
        decode(data)
