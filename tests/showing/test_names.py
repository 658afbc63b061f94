"""What units, tiers and indicators are called."""

from dataclasses import replace

import pytest

from bot.domain.access import Role
from bot.domain.names import Names
from bot.domain.unit import Tier
from bot.showing import names
from tests.showing.samples import (
    COMMUNES,
    DISTRICT,
    HOME,
    PROVINCE,
    SIGNING,
    SPEECHES,
    commune,
    own,
    tier_of,
    whole,
)

VI, EN = SPEECHES["vi"], SPEECHES["en"]


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Xã Mộ Đức", "xã Mộ Đức"),
        ("Phường Sa Huỳnh", "phường Sa Huỳnh"),
        ("Thị trấn Hậu Nghĩa", "thị trấn Hậu Nghĩa"),
        ("Đặc khu Lý Sơn", "đặc khu Lý Sơn"),
        ("Thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("Sở Y tế", "Sở Y tế"),
        ("Phòng Nội vụ", "Phòng Nội vụ"),
        ("Văn phòng HĐND và UBND", "Văn phòng HĐND và UBND"),
    ],
)
def test_a_kind_loses_its_capital_within_a_sentence_and_an_office_does_not(name: str, within: str) -> None:
    assert names.unit(VI, commune(11, name)) == within


def test_a_subject_says_whether_all_or_only_the_office_is_meant() -> None:
    assert names.who(VI, whole(PROVINCE)) == "toàn tỉnh Quảng Ngãi"
    assert names.who(EN, whole(DISTRICT)) == "all of Đức Hòa District"
    assert names.who(VI, own(DISTRICT, has_members=True)) == "UBND huyện Đức Hòa"
    assert names.who(EN, own(DISTRICT, has_members=True)) == "Đức Hòa District People's Committee"
    assert names.who(VI, own(DISTRICT)) == "huyện Đức Hòa"


def test_a_department_with_units_below_it_is_no_people_s_committee() -> None:
    health = replace(DISTRICT, names=Names("Sở Y tế", "Department of Health"))
    assert names.who(VI, own(health, has_members=True)) == "cơ quan Sở Y tế"
    assert names.who(EN, own(health, has_members=True)) == "Department of Health, own office"


def test_a_tier_names_its_unit_where_it_is_not_the_reader_s_own() -> None:
    assert names.subject_of(VI, tier_of(PROVINCE, COMMUNES), HOME) == "Xã, phường"
    assert names.subject_of(VI, tier_of(DISTRICT, COMMUNES), HOME) == "Xã, phường · huyện Đức Hòa"
    assert names.subject_of(VI, tier_of(DISTRICT, COMMUNES), None) == "Xã, phường"


@pytest.mark.parametrize(
    ("name", "within"),
    [("Ký số", "ký số"), ("UBND huyện", "UBND huyện"), ("Đề án 06", "Đề án 06"), ("ISO 9001", "ISO 9001")],
)
def test_a_topic_loses_its_capital_where_it_is_no_proper_name(name: str, within: str) -> None:
    assert names.topic(VI, replace(SIGNING, names=Names(name, name))) == within
    assert names.who(VI, tier_of(PROVINCE, Tier(9, "x", Names(name, name), (), 1))) == within


def test_a_very_long_name_is_cut_and_stays_escaped() -> None:
    long = names.unit(VI, commune(11, "Xã " + "& dài " * 40))
    assert long.endswith("…")
    assert len(long.replace("&amp;", "&")) <= 48


def test_a_name_that_was_typed_apart_reads_whole() -> None:
    assert names.unit(VI, commune(11, "Xã Đức Ho\u0300a")) == "xã Đức Hòa"


def test_every_role_has_a_name() -> None:
    assert [names.role(VI, role) for role in Role] == ["Lãnh đạo", "Cán bộ", "Người duyệt", "Quản trị"]
    assert [names.role(EN, role) for role in Role] == ["Leader", "Officer", "Approver", "Administrator"]
