"""Which process holds a message, and whether that process is surely gone."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_NUMBERS = Path("/proc/self/ns/pid")  # within which processes are told apart by their numbers


def new_owner() -> str:
    """Return a name that no other owner has ever had, and that tells which process it is of."""
    return f"{_machine()} {os.getpid()} {secrets.token_hex(4)}"


def surely_gone(owner: str) -> bool:
    """Tell whether an owner's process has ended; False where that cannot be known from here."""
    machine, _, process = owner.partition(" ")
    if not machine or machine != _machine():
        return False
    try:
        os.kill(int(process.split()[0]), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _machine() -> str:
    """Return what is the same for processes that see each other; nothing where the system does not tell."""
    with suppress(OSError):
        return f"{_BOOT.read_text(encoding='ascii').strip()}/{_NUMBERS.readlink()}"
    return ""
