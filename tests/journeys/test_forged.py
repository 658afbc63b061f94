"""Whoever presses what is not theirs, or is no more, changes nothing, learns nothing, and is noted."""

from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Literal

import pytest
from sqlalchemy import select

from bot.domain.access import Role
from bot.domain.period import parse
from bot.domain.question import Bound, Kind, Question, Relation, Subject, encode
from bot.sandbox import groups
from bot.sandbox.phone import Phone
from bot.services.acting import Shown
from bot.services.library import Library
from bot.showing import presses
from bot.showing.screen import NUDGE
from db.audit import audit
from db.submissions import submission
from db.watches import watch
from tests.clock import HandClock
from tests.journeys.dumps import dumped, refusals
from tests.journeys.house import House, running_bot
from tests.province.asking import NOW
from tests.province.data import PROVINCE

SENT_BY, DRAFTED_BY, ELSEWHERE = "X040", "X006", "X007"
SECRET = ("96 / 100", "97 / 100")  # what others must not be shown
STRANGER = "Bot chỉ phục vụ người được mời. / This bot serves invited people only."

Who = Literal["leader", "sender", "drafter", "approver", "elsewhere", "admin", "below", "local"]


@dataclass
class Cast:
    """People of several roles and units; one has sent a figure, and one has drafted another."""

    house: House
    people: dict[Who, Phone]
    sent: Shown
    draft: Shown

    async def is_refused(self, who: Who, data: str) -> None:
        """Prove that a press changes nothing, tells nothing, and is noted once."""
        phone = self.people[who]
        shown = await phone.ask("/trogiup")
        before, noted = dumped(self.house.database), refusals(self.house.database)
        phone.forge(shown, data)
        answer = await phone.next()
        assert dumped(self.house.database) == before, data
        assert not any(each in answer.text for each in SECRET), data
        assert "sự cố" not in answer.text, data
        assert refusals(self.house.database) == noted + 1, data

    async def are_refused(self, people: Iterable[Who], presses: Iterable[str]) -> None:
        """Prove it of each press by each of some people."""
        for data in presses:
            for who in people:
                await self.is_refused(who, data)

    def unit(self, code: str) -> int:
        """Return a unit's id."""
        with self.house.database.reading() as conn:
            units = Library().lexicon(conn).catalogue.register.units
        return next(each.id for each in units.values() if each.code == code)

    def indicator(self) -> int:
        """Return the id of the indicator that figures were entered of."""
        with self.house.database.reading() as conn:
            return Library().lexicon(conn).catalogue.by_code["kyso"].id


TYPED = ("/nhap kyso 1/2", "/phieu", "/mau", "/uyquyen", "/moi", "/nguoidung", "/nhatky")


@asynccontextmanager
async def cast_of(url: str) -> AsyncGenerator[Cast]:
    """Run a bot, let people in, and let two of them enter a figure."""
    async with running_bot(url, HandClock(NOW)) as house:
        people: dict[Who, Phone] = {
            "leader": await house.leader(PROVINCE),
            "sender": await house.enrolled(Role.OFFICER, SENT_BY),
            "drafter": await house.enrolled(Role.OFFICER, DRAFTED_BY),
            "approver": await house.enrolled(Role.APPROVER, PROVINCE),
            "elsewhere": await house.enrolled(Role.APPROVER, ELSEWHERE),
            "admin": await house.enrolled(Role.ADMIN, PROVINCE),
            "below": await house.enrolled(Role.ADMIN, ELSEWHERE),
            "local": await house.leader(ELSEWHERE),
        }
        shown = await people["sender"].ask("/nhap kyso 96/100")
        if "Nêu lý do: ký số" in shown.buttons:
            await people["sender"].press(shown, "Nêu lý do: ký số")
            shown = await people["sender"].ask("Đã đối chiếu với sổ")
        assert "Đã gửi duyệt" in (await people["sender"].press(shown, "Gửi duyệt")).text
        assert "97 / 100" in (await people["drafter"].ask("/nhap kyso 97/100")).text
        with house.database.reading() as conn:
            rows = conn.execute(select(submission).order_by(submission.c.id)).all()
        sent, draft = (Shown(row.id, row.version) for row in rows)
        yield Cast(house, people, sent, draft)


def on_draft(shown: Shown, indicator: int, unit: int) -> list[str]:
    """Return everything that a button below a draft can do to it."""
    named = f"{shown.id}:{shown.version}"
    return [
        *(f"nh:{letter}:{named}" for letter in "sx"),
        *(f"nh:{letter}:{named}:{indicator}" for letter in "nrzbc"),
        f"nh:p:{named}:{indicator}:90/100/",
        f"nh:m:{named}:{unit}:2026-09",
    ]


def on_review(shown: Shown) -> list[str]:
    """Return what an approver's buttons do about a submission."""
    named = f"{shown.id}:{shown.version}"
    return [f"dy:a:{named}", f"dy:r:{named}", f"dy:o:{shown.id}:0", f"dy:k:{shown.id}"]


async def test_a_draft_is_its_officer_s_own(province_url: str) -> None:
    async with cast_of(province_url) as cast:
        indicator, unit = cast.indicator(), cast.unit(DRAFTED_BY)
        pressed = [
            *on_draft(cast.draft, indicator, unit),
            *(f"nh:open:{cast.draft.id}", f"nh:f:{cast.draft.id}"),
            *(f"nh:d:{unit}:2026-10", f"nh:l:{unit}:2026-10:{indicator}"),
        ]
        await cast.are_refused(("sender", "leader", "approver", "admin"), pressed)
        await cast.are_refused(("leader",), ("nh:home:0", "nh:", "nh:x"))
        drafter = cast.people["drafter"]
        assert "Gửi duyệt" in (await drafter.ask("/nhap kyso 97/100")).buttons


async def test_a_button_of_another_version_changes_no_draft(province_url: str) -> None:
    async with cast_of(province_url) as cast:
        drafter, indicator = cast.people["drafter"], cast.indicator()
        await drafter.ask("/nhap kyso 98/100")
        unit = cast.unit(DRAFTED_BY)
        for version in (cast.draft.version, cast.draft.version + 2):
            stale = on_draft(Shown(cast.draft.id, version), indicator, unit)
            asking = [each for each in stale if each.split(":")[1] in "nr"]  # they change nothing
            settled = [each for each in stale if each.split(":")[1] == "c"]  # it is confirmed already
            pressed = [each for each in stale if each not in (*asking, *settled)]
            await cast.are_refused(("drafter",), pressed)


async def test_what_was_sent_is_changed_by_no_old_button(province_url: str) -> None:
    async with cast_of(province_url) as cast:
        before = Shown(cast.sent.id, cast.sent.version - 2)
        pressed = on_draft(before, cast.indicator(), cast.unit(SENT_BY))
        for data in (
            *pressed,
            f"nh:x:{cast.sent.id}:{cast.sent.version + 1}",
            "nh:s:999:1",
            "nh:zz",
            "nh:s:x:1",
        ):
            await noted_and_unchanged(cast, "sender", data)


async def noted_and_unchanged(cast: Cast, who: Who, data: str) -> None:
    """Prove that a press of somebody's own button changes nothing; they may see what is theirs."""
    phone = cast.people[who]
    shown = await phone.ask("/trogiup")
    before, noted = dumped(cast.house.database), refusals(cast.house.database)
    phone.forge(shown, data)
    await phone.next()
    assert dumped(cast.house.database) == before, data
    assert refusals(cast.house.database) == noted + 1, data


async def test_only_approvers_of_the_unit_decide_and_never_who_sent_it(province_url: str) -> None:
    async with cast_of(province_url) as cast:
        await cast.are_refused(("leader", "sender", "drafter", "elsewhere", "admin"), on_review(cast.sent))
        await cast.are_refused(("sender", "admin"), ("dy:l:0",))
        await cast.are_refused(("approver",), ("dy:", "dy:zz:1", "dy:a:1:x", "dy:a:999:1", "dy:o:999:0"))


async def test_an_approver_decides_on_no_other_version_and_on_no_draft(province_url: str) -> None:
    async with cast_of(province_url) as cast:
        for version in (cast.sent.version - 1, cast.sent.version + 1):
            for letter in "ar":
                await noted_and_unchanged(cast, "approver", f"dy:{letter}:{cast.sent.id}:{version}")
        for letter in "ar":
            await noted_and_unchanged(cast, "approver", f"dy:{letter}:{cast.draft.id}:{cast.draft.version}")


async def test_once_decided_an_old_card_decides_nothing(province_url: str) -> None:
    async with cast_of(province_url) as cast:
        approver, second = cast.people["approver"], await cast.house.enrolled(Role.APPROVER, PROVINCE)
        cast.people["leader"] = second
        card = await approver.ask("/duyet")
        await approver.press(card, "Duyệt")
        for who in ("leader", "approver"):
            await noted_and_unchanged(cast, who, card.button("Trả lại").data or "")
        await noted_and_unchanged(cast, "leader", card.button("Duyệt").data or "")
        noted = refusals(cast.house.database)
        approver.forge(await approver.ask("/trogiup"), card.button("Duyệt").data or "")
        assert "Đã duyệt" in (await approver.next()).text, "the same press once more is no refusal"
        assert refusals(cast.house.database) == noted


async def test_the_log_and_people_are_for_admins(province_url: str) -> None:
    async with cast_of(province_url) as cast:
        others: tuple[Who, ...] = ("leader", "sender", "approver")
        await cast.are_refused(
            others, ("log:l:0", "log:t:1:0", "log:i:1:1", "log:s:1", "log:b:1", "log:", "log:zz")
        )
        await cast.are_refused(others, ("ppl:l:0", "ppl:c:1", "ppl:e:1:1", "ppl:g:1", "ppl:i:a:1:-:-:7"))
        await cast.are_refused(("admin",), ("log:", "log:zz", "log:s:x"))
        admin = cast.people["admin"]
        await admin.ask("/nhatky Long Lanh = xã Ba Vinh")
        await cast.are_refused(("below",), ("log:b:1", "ppl:c:1", "ppl:l:0:1"))


async def test_a_digest_and_watches_are_their_reader_s_own(province_url: str) -> None:
    async with cast_of(province_url) as cast:
        leader = cast.people["leader"]
        await leader.ask("/bantin")
        province, indicator = cast.unit(PROVINCE), cast.indicator()
        watching = Question(
            Kind.VALUE, (indicator,), (Subject(province),), None, bound=Bound(Relation.MISSES)
        )
        data = presses.watching(watching)
        assert data
        leader.forge(await leader.ask("/bantin"), data)
        await leader.next()
        with cast.house.database.reading() as conn:
            (watched,) = conn.scalars(select(watch.c.id))
        await cast.are_refused(
            ("local", "sender"), (f"bt:w:{watched}", data, presses.page_of(province, NOW, 0))
        )
        await cast.are_refused(
            ("leader",), ("bt:", "bt:zz", "bt:b:zz", "bt:w:999", "bt:d:9", "bt:h:9999", "bt:i:0:999:1")
        )


async def test_files_openings_delegations_numbers_and_reminders_are_no_better_forged(
    province_url: str,
) -> None:
    async with cast_of(province_url) as cast:
        province, stage = cast.unit(PROVINCE), cast.sent.id
        asked = encode(Question(Kind.MISSING, (), (Subject(province),), parse("2026-10")))
        await cast.are_refused(("leader", "approver"), ("tf:s:1", "tf:v:1:0", "tf:", "tf:zz"))
        await cast.are_refused(("sender",), ("tf:s:999", "tf:v:999:0", "tf:", "tf:zz"))
        await cast.are_refused(("leader", "approver"), ("dy:f:999:0", "dy:g:999:1", "dy:g:1"))
        await cast.are_refused(("leader", "sender", "elsewhere"), (f"mk:o:{stage}", f"mk:k:{stage}"))
        await cast.are_refused(("approver",), ("mk:", "mk:o:x", "mk:z:1", "mk:o:99999"))
        await cast.are_refused(("leader", "sender"), ("uq:", "uq:zz", "uq:p:0", "uq:c:1"))
        await cast.are_refused(("approver",), ("uq:", "uq:zz", "uq:p", "uq:c:999", "uq:h:1"))
        await cast.are_refused(("leader", "approver"), ("ph:", "ph:zz", "ph:y:1:1", "ph:y:999:1", "ph:n:4:1"))
        await cast.are_refused(("approver",), (f"{NUDGE}:", f"{NUDGE}:zz"))
        await cast.are_refused(("sender", "local"), (f"{NUDGE}:{asked}",))


async def test_a_question_about_others_is_refused_whoever_forges_it(province_url: str) -> None:
    async with cast_of(province_url) as cast:
        asked = Question(Kind.VALUE, (cast.indicator(),), (Subject(cast.unit(PROVINCE)),), parse("2026-10"))
        await cast.are_refused(("local", "sender", "elsewhere"), (encode(asked),))
        await cast.are_refused(("leader",), ("zz", "language:zz", "help:1", "ban", "\u202e"))


async def test_a_typed_question_about_others_is_noted_too(province_url: str) -> None:
    async with cast_of(province_url) as cast:
        noted = refusals(cast.house.database)
        assert "không thuộc phạm vi" in (await cast.people["local"].ask("/kyso Ba Vinh")).text
        assert refusals(cast.house.database) == noted + 1


async def test_buttons_do_nothing_in_another_chat(province_url: str) -> None:
    async with cast_of(province_url) as cast:
        approver = cast.people["approver"]
        card = await approver.ask("/duyet")
        telegram = cast.house.server.telegram
        group = cast.house.server.phone(
            approver.person.id, groups.found(telegram, "Nhóm", [approver.person.id])
        )
        said = group.say("ở đây")
        before, noted = dumped(cast.house.database), refusals(cast.house.database)
        group.forge(said, card.button("Duyệt").data or "")
        await approver.ask("/trogiup")
        assert await telegram.updates.confirmed(10)
        await refused(cast, noted + 1)
        assert dumped(cast.house.database) == before
        assert group.history()[-1] == said


async def refused(cast: Cast, number: int) -> None:
    """Wait until so many refusals are noted: chats are answered side by side."""
    for phone in (cast.people["leader"],) * 100:
        if refusals(cast.house.database) >= number:
            break
        await phone.ask("/trogiup")
    assert refusals(cast.house.database) == number


async def test_whoever_was_stopped_is_refused_and_noted_and_strangers_too(province_url: str) -> None:
    async with cast_of(province_url) as cast:
        approver, admin = cast.people["approver"], cast.people["admin"]
        card = await approver.ask("/duyet")
        people = await admin.ask("/nguoidung")
        line = next(each for each in people.text.split("\n") if "Người duyệt, tỉnh Trà Giang" in each)
        row = next(each for each in people.buttons if line.startswith(each))
        asked = await admin.press(await admin.press(people, row), "Dừng")
        await admin.press(asked, asked.buttons[0])
        before, noted = dumped(cast.house.database), refusals(cast.house.database)
        assert (await approver.press(card, "Duyệt")).text == STRANGER
        stranger = cast.house.stranger()
        assert (await stranger.ask("/trogiup")).text == STRANGER
        for _ in range(2):
            stranger.forge(stranger.history()[-1], card.button("Duyệt").data or "")
            assert (await stranger.next()).text == STRANGER
        assert dumped(cast.house.database) == before
        assert refusals(cast.house.database) == noted + 2, "a stranger who goes on is noted once a minute"


@pytest.mark.parametrize("who", ["sender", "local"])
async def test_a_refusal_tells_who_and_what_and_nothing_that_they_made_up(
    province_url: str, who: Who
) -> None:
    async with cast_of(province_url) as cast:
        await cast.is_refused(who, "ppl:c:1:bí mật nhà nước")
        with cast.house.database.reading() as conn:
            line = conn.execute(select(audit).order_by(audit.c.id.desc())).first()
        assert line
        assert line.actor.startswith("person:")
        assert "bí mật" not in line.details


async def test_a_command_that_is_not_theirs_is_noted_and_changes_nothing(province_url: str) -> None:
    async with cast_of(province_url) as cast:
        leader = cast.people["leader"]
        for number, text in enumerate(TYPED, refusals(cast.house.database)):
            before = dumped(cast.house.database)
            await leader.ask(text)
            assert dumped(cast.house.database) == before, text
            assert refusals(cast.house.database) == number + 1, text
