"""Logs: an operator may show them to anybody."""

import logging
from collections.abc import Generator

import pytest

from bot.delivery import logs

TOKEN = "123456:a-token-that-nobody-may-see"  # noqa: S105 - it opens nothing


@pytest.fixture(autouse=True)
def _former_logging() -> Generator[None]:
    """Put back what pytest had set up."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


def test_an_operator_reads_no_token_in_a_message_its_arguments_or_a_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logs.install([TOKEN, ""])
    log = logging.getLogger("anybody")
    log.info("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    log.error("it failed with %s", TOKEN, exc_info=RuntimeError(TOKEN))
    written = capsys.readouterr().err
    assert "POST https://api.telegram.org/bot…/getMe" in written
    assert "RuntimeError: …" in written
    assert TOKEN not in written


def test_an_operator_reads_nothing_of_each_request(capsys: pytest.CaptureFixture[str]) -> None:
    logs.install([TOKEN])
    logging.getLogger("httpx").info("HTTP Request: POST")
    assert not capsys.readouterr().err
