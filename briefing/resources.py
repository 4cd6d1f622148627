"""Where the program's own files and its user's configuration are.

What is shipped lies inside the package in a wheel, and beside it in a checkout.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def themes_folder() -> Path:
    """The folder of the built-in themes."""
    return _folder("themes")


def samples_folder() -> Path:
    """The folder of the sample articles."""
    return _folder("seeds")


def config_folder() -> Path:
    """The platform's configuration folder for this program; it need not exist."""
    from platformdirs import user_config_path

    return user_config_path("briefing", appauthor=False)


def data_folder(environment: Mapping[str, str]) -> Path:
    """Where the store is: BRIEFING_DATA of `environment`, else the platform's folder for data."""
    named = environment.get("BRIEFING_DATA")
    if named:
        return home_expanded(named)
    from platformdirs import user_data_path

    return user_data_path("briefing", appauthor=False)


def state_folder() -> Path:
    """The platform's folder for what a program remembers of its use; it need not exist."""
    from platformdirs import user_state_path

    return user_state_path("briefing", appauthor=False)


def home_expanded(written: str) -> Path:
    """A path as the user wrote it, with "~" for a home; that of nobody stays as it is, as in a shell."""
    return Path(os.path.expanduser(written))


def _folder(name: str) -> Path:
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
