"""Processes: how a program is run beside this one, and what it takes of the machine."""

import os
import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

BAOSO = str(Path(sys.executable).with_name("baoso"))
_COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}  # what is installed and started twice runs from compiled files
_SAMPLE_SECONDS = 0.05
_STOP_SECONDS = 30
_RESIDENT, _PEAK = "VmRSS", "VmHWM"


@contextmanager
def running(
    command: Sequence[str], environ: Mapping[str, str], folder: Path
) -> Generator[subprocess.Popen[bytes]]:
    """Run a program in a folder until the end of the block; what it says stands in ``log`` there."""
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command,
            env={**os.environ, **_COMPILED, **environ},
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(_STOP_SECONDS)


def run(command: Sequence[str], environ: Mapping[str, str], folder: Path) -> tuple[float, float | None]:
    """Run a program to its end; return its seconds and its peak memory in MB, None where that is not told."""
    begun, peak = time.perf_counter(), None
    with running(command, environ, folder) as process:
        while process.poll() is None:
            peak = _megabytes(process.pid, _PEAK) or peak
            time.sleep(_SAMPLE_SECONDS)
        seconds = time.perf_counter() - begun
    if process.returncode:
        raise RuntimeError((folder / "log").read_text(encoding="utf-8", errors="replace"))
    return seconds, peak


def resident(process: subprocess.Popen[bytes]) -> float | None:
    """Return the memory in MB that a program holds now, None where the system does not tell."""
    return _megabytes(process.pid, _RESIDENT)


def _megabytes(process_id: int, name: str) -> float | None:
    try:
        status = Path(f"/proc/{process_id}/status").read_text(encoding="ascii")
    except OSError:
        return None
    fields = (line.partition(":") for line in status.splitlines())
    return next((int(value.split()[0]) / 1000 * 1.024 for key, _, value in fields if key == name), None)
