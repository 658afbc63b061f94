"""Every setting, from the environment or a .env file; all that is wrong with them is told at once."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.domain.names import LANGUAGES, Language

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
_DATABASES = {"sqlite", "postgresql"}
_TIMEZONE = "Asia/Ho_Chi_Minh"


class Wrong(StrEnum):
    """What can be wrong with a setting; each is a sentence in the catalogues."""

    FILE_UNREADABLE = "file_unreadable"
    NOT_A_TOKEN = "not_a_token"  # noqa: S105 - the name of a fault, not a secret
    NOT_AN_ADDRESS = "not_an_address"
    NOT_A_PROXY = "not_a_proxy"
    NOT_A_DATABASE = "not_a_database"
    NOT_A_TIMEZONE = "not_a_timezone"
    NOT_A_LANGUAGE = "not_a_language"


@dataclass(frozen=True, slots=True)
class WrongSetting:
    """One setting that cannot be used; never its value, which may be a secret."""

    name: str
    wrong: Wrong


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator has set, checked."""

    token: str | None
    api_url: str
    proxy: str | None
    database_url: str
    demo_database_url: str  # always a file apart, since each demo begins with an empty one
    timezone: ZoneInfo
    language: Language


def read_settings(
    environ: Mapping[str, str] = os.environ, folder: Path = Path()
) -> Settings | list[WrongSetting]:
    """Read the settings from the environment, then from ``folder/.env``; or return all that is wrong."""
    file = {name: value for name, value in dotenv_values(folder / ".env").items() if value}
    given = {**file, **environ}
    faults: list[WrongSetting] = []
    token = _secret(given, "BAOSO_TOKEN", faults)
    if token and not _TOKEN.fullmatch(token):
        faults.append(WrongSetting("BAOSO_TOKEN", Wrong.NOT_A_TOKEN))
    proxy = _secret(given, "BAOSO_PROXY", faults)
    if proxy and not _is_address(proxy):
        faults.append(WrongSetting("BAOSO_PROXY", Wrong.NOT_A_PROXY))
    api_url = given.get("BAOSO_API_URL") or "https://api.telegram.org"
    if not _is_address(api_url):
        faults.append(WrongSetting("BAOSO_API_URL", Wrong.NOT_AN_ADDRESS))
    database_url = _secret(given, "BAOSO_DATABASE_URL", faults)
    if database_url and not _is_database(database_url):
        faults.append(WrongSetting("BAOSO_DATABASE_URL", Wrong.NOT_A_DATABASE))
    timezone = _zone(given.get("BAOSO_TIMEZONE") or _TIMEZONE)
    if timezone is None:
        faults.append(WrongSetting("BAOSO_TIMEZONE", Wrong.NOT_A_TIMEZONE))
    language = given.get("BAOSO_LANGUAGE") or "vi"
    if language not in LANGUAGES:
        faults.append(WrongSetting("BAOSO_LANGUAGE", Wrong.NOT_A_LANGUAGE))
    if faults or timezone is None:
        return faults
    return Settings(
        token,
        api_url.rstrip("/").removesuffix("/bot"),
        proxy,
        database_url or _file_in(folder, "baoso.db"),
        _file_in(folder, "demo.db"),
        timezone,
        "en" if language == "en" else "vi",
    )


def default_timezone() -> ZoneInfo:
    """Return the time zone of Vietnam."""
    return ZoneInfo(_TIMEZONE)


def _file_in(folder: Path, name: str) -> str:
    return f"sqlite:///{folder / 'data' / name}"


def _secret(given: Mapping[str, str], name: str, faults: list[WrongSetting]) -> str | None:
    """Return a setting that may stand in a file instead, named by ``NAME_FILE``."""
    path = given.get(f"{name}_FILE")
    if given.get(name) or not path:
        return given.get(name) or None
    try:
        return Path(path).read_text(encoding="utf-8").strip() or None
    except (OSError, UnicodeDecodeError):
        faults.append(WrongSetting(f"{name}_FILE", Wrong.FILE_UNREADABLE))
        return None


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _is_database(text: str) -> bool:
    try:
        return make_url(text).drivername in _DATABASES
    except ArgumentError:
        return False


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
