from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may touch the store of whoever runs it."""
    monkeypatch.setenv("BRIEFING_DATA", str(tmp_path / "briefing-data"))
