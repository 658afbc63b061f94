"""Whatever a forged button says, it is answered, refused or asked back, and shown, without an error."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.access import Grant, Person, Role
from bot.domain.figure import WHOLE
from bot.domain.period import Period, from_key, parse
from bot.domain.question import Back, Bound, End, Kind, Part, Question, Relation, Subject
from bot.services.alter import alternatives
from bot.services.ask import Asking, ask
from bot.showing.render import render
from bot.showing.screen import View
from tests.province.asking import TODAY, Desk
from tests.showing.samples import SPEECHES

_LAST = date.max.toordinal()


def _forged(last: int, days: int) -> Period | None:
    """Return a period by the number of its last day and how many days it has more; None where none is so."""
    try:
        return from_key(last * 65_536 + days)
    except ValueError:
        return None


PERIODS = st.one_of(
    st.none(),
    st.sampled_from(
        ["2026-10", "2026-Q2", "2026", "2026-11", "2026-9M", "2026-W40", "2025-06", "2026-06-30"]
    ).map(parse),
    st.builds(_forged, st.integers(1, _LAST), st.integers(0, 400)),
    st.builds(_forged, st.just(_LAST), st.sampled_from([0, 6, 364])),
    st.sampled_from([0, 6, 30]).map(lambda days: _forged(days + 1, days)),
)
# The province has 110 units and 10 indicators, numbered from 1, and three tiers.
UNITS = st.one_of(st.sampled_from([1, 4, 13, 14]), st.integers(1, 110))
INDICATORS = st.integers(1, 10)
TIERS = st.sampled_from([None, WHOLE, 1, 2, 3])
BOUNDS = st.one_of(
    st.sampled_from([Relation.MISSES, Relation.REACHES]).map(Bound),
    st.builds(Bound, st.sampled_from(Relation), st.decimals(0, 200, places=4)),
)
DAYS = st.one_of(st.none(), st.none(), st.sampled_from([date.min, date.max, TODAY, date(2026, 11, 14)]))


def questions(
    units: st.SearchStrategy[int], indicators: st.SearchStrategy[int], tiers: st.SearchStrategy[int | None]
) -> st.SearchStrategy[Question]:
    """Return questions of which any part may be there, whether it fits the others or not."""
    return st.builds(
        Question,
        st.sampled_from(Kind),
        st.lists(indicators, max_size=3).map(tuple),
        st.lists(st.builds(Subject, units, tiers), max_size=3).map(tuple),
        PERIODS,
        st.sampled_from([0, 1, 99_999]),
        since=st.one_of(PERIODS, st.sampled_from(Back)),
        end=st.one_of(st.none(), st.sampled_from(End)),
        limit=st.sampled_from([0, 1, 3, 99_999]),
        bound=st.one_of(st.none(), BOUNDS),
        without=st.lists(units, max_size=2).map(tuple),
        as_of=DAYS,
    )


QUESTIONS = st.one_of(
    questions(UNITS, INDICATORS, TIERS),
    questions(st.integers(0, 112), st.integers(0, 12), st.sampled_from([None, WHOLE, 3, 4])),
)


@pytest.mark.parametrize("role_of", ["99", "X001"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(QUESTIONS, st.sampled_from(Part))
def test_a_forged_button_never_fails(desk: Desk, role_of: str, question: Question, part: Part) -> None:
    home = desk.unit_id(role_of)
    person = Person(1, 11, "Lãnh đạo", "vi", (Grant(Role.LEADER, home),))
    findings = desk.library.findings(desk.conn)
    for speech in SPEECHES.values():
        view = View(speech, "K7Q2", TODAY, home)
        assert render(ask(findings, person, question), view).text
        assert render(alternatives(Asking(findings, person, question), part), view).text
