"""Environments apart, for what is only measured against and is no part of the project."""

import subprocess
import venv
from pathlib import Path

from tests.bench.report import tell

_ROOT = Path(__file__).parents[2]


def python_with(package: str, folder: str) -> Path | None:
    """Return the interpreter of an environment in ``build`` that has a package; None where it cannot be had.

    The package is named with its version; an environment that was made for it is used again.
    """
    home = _ROOT / "build" / folder
    python, mark = home / "bin" / "python", home / f".{package}"
    if not mark.exists():
        tell(f"setting up {package}")
        venv.create(home, clear=True, with_pip=True)
        pip = (python, "-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check")
        if subprocess.run([*pip, package], check=False).returncode:
            return None
        mark.touch()
    return python
