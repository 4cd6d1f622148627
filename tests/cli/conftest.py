from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing.cli.run import run
from briefing.cli.services import Services
from briefing.settings import Settings
from tests.fakes import fake_analyse


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Briefing = Callable[..., Ran]


@pytest.fixture
def opened() -> list[tuple[Path, Settings]]:
    """The folders and settings that the reader was opened with."""
    return []


@pytest.fixture
def briefing(
    tmp_path: Path,
    opened: list[tuple[Path, Settings]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Briefing:
    """Run `briefing` in an empty folder, with no configuration and a fake analysis."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("COLUMNS", raising=False)

    def ran(*arguments: str | Path, **environment: str) -> Ran:
        services = Services(
            environment={"BRIEFING_DATA": str(tmp_path / "data"), **environment},
            analyse=fake_analyse,
            open_reader=lambda folder, settings, *, store: opened.append((folder, settings)) or 0,
            describe_model=lambda: {"model": "none"},
        )
        code = run([str(argument) for argument in arguments], services)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran
