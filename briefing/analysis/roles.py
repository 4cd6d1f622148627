"""What the article says an actor is: "Russian leader", "a spokesman for the port authority"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Span
from .lexicon import name_words, plain

BEFORE = 90
AFTER = 120
"""Characters searched on either side of a name."""

LONGEST = 14
"""Words; a longer apposition tells a story, not a role."""

_MODIFIERS = frozenset(
    [
        "former",
        "acting",
        "senior",
        "deputy",
        "vice",
        "prime",
        "chief",
        "foreign",
        "interior",
        "defence",
        "defense",
        "finance",
        "then",
        "late",
        "ex",
        "retired",
        "incoming",
        "outgoing",
        "co",
        "assistant",
        "associate",
        "presidential",
        "vice-presidential",
        "gubernatorial",
        "opposition",
        "party",
        "campaign",
        "press",
        "executive",
        "managing",
        "general",
        "supreme",
        "federal",
        "state",
        "local",
        "national",
        "public",
        "health",
        "police",
        "army",
        "military",
        "union",
        "business",
        "real",
        "estate",
    ]
)
_WORDS_BEFORE = re.compile(r"[^\W\d_][\w'’.-]*(?=,?\s+)")
_APPOSITION = re.compile(r"\s*[,(]\s*([^,;:.()\n“”\"]{3,110})(?=[,;.:)\n])")
_TITLES_SHORT = frozenset({"mr", "mrs", "ms", "miss", "sir", "lord", "lady", "dame", "st"})


def role_of(text: str, mentions: Sequence[Span]) -> Span | None:
    """The role that stands nearest to the first mention that has one, as a span of `text`."""
    for start, end in mentions:
        found = _before(text, start) or _after(text, end)
        if found:
            return found
    return None


def _is_role(word: str) -> bool:
    lowered = plain(word).rstrip(".")
    lexicon = name_words()
    return (
        lowered in lexicon.roles
        or lowered.removesuffix("s") in lexicon.roles
        or (lowered in lexicon.titles and lowered not in _TITLES_SHORT)
    )


def _before(text: str, start: int) -> Span | None:
    """The title in front of a name: "Russian leader Vladimir Putin"."""
    low = max(0, start - BEFORE)
    low = max(low, text.rfind("\n", low, start) + 1)
    words = [(m.start() + low, m.end() + low) for m in _WORDS_BEFORE.finditer(text[low:start])]
    if not words or not _is_role(text[slice(*words[-1])]):
        return None
    gap = text[words[-1][1] : start]
    if gap.strip() not in ("", ","):
        return None
    first = len(words) - 1
    while first > 0:
        word = text[slice(*words[first - 1])]
        between = text[words[first - 1][1] : words[first][0]]
        if between.strip() or word.endswith(("'s", "’s")):
            break
        bare = word.rstrip(".")
        named = bare[:1].isupper() and not _starts_sentence(text, words[first - 1][0])
        if not (named or bare.lower() in _MODIFIERS or _is_role(bare)):
            break
        first -= 1
    if gap.strip() == "," and plain(text[max(0, words[first][0] - 4) : words[first][0]]) != "the ":
        return None
    return words[first][0], words[-1][1]


def _starts_sentence(text: str, at: int) -> bool:
    return at == 0 or text[:at].rstrip()[-1:] in ".!?\n" or text[at - 1] == "\n"


def _after(text: str, end: int) -> Span | None:
    """The apposition behind a name: "Ana Ruiz, a spokeswoman for the port, …"."""
    found = _APPOSITION.match(text[end : end + AFTER])
    if not found:
        return None
    words = found.group(1).split()
    head = plain(words[0])
    opens = head in ("a", "an", "the", "its", "his", "her", "their", "our", "one") or (
        head in _MODIFIERS or _is_role(words[0]) or words[0][:1].isupper()
    )
    if not opens or len(words) > LONGEST or not any(_is_role(w) for w in words[:7]):
        return None
    if any(plain(w) in ("said", "says", "told", "added", "who", "was", "is", "has") for w in words):
        return None
    return end + found.start(1), end + found.end(1)
