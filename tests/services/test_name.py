"""An admin names things as leaders do; a name holds at once, and hides nothing that was asked."""

import json
from collections.abc import Generator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.domain.access import Grant, Person, Role
from bot.domain.answer import Doubt
from bot.domain.naming import AddedName, Bearer, NotAdded, Pick, Why
from bot.domain.unit import Unit
from bot.reading.lexicon import Lexicon
from bot.services.library import Library
from bot.services.name import name_picked, name_typed, propose_alias, take_back
from bot.services.unread import Likely, likely_page, nameable, note_unread, unread_page
from db.audit import audit, first_broken_line
from tests.clock import HandClock
from tests.services.office import Office, opened

NOW = HandClock().now()


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Generator[Office]:
    """Give an office with its catalogue brought in."""
    with opened(database_url, tmp_path) as each:
        each.must_bring()
        yield each


def lexicon_of(office: Office, library: Library | None = None) -> Lexicon:
    """Return what a process knows by name, one that has just started unless told."""
    with office.database.reading() as conn:
        return (library or Library()).lexicon(conn)


def unit(office: Office, code: str) -> Unit:
    """Return a unit by its code."""
    units = lexicon_of(office).catalogue.register.units.values()
    return next(each for each in units if each.code == code)


def person(office: Office, role: Role = Role.ADMIN, code: str = "51") -> Person:
    """Return somebody with a role over a unit."""
    return Person(7, 70, "Linh", "vi", (Grant(role, unit(office, code).id),))


def added(office: Office, who: Person, text: str, bearer: Bearer) -> AddedName | NotAdded:
    """Add a name, in a process that has just started."""
    with office.database.writing() as conn:
        return propose_alias(conn, Library(), who, text, bearer, NOW)


def logged(office: Office) -> list[tuple[str, str, dict[str, str | int]]]:
    """Return what was done to names, by whom."""
    with office.database.reading() as conn:
        assert first_broken_line(conn) is None
        lines = conn.execute(select(audit).where(audit.c.action.in_(["add_name", "take_name_back"])))
        return [(line.actor, line.action, json.loads(line.details)) for line in lines]


def test_a_name_holds_at_once_in_every_process_and_the_log_says_who_gave_it(office: Office) -> None:
    elsewhere = Library()
    signing = lexicon_of(office, elsewhere).catalogue.by_code["kyso"]
    name = added(office, person(office), "  chữ kí\n điện tử? ", signing)
    assert name == AddedName(1, "chữ kí điện tử", signing)
    assert lexicon_of(office, elsewhere).catalogue.by_code["kyso"].aliases == ("chữ kí điện tử",)
    told = ("person:7", "add_name", {"alias": 1, "text": "chữ kí điện tử", "indicator": "kyso"})
    assert logged(office) == [told]
    assert added(office, person(office), "CHU KI DIEN TU", signing) == name
    assert logged(office) == [told]


def test_units_and_tiers_are_named_too(office: Office) -> None:
    tier = next(each for each in lexicon_of(office).catalogue.register.tiers.values() if each.code == "xa")
    assert isinstance(added(office, person(office), "Ba Xa cũ", unit(office, "x1")), AddedName)
    assert isinstance(added(office, person(office), "tuyến cơ sở", tier), AddedName)
    register = lexicon_of(office).catalogue.register
    assert unit(office, "x1").aliases == ("Ba Xa cũ",)
    assert register.tiers[tier.id].aliases == ("tuyến cơ sở",)
    assert [details for _, _, details in logged(office)] == [
        {"alias": 1, "text": "Ba Xa cũ", "unit": "x1"},
        {"alias": 2, "text": "tuyến cơ sở", "tier": "xa"},
    ]


def test_only_admins_give_names_and_only_to_units_of_theirs(office: Office) -> None:
    signing = lexicon_of(office).catalogue.by_code["kyso"]
    for role in (Role.LEADER, Role.OFFICER, Role.APPROVER):
        refused = added(office, person(office, role), "chữ kí điện tử", signing)
        assert refused == NotAdded(Why.NOT_PERMITTED, signing)
    of_district, province = person(office, code="h1"), unit(office, "51")
    assert added(office, of_district, "tỉnh ta", province) == NotAdded(Why.NOT_PERMITTED, province)
    assert isinstance(added(office, of_district, "Ba Xa cũ", unit(office, "x1")), AddedName)
    assert isinstance(added(office, of_district, "chữ kí điện tử", signing), AddedName)


def test_a_text_of_any_length_is_no_name(office: Office) -> None:
    signing = lexicon_of(office).catalogue.by_code["kyso"]
    for text in ("", " ", "!" * 4_096, f"{'!' * 4_000}a", "\U0001f600" * 4_096, "a" * 4_096, "\ud800\x00"):
        refused = added(office, person(office), text, signing)
        assert isinstance(refused, NotAdded)
        assert refused.why is Why.NOT_A_NAME


def test_a_name_that_was_added_to_one_thing_is_refused_to_another(office: Office) -> None:
    by_code = lexicon_of(office).catalogue.by_code
    added(office, person(office), "chữ kí điện tử", by_code["kyso"])
    refused = added(office, person(office), "chữ ký điện tử", by_code["quahan"])
    assert refused == NotAdded(Why.NAMES_OTHER, by_code["quahan"], "chữ ký điện tử")
    assert len(logged(office)) == 1


def test_a_thing_has_no_more_names_than_a_file_can_hold(office: Office) -> None:
    outcomes = [
        added(
            office,
            person(office),
            f"tên gọi khá dài để đầy một ô thật nhanh và trọn vẹn số {number}",
            lexicon_of(office).catalogue.by_code["kyso"],
        )
        for number in range(80)
    ]
    assert isinstance(outcomes[-1], NotAdded)
    assert outcomes[-1].why is Why.TOO_MANY
    names = office.takes_out("indicators")[0]["aliases"]
    assert 3_900 < len(names) <= 4_000
    assert not office.must_bring(office.folder.parent / "mang-di").is_news


def test_a_name_settles_every_text_that_holds_it(office: Office) -> None:
    library, admin = Library(), person(office)
    with office.database.writing() as conn:
        for text in ("giá vàng", "chữ kí điện tử Ba Xa", "chu ki dien tu cac xa", "chữ kí điện tửu"):
            note_unread(conn, text, "vi", Doubt.WORDS_LEFT, NOW)
        text = next(each for each in unread_page(conn, 0, NOW).texts if each.words == "chữ kí điện tử Ba Xa")
        likely = likely_page(conn, library, text.id, 0, NOW)
        assert isinstance(likely, Likely)
        found = nameable(conn, library, text.id, likely.indicators[0].id, NOW)
        assert found
        phrase = found.phrases[0]
        pick = Pick(text.id, found.indicator.id, phrase.start, phrase.length)
        assert isinstance(name_picked(conn, library, admin, pick, NOW), AddedName)
        assert name_picked(conn, library, admin, pick, NOW) is None
        assert [each.words for each in unread_page(conn, 0, NOW).texts] == ["chữ kí điện tửu", "giá vàng"]


def test_a_name_is_typed_beside_what_bears_it(office: Office) -> None:
    with office.database.writing() as conn:
        for text, code in (
            ("chữ kí điện tử = Ký số", "kyso"),
            ("xứ Ba Xa=x1", "x1"),
            ("tuyến cơ sở = Xã", "xa"),
        ):
            outcome = name_typed(conn, Library(), person(office), text, NOW)
            assert isinstance(outcome, AddedName)
            assert outcome.bearer.code == code
        for text in ("chữ kí", "chữ kí =", "= ký số", "chữ kí = chữ kí", "chữ kí = ký số = quá hạn"):
            assert name_typed(conn, Library(), person(office), text, NOW) is None


def test_a_name_is_taken_back_by_an_admin_once(office: Office) -> None:
    unit_of_theirs, elsewhere = unit(office, "x4"), Library()
    name = added(office, person(office), "Ba Vinh cũ", unit_of_theirs)
    assert isinstance(name, AddedName)
    of_district = person(office, code="x1")
    with office.database.writing() as conn:
        refused = take_back(conn, elsewhere, of_district, name.id, NOW)
        assert isinstance(refused, NotAdded)
        assert refused.why is Why.NOT_PERMITTED
        assert isinstance(take_back(conn, elsewhere, person(office), name.id, NOW), AddedName)
        assert take_back(conn, elsewhere, person(office), name.id, NOW) is None
    assert lexicon_of(office, elsewhere).catalogue.register.units[unit_of_theirs.id].aliases == ()
    told = {"alias": name.id, "text": "Ba Vinh cũ", "unit": "x4"}
    assert logged(office) == [("person:7", "add_name", told), ("person:7", "take_name_back", told)]
    again = added(office, person(office), "Ba Vinh cũ", unit_of_theirs)
    assert isinstance(again, AddedName)
    assert again.id != name.id
