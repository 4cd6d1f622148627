"""Who speaks: the actor behind a source's words, behind a pronoun, or behind no words at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Span
from .actors import Cluster
from .antecedents import Antecedents, Said
from .choosing import Weights, choose, fitted
from .expressions import INDEFINITE, Expression, expression_of, singular_of
from .heads import Named, others_in, phrase_of, speakers_in
from .lexicon import name_words, plain
from .likeness import Likeness
from .linking import Attribution
from .places import Places
from .tagger import Tags

_I = frozenset({"i", "me", "my", "we", "us", "our", "myself", "ourselves"})
_WHO = frozenset({"who", "whom", "which", "that"})
_LETTERS = (["q"], ["a"])
"""Who asks and who answers in an interview."""
_PASSIVE = re.compile(r"(?:is|was|were|are|been|being|be|has been|have been|had been)\b")
_PARTICIPLE = re.compile(r"(?:[\w-]+\s+){0,2}\w+ing\b")
_PRONOUN = re.compile(r"\b(?:he|she|they|it)\b")
_COMMA = re.compile(r",[”\"]?\s+")
_SAID = frozenset(
    {"said", "says", "to", "told", "added", "wrote", "asked", "argued", "noted", "by"}
)
_BY = re.compile(r"\bby\s+(?:\w+\.?\s+){0,3}$")
_DESCRIBED = re.compile(
    r"\b(?P<first>the|an?|his|her|their|its|this|that|some|many|several|one|two|other|those|these)\s"
    r"(?P<noun>(?:[\w'-]+\s){0,4}[\w'-]+),?\s$"
)
"""Words without a name right before a relative pronoun: "the professor, who"."""
_APPOSED = re.compile(r",\s(?:now|then|the|an?|his|her|its|one|who|whose|former|formerly)\b")
"""How words that say who somebody is follow the name: "Ruiz, now the mayor, who"."""
_SPEAKING = ("person", "organization", "place")

FAR = 90
"""Characters between a name and the relative pronoun that stands for it, at most."""

WITHOUT_SOURCE = 0.85
"""How sure a speaker stays when a second verb takes it over from the first."""

NAMED = 0.97
"""How sure a speaker is who is named in the source itself; as found on the training articles."""


@dataclass(frozen=True)
class Voice:
    """Who speaks. clusters: indices of the named speakers, none for an unnamed one. chance: 0 to 1.
    others: words for those who speak with them and have no name ("his lawyers").
    """

    clusters: tuple[int, ...]
    chance: float
    others: Span | None = None


class Resolver:
    """Finds the speakers of one article's attributions, in the order of the text."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        tags: Tags,
        clusters: Sequence[Cluster],
        attributions: Sequence[Attribution],
        weights: Weights | None = None,
    ) -> None:
        """weights: those that the program comes with by default."""
        self._text = text
        self._plain = plain(text)
        self._clusters = clusters
        self._attributions = attributions
        self._contents = sorted(
            (mark.span, at) for at, a in enumerate(attributions) for mark in a.contents
        )
        self.places = Places(text, sentences, clusters)
        self.pool = Antecedents(
            self.places,
            clusters,
            Likeness(tags, clusters),
            [span for span, _ in self._contents],
            [a.source.span for a in attributions if a.source],
        )
        self._weights = weights or fitted()

    def resolve(self) -> list[Voice]:
        """One voice for each attribution, in the same order."""
        voices: dict[int, Voice] = {}
        said: list[Said] = []
        for at in self.order():
            attribution = self._attributions[at]
            asked = self.asked(attribution)
            if asked:
                own = self.own_words(attribution)
                voice = Voice(*choose(self.pool, asked, said, own, self._weights))
            elif attribution.source is None:
                voice = self._unsaid(attribution, said)
            else:
                voice = self._said(attribution.source.span, attribution, voices, said)
            voices[at] = voice
            said.append(self.said(attribution, voice.clusters))
        return [voices[at] for at in range(len(self._attributions))]

    def order(self) -> list[int]:
        """The attributions in the order in which their speakers are looked for."""
        return sorted(
            range(len(self._attributions)),
            key=lambda at: _place(self._attributions[at]),
        )

    def asked(self, attribution: Attribution) -> Expression | None:
        """The words that point at the speaker; None if they name him, or are none, or "I", or "who"."""
        if attribution.source is None:
            return None
        span = attribution.source.span
        words = plain(self._text[slice(*span)]).split()
        if words in _LETTERS or _is_relative(words) or (len(words) <= 2 and _first(words) in _I):
            return None
        return None if self._heads(span) else expression_of(self._text, span)

    def said(self, attribution: Attribution, clusters: tuple[int, ...]) -> Said:
        """What is remembered of a claim whose speaker is known."""
        source = attribution.source
        noun = singular_of(phrase_of(self._text, source.span).noun) if source else ""
        return Said(_place(attribution)[0], clusters, noun)

    def own_words(self, attribution: Attribution) -> frozenset[int]:
        """The actors named in what is being said."""
        return frozenset(
            m.cluster for mark in attribution.contents for m in self.places.within(mark.span)
        )

    def _heads(self, span: Span) -> list[int]:
        """The named speakers in a source's words."""
        names = [n for n in self._names(span) if not self._describes(n)]
        return speakers_in(self._text, span, names) if names else []

    def _describes(self, name: Named) -> bool:
        """Whether a name says what somebody is: "the Utah Republican", "a Texan"."""
        words = plain(self._text[slice(*name.span)])
        behind = self._text[name.span[1] : name.span[1] + 2]
        known = words in name_words().affiliations or words in name_words().titles
        return known and name.kind in ("misc", "organization") and not behind.strip(" ").isalpha()

    def _names(self, span: Span) -> list[Named]:
        return [
            Named(m.span, m.cluster, self._clusters[m.cluster].kind)
            for m in self.places.within(span)
        ]

    def _unsaid(self, attribution: Attribution, said: Sequence[Said]) -> Voice:
        """No source: a second verb of the same subject, or one that hangs on the sentence's subject."""
        cue = attribution.cue.span
        here = self.places.sentence(cue[0])
        if _PASSIVE.match(self._plain[slice(*cue)]):
            return self._agent(cue)
        if _PARTICIPLE.match(self._plain[slice(*cue)]):
            led = self._led(attribution, said)
            if led:
                return led
        for earlier in reversed(said[-3:]):
            if self.places.sentence(earlier.place) == here and earlier.clusters:
                return Voice(earlier.clusters, WITHOUT_SOURCE * NAMED)
        own = self.own_words(attribution)
        start = self.places.start_of(cue[0])
        behind = self._behind(cue, own)
        if behind:
            return behind
        pronoun = next(reversed([*_PRONOUN.finditer(self._plain, start, cue[0])]), None)
        nearest: Voice | None = None
        for mention in self.places.before(cue[0], 0):
            if pronoun and mention.span[0] < pronoun.start():
                break
            acts = self._clusters[mention.cluster].kind in _SPEAKING
            if not acts or mention.cluster in own or self.places.is_possessive(mention.span):
                continue
            if self.places.is_subject(mention.span):
                return Voice(self.places.joined(mention), 0.6)
            nearest = nearest or Voice((mention.cluster,), 0.35)
        if pronoun:
            return self._points(pronoun.span(), attribution, said, 0.8)
        return nearest or Voice((), 0.5)

    def _behind(self, cue: Span, own: frozenset[int]) -> Voice | None:
        """A name right behind the cue, in no words that are said: "… ," said Ana Ruiz."""
        for mention in self.places.within((cue[1], min(len(self._text), cue[1] + 60)))[:1]:
            titles = self._plain[cue[1] : mention.span[0]].split()
            lexicon = name_words()
            introduced = all(
                t.strip(".,") in lexicon.titles | lexicon.roles | {"the"} for t in titles
            )
            quoted = any(
                s[0] < mention.span[1] and mention.span[0] < s[1] for s, _ in self._contents
            )
            if introduced and not quoted and self._plain[cue[0] : cue[1]].split()[-1] in _SAID:
                return Voice(self.places.joined(mention), 0.8)
        return None

    def _agent(self, cue: Span) -> Voice:
        """For a passive cue: who stands behind its "by"."""
        end = min(self.places.end_of(cue[0]), cue[1] + 40)
        for mention in self.places.within((cue[0], end)):
            if _BY.search(self._plain[cue[0] : mention.span[0]]):
                return Voice((mention.cluster,), 0.7)
        return Voice((), 0.5)

    def _led(self, attribution: Attribution, said: Sequence[Said]) -> Voice | None:
        """For a participle that opens its sentence ("Calling it a lie, he left"): the subject behind it."""
        cue = attribution.cue.span
        start, end = self.places.start_of(cue[0]), self.places.end_of(cue[0])
        if len(self._text[start : cue[0]].split()) > 2:
            return None
        for comma in _COMMA.finditer(self._plain, cue[1], end):
            pronoun = _PRONOUN.match(self._plain, comma.end())
            if pronoun:
                return self._points(pronoun.span(), attribution, said, 0.8)
            for mention in self.places.within((comma.end(), min(end, comma.end() + 40)))[:1]:
                titles = self._plain[comma.end() : mention.span[0]].split()
                if all(t.strip(".") in name_words().titles or t == "the" for t in titles):
                    return Voice((mention.cluster,), 0.8)
        return None

    def _points(
        self, span: Span, attribution: Attribution, said: Sequence[Said], sure: float
    ) -> Voice:
        """The speaker that a pronoun outside the marked source points at."""
        asked = expression_of(self._text, span)
        if asked is None:
            return Voice((), 0.5)
        own = self.own_words(attribution)
        clusters, chance = choose(self.pool, asked, said, own, self._weights)
        return Voice(clusters, chance * sure)

    def _said(
        self,
        span: Span,
        attribution: Attribution,
        voices: dict[int, Voice],
        said: Sequence[Said],
    ) -> Voice:
        """A speaker named in the source at `span`, an "I" within what somebody says, or a "who"."""
        words = plain(self._text[slice(*span)]).split()
        if _is_relative(words):
            return self._relative(span[0], attribution, said)
        heads = self._heads(span)
        if heads and not (len(words) <= 2 and _first(words) in _I):
            others = others_in(self._text, span, self._names(span), heads)
            return Voice(tuple(heads), NAMED, others)
        if words in _LETTERS:
            return Voice((), NAMED)
        return self._enclosing(span, voices)

    def _enclosing(self, span: Span, voices: dict[int, Voice]) -> Voice:
        """Who says the words that an "I" or "we" stands in; outside all words, the article's writer."""
        after = bisect_right(self._contents, (span, len(self._attributions)))
        for (start, end), at in reversed(self._contents[max(0, after - 4) : after]):
            if at in voices and start <= span[0] and span[1] <= end:
                return Voice(voices[at].clusters, voices[at].chance * 0.9)
        return self._writer()

    def _writer(self) -> Voice:
        """Whom the last paragraph introduces as its subject: "Ana Ruiz is mayor of the port."."""
        last = self._text.rstrip()
        start = last.rfind("\n") + 1
        for mention in self.places.within((start, start + 20))[:1]:
            opens = not self._text[start : mention.span[0]].strip("*_—–- ")
            if opens and self.places.kinds[mention.cluster] == "person":
                return Voice((mention.cluster,), 0.6)
        return Voice((), 0.6)

    def _relative(self, at: int, attribution: Attribution, said: Sequence[Said]) -> Voice:
        """For the "who" or "which" at `at`: the last name before it that fits, or the words it follows."""
        person = self._plain.startswith(("who", "whom"), at)
        before = self.places.before(at, 0)
        named = before[0].span[1] if before else 0
        low = max(self.places.start_of(at), at - FAR, named)
        described = _DESCRIBED.search(self._plain, low, at)
        for mention in before:
            between = self._plain[mention.span[1] : at]
            if person != (self.places.kinds[mention.cluster] == "person"):
                continue
            if self.places.is_possessive(mention.span) or len(between) > FAR:
                continue
            beside = len(between) <= 3
            if beside or described is None or _APPOSED.match(between):
                return Voice(self.places.joined(mention), 0.9 if beside else 0.7)
            break
        if described and described["first"] not in INDEFINITE:
            return self._points((described.start(), described.end("noun")), attribution, said, 0.9)
        return Voice((), 0.5)


def _place(attribution: Attribution) -> Span:
    return (attribution.source or attribution.cue).span


def _is_relative(words: Sequence[str]) -> bool:
    """Whether a source begins with a relative pronoun: "who", "which together", "who in 2010"."""
    first = _first(words)
    return first in _WHO and (len(words) <= 2 or first != "that")


def _first(words: Sequence[str]) -> str:
    return words[0].strip("\"'.,;:“”").split("'")[0] if words else ""
