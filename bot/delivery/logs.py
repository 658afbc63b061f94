"""Logging to standard error, in which no secret ever appears."""

import logging
from collections.abc import Iterable

_CHATTY = ("alembic", "apscheduler", "httpcore", "httpx")


class _Redacting(logging.Formatter):
    """Formats a whole record, its traceback as well, and then blots out every secret."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return text


def install(secrets: Iterable[str], level: int = logging.INFO) -> None:
    """Log all from a level on, in place of whatever was set up before; secrets are the token and the like."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
