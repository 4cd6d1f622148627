from briefing.keys import KEYS
from tests.tui.key_table import BEGIN, END, README, table, written


def test_the_readme_shows_the_keys_as_they_are() -> None:
    readme = README.read_text(encoding="utf-8")
    assert readme.count(BEGIN) == readme.count(END) == 1
    assert written(readme) == readme, "run: python -m tests.tui.key_table"


def test_every_action_is_in_the_table() -> None:
    assert len(table().splitlines()) == 2 + len(KEYS)
