"""What people read about the bot itself."""

from bot.domain.access import Role
from bot.domain.schedule import Schedule
from bot.showing import guide, notices
from tests.showing.samples import COMMUNES, OVERDUE, PROVINCE, SIGNING, SPEECHES, commune

VI, EN = SPEECHES["vi"], SPEECHES["en"]


def test_somebody_unknown_reads_one_line_in_both_languages() -> None:
    line = "Bot chỉ phục vụ người được mời. / This bot serves invited people only."
    assert notices.unknown_person(VI) == notices.unknown_person(EN) == line


def test_a_leader_is_welcomed_with_role_unit_and_an_example() -> None:
    assert guide.welcome(VI, Role.LEADER, PROVINCE, ("/kyso xa",)) == (
        "Đã kết nối: Lãnh đạo · tỉnh Quảng Ngãi. Gõ câu hỏi hoặc chọn lệnh trong thực đơn.\nVí dụ: /kyso xa"
    )
    assert guide.welcome(EN, Role.LEADER, PROVINCE, ()) == (
        "Connected: Leader · Quảng Ngãi Province. Type a question or choose a command from the menu."
    )


def test_a_leader_is_told_when_the_digest_comes() -> None:
    told = guide.welcome(VI, Role.LEADER, PROVINCE, (), Schedule())
    assert told.split("\n")[1] == "Bản tin tuần: thứ Hai, 07:00 (đổi trong /bantin)."
    friday = guide.welcome(EN, Role.LEADER, PROVINCE, (), Schedule(weekday=5, minute=16 * 60 + 30))
    assert friday.split("\n")[1] == "Weekly digest: Friday, 16:30 (change it in /digest)."


def test_the_menu_speaks_the_reader_s_language() -> None:
    vietnamese, english = guide.menu(VI, (SIGNING, OVERDUE)), guide.menu(EN, (SIGNING, OVERDUE))
    assert [name for name, _ in vietnamese] == [
        "tongquan",
        "donvi",
        "xephang",
        "sosanh",
        "xuhuong",
        "canhbao",
        "chuabaocao",
        "bantin",
        "kyso",
        "quahan",
        "trogiup",
        "ngonngu",
    ]
    assert ("kyso", "Ký số") in vietnamese
    assert ("kyso", "Digital signing") in english
    assert english[0] == ("overview", "Every indicator on one screen")


def test_an_admin_sees_the_log_in_menu_and_help_and_a_leader_does_not() -> None:
    admin = guide.menu(EN, (SIGNING,), {Role.LEADER, Role.ADMIN})
    assert ("audit", "Log: what was not understood, new names") in admin
    of_admins = {"audit", "invite", "people"}
    assert [command for command in admin if command[0] not in of_admins] == guide.menu(
        EN, (SIGNING,), {Role.LEADER}
    )
    assert "/nhatky — Nhật ký" in guide.help_text(VI, SIGNING, (), {Role.ADMIN})
    assert "/nhatky" not in guide.help_text(VI, SIGNING, (), {Role.APPROVER})


def test_a_menu_holds_a_hundred_commands_and_never_loses_the_help() -> None:
    many = guide.menu(VI, [SIGNING] * 200)
    assert len(many) == 100
    assert [name for name, _ in many[-2:]] == ["trogiup", "ngonngu"]


def test_the_help_shows_each_command_on_names_that_the_reader_knows() -> None:
    units = [commune(11, "Xã Sơn Mai", COMMUNES), commune(12, "Xã Ba Xa", COMMUNES)]
    vietnamese = guide.help_text(VI, SIGNING, units).split("\n")
    assert "/sosanh kyso xã Sơn Mai, xã Ba Xa — So sánh các đơn vị" in vietnamese
    assert "/compare kyso Sơn Mai Commune, Ba Xa Commune — Units side by side" in guide.help_text(
        EN, SIGNING, units
    )
    assert guide.help_text(VI, None, ()).split("\n")[1].startswith("/tongquan — ")


def test_short_notices_are_there_in_both_languages() -> None:
    for notice in (
        notices.wrong_code,
        notices.too_many_codes,
        notices.choose_language,
        notices.language_name,
        notices.language_switched,
        notices.text_only,
        notices.apology,
    ):
        assert notice(VI) != notice(EN)
    assert notices.apology(VI) == ("Có lỗi khi trả lời. Câu hỏi đã được giữ lại; xin hỏi lại sau ít phút.")
