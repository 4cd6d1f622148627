import pytest
from textual.keys import Keys, _character_to_key

from briefing.errors import SettingsError
from briefing.keys import KEYS, NAMED, Place, keymap, mistakes, normal, shown_key
from briefing.tui.app import BriefingApp
from briefing.tui.screens.confirm import ConfirmScreen
from briefing.tui.screens.export import ExportScreen
from briefing.tui.screens.folder import FolderScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.main import MainScreen
from briefing.tui.screens.stances import StanceScreen
from briefing.tui.screens.text import TextScreen
from briefing.tui.screens.themes import ThemesScreen
from briefing.tui.widgets.filter_box import FilterBox
from briefing.tui.widgets.row_list import RowList
from briefing.tui.widgets.text_view import TextView

OWNERS: dict[Place, type] = {
    "reader": BriefingApp,
    "main": MainScreen,
    "full": TextScreen,
    "rows": RowList,
    "text": TextView,
    "filter": FilterBox,
    "help": HelpScreen,
    "themes": ThemesScreen,
    "export": ExportScreen,
    "picker": StanceScreen,
    "confirm": ConfirmScreen,
    "folder": FolderScreen,
}


def test_every_key_does_something_wherever_it_is_bound() -> None:
    for key in KEYS:
        for place in key.places:
            assert callable(getattr(OWNERS[place], f"action_{key.action}"))


def test_every_action_has_its_own_name() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)


def test_keys_of_the_user() -> None:
    assert keymap({"down": "j, ctrl+n", "quit": "Q"}) == {"down": "j,ctrl+n", "quit": "Q"}


def test_unknown_action() -> None:
    with pytest.raises(SettingsError) as caught:
        keymap({"donw": "j"})
    assert caught.value.where == "keys.donw"
    assert "did you mean down?" in str(caught.value)


def test_action_without_a_key() -> None:
    with pytest.raises(SettingsError, match="needs a key"):
        keymap({"down": "j,,"})


def test_one_key_for_two_actions() -> None:
    with pytest.raises(SettingsError, match="4 is also the key of summary") as caught:
        keymap({"down": "4"})
    assert caught.value.where == "keys.down"


@pytest.mark.parametrize("name", ["crtl+x", "ctrl+X", "shift+a", "F5", "return", "shift", "jk"])
def test_a_key_that_no_terminal_sends(name: str) -> None:
    with pytest.raises(SettingsError, match="there is no key"):
        keymap({"quit": name})


def test_a_sign_and_its_name_are_one_key() -> None:
    with pytest.raises(SettingsError, match="slash is also the key of filter"):
        keymap({"down": "slash"})


def test_a_key_that_works_everywhere_is_free_nowhere() -> None:
    with pytest.raises(SettingsError, match="also the key of force-quit"):
        keymap({"keep-filter": "ctrl+c"})


def test_all_mistakes_are_named() -> None:
    assert [mistake.action for mistake in mistakes({"donw": "j", "up": "4", "top": ""})] == [
        "donw",
        "top",
        "up",
    ]


def test_the_defaults_do_not_clash() -> None:
    assert not mistakes({key.id: key.keys for key in KEYS})


def test_names_of_keys_are_those_of_the_toolkit() -> None:
    assert {key.value for key in Keys} >= NAMED
    for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~":
        assert normal(sign) == _character_to_key(sign)


def test_keys_can_change_places() -> None:
    assert keymap({"next-unread": "p", "previous-unread": "n"})


@pytest.mark.parametrize(
    ("name", "shown"),
    [("ctrl+d", "Ctrl+d"), ("question_mark", "?"), ("slash", "/"), ("G", "G"), ("down", "↓")],
)
def test_names_as_on_the_keyboard(name: str, shown: str) -> None:
    assert shown_key(name) == shown


def test_keys_of_the_panes_beside_the_text_may_not_clash() -> None:
    (mistake,) = mistakes({"open": "N"})
    assert mistake.what == "N is also the key of previous-occurrence"
