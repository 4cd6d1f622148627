"""The user's settings: config.yaml and BRIEFING_ variables become one frozen value.

Precedence: command-line flags (put in by the command) > BRIEFING_ variables > file > defaults.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from .errors import SettingsError, nearest
from .ownwords import NO_WORDS, OwnWords, load_words
from .resources import config_folder, home_expanded
from .yamlfile import Mistakes, Node, mapping_at, one_of, read_yaml, text_at, text_of

METHODS: tuple[str, ...] = (
    "news",
    "lead",
    "lex-rank",
    "text-rank",
    "lsa",
    "luhn",
    "sum-basic",
    "kl",
    "reduction",
    "edmundson",
)
"""How summary sentences are chosen; the first is the default."""

MOST_THREADS = 64

KEYS = ("seeds", "theme", "summary", "keys", "threads", "limits", "lexicon")
SUMMARY_KEYS = ("method", "sentences")
LIMITS_KEYS = ("file_megabytes", "analysis_seconds")
MOST_LIMIT = 100_000
"""Of megabytes and of seconds: beyond what any machine does."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Length:
    """How long a summary is: `count` sentences, or `count` percent of the article's sentences."""

    count: int
    percent: bool = False

    @classmethod
    def parse(cls, written: str) -> Length:
        """From "3" or "30%"; raises SettingsError for anything else, for 0 and for over 100 %."""
        match = re.fullmatch(r"\s*([0-9]{1,6})\s*(%?)\s*", written)
        if match:
            count, percent = int(match[1]), bool(match[2])
            if count >= 1 and not (percent and count > 100):
                return cls(count, percent)
        raise SettingsError(
            f"{written!r} is no length of a summary",
            remedy="write a number of sentences such as 3, or a share such as 30%",
        )

    def of(self, total: int) -> int:
        """How many of `total` sentences that is: at least 1, and no more than there are."""
        wanted = round(total * self.count / 100) if self.percent else self.count
        return max(1, min(wanted, total))

    def __str__(self) -> str:
        return f"{self.count}%" if self.percent else str(self.count)


@dataclass(frozen=True)
class Limits:
    """How much one file may ask for.

    file_megabytes: of its size, in millions of bytes; the longest books have 2. analysis_seconds:
    of one article's analysis; an article of a thousand words takes less than one.
    """

    file_megabytes: int = 20
    analysis_seconds: int = 30

    @property
    def bytes(self) -> int:
        """The most bytes of a file."""
        return self.file_megabytes * 1_000_000


@dataclass(frozen=True)
class ThemePair:
    """Two themes' names: for a terminal with a dark background, and for one with a light."""

    dark: str
    light: str


AUTO = "auto"
"""The name that stands for the default pair."""

AUTO_THEMES = ThemePair("dark", "light")


@dataclass(frozen=True)
class Settings:
    """What the user has chosen.

    seeds: the folder of articles, None if none was named. theme: a theme's name, or two that
    follow the terminal's background. method: one of
    METHODS. keys: for an action of the reader its key, or several with commas. threads: for the
    tagger. lexicon: the file of own cue words, None if none was named; words: what is in it.
    """

    seeds: Path | None = None
    theme: str | ThemePair = AUTO_THEMES
    method: str = METHODS[0]
    sentences: Length = Length(3)
    keys: Mapping[str, str] = field(default_factory=dict)
    threads: int = 2
    limits: Limits = Limits()
    lexicon: Path | None = None
    words: OwnWords = NO_WORDS

    @property
    def themes(self) -> tuple[str, ...]:
        """The names of the themes that may be worn."""
        pair = self.theme
        return (pair,) if isinstance(pair, str) else (pair.dark, pair.light)

    def theme_on(self, background: str | None) -> str:
        """The name of the theme for a "dark" or "light" terminal; None: it is not known."""
        pair = self.theme
        if isinstance(pair, str):
            return pair
        return pair.light if background == "light" else pair.dark


def config_path(environment: Mapping[str, str] = _NOTHING) -> Path:
    """Where config.yaml is: BRIEFING_CONFIG of `environment`, else the platform's folder."""
    named = environment.get("BRIEFING_CONFIG")
    return home_expanded(named) if named else config_folder() / "config.yaml"


def load_settings(config: Path, environment: Mapping[str, str]) -> Settings:
    """The settings of the file `config` (defaults if there is none), with `environment` over them.

    Raises SettingsError for the file or its lexicon, with all mistakes, or for the first wrong variable.
    """
    settings = Settings()
    if config.exists():
        settings = read_settings(text_of(config, SettingsError), str(config))
    elif environment.get("BRIEFING_CONFIG"):
        raise SettingsError(
            "does not exist", where=str(config), remedy="correct or unset BRIEFING_CONFIG"
        )
    if settings.lexicon is not None:
        settings = replace(settings, words=load_words(settings.lexicon))
    return _with_environment(settings, environment)


def read_settings(text: str, where: str) -> Settings:
    """The settings in the text of a config.yaml that is called `where`; pure.

    Raises SettingsError that names each mistake with line, key and, where there is one, the nearest
    valid name. A relative `seeds` or `lexicon` is taken from the file's own folder; a lexicon is
    named only, not read.
    """
    mistakes = Mistakes(SettingsError, where)
    root = read_yaml(text, mistakes, where, SettingsError)
    settings = Settings()
    if root is not None and root.kind != "empty" and mapping_at(root, mistakes):
        mistakes.unknown_keys(root, KEYS)
        for key, node in root.entries:
            settings = _with_entry(settings, key, node, where, mistakes)
    mistakes.raise_if_any()
    return settings


def _with_entry(
    settings: Settings, key: str, node: Node, where: str, mistakes: Mistakes
) -> Settings:
    if key == "seeds" and (folder := text_at(node, mistakes, "~/news")):
        return replace(settings, seeds=Path(where).parent / home_expanded(folder))
    if key == "lexicon" and (file := text_at(node, mistakes, "words.yaml")):
        return replace(settings, lexicon=Path(where).parent / home_expanded(file))
    if key == "theme" and (theme := _theme(node, mistakes)):
        return replace(settings, theme=theme)
    if key == "threads" and (threads := _threads(node, mistakes)):
        return replace(settings, threads=threads)
    if key == "limits" and mapping_at(node, mistakes):
        mistakes.unknown_keys(node, LIMITS_KEYS)
        return replace(settings, limits=_limits(node, settings.limits, mistakes))
    if key == "keys" and mapping_at(node, mistakes):
        return replace(settings, keys=_keys(node, mistakes))
    if key == "summary" and mapping_at(node, mistakes):
        mistakes.unknown_keys(node, SUMMARY_KEYS)
        method_node, length_node = node.get("method"), node.get("sentences")
        if method_node and (method := one_of(method_node, METHODS, mistakes)):
            settings = replace(settings, method=method)
        if length_node and (length := _length(length_node, mistakes)):
            settings = replace(settings, sentences=length)
    return settings


def _theme(node: Node, mistakes: Mistakes) -> str | ThemePair | None:
    if node.kind != "mapping":
        name = text_at(node, mistakes, "dark")
        return None if name is None else theme_called(name)
    mistakes.unknown_keys(node, ("dark", "light"))
    names = {
        side: text_at(value, mistakes, side)
        for side in ("dark", "light")
        if (value := node.get(side)) is not None
    }
    return ThemePair(
        dark=names.get("dark") or AUTO_THEMES.dark, light=names.get("light") or AUTO_THEMES.light
    )


def theme_called(name: str) -> str | ThemePair:
    """What a flag or a variable means by a theme's name."""
    return AUTO_THEMES if name == AUTO else name


def _length(node: Node, mistakes: Mistakes) -> Length | None:
    try:
        return Length.parse(node.written)
    except SettingsError as error:
        mistakes.add(node, f"must be a length, found {node.found()}", error.remedy)
        return None


def _threads(node: Node, mistakes: Mistakes) -> int | None:
    return _number(node, MOST_THREADS, mistakes)


def _limits(node: Node, limits: Limits, mistakes: Mistakes) -> Limits:
    for key, value in node.entries:
        if key in LIMITS_KEYS and (number := _number(value, MOST_LIMIT, mistakes)):
            limits = replace(limits, **{key: number})
    return limits


def _number(node: Node, most: int, mistakes: Mistakes) -> int | None:
    count = _count(node.written, most)
    if count is None:
        mistakes.add(node, f"must be a number from 1 to {most}, found {node.found()}")
    return count


def _count(written: str, most: int = MOST_THREADS) -> int | None:
    match = re.fullmatch(r"[0-9]{1,6}", written.strip())
    return int(written) if match and 1 <= int(written) <= most else None


def _keys(node: Node, mistakes: Mistakes) -> Mapping[str, str]:
    """Keys as written: YAML reads `1` as a number and `no` as a boolean, a reader presses them."""
    keys: dict[str, str] = {}
    for action, value in node.entries:
        if value.kind in ("list", "mapping", "empty") or not value.written.strip():
            mistakes.add(value, f"must be a key, found {value.found()}", 'such as "ctrl+r" or "j"')
        else:
            keys[action] = value.written.strip()
    from . import keys as actions  # most users set none

    nodes = dict(node.entries)
    for mistake in actions.mistakes(keys):
        mistakes.add(nodes[mistake.action], mistake.what, mistake.remedy)
    return keys


def _with_environment(settings: Settings, environment: Mapping[str, str]) -> Settings:
    values = {
        name: environment.get(f"BRIEFING_{name.upper()}", "").strip()
        for name in ("seeds", "theme", "method", "sentences", "threads")
    }
    if values["seeds"]:
        settings = replace(settings, seeds=home_expanded(values["seeds"]))
    if values["theme"]:
        settings = replace(settings, theme=theme_called(values["theme"]))
    if method := values["method"]:
        if method not in METHODS:
            raise SettingsError(
                f"unknown method {method!r}",
                where="BRIEFING_METHOD",
                remedy=nearest(method, METHODS),
            )
        settings = replace(settings, method=method)
    if values["sentences"]:
        try:
            settings = replace(settings, sentences=Length.parse(values["sentences"]))
        except SettingsError as error:
            raise SettingsError(
                error.what, where="BRIEFING_SENTENCES", remedy=error.remedy
            ) from error
    if values["threads"]:
        threads = _count(values["threads"])
        if threads is None:
            raise SettingsError(
                f"must be a number from 1 to {MOST_THREADS}, found {values['threads']!r}",
                where="BRIEFING_THREADS",
            )
        settings = replace(settings, threads=threads)
    return settings
