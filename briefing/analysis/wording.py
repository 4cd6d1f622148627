"""The wording of claims and sentences as signs, which the classifiers of stances and questions weigh.

A sign is a short name such as "verb deny" (a word of the lexicon's denying verbs stands in the cue) or
"cue vow". The lexicon's own signs carry no word, so that a word that a reader adds to it weighs as much as
those that are there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ..ownwords import NO_WORDS, OwnWords
from .lexicon import plain, stance_words

NEGATION = re.compile(r"\b(?:not|never|no longer|neither|nor|cannot|without)\b|n't\b|\bno\b")

HEAD = 300
"""Characters of a content that are searched for the words of the lexicon."""

FIRST = 60
"""Characters at its head that say more than the rest."""

WORDS = 60
"""Words of a content that are weighed."""

ROOTS = (4, 5)
"""Letters at the head of a cue's word that are weighed apart from it: "accusatory" as "accuse"."""

_NOBODY = re.compile(r"\b(?:none|neither|nobody|nothing|no)\b")
_WORD = re.compile(r"[a-z]+(?:[-.][a-z]+)*|[?!:]|\d+")
_CONTRACTED = (
    (re.compile(r"\b(?:won't|will not)\b"), "will not"),
    (re.compile(r"\b(?:can't|cannot)\b"), "can not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'(?:re|m)\b"), " be"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'d\b"), " would"),
)
_IRREGULAR = {
    form: base
    for base, forms in {
        "say": "said says",
        "tell": "told tells",
        "think": "thought",
        "feel": "felt",
        "seek": "sought",
        "write": "wrote written",
        "speak": "spoke spoken",
        "swear": "swore sworn",
        "hold": "held",
        "see": "saw seen",
        "know": "knew known",
        "make": "made",
        "give": "gave given",
        "take": "took taken",
        "go": "went gone",
        "come": "came",
        "find": "found",
        "leave": "left",
        "keep": "kept",
        "mean": "meant",
        "be": "was were been is are am being",
        "have": "has had having",
        "do": "did does done doing",
        "choose": "chose chosen",
        "lead": "led",
        "call": "called calls",
        "begin": "began begun",
        "understand": "understood",
        "stand": "stood",
        "withdraw": "withdrew withdrawn",
        "show": "shown",
    }.items()
    for form in forms.split()
}
_ENDINGS = ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "s", "ly")
_OWN_ACT = re.compile(
    r"\W*(?:that\s+)?(?:he|she|it|they|we|i)\s*(?:would|will|'ll|'d|intends?|plans?|won't|"
    r"(?:(?:is|are|am|was|were)\s+|'re\s+|'m\s+)going)\b"
)
_FIRST_PERSON = re.compile(
    r"\b(?:i|we)(?:'ll| will| would|'d| am going|'m going|'re going| are going| intend| plan| won't)\b"
)
_OWN_NOT = re.compile(
    r"\W*(?:that\s+)?(?:he|she|they|we|i)\b.{0,12}(?:\bnot\b|\bnever\b|n't\b)", re.S
)
_TO = re.compile(r"\W*to\b")


@dataclass(frozen=True)
class Wording:
    """The words of a claim; "" for a part it has not."""

    source: str
    cue: str
    content: str


def stem(word: str) -> str:
    """A lower-case word without its ending: "denied" → "deni", "said" → "say"."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 3 and not word.endswith("ss"):
            rest = word[: -len(ending)]
            if ending in ("ied", "ies"):
                return rest + "i"
            doubled = len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "sl"
            word = rest[:-1] if doubled else rest
            break
    if len(word) > 3 and word[-1] == "e":
        return word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word[-1] == "y" else word


def stems(low: str) -> list[str]:
    """The stems of all words of a text in `plain` form, contractions written out."""
    for pattern, full in _CONTRACTED:
        low = pattern.sub(full, low)
    return [stem(word) for word in _WORD.findall(low)]


def claim_signs(claim: Wording, own: OwnWords = NO_WORDS) -> list[str]:
    """The signs of a claim, each once.

    own: the user's words beside the lexicon's.
    """
    said, told = plain(claim.cue), plain(claim.content)
    head, first = told[:HEAD], told[:FIRST]
    cues, contents = stems(said), stems(told[: HEAD * 2])[:WORDS]
    negated = bool(NEGATION.search(said))
    signs = {"negated"} if negated else set()
    classes = _cue_signs(said, negated, signs, own)
    strength = "strong" if classes - {"assert"} else "plain" if classes else "unknown"
    group = "+".join(sorted(classes)) or "none"
    signs |= {f"class {group}{' not' if negated else ''}", f"strength {strength}"}
    for words in stance_words(own):
        stance = words.stance
        if words.opening.match(head):
            signs |= {f"opening {stance}", f"opening {stance} {strength}"}
        count = len(set(words.content.findall(head)))
        if count:
            signs |= {f"content {stance}", f"content {stance} {strength}"}
            signs |= {f"content {stance} {strength} {n}" for n in (2, 3) if count >= n}
            if words.content.search(first):
                signs.add(f"first {stance} {strength}")
    signs |= {f"cue {word}" for word in cues}
    signs |= {f"root {word[:size]}" for size in ROOTS for word in cues if len(word) > size}
    signs |= {f"cue {one} {two}" for one, two in pairwise(cues)}
    signs.add(f"whole cue {' '.join(cues)}")
    if cues:
        signs |= {f"cue begins {cues[0]}", f"cue ends {cues[-1]}"}
    if cues and contents:
        signs.add(f"join {cues[-1]} {contents[0]}")
    signs |= {f"word {at} {strength} {word}" for at, word in enumerate(contents[:2])}
    kind = "strong" if strength == "strong" else "weak"
    signs |= {f"{kind} {word}" for word in contents}
    if kind == "weak":
        pairs = pairwise(contents[:30])
        signs |= {f"pair {one} {two}" for one, two in pairs}
    shapes = {
        "asks": told.rstrip(" \"'").endswith("?"),
        "asking": "?" in told,
        "quoted": '"' in told,
        "own act": bool(_OWN_ACT.match(told)),
        "first person": bool(_FIRST_PERSON.search(told)),
        "not at first": bool(NEGATION.search(first)),
        "own not": bool(_OWN_NOT.match(told)),
    }
    signs |= {f"{shape} {strength}" for shape, there in shapes.items() if there}
    if _TO.match(told):
        signs.add(f"to {group}")
    if _NOBODY.search(plain(claim.source)):
        signs |= {"nobody", f"nobody {cues[0] if cues else ''}"}
    speaker = stems(plain(claim.source))
    signs.add(f"source {speaker[-1]}" if speaker else "no source")
    size = len(contents)
    signs.add(f"size {sum(size > most for most in (3, 8, 20))} {strength}")
    return sorted(signs)


def _cue_signs(said: str, negated: bool, signs: set[str], own: OwnWords) -> set[str]:
    """The stances whose words stand in the cue; what they are goes into `signs`."""
    classes = set()
    for words in stance_words(own):
        stance = words.stance
        verb, phrase = words.verbs.search(said), words.phrases.search(said)
        if verb:
            signs.add(f"verb {stance}{' not' if negated else ''}")
        if phrase:
            signs.add(f"phrase {stance}")
        if verb or phrase:
            classes.add(str(stance))
        if negated:
            signs |= {f"not {other}" for pattern, other in words.negated if pattern.search(said)}
    return classes
