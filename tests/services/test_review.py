"""An approver decides on what an officer sent: once, in the version that was shown, never on their own."""

from collections.abc import Generator
from pathlib import Path

import pytest

from bot.domain.access import Role
from bot.domain.submission import Decided, NotDone, State, Why
from bot.services import review
from bot.services.acting import Shown
from db.rollups import first_difference
from tests.services.bureau import OCTOBER, Bureau, bureau_over, measure, tell


@pytest.fixture
def bureau(database_url: str, tmp_path: Path) -> Generator[Bureau]:
    """Give an office with officers and approvers."""
    with bureau_over(database_url, tmp_path) as each:
        yield each


def approves(bureau: Bureau, name: str, shown: Shown) -> Decided | NotDone:
    """Let somebody press Approve."""
    with bureau.office.database.writing() as conn:
        return review.approve(conn, bureau.library, bureau.act(name), shown, tell)


def returns(bureau: Bureau, name: str, shown: Shown, **reasons: str) -> Decided | NotDone:
    """Let somebody return a submission, with reasons by indicator or for all of it."""
    by_id = {None if code == "all" else bureau.indicator(code): text for code, text in reasons.items()}
    with bureau.office.database.writing() as conn:
        return review.give_back(conn, bureau.library, bureau.act(name), shown, by_id, tell)


def test_a_figure_that_was_sent_stands_once_it_is_approved_and_not_before(bureau: Bureau) -> None:
    shown = bureau.sends("officer", "x1", bureau.entry("kyso", 142, 150))
    assert bureau.standing("x1", "kyso") is None
    assert bureau.messages() == [("approver", "waiting"), ("second", "waiting")]
    decided = approves(bureau, "approver", shown)
    assert isinstance(decided, Decided)
    figure = bureau.standing("x1", "kyso")
    assert figure
    assert (figure.measure, figure.sent_by, figure.approved_by) == (
        measure(142, 150),
        "officer",
        "approver",
    )
    with bureau.office.database.reading() as conn:
        assert first_difference(conn) is None
    assert bureau.messages()[2:] == [("officer", "approved")]
    assert bureau.log() == [("officer", "send"), ("approver", "publish"), ("approver", "approve")]


def test_a_second_press_says_who_decided_and_the_same_one_is_no_other_decision(bureau: Bureau) -> None:
    shown = bureau.sends("officer", "x1", bureau.entry("kyso", 142, 150))
    assert isinstance(approves(bureau, "approver", shown), Decided)
    assert isinstance(approves(bureau, "approver", shown), Decided)
    refused = approves(bureau, "second", shown)
    assert isinstance(refused, NotDone)
    assert refused.why is Why.DECIDED
    assert refused.decision
    assert (refused.decision.by, refused.decision.state) == ("approver", State.APPROVED)
    assert [each for each in bureau.log() if each[1] == "approve"] == [("approver", "approve")]
    assert bureau.office.revisions().count((1, True)) == 17


def test_nobody_decides_on_what_they_sent_themselves(bureau: Bureau) -> None:
    bureau.joins("officer", Role.APPROVER, "51")
    shown = bureau.sends("officer", "x1", bureau.entry("kyso", 142, 150))
    refused = approves(bureau, "officer", shown)
    assert isinstance(refused, NotDone)
    assert refused.why is Why.OWN
    assert bureau.standing("x1", "kyso") is None
    assert bureau.log()[-1] == ("officer", "refused")


def test_somebody_without_the_grant_learns_nothing(bureau: Bureau) -> None:
    shown = bureau.sends("officer", "x1", bureau.entry("kyso", 142, 150))
    for name in ("elsewhere", "other officer"):
        assert approves(bureau, name, shown) == NotDone(Why.NOT_PERMITTED)
        assert bureau.log()[-1] == (name, "refused")
    assert approves(bureau, "approver", Shown(999, 1)) == NotDone(Why.GONE)


def test_a_press_on_another_version_decides_nothing(bureau: Bureau) -> None:
    shown = bureau.sends("officer", "x1", bureau.entry("kyso", 142, 150))
    for version in (shown.version - 1, shown.version + 1):
        refused = approves(bureau, "approver", Shown(shown.id, version))
        assert isinstance(refused, NotDone)
        assert refused.why is Why.CHANGED
    assert bureau.standing("x1", "kyso") is None


def test_what_is_returned_is_mended_and_sent_again_in_one_thread(bureau: Bureau) -> None:
    entries = (bureau.entry("kyso", 142, 150), bureau.entry("quahan", 4, 410))
    shown = bureau.sends("officer", "x1", *entries)
    assert isinstance(returns(bureau, "approver", shown, kyso="Chưa khớp sổ", all="Xem lại"), Decided)
    assert bureau.messages()[2:] == [("officer", "returned")]
    refused = approves(bureau, "second", shown)
    assert isinstance(refused, NotDone)
    assert refused.decision
    assert refused.decision.reason == "Xem lại"
    sheet = bureau.drafts("officer", "x1")
    assert [line.entry and line.entry.returned_reason for line in sheet.lines] == ["Chưa khớp sổ", None]
    again = bureau.sends("officer", "x1", bureau.entry("kyso", 143, 150))
    assert again.id == shown.id
    assert isinstance(approves(bureau, "second", again), Decided)
    figure = bureau.standing("x1", "kyso", OCTOBER)
    assert figure
    assert figure.measure == measure(143, 150)


def test_a_return_wants_a_reason(bureau: Bureau) -> None:
    shown = bureau.sends("officer", "x1", bureau.entry("kyso", 142, 150))
    refused = returns(bureau, "approver", shown, all="  ")
    assert isinstance(refused, NotDone)
    assert refused.why is Why.NEEDS_REASON
