"""What every test can ask for: a clock, a database on both engines, a browser; and no network beyond."""

import os
import shutil

import pytest
from hypothesis import HealthCheck, settings

from tests.clock import HandClock

pytest_plugins = ["tests.databases", "tests.loopback"]

# Nothing is timed, since the machine may be busy; what `make test` tries is the same each time.
_untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("short", _untimed, max_examples=100, derandomize=True)
settings.register_profile("soak", _untimed, max_examples=10_000)
settings.load_profile("short")


@pytest.fixture
def clock() -> HandClock:
    """Give a clock that only the test winds."""
    return HandClock()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of Chromium; only a person's own machine may lack it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None and os.environ.get("CI") == "true":
        pytest.fail("Chromium is missing, and CI needs it")
    if path is None:
        pytest.skip("Chromium is not installed here")
    return path


@pytest.fixture(scope="session")
def soffice() -> str:
    """Give the path of LibreOffice; only a person's own machine may lack it."""
    path = shutil.which("soffice")
    if path is None and os.environ.get("CI") == "true":
        pytest.fail("LibreOffice is missing, and CI needs it")
    if path is None:
        pytest.skip("LibreOffice is not installed here")
    return path
