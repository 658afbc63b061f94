"""Indicators by the long names that decrees give them, with few short ones, mostly without diacritics."""

from bot.domain.catalogue import Catalogue
from bot.domain.indicator import (
    Accumulation,
    Counted,
    Direction,
    Frequency,
    Indicator,
    Kind,
    Target,
)
from bot.domain.names import Names

_NAMES = """
phathanh | Phát hành văn bản điện tử đi | Outgoing documents issued electronically
 | phat hanh;van ban di;issued
 | Tổng số văn bản đi | All outgoing documents
kyso | Ký số văn bản điện tử đi | Outgoing e-documents digitally signed
 | ky so;chu ky so;signed;digital signature
 | Tổng số văn bản điện tử đi | Outgoing e-documents
vanbanden | Văn bản đến liên thông | Incoming documents received through the axis
 | van ban den;incoming;interconnected
 | Tổng số văn bản đến | All incoming documents
luanchuyen | Văn bản đến được luân chuyển, xử lý trên hệ thống | Incoming documents routed within the system
 | luan chuyen;xu ly van ban;routed;circulated
 | Số văn bản đến liên thông | Incoming documents received via the axis
taikhoan | Tài khoản Phần mềm Quản lý văn bản và điều hành được sử dụng | Document-management accounts in use
 | tai khoan;qlvb;accounts
 | Số tài khoản được cấp | Accounts issued
maytinh | Cán bộ, công chức được trang bị máy vi tính | Officials equipped with a computer
 | may tinh;computers
 | Tổng số cán bộ, công chức | All officials
dunghan | Hồ sơ TTHC giải quyết đúng hạn và trước hạn | Procedure dossiers settled on or before the deadline
 | dung han;ho so;on time
 | Số hồ sơ đã giải quyết | Dossiers settled
quahan | Hồ sơ TTHC quá hạn | Overdue procedure dossiers
 | qua han;tre hen;ho so qua han;overdue
 | Số hồ sơ tiếp nhận | Dossiers received
xinloi | Hồ sơ quá hạn có văn bản xin lỗi | Overdue dossiers with a written apology
 | thu xin loi;apology
 | Hồ sơ quá hạn | Overdue dossiers
dvctt | Hồ sơ nộp trực tuyến | Dossiers submitted online
 | dvc truc tuyen;ho so truc tuyen;online services
 | Số hồ sơ tiếp nhận | Dossiers received
toantrinh | Dịch vụ công trực tuyến toàn trình | Fully online services
 | toan trinh;fully online
 | Số thủ tục | Procedures
sohoa | Hồ sơ TTHC được số hóa khi tiếp nhận | Dossiers digitised at intake
 | so hoa;digitisation
 | Số hồ sơ tiếp nhận | Dossiers received
congkhai | Thủ tục hành chính được cập nhật, công khai đúng hạn | Procedures published on time
 | cong khai;published
 | Số thủ tục | Procedures under the unit's authority
soxa | Số đơn vị hành chính cấp xã | Number of commune-level units
 | bao nhieu xa;communes
 | |
"""


def with_official_names(catalogue: Catalogue) -> Catalogue:
    """Return a catalogue of the same units with these indicators."""
    rows = [row.split("|") for row in _NAMES.replace("\n |", " |").strip().splitlines()]
    return Catalogue.of(
        catalogue.register, [_indicator(id_, *map(str.strip, row)) for id_, row in enumerate(rows, 1)]
    )


def _indicator(id_: int, code: str, vi: str, en: str, aliases: str, *whole: str) -> Indicator:
    return Indicator(
        id_,
        code,
        Names(vi, en),
        tuple(aliases.split(";")),
        Kind.RATIO if all(whole) else Kind.COUNT,
        Accumulation.FLOW,
        Direction.UP,
        Target(""),
        Frequency.MONTH,
        Counted(Names(vi, en)),
        Counted(Names(*whole)),
    )
