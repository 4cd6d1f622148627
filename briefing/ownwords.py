"""The user's own cue words, which the lexicon of the analysis is extended with: a YAML file.

stances:
  deny:
    verbs: [poo-poo, "hit back"]
    phrases: [a firm no]
    content: ["cock and bull*"]
questions:
  unknown: [anybody's guess]
hedges: [so it is said]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .errors import SettingsError
from .model import QUESTION_KINDS, STANCES
from .yamlfile import Mistakes, Node, mapping_at, read_yaml, text_at, text_of

KEYS = ("stances", "questions", "hedges")
LISTS = ("verbs", "phrases", "content")
"""Of a stance: verbs and phrases of the cue, and words of what is reported."""

LONGEST = 60
"""Characters of an entry."""

_PHRASE = re.compile(r"[^\W_](?:[\w ’'.,-]*[\w'’])?\*?")
_VERB = re.compile(r"[^\W\d_][\w'’-]+(?: [\w'’-]+)*(?: \([\w'’ -]+\))?")


@dataclass(frozen=True)
class OwnWords:
    """Words that a user adds, in lower case with straight apostrophes.

    stances: for a stance and one of LISTS. questions: for a kind of open question. In phrases a star at
    the end stands for any ending.
    """

    stances: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hedges: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((tuple(self.stances.items()), tuple(self.questions.items()), self.hedges))


NO_WORDS = OwnWords()


def load_words(path: Path) -> OwnWords:
    """The words in the file at `path`; SettingsError where it cannot be read or has mistakes."""
    return read_words(text_of(path, SettingsError), str(path))


def read_words(text: str, where: str) -> OwnWords:
    """The words in the text of a file that is called `where`; pure.

    Raises SettingsError that names each mistake with line, key and, where there is one, the nearest
    valid name.
    """
    mistakes = Mistakes(SettingsError, where)
    root = read_yaml(text, mistakes, where, SettingsError)
    stances: dict[tuple[str, str], tuple[str, ...]] = {}
    questions: dict[str, tuple[str, ...]] = {}
    hedges: tuple[str, ...] = ()
    for key, node in _entries(root, KEYS, mistakes):
        if key == "hedges":
            hedges = _words(node, _PHRASE, mistakes)
        elif key == "questions":
            for kind, listed in _entries(node, QUESTION_KINDS, mistakes):
                questions[kind] = _words(listed, _PHRASE, mistakes)
        else:
            for stance, lists in _entries(node, STANCES, mistakes):
                for name, listed in _entries(lists, LISTS, mistakes):
                    pattern = _VERB if name == "verbs" else _PHRASE
                    stances[stance, name] = _words(listed, pattern, mistakes)
    mistakes.raise_if_any()
    return OwnWords(stances, questions, hedges)


def _entries(
    node: Node | None, known: Iterable[str], mistakes: Mistakes
) -> Iterable[tuple[str, Node]]:
    """The entries of a mapping whose keys are known; a mistake for each other one."""
    names = tuple(known)
    if node is None or node.kind == "empty" or not mapping_at(node, mistakes):
        return ()
    mistakes.unknown_keys(node, names)
    return [(key, value) for key, value in node.entries if key in names]


def _words(node: Node, pattern: re.Pattern[str], mistakes: Mistakes) -> tuple[str, ...]:
    """The entries of a list of words."""
    if node.kind == "empty":
        return ()
    if node.kind != "list":
        mistakes.add(node, f"must be a list of words, found {node.found()}", "such as [a firm no]")
        return ()
    found = []
    for item in node.items:
        written = text_at(item, mistakes, "a firm no")
        if written is None:
            continue
        word = re.sub(r"\s+", " ", written.lower().replace("’", "'"))
        if len(word) > LONGEST:
            mistakes.add(item, f"is longer than {LONGEST} characters", "shorten it")
        elif not pattern.fullmatch(word):
            mistakes.add(item, f"cannot be looked for: {written!r}", _remedy(pattern))
        else:
            found.append(word)
    return tuple(found)


def _remedy(pattern: re.Pattern[str]) -> str:
    if pattern is _VERB:
        return 'write a verb as in a dictionary, other forms in brackets: "tear into (tore torn)"'
    return "write words, with a star at the end for any ending: fabricat*"
