"""Settings come from the environment, a .env file, or a file for a secret; all faults are told at once."""

from pathlib import Path

import pytest

from bot.settings import Settings, Wrong, WrongSetting, read_settings


def test_nothing_has_to_be_set(tmp_path: Path) -> None:
    settings = read_settings({}, tmp_path)
    assert isinstance(settings, Settings)
    assert settings.token is None
    assert settings.api_url == "https://api.telegram.org"
    assert settings.database_url == f"sqlite:///{tmp_path}/data/baoso.db"
    assert settings.demo_database_url == f"sqlite:///{tmp_path}/data/demo.db"
    assert (settings.timezone.key, settings.language) == ("Asia/Ho_Chi_Minh", "vi")


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BAOSO_TOKEN=1:file\nBAOSO_LANGUAGE=en\n")
    settings = read_settings({"BAOSO_TOKEN": "2:environment"}, tmp_path)
    assert isinstance(settings, Settings)
    assert (settings.token, settings.language) == ("2:environment", "en")


def test_a_secret_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("3:secret\n")
    settings = read_settings({"BAOSO_TOKEN_FILE": str(tmp_path / "token")}, tmp_path)
    assert isinstance(settings, Settings)
    assert settings.token == "3:secret"  # noqa: S105 - made up


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8081", "http://127.0.0.1:8081/", "http://127.0.0.1:8081/bot"]
)
def test_a_bot_api_server_is_named_with_or_without_its_ending(url: str, tmp_path: Path) -> None:
    settings = read_settings({"BAOSO_API_URL": url}, tmp_path)
    assert isinstance(settings, Settings)
    assert settings.api_url == "http://127.0.0.1:8081"


def test_all_that_is_wrong_is_told_at_once_and_no_value_with_it(tmp_path: Path) -> None:
    environ = {
        "BAOSO_TOKEN": "secret",
        "BAOSO_API_URL": "ftp://x",
        "BAOSO_PROXY": "socks5://x",
        "BAOSO_DATABASE_URL": "postgresql+psycopg://x/y",
        "BAOSO_TIMEZONE": "Asia/Saigon2",
        "BAOSO_LANGUAGE": "fr",
    }
    faults = read_settings(environ, tmp_path)
    assert isinstance(faults, list)
    assert {fault.name for fault in faults} == set(environ)
    assert "secret" not in str(faults)


def test_a_secret_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    faults = read_settings({"BAOSO_TOKEN_FILE": str(tmp_path / "none")}, tmp_path)
    assert faults == [WrongSetting("BAOSO_TOKEN_FILE", Wrong.FILE_UNREADABLE)]
