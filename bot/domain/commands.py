"""The commands that are not indicators, Vietnamese first; an indicator may bear none of these names."""

COMMANDS = {
    "tongquan": "overview",
    "donvi": "unit",
    "xephang": "rank",
    "sosanh": "compare",
    "xuhuong": "trend",
    "canhbao": "alerts",
    "chuabaocao": "missing",
    "baocao": "report",
    "bantin": "digest",
    "nhap": "submit",
    "mau": "template",
    "phieu": "mine",
    "duyet": "review",
    "uyquyen": "delegate",
    "moi": "invite",
    "nguoidung": "people",
    "nhatky": "audit",
    "trogiup": "help",
    "ngonngu": "language",
    "huy": "cancel",
    "start": "start",  # Telegram's own, the same in every language
}

RESERVED = frozenset(COMMANDS) | frozenset(COMMANDS.values())

_VIETNAMESE = {english: vietnamese for vietnamese, english in COMMANDS.items()}


def canonical(name: str) -> str:
    """Return a command's Vietnamese name, whichever of both was typed; any other name as it is."""
    return _VIETNAMESE.get(name, name)
