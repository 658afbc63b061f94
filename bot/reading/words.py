"""The words of both languages that carry a question's grammar; names come from the database."""

from enum import Enum, auto


class Word(Enum):
    """What a word of grammar does to a question."""

    WHOLE = auto()
    OFFICE = auto()
    RANK = auto()
    COMPARE = auto()
    TREND = auto()
    OVERVIEW = auto()
    ALERTS = auto()
    MISSING = auto()
    CATALOGUE = auto()
    HIGHEST = auto()
    LOWEST = auto()
    BEST = auto()
    WORST = auto()
    UNREAD = auto()  # understood to be grammar that the bot does not answer yet, so that it is asked back
    NOISE = auto()


VOCABULARY: dict[Word, tuple[str, ...]] = {
    Word.WHOLE: (
        "toàn",
        "toàn bộ",
        "cả",
        "tất cả",
        "whole",
        "entire",
        "all",
        "all of",
        "overall",
    ),
    Word.OFFICE: (
        "ubnd",
        "ub nhân dân",
        "ủy ban",
        "ủy ban nhân dân",
        "people's committee",
        "people's committee of",
        "office of",
        "own office",
    ),
    Word.RANK: (
        "xếp hạng",
        "thứ hạng",
        "bảng xếp hạng",
        "xếp thứ tự",
        "rank",
        "ranking",
        "ranked",
        "league table",
    ),
    Word.COMPARE: ("so sánh", "compare", "versus", "vs", "compared with"),
    Word.TREND: ("xu hướng", "diễn biến", "trend", "over time"),
    Word.OVERVIEW: (
        "tổng quan",
        "tình hình",
        "báo cáo nhanh",
        "overview",
        "summary",
        "how is",
        "how are",
    ),
    Word.ALERTS: ("cảnh báo", "chưa đạt chỉ tiêu", "không đạt chỉ tiêu", "alerts", "below target"),
    Word.MISSING: (
        "chưa báo cáo",
        "chưa nộp",
        "chưa nộp báo cáo",
        "chưa gửi",
        "chưa gửi sl",
        "chưa gửi số liệu",
        "chưa gửi báo cáo",
        "chưa có số liệu",
        "not reported",
        "has not reported",
        "have not reported",
        "missing",
    ),
    Word.CATALOGUE: ("những chỉ tiêu nào", "các chỉ tiêu", "chỉ tiêu nào", "which indicators"),
    Word.HIGHEST: ("cao nhất", "highest"),
    Word.LOWEST: ("thấp nhất", "lowest"),
    Word.BEST: ("tốt nhất", "đứng đầu", "dẫn đầu", "đầu bảng", "best"),
    Word.WORST: ("kém nhất", "tệ nhất", "đứng cuối", "cuối bảng", "worst"),
    Word.UNREAD: ("so với", "so với cùng kỳ", "cùng kỳ", "svck"),
    Word.NOISE: (
        "các",
        "những",
        "của",
        "ở",
        "tại",
        "trong",
        "trên địa bàn",
        "khối",
        "cấp",
        "và",
        "với",
        "là",
        "thì",
        "đã",
        "đạt",
        "được",
        "hiện",
        "hiện nay",
        "hiện tại",
        "ra sao",
        "thế nào",
        "như thế nào",
        "bao nhiêu",
        "bn",
        "bằng bao nhiêu",
        "tỷ lệ",
        "tl",
        "số liệu",
        "sl",
        "cho",
        "xem",
        "cho xem",
        "cho biết",
        "xin",
        "nào",
        "đơn vị",
        "đơn vị nào",
        "đv",
        "đv nào",
        "về",
        "thuộc",
        "the",
        "of",
        "in",
        "for",
        "at",
        "on",
        "and",
        "with",
        "is",
        "are",
        "what",
        "what is",
        "how",
        "how much",
        "how many",
        "rate",
        "show",
        "show me",
        "please",
        "which",
        "who",
        "units",
        "unit",
        ",",
        ";",
        "%",
    ),
}
