"""A leader of a province that the program has never seen, through HTTP and the real client."""

from fractions import Fraction

import pytest

from bot.domain.access import Role
from bot.domain.question import Kind, Question, Subject, encode
from bot.sandbox import groups
from bot.sandbox.bubbles import Bubble
from bot.sandbox.phone import NothingCameError
from bot.services.library import Library
from tests.clock import HandClock
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW
from tests.province.data import PROVINCE
from tests.province.oracle import ALL, OWN, Amount, Oracle, Span, count, days, percent

OCTOBER, MAY = days("2026-10"), days("2026-05")
SIGNS = {"vi": {"": "", ">": "trên ", "<": "gần "}, "en": {"": "", ">": "over ", "<": "nearly "}}
COUNT_SIGNS = {"vi": {"": "", ">": "hơn ", "<": "gần "}, "en": SIGNS["en"]}
SHORT = 0.5  # seconds of silence that are taken for no answer; whatever comes too late is no harm


def shown(right: Oracle, subject: tuple[str, str], indicator: str, span: Span, language: str) -> list[str]:
    """Return what an answer must say of a ratio: the rate and both counts, as the language writes them."""
    total = right.figure(*subject, indicator, span)
    assert total
    assert total.share
    assert total.numerator
    assert total.denominator
    goals = [goal for tier in (None, "so", "xa") if (goal := right.target(tier, indicator)) is not None]
    rate = SIGNS[language][total.share.sign] + percent(total.share.value, language, *goals)
    counts = [_counted(amount, language) for amount in (total.numerator, total.denominator)]
    told = [rate, *counts]
    if total.reported < total.due:
        told.append(
            f"{total.reported}/{total.due}" if language == "vi" else f"{total.reported} of {total.due}"
        )
    return told


def _counted(amount: Amount, language: str) -> str:
    return COUNT_SIGNS[language][amount.sign] + count(amount.value, language)


def says(bubble: Bubble, *texts: str) -> None:
    """Check that a message says all of these."""
    assert [text for text in texts if text not in bubble.text] == [], bubble.text


@pytest.mark.parametrize("language", ["vi", "en"])
async def test_a_leader_reads_the_right_numbers_in_either_language(
    province_url: str, right: Oracle, language: str
) -> None:
    period = {"vi": ("tháng 10/2026", "tháng 5/2026"), "en": ("October 2026", "May 2026")}[language]
    source = {
        "vi": ("báo cáo của đơn vị", "duyệt 23/11/2026"),
        "en": ("unit's report", "approved 23 November 2026"),
    }
    asked = (
        ("/kyso xa", (PROVINCE, "xa"), "kyso", OCTOBER),
        ("/kyso", (PROVINCE, ALL), "kyso", OCTOBER),
        ("/kyso so", (PROVINCE, "so"), "kyso", OCTOBER),
        ("/kyso UBND tỉnh", (PROVINCE, OWN), "kyso", OCTOBER),
        ("/phathanh xa 10/2026", (PROVINCE, "xa"), "phathanh", OCTOBER),
        ("/dvctt xã, phường tháng 10", (PROVINCE, "xa"), "dvctt", OCTOBER),
        ("/quahan Sở Y tế May 2026", ("S03", OWN), "quahan", MAY),
        ("/taikhoan xa tháng 5", (PROVINCE, "xa"), "taikhoan", MAY),
    )
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE, language="vi" if language == "vi" else "en")
        for text, subject, indicator, span in asked:
            answer = await phone.ask(text)
            says(answer, *shown(right, subject, indicator, span, language), *source[language])
            says(answer, period[0] if span == OCTOBER else period[1])
            assert len(answer.text.splitlines()) <= 12


async def test_a_name_without_diacritics_is_asked_back_and_a_button_gives_that_very_unit(
    province_url: str, right: Oracle
) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        for typed, labels in (
            ("/kyso son ha tháng 10", {"Xã Sơn Hà": "X001", "Xã Sơn Hạ": "X002"}),
            ("ky so ba to thang 10", {"Xã Ba Tơ": "X003", "Xã Ba Tô": "X004"}),
            ("/kyso Nghĩa Lâm tháng 10", {"Xã Nghĩa Lâm": "X008", "Phường Nghĩa Lâm": "X009"}),
        ):
            for label, code in labels.items():
                asked_back = await phone.ask(typed)
                assert set(asked_back.buttons) == set(labels)
                assert "%" not in asked_back.text
                answer = await phone.press(asked_back, label)
                assert answer.id == asked_back.id
                says(answer, label[1:], *shown(right, (code, OWN), "kyso", OCTOBER, "vi"))
        for typed, code in (("Sơn Hà", "X001"), ("sơn hạ", "X002"), ("Ba Tơ", "X003"), ("xã ba tô", "X004")):
            says(
                await phone.ask(f"/kyso {typed} tháng 10"), *shown(right, (code, OWN), "kyso", OCTOBER, "vi")
            )


async def test_a_name_with_signs_and_an_emoji_comes_back_whole(province_url: str, right: Oracle) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        answer = await phone.ask('/kyso xã Trà <Ly> & "Lam" 🌾 tháng 10')
        says(answer, 'xã Trà <Ly> & "Lam" 🌾', *shown(right, ("X014", OWN), "kyso", OCTOBER, "vi"))


async def test_units_that_ended_answer_for_their_days_and_lead_on_to_their_successors(
    province_url: str, right: Oracle
) -> None:
    may = days("2025-05")
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        says(await phone.ask("/kyso Ba Xa 5/2025"), *shown(right, ("O1", OWN), "kyso", may, "vi"))
        says(await phone.ask("/kyso Ba Xa tháng 10"), *shown(right, ("X005", OWN), "kyso", OCTOBER, "vi"))
        ended = await phone.ask("/kyso Thị trấn Trà Xuân tháng 10")
        says(ended, "30/06/2025", "phường Trà Xuân")
        after = await phone.press(ended, "Phường Trà Xuân")
        says(after, *shown(right, ("X007", OWN), "kyso", OCTOBER, "vi"))
        says(await phone.ask("/kyso phường Trà Xuân 5/2025"), "01/07/2025")


async def test_a_running_period_says_how_far_it_goes(province_url: str, right: Oracle) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        quarter = await phone.ask("/kyso xa quý này")
        says(quarter, "quý 4/2026, đến hết tháng 10", *shown(right, (PROVINCE, "xa"), "kyso", OCTOBER, "vi"))
        latest = await phone.ask("/kyso xa")
        november = right.figure(PROVINCE, "xa", "kyso", days("2026-11"))
        assert november
        label = f"tháng 11/2026 ({november.reported}/{november.due})"
        later = await phone.press(latest, label)
        says(later, "tháng 11/2026", *shown(right, (PROVINCE, "xa"), "kyso", days("2026-11"), "vi"))


async def test_a_period_without_figures_gives_none_and_offers_the_latest(
    province_url: str, right: Oracle
) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        none = await phone.ask("/kyso xa 3/2024")
        assert "%" not in none.text
        says(none, "tháng 3/2024", "tháng 10/2026")
        says(
            await phone.press(none, "Xem tháng 10/2026"),
            *shown(right, (PROVINCE, "xa"), "kyso", OCTOBER, "vi"),
        )
        assert "%" not in (await phone.ask("/kyso xa 13/2026")).text


async def test_a_leader_turns_the_pages_of_the_whole_order(province_url: str, right: Oracle) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        page = await phone.ask("/xephang quahan xa tháng 5")
        read = _places(page)
        while "Xem thêm" in page.buttons:
            following = await phone.press(page, "Xem thêm")
            assert following.id == page.id
            page = following
            read += _places(page)
        assert [rank for rank, _, _ in read] == [
            rank for rank, _, _ in right.ranking(PROVINCE, "xa", "quahan", MAY)
        ]
        names = {unit.code: unit.name_vi for unit in right.units.values()}
        expected = {
            (rank, names[code].casefold(), percent(number, "vi", Fraction(2)))
            for rank, code, number in right.ranking(PROVINCE, "xa", "quahan", MAY)
        }
        assert {(rank, name.casefold(), rate) for rank, name, rate in read} == expected


def _places(page: Bubble) -> list[tuple[int, str, str]]:
    lines = [line.split(". ", 1) for line in page.text.splitlines() if line.split(".")[0].isdecimal()]
    return [(int(rank), *_name_and_rate(rest)) for rank, rest in lines]


def _name_and_rate(text: str) -> tuple[str, str]:
    name, _, rate = text.rpartition(" ")
    return name, rate


async def test_a_tiers_milestone_counts_who_has_reached_it(province_url: str, right: Oracle) -> None:
    total = right.latest(PROVINCE, "xa", "kehoach")
    assert total
    assert total.numerator
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        says(await phone.ask("/kehoach Sơn Hà"), "Đã thực hiện")
        answer = await phone.ask("/kehoach xa")
        says(answer, f"{total.numerator.value}")
        assert "Đã thực hiện\n" not in answer.text
        assert "✅" not in answer.text


async def test_a_correction_is_told_with_what_it_replaced(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        answer = await phone.ask("/dvctt Sở Y tế tháng 10")
        says(answer, "58,78%", "77 / 131")
        sources = await phone.press(answer, "Nguồn")
        says(sources, "77 / 131", "báo cáo của đơn vị", "23/11/2026")
        assert "Đã thay: " in sources.text


async def test_what_was_published_beside_a_sum_is_told(province_url: str, right: Oracle) -> None:
    september = days("2026-09")
    total = right.figure(PROVINCE, "xa", "phathanh", september)
    assert total
    assert total.published
    assert total.published.numerator
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        answer = await phone.ask("/phathanh xa 9/2026")
        says(answer, *shown(right, (PROVINCE, "xa"), "phathanh", september, "vi"))
        says(answer, count(total.published.numerator.value, "vi"), "báo cáo tổng hợp của tỉnh")
        agreed = await phone.ask("/phathanh xa 8/2026")
        assert "công bố" not in agreed.text


async def test_a_commune_leader_sees_that_commune_and_nothing_else(province_url: str, right: Oracle) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader("X001")
        own = await phone.ask("/kyso tháng 10")
        says(own, *shown(right, ("X001", OWN), "kyso", OCTOBER, "vi"))
        for text in (
            *(
                "/kyso Sơn Hạ",
                "/kyso tỉnh",
                "/kyso toàn tỉnh",
                "/kyso Sở Y tế",
                "/donvi Sơn Hạ",
                "/xuhuong kyso Sơn Hạ",
            ),
            *("/sosanh kyso Sơn Hà, Sơn Hạ", "/tongquan tỉnh", "/xephang kyso tỉnh", "/canhbao Sở Y tế"),
            *("/chuabaocao Sơn Hạ", "ký số xã Sơn Hạ tháng 10", "/kyso UBND tỉnh"),
        ):
            refused = await phone.ask(text)
            says(refused, "không thuộc phạm vi được xem của tài khoản này")
            assert "%" not in refused.text
        assert "hạng" not in (await phone.ask("/donvi Sơn Hà")).text


async def test_a_forged_button_opens_nothing(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader("X001")
        for kind in Kind:
            own = await phone.ask("/kyso tháng 10")
            phone.forge(own, _forged(house, kind))
            answer = await phone.next()
            if kind is not Kind.CATALOGUE:
                says(answer, "không thuộc phạm vi")
            assert "%" not in answer.text
        for data in (
            "v",
            "v.1.1.1",
            "v.zz.zz..0",
            "v.1.9999-9..0",
            "x.1.1..0",
            "v.1.1.zzzzzzzzzzzz.0",
            "đ.1.1..0",
        ):
            own = await phone.ask("/kyso tháng 10")
            phone.forge(own, data)
            assert "%" not in (await phone.next()).text


def _forged(house: House, kind: Kind) -> str:
    with house.database.reading() as conn:
        catalogue = Library().lexicon(conn).catalogue
    other = next(unit.id for unit in catalogue.register.units.values() if unit.code == "X002")
    return encode(Question(kind, (catalogue.by_code["kyso"].id,), (Subject(other),)))


async def test_nobody_unknown_gets_more_than_one_neutral_line(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        stranger = house.stranger()
        lines = {
            (await stranger.ask(text)).text
            for text in ("/kyso xa", "/start", "ký số", "/trogiup", "/start bad")
        }
        assert len(lines) == 1
        assert "mời" in lines.pop()
        code = house.invitation(Role.LEADER, "X001")
        await stranger.ask(f"/start {code}")
        another = house.stranger()
        says(await another.ask(f"/start {code}"), "mời")
        assert "%" in (await stranger.ask("/kyso")).text


async def test_a_group_hears_nothing(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        leader = await house.leader(PROVINCE)
        group = groups.found(house.server.telegram, "Nhóm", [leader.person.id])
        phone = house.server.phone(leader.person.id, group)
        with pytest.raises(NothingCameError):
            await phone.ask("/kyso xa", patience=SHORT)


async def test_one_tap_switches_the_language(province_url: str, right: Oracle) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        await phone.press(await phone.ask("/ngonngu"), "English")
        says(
            await phone.ask("/kyso xa"),
            *shown(right, (PROVINCE, "xa"), "kyso", OCTOBER, "en"),
            "October 2026",
        )
        await phone.press(await phone.ask("/language"), "Tiếng Việt")
        says(await phone.ask("/kyso xa"), *shown(right, (PROVINCE, "xa"), "kyso", OCTOBER, "vi"))


async def test_the_commune_leader_is_told_what_the_own_commune_has_not_reported(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader("X033")
        says(await phone.ask("/chuabaocao tháng 10"), "Ký số")


async def test_the_provinces_own_office_is_named_where_it_has_not_reported(
    province_url: str, right: Oracle
) -> None:
    november = days("2026-11")
    silent = [each for each in ("kyso", "phathanh", "hoso") if (PROVINCE, each, november) not in right.own]
    assert silent
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        page = await phone.ask("/chuabaocao tháng 11")
        text = page.text
        while "Xem thêm" in page.buttons:
            page = await phone.press(page, "Xem thêm")
            text += page.text
        assert "UBND tỉnh" in text


async def test_the_menu_speaks_the_readers_language(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        for language, own, other in (("vi", "tongquan", "overview"), ("en", "overview", "tongquan")):
            phone = await house.leader(PROVINCE, language="vi" if language == "vi" else "en")
            await phone.ask("/kyso")
            commands = {command["command"] for command in phone.menu()}
            assert {"kyso", "dvctt", "tinhoc", own} <= commands
            assert other not in commands


async def test_who_is_asked_back_may_type_the_name_alone(province_url: str) -> None:
    async with running_bot(province_url, HandClock(NOW)) as house:
        phone = await house.leader(PROVINCE)
        asked = await phone.ask("ký số Nghĩa Lâm tháng 9")
        assert asked.text.startswith("Có hai đơn vị ứng với")
        told = await phone.ask("phường Nghĩa Lâm")
        says(told, "Hiểu là: ký số · phường Nghĩa Lâm · tháng 9/2026")
        says(await phone.ask("xã Nghĩa Lâm"), "Xã Nghĩa Lâm — ", "Phát hành điện tử")
        assert (await phone.ask("bao nhiêu văn bản đi của Sở Y tế")).text == "Cần xem chỉ tiêu nào?"
        says(await phone.ask("ký số"), "Hiểu là: ký số · Sở Y tế")
