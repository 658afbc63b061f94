"""References: what a reader sees, and tells apart."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.reference import reference


@given(st.integers(0, 2**40))
def test_a_reader_never_takes_one_character_of_a_reference_for_another(update_id: int) -> None:
    assert len(reference(update_id)) == 4
    assert not set(reference(update_id)) - set("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")


def test_a_reader_never_sees_a_reference_twice_among_many_messages() -> None:
    assert len({reference(update_id) for update_id in range(700_000_000, 700_020_000)}) == 20_000


def test_a_reader_sees_the_same_reference_after_a_restart() -> None:
    assert reference(700_000_000) == "2SX7"
