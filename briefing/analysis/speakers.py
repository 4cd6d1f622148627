"""Who speaks: the actor behind a source's words, behind a pronoun, or behind no words at all."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Span
from .actors import Cluster
from .lexicon import name_words, plain
from .linking import Attribution
from .roles import role_of

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "themselves", "both"})
_IT = frozenset({"it", "its", "itself"})
_I = frozenset({"i", "me", "my", "we", "us", "our", "myself", "ourselves"})
_WHO = frozenset({"who", "whom", "which", "that"})
_DEPENDENT = re.compile(
    r"\b(?:of|for|to|from|at|in|with|by|on|against|about|under|inside|near|behind|representing|"
    r"including|like|between)\s+(?:(?:the|a|an|mr|mrs|ms|dr|sen|rep|gov|president|senator)\.?\s+)*$"
)
_JOINING = frozenset(
    {
        "and",
        "or",
        "who",
        "himself",
        "herself",
        "itself",
        "themselves",
        "as",
        "while",
        "of",
        "in",
        "for",
        "at",
        "from",
        "on",
        "but",
        "both",
        "also",
        "have",
        "has",
        "with",
    }
)

_AND = re.compile(r"\band\b|&|\bor\b")
_PASSIVE = re.compile(r"(?:is|was|were|are|been|being|be|has been|have been|had been)\b")
_OPENING = frozenset(
    """
    after although as at before by despite during earlier for from however if in later meanwhile on
    since speaking still though today under when while with yesterday
    """.split()
)
_SPEAKING = ("person", "organization", "place")
_DEFINITE = frozenset({"the", "this", "that"})
_DEPENDENT_WORDS = frozenset({"for", "of", "from", "who", "with", "at", "to", "by"})

NEAR = 6
"""Sentences over which a pronoun looks back."""

ROLE_MENTIONS = 3
"""Mentions of a person that are searched for a role."""

WITHOUT_SOURCE = 0.85
"""How sure a speaker stays when a second verb takes it over from the first."""


@dataclass(frozen=True)
class Weights:
    """What speaks for a person being meant by a pronoun; logits, found on the training articles.

    sentence: for each sentence between. rank: for each name between. subject: the name is a subject.
    gender: its gender is known and agrees. often: times the log of its mentions. spoke: it spoke last.
    """

    sentence: float = -1.1
    rank: float = -0.06
    subject: float = 0.41
    gender: float = 0.46
    often: float = 0.17
    spoke: float = 3.9


DEFAULT = Weights()


@dataclass(frozen=True)
class Voice:
    """Who speaks. clusters: indices of the named speakers, none for an unnamed one. chance: 0 to 1."""

    clusters: tuple[int, ...]
    chance: float


@dataclass(frozen=True)
class _Mention:
    span: Span
    cluster: int


class Resolver:
    """Finds the speakers of one article's attributions, in the order of the text."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        clusters: Sequence[Cluster],
        weights: Weights = DEFAULT,
    ) -> None:
        self._weights = weights
        self._text = text
        self._starts = [start for start, _ in sentences]
        self._clusters = clusters
        self._mentions = sorted(
            (_Mention(span, at) for at, c in enumerate(clusters) for span in c.mentions),
            key=lambda m: m.span,
        )
        self._ends = [m.span[1] for m in self._mentions]
        self._roles = _role_index(text, clusters)

    def resolve(self, attributions: Sequence[Attribution]) -> list[Voice]:
        """One voice for each attribution, in the same order."""
        order = sorted(
            range(len(attributions)),
            key=lambda at: (attributions[at].source or attributions[at].cue).span,
        )
        voices: dict[int, Voice] = {}
        said: list[tuple[int, Voice]] = []
        for at in order:
            attribution = attributions[at]
            if attribution.source is None:
                voice = self._unsaid(attribution, said)
            else:
                voice = self._said(attribution, said, attributions, voices)
            voices[at] = voice
            said.append(((attribution.source or attribution.cue).span[0], voice))
        return [voices[at] for at in range(len(attributions))]

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at)

    def _unsaid(self, attribution: Attribution, said: list[tuple[int, Voice]]) -> Voice:
        """No source: a second verb of the same subject, or one that hangs on the sentence's subject."""
        cue = attribution.cue.span
        if _PASSIVE.match(plain(self._text[slice(*cue)])):
            return Voice((), 0.5)
        here = self._sentence(cue[0])
        for place, voice in reversed(said[-3:]):
            if self._sentence(place) == here and voice.clusters:
                return Voice(voice.clusters, voice.chance * WITHOUT_SOURCE)
        for mention in reversed(self._before(cue[0])):
            at_home = self._sentence(mention.span[0]) == here
            speaking = self._clusters[mention.cluster].kind in _SPEAKING
            if at_home and speaking and self._is_subject(mention.span):
                return Voice((mention.cluster,), 0.6)
        return Voice((), 0.5)

    def _said(
        self,
        attribution: Attribution,
        said: list[tuple[int, Voice]],
        attributions: Sequence[Attribution],
        voices: dict[int, Voice],
    ) -> Voice:
        assert attribution.source is not None
        span = attribution.source.span
        words = plain(self._text[slice(*span)]).split()
        first = words[0].strip("\"'.,;:“”") if words else ""
        if len(words) <= 2 and first.split("'")[0] in _I:
            return self._enclosing(span, attributions, voices)
        heads = self._heads(span)
        if heads:
            return Voice(tuple(dict.fromkeys(heads)), 0.97)
        if first in _WHO and len(words) <= 2:
            return self._relative(span)
        pronoun = first.split("'")[0]
        if len(words) <= 2:
            if pronoun in _HE | _SHE:
                return self._person(span, "m" if pronoun in _HE else "f", said)
            if pronoun in _IT | _THEY:
                return self._thing(span, pronoun in _THEY, said)
        return self._described(span, words, said)

    def _heads(self, span: Span) -> list[int]:
        """Named speakers in a source's words: not "Ruiz" in "a lawyer for Ruiz" or "the Ruiz campaign"."""
        low = bisect_left(self._ends, span[0] + 1)
        found = []
        for mention in self._mentions[low:]:
            start, end = mention.span
            if start >= span[1]:
                break
            if start < span[0] and end < span[1] and self._text[start : span[0]].strip():
                continue
            before, after = self._text[span[0] : start], self._text[end : span[1]]
            if _DEPENDENT.search(plain(before)):
                continue
            following = re.match(r"(['’]s?\b|['’]?)\s*([^\s]*)", after)
            possessive, word = (following.group(1), following.group(2)) if following else ("", "")
            bare = word.strip(',.;:()“”"')
            if possessive.endswith("s") or possessive in ("'", "’"):
                if bare:
                    continue
            elif bare and word[0] not in ",;:(—–-" and plain(bare) not in _JOINING:
                person_follows = any(
                    m.span[0] >= end and m.span[0] < span[1]
                    for m in self._mentions[low:]
                    if m.cluster != mention.cluster
                )
                if bare[0].islower() or person_follows:
                    continue
            found.append(mention.cluster)
        return self._joint(found, span)

    def _joint(self, found: list[int], span: Span) -> list[int]:
        """Those of several names in a source that speak: "Ruiz (D-Ohio) and Okoro" are two."""
        speaking = [at for at in found if self._clusters[at].kind in ("person", "organization")]
        found = speaking or found
        if len(found) > 1 and not _AND.search(plain(self._text[slice(*span)])):
            people = [at for at in found if self._clusters[at].kind == "person"]
            return people[:1] or found[:1]
        return found

    def _enclosing(
        self, span: Span, attributions: Sequence[Attribution], voices: dict[int, Voice]
    ) -> Voice:
        """Who says the words that an "I" or "we" stands in."""
        for at, other in enumerate(attributions):
            if at in voices and any(
                a <= span[0] and span[1] <= b for a, b in (m.span for m in other.contents)
            ):
                return Voice(voices[at].clusters, voices[at].chance * 0.9)
        return Voice((), 0.6)

    def _before(self, at: int) -> Sequence[_Mention]:
        """Mentions that end before `at`, at most `NEAR` sentences back, nearest first."""
        high = bisect_right(self._ends, at)
        here = self._sentence(at)
        near = []
        for mention in reversed(self._mentions[max(0, high - 60) : high]):
            if here - self._sentence(mention.span[0]) > NEAR:
                break
            near.append(mention)
        return near

    def _relative(self, span: Span) -> Voice:
        """For "who": the name right before it, else an unnamed somebody."""
        for mention in self._before(span[0])[:1]:
            between = self._text[mention.span[1] : span[0]]
            if len(between) < 60 and "," in between + "," and "." not in between:
                closeness = 0.9 if len(between) <= 3 else 0.7
                return Voice((mention.cluster,), closeness)
        return Voice((), 0.5)

    def _person(self, span: Span, gender: str, said: list[tuple[int, Voice]]) -> Voice:
        """He or she, or ("" for `gender`) "the senator": weighed as `Weights` says."""
        weigh = self._weights
        scores: dict[int, float] = {}
        here = self._sentence(span[0])
        for rank, mention in enumerate(self._before(span[0])):
            cluster = self._clusters[mention.cluster]
            if cluster.kind != "person" or not _agree(cluster.gender, gender):
                continue
            apart = here - self._sentence(mention.span[0])
            score = (
                weigh.sentence * apart
                + weigh.rank * rank
                + weigh.subject * self._is_subject(mention.span)
                + weigh.gender * bool(gender and cluster.gender == gender)
                + weigh.often * math.log(len(cluster.mentions))
            )
            scores[mention.cluster] = max(score, scores.get(mention.cluster, -math.inf))
        for back, (place, voice) in enumerate(reversed(said[-3:])):
            apart = here - self._sentence(place)
            for at in voice.clusters[:1]:
                cluster = self._clusters[at]
                if cluster.kind == "person" and _agree(cluster.gender, gender) and apart <= NEAR:
                    known = scores.get(at, weigh.sentence * apart)
                    scores[at] = known + weigh.spoke / (1 + back)
        if not scores:
            return Voice((), 0.4)
        best = max(scores, key=lambda at: (scores[at], -at))
        total = sum(math.exp(s - scores[best]) for s in scores.values())
        return Voice((best,), 0.95 / total)

    def _thing(self, span: Span, plural: bool, said: list[tuple[int, Voice]]) -> Voice:
        """It or they: the last speaker that is no person, else the last such name in two sentences."""
        here = self._sentence(span[0])
        for place, voice in reversed(said[-2:]):
            if here - self._sentence(place) > 2 or not voice.clusters:
                continue
            if plural and len(voice.clusters) > 1:
                return Voice(voice.clusters, 0.7)
            if self._clusters[voice.clusters[0]].kind != "person":
                return Voice(voice.clusters, 0.65)
        if plural:
            return Voice((), 0.5)
        for mention in self._before(span[0]):
            if here - self._sentence(mention.span[0]) > 1:
                break
            if self._clusters[mention.cluster].kind == "organization" and self._is_subject(
                mention.span
            ):
                return Voice((mention.cluster,), 0.5)
        return Voice((), 0.4)

    def _described(self, span: Span, words: list[str], said: list[tuple[int, Voice]]) -> Voice:
        """For "the senator": who has that role, else the person spoken of, else nobody known."""
        if not words or words[0] not in _DEFINITE or not _DEPENDENT_WORDS.isdisjoint(words):
            return Voice((), 0.9)
        noun = _role_word(words[-1])
        owners = [at for at in self._roles.get(noun, ()) if self._clusters[at].mentions[0] < span]
        if owners:
            near = {m.cluster: rank for rank, m in reversed(list(enumerate(self._before(span[0]))))}
            best = min(owners, key=lambda at: (near.get(at, 99), at))
            return Voice((best,), 0.8 if len(owners) == 1 else 0.55)
        lexicon = name_words()
        if noun in lexicon.roles and noun not in lexicon.agents:
            voice = self._person(span, "", said)
            return Voice(voice.clusters, voice.chance * 0.7)
        return Voice((), 0.9)

    def _is_subject(self, span: Span) -> bool:
        """Whether the name opens its sentence, or follows a conjunction or an opening phrase's comma."""
        start = self._starts[max(0, self._sentence(span[0]) - 1)]
        before = plain(self._text[start : span[0]]).split()
        lead = [w for w in before if w.strip("\"'.,") not in name_words().titles]
        opened = bool(before) and before[0] in _OPENING and before[-1].endswith(",")
        return (
            len(lead) <= 3
            or opened
            or (bool(before) and before[-1] in ("that", "when", "while", "as", "but", "and"))
        )


def _agree(known: str, wanted: str) -> bool:
    return not known or not wanted or known == wanted


def _role_word(word: str) -> str:
    """A role noun as compared: "Sen." and "senator" are one."""
    bare = word.strip("\"'.,;:()").removesuffix("'s")
    return name_words().short_roles.get(bare, bare)


def _role_index(text: str, clusters: Sequence[Cluster]) -> dict[str, list[int]]:
    """Role noun → clusters that have it."""
    lexicon = name_words()
    index: dict[str, list[int]] = {}
    for at, cluster in enumerate(clusters):
        if cluster.kind != "person":
            continue
        role = role_of(text, cluster.mentions[:ROLE_MENTIONS])
        if role:
            for word in {_role_word(w) for w in plain(text[slice(*role)]).split()}:
                if word in lexicon.roles or word in lexicon.titles:
                    index.setdefault(word, []).append(at)
    return index
