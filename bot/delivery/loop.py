"""The event loop: uvloop, which is the faster one, wherever it is to be had."""

try:
    from uvloop import run as run_loop
except ImportError:  # Windows
    from asyncio import run as run_loop

__all__ = ["run_loop"]
