"""A guard: the tests reach nothing beyond this machine's loopback addresses."""

import sys
from collections.abc import Generator
from ipaddress import ip_address
from typing import cast

import pytest

_EVENTS = frozenset({"socket.bind", "socket.connect", "socket.sendto", "socket.sendmsg"})
_strayed: list[str] = []


class NotLoopbackError(OSError):
    """A test reached for an address beyond this machine."""


@pytest.fixture(autouse=True)
def loopback_only() -> Generator[None]:
    """Fail a test that strayed, even where the code took the error for a broken network."""
    _strayed.clear()
    yield
    if _strayed:
        pytest.fail(f"sockets beyond loopback: {', '.join(_strayed)}")


def pytest_configure() -> None:
    """Watch every socket of this process from now on; Python keeps an audit hook until the end."""
    sys.addaudithook(_watch)


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event in _EVENTS:
        _allow(_host(args[1]))
    elif event == "socket.getaddrinfo":
        _allow(args[0])


def _host(address: object) -> object:
    """Return the host of an address; a Unix socket's is a path and has none."""
    return cast("tuple[object, ...]", address)[0] if isinstance(address, tuple) else None


def _allow(host: object) -> None:
    if isinstance(host, str) and not _is_loopback(host):
        _strayed.append(host)
        raise NotLoopbackError(host)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
