"""Which sentences sum an article up: sumy's summarizers over our own sentences.

sumy's own tokenizer needs data to be downloaded; its document model does not, so it is built here
from spans. The default, "news", is sumy's `NEWS_BASE` with a position prior and without repetition:
on news the plain methods lose several ROUGE points to an article's first sentences, because reporters
put the most important thing first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from ..model import Article, Span, Summary, SummarySentence
from ..settings import Length
from .deadline import Check, no_limit

NEWS_BASE = "luhn"
CENTRAL = 0.15
"""Weight of the base method's score beside the position prior in "news"."""

DECAY = 0.8
"""The position prior of a sentence is this to the power of its index."""

REPETITION = 0.5
"""Share of a sentence's words that may stand in the sentences chosen before it."""

FEWEST_WORDS = 5
"""Sentences with fewer words (bylines, cries, crumbs of markup) sum nothing up."""

MOST_SENTENCES = 1000
"""Sentences from the start that may be chosen: the methods compare each with each, in memory too."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


_METHODS = (staticmethod, classmethod)


@dataclass(frozen=True)
class _Candidate:
    span: Span
    words: tuple[str, ...]


class _Tokenizer:
    """What sumy asks of a tokenizer, without NLTK's data."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(_WORD.findall(sentence))

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        return (paragraph,)


def summarise(
    article: Article,
    sentences: Sequence[Span],
    *,
    method: str,
    length: Length,
    check: Check = no_limit,
) -> Summary:
    """Choose sentences; fewer than asked for where the article has fewer that could be chosen.

    A headline in the text, repeated sentences, crumbs and what stands behind the first
    `MOST_SENTENCES` are never chosen. check: called as the methods work.
    """
    candidates = _candidates(article, sentences)
    if not candidates:
        return Summary(method, ())
    wanted = length.of(len(candidates))
    if wanted == len(candidates):  # nothing to choose, and several methods fail on so little
        everything = list(range(wanted))
        return _summary(method, candidates, everything, [1.0] * wanted, [()] * wanted)
    if method == "lead":
        chosen = list(range(min(wanted, len(candidates))))
        scores = [1.0 - at / len(candidates) for at in range(len(candidates))]
        why: tuple[str, ...] = ("lead",)
        return _summary(method, candidates, chosen, scores, [why] * len(candidates))
    if method == "news":
        return _news(candidates, wanted, check)
    rated, chosen = _rate(candidates, method, wanted, article, check)
    return _summary(method, candidates, chosen, rated, [("central",)] * len(candidates))


def _candidates(article: Article, sentences: Sequence[Span]) -> list[_Candidate]:
    found: list[_Candidate] = []
    seen: set[tuple[str, ...]] = set()
    for start, end in sentences:
        if article.headline and start < article.headline[1] and end > article.headline[0]:
            continue
        words = tuple(w.lower() for w in _WORD.findall(article.text[start:end]))
        if words in seen:
            continue
        seen.add(words)
        found.append(_Candidate((start, end), words))
    whole = [c for c in found if len(c.words) >= FEWEST_WORDS]
    return (whole or found)[:MOST_SENTENCES]


def _news(candidates: list[_Candidate], wanted: int, check: Check) -> Summary:
    base, _ = _rate(candidates, NEWS_BASE, wanted, None, check)
    scores = [CENTRAL * rating + (1 - CENTRAL) * DECAY**at for at, rating in enumerate(base)]
    chosen: list[int] = []
    said: set[str] = set()
    order = sorted(range(len(candidates)), key=lambda at: (-scores[at], at))
    for limit in (REPETITION, 1.01):
        for at in order:
            if len(chosen) == wanted or at in chosen:
                continue
            words = {w for w in candidates[at].words if len(w) > 3}
            if words and len(words & said) / len(words) > limit:
                continue
            chosen.append(at)
            said |= words
    median = sorted(base)[len(base) // 2]
    why = [
        tuple(
            reason for reason, holds in (("lead", at < 3), ("central", base[at] > median)) if holds
        )
        for at in range(len(candidates))
    ]
    return _summary("news", candidates, chosen, scores, why)


def _summary(
    method: str,
    candidates: Sequence[_Candidate],
    chosen: Sequence[int],
    scores: Sequence[float],
    why: Sequence[tuple[str, ...]],
) -> Summary:
    return Summary(
        method,
        tuple(
            SummarySentence(candidates[at].span, round(min(1.0, max(0.0, scores[at])), 4), why[at])
            for at in sorted(chosen)
        ),
    )


def _rate(
    candidates: Sequence[_Candidate],
    method: str,
    wanted: int,
    article: Article | None,
    check: Check,
) -> tuple[list[float], list[int]]:
    """The ratings of one of sumy's methods, scaled to 0 to 1, and the sentences that it chooses."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    tokenizer = _Tokenizer()
    sentences = [Sentence(" ".join(c.words), tokenizer) for c in candidates]
    document = ObjectDocumentModel([Paragraph(sentences)])
    ratings = [0.0] * len(candidates)

    def capture(infos: Sequence[Any]) -> Sequence[Any]:
        for info in infos:
            ratings[info.order] = float(info.rating)
        return infos[:wanted]

    picked = {id(sentence) for sentence in _summarizer(method, article, check)(document, capture)}
    ratings = [rating if isfinite(rating) else 0.0 for rating in ratings]
    low, high = min(ratings), max(ratings)
    scaled = [(r - low) / (high - low) if high > low else 1.0 for r in ratings]
    chosen = [at for at, sentence in enumerate(sentences) if id(sentence) in picked]
    if (
        not chosen
    ):  # too few words in common to rate anything: the first sentences stand for the text
        return scaled, list(range(wanted))
    return scaled, chosen


def _summarizer(method: str, article: Article | None, check: Check) -> Callable[[Any, Any], Any]:
    """The summarizer of sumy that has that name, with English stop words where it takes them."""
    from importlib import import_module

    from sumy.utils import expand_resource_path, read_stop_words

    module = import_module(f"sumy.summarizers.{method.replace('-', '_')}")
    name = "".join(part.capitalize() for part in method.split("-")) + "Summarizer"
    summarizer: Any = getattr(module, {"KlSummarizer": "KLSummarizer"}.get(name, name))()
    # Not get_stop_words("english"): it looks the language up in a table of all 7,900.
    words = read_stop_words(expand_resource_path("stopwords/english.txt"))
    if method == "edmundson":
        summarizer.null_words = words
        title = article.title if article else ""
        summarizer.bonus_words = tuple(_WORD.findall(title.lower())) or ("said",)
        summarizer.stigma_words = ("perhaps",)
    elif hasattr(summarizer, "stop_words"):
        summarizer.stop_words = words
    return _checked(summarizer, check)


def _checked(summarizer: Any, check: Check) -> Callable[[Any, Any], Any]:  # noqa: ANN401
    """The summarizer, each of whose own methods calls `check` first: sumy knows no limit of time."""

    def first_check(method: Callable[..., Any]) -> Callable[..., Any]:
        def checked(*arguments: object, **named: object) -> object:
            check()
            return method(*arguments, **named)

        return checked

    for name, value in vars(type(summarizer)).items():
        if not name.startswith("__") and (callable(value) or isinstance(value, _METHODS)):
            setattr(summarizer, name, first_check(getattr(summarizer, name)))
    return summarizer  # type: ignore[no-any-return]
