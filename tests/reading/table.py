"""Everything that an official types in these tests, in both languages, alone and after other questions."""

from bot.domain.answer import Doubt
from bot.domain.question import End
from tests.reading import table_en, table_vi
from tests.reading.asked import (
    Asked,
    AskedBack,
    Following,
    back,
    best,
    change,
    compare,
    definition,
    highest,
    lowest,
    missing,
    overview,
    place,
    pull,
    rank,
    source,
    target,
    trend,
    unit,
    value,
    which_unit,
)

ASKED: tuple[Asked, ...] = (*table_vi.ASKED, *table_en.ASKED)
BACK: tuple[AskedBack, ...] = (*table_vi.BACK, *table_en.BACK)

_OCTOBER = ("ký số các xã tháng 10",)
_ONE = ("ký số xã Sơn Hà tháng 10",)
_NO_CONTEXT = (Doubt.WHICH_INDICATOR, Doubt.WHICH_QUESTION, Doubt.NOT_UNDERSTOOD, Doubt.WORDS_LEFT)

FOLLOWING: tuple[Following, ...] = (
    # Another part in the place of one.
    Following(_OCTOBER, value("còn các sở?", "kyso", "99:so", "2026-10")),
    Following(_OCTOBER, value("còn xã Ba Vinh?", "kyso", "X006", "2026-10")),
    Following(_OCTOBER, value("còn quá hạn thì sao", "quahan", "99:xa", "2026-10")),
    Following(_OCTOBER, value("thế có đạt chỉ tiêu không", "kyso", "99:xa", "2026-10")),
    Following(_OCTOBER, value("tháng trước thì sao?", "kyso", "99:xa", "2026-09")),
    Following(_OCTOBER, rank("cụ thể từng xã", "kyso", "99:xa", "2026-10")),
    Following(("ký số Sở Y tế",), value("cả quá hạn nữa", "quahan", "S03")),
    Following(("các xã chưa đạt chỉ tiêu ký số",), rank("thế quá hạn", "quahan", "99:xa", bound="missed")),
    Following(("signing by departments in October",), rank("rank them", "kyso", "99:so", "2026-10")),
    Following(_OCTOBER, value("thế quý 3?", "kyso", "99:xa", "2026-Q3")),
    Following(("ký số các xã tháng này",), value("tháng trước thì sao?", "kyso", "99:xa", "2026-10")),
    Following(_OCTOBER, value("trừ phường Toàn Thắng", "kyso", "99:xa", "2026-10", without="X013")),
    Following(("tình hình xã Sơn Hà",), unit("còn xã Ba Tơ?", "", "X003")),
    Following(
        ("ký số và quá hạn các xã tháng 10",), overview("còn khối sở", "kyso quahan", "99:so", "2026-10")
    ),
    Following(("xã nào ký số thấp nhất tháng 10",), lowest("còn sở nào?", "kyso", "99:so", "2026-10")),
    Following(
        ("xã nào ký số thấp nhất tháng 10",), lowest("thế tháng 8 thì xã nào", "kyso", "99:xa", "2026-08")
    ),
    Following(("xã nào ký số dưới 94%",), rank("thế bao nhiêu sở", "kyso", "99:so", bound="<94")),
    Following(("ký số Sở Y tế tháng 10",), value("bao nhiêu văn bản?", "kyso", "S03", "2026-10")),
    Following(_OCTOBER, back("còn sở nào", *_NO_CONTEXT)),
    Following(("5 sở đứng đầu ký số",), best("còn phát hành?", "phathanh", "99:so", limit=5)),
    Following(("xã nào ký số thấp nhất tháng 10",), highest("còn cao nhất?", "kyso", "99:xa", "2026-10")),
    Following(("xã nào ký số dưới 94%",), rank("thế dưới 90%?", "kyso", "99:xa", bound="<90")),
    Following(("so sánh ký số Mộ Đức và Cẩm Đức",), compare("còn quá hạn?", "quahan", "X015 X070")),
    Following(
        ("đơn vị nào kéo ký số xuống tháng 10",),
        pull("còn phát hành thì sao", "phathanh", "", "2026-10", end=End.LOWEST),
    ),
    Following(
        ("5 xã quá hạn cao nhất tháng 10",), highest("3 xã thôi", "quahan", "99:xa", "2026-10", limit=3)
    ),
    Following(
        ("which communes are below 90% on signing in October",),
        rank("and below 88%?", "kyso", "99:xa", "2026-10", bound="<88"),
    ),
    # Another kind of question about the same.
    Following(_OCTOBER, lowest("xã nào thấp nhất", "kyso", "99:xa", "2026-10")),
    Following(_OCTOBER, rank("bao nhiêu xã dưới 94%", "kyso", "99:xa", "2026-10", bound="<94")),
    Following(_OCTOBER, change("so với tháng trước", "kyso", "99:xa", "2026-10", since="=m")),
    Following(_OCTOBER, change("svck thì sao", "kyso", "99:xa", "2026-10", since="=b")),
    Following(("ký số các xã",), trend("vẽ biểu đồ", "kyso", "99:xa")),
    Following(_ONE, place("đứng thứ mấy", "kyso", "X001", "2026-10")),
    Following(_ONE, compare("so với bình quân các xã", "kyso", "X001 99:xa", "2026-10")),
    Following(_OCTOBER, missing("xã nào chưa báo cáo", "", "99:xa")),
    Following(_OCTOBER, source("số này ai duyệt, lúc nào", "kyso", "99:xa", "2026-10")),
    Following(_ONE, source("có sửa không, trước là bao nhiêu", "kyso", "X001", "2026-10")),
    Following(
        ("ký số xã Sơn Hà tháng 9",),
        value("hôm 31/10 báo cáo là bao nhiêu", "kyso", "X001", "2026-09", as_of="2026-10-31"),
    ),
    Following(("ký số",), definition("tính thế nào", "kyso")),
    Following(("ký số các xã",), target("chỉ tiêu là bao nhiêu", "kyso", "99:xa")),
    # Corrections.
    Following(_OCTOBER, value("không, ý tôi là các sở", "kyso", "99:so", "2026-10")),
    Following(_OCTOBER, value("không phải, tháng 9 cơ", "kyso", "99:xa", "2026-09")),
    Following(_ONE, value("nhầm, xã Sơn Hạ", "kyso", "X002", "2026-10")),
    Following(_OCTOBER, value("ý tôi là phát hành điện tử", "phathanh", "99:xa", "2026-10")),
    # More than one turn; what is complete takes nothing over; what comes too late has nothing to take.
    Following((*_OCTOBER, "còn các sở?"), value("tháng 9 thì sao", "kyso", "99:so", "2026-09")),
    Following((*_OCTOBER, "xã nào thấp nhất"), highest("còn cao nhất?", "kyso", "99:xa", "2026-10")),
    Following(_ONE, value("quá hạn các sở quý 3", "quahan", "99:so", "2026-Q3")),
    Following(_OCTOBER, value("còn các sở?", "kyso", "99:so", "2026-10"), minutes=9),
    Following(_OCTOBER, back("còn các sở?", *_NO_CONTEXT), minutes=11),
    Following(_OCTOBER, back("tháng 9 thì sao", *_NO_CONTEXT), minutes=60),
    Following(_OCTOBER, which_unit("còn nghia lam?", "X008 X009")),
    Following(_OCTOBER, back("còn Bình Dương?")),
    Following(_OCTOBER, back("tháng 13 thì sao", Doubt.NO_SUCH_PERIOD)),
    Following(_OCTOBER, back("vì sao giảm", Doubt.NO_CAUSE)),
    Following(_OCTOBER, back("gửi file excel", Doubt.NO_FILE)),
    Following(_OCTOBER, back("cảm ơn", Doubt.GREETING)),
    # In English.
    Following(
        ("digital signing of communes in October",),
        value("and the departments?", "kyso", "99:so", "2026-10"),
    ),
    Following(
        ("digital signing of communes in October",), value("what about Q3?", "kyso", "99:xa", "2026-Q3")
    ),
    Following(
        ("signing of communes in October",), lowest("which is the lowest?", "kyso", "99:xa", "2026-10")
    ),
    Following(("signing of communes",), change("compared to last month", "kyso", "99:xa", since="=m")),
    Following(
        ("signing of communes in October",), value("no, I meant overdue", "quahan", "99:xa", "2026-10")
    ),
    Following(("signing of communes in October",), source("who approved it?", "kyso", "99:xa", "2026-10")),
    Following(
        ("signing of Sơn Hà Commune in October",), value("sorry, Sơn Hạ Commune", "kyso", "X002", "2026-10")
    ),
)
