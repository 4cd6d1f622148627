"""Measures of a briefing against gold labels: small, and the same for every annotated set.

A gold line has "text", "attributions" (id, source, cue, content as spans) and, where annotated,
"stance", "source_entity", "actors", "open_questions" and "responds_to".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.model import Briefing, Claim, Span

ROLES = ("source", "cue", "content")
LEAST_CONTENT = 0.5
"""F over words from which a found content is the gold one."""

MOST_PRECISE, MOST_RECALLED = 8, 12
"""Actors whose precision counts, and among which the gold ones are looked for."""

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
_LEAD = re.compile(r"^(the|a|an|mr\.?|mrs\.?|ms\.?|dr\.?|sen\.?|rep\.?|gov\.?|president) ")


@dataclass(frozen=True)
class Figure:
    """A measure, 0 to 1, and how many gold items it is over."""

    value: float
    items: int


def figures(golds: Iterable[Mapping[str, Any]], briefings: Iterable[Briefing]) -> dict[str, Figure]:
    """Every measure for which there are labels, by name."""
    count: Counter[str] = Counter()
    for gold, briefing in zip(golds, briefings, strict=True):
        matched = _attributions(gold, briefing, count)
        _labels(gold, briefing, matched, count)
        if "actors" in gold:
            _actors(gold, briefing, count)
        if "open_questions" in gold:
            _questions(gold, briefing, count)
    c = count
    found = {
        "content": _f(c["content"], c["claims"], c["content"], c["gold"]),
        "who-said-what": _f(c["whole"], c["claims"], c["whole"], c["gold"]),
        "stance": _share(c["stance right"], c["stance"]),
        "speaker": _share(c["speaker right"], c["speaker"]),
        "actors": _f(c["actors good"], c["actors"], c["actors found"], c["actors gold"]),
        "questions": _f(
            c["questions good"], c["questions"], c["questions good"], c["questions gold"]
        ),
        "question kind": _share(c["kind right"], c["questions good"]),
        "answers precision": _share(c["answers good"], c["answers"]),
        "answers recall": _share(c["answers good"], c["answers gold"]),
    }
    return {name: figure for name, figure in found.items() if figure.items}


def _attributions(
    gold: Mapping[str, Any], briefing: Briefing, count: Counter[str]
) -> dict[int, int]:
    """Gold attributions matched one to one with claims by their contents: place to place."""
    tokens = [m.span() for m in _WORD.finditer(gold["text"])]
    wanted = [{r: _words(tokens, a[r]) for r in ROLES} for a in gold["attributions"]]
    found = [
        {
            "source": _words(tokens, c.source.spans),
            "cue": _words(tokens, c.cue),
            "content": _words(tokens, c.content),
        }
        for c in briefing.claims
    ]
    count["gold"] += sum(bool(w["content"]) for w in wanted)
    count["claims"] += sum(bool(w["content"]) for w in found)
    pairs = sorted(
        (
            (-2 * len(w["content"] & f["content"]) / (len(w["content"]) + len(f["content"])), i, j)
            for i, w in enumerate(wanted)
            for j, f in enumerate(found)
            if w["content"] & f["content"]
        ),
    )
    matched: dict[int, int] = {}
    for score, i, j in pairs:
        if -score >= LEAST_CONTENT and i not in matched and j not in matched.values():
            matched[i] = j
    count["content"] += len(matched)
    count["whole"] += sum(
        _touch(wanted[i]["source"], found[j]["source"])
        and _touch(wanted[i]["cue"], found[j]["cue"])
        for i, j in matched.items()
    )
    return matched


def _labels(
    gold: Mapping[str, Any], briefing: Briefing, matched: Mapping[int, int], count: Counter[str]
) -> None:
    forms = {a["name"]: [a["name"], *a["aliases"]] for a in gold.get("actors", ())}
    ids = {}
    for i, j in matched.items():
        label, claim = gold["attributions"][i].get("id"), briefing.claims[j]
        ids[claim.id] = label
        stance = gold.get("stance", {}).get(label)
        if stance:
            count["stance"] += 1
            count["stance right"] += stance == claim.stance
        who = gold.get("source_entity", {}).get(label, "~")
        if not who.startswith("~"):
            count["speaker"] += 1
            count["speaker right"] += alike(_names(briefing, claim), forms.get(who, [who]))
    if "responds_to" in gold:
        pairs = {(one, other) for one, others in gold["responds_to"].items() for other in others}
        made = [
            (ids.get(claim.id), ids.get(other))
            for claim in briefing.claims
            for other in claim.responds_to
        ]
        count["answers"] += len(made)
        count["answers good"] += sum(pair in pairs for pair in made)
        count["answers gold"] += len(pairs)


def _names(briefing: Briefing, claim: Claim) -> list[str]:
    actor = briefing.actor(claim.source.actor)
    return [actor.name, *actor.aliases] if actor else [claim.source.name]


def _actors(gold: Mapping[str, Any], briefing: Briefing, count: Counter[str]) -> None:
    wanted = [[a["name"], *a["aliases"]] for a in gold["actors"]]
    found = [[a.name, *a.aliases] for a in briefing.actors]
    precise, recalled = found[:MOST_PRECISE], found[:MOST_RECALLED]
    count["actors"] += len(precise)
    count["actors good"] += sum(any(alike(f, w) for w in wanted) for f in precise)
    count["actors gold"] += len(wanted)
    count["actors found"] += sum(any(alike(f, w) for f in recalled) for w in wanted)


def _questions(gold: Mapping[str, Any], briefing: Briefing, count: Counter[str]) -> None:
    taken: set[int] = set()
    for question in briefing.questions:
        for at, wanted in enumerate(gold["open_questions"]):
            start, end = wanted["span"]
            if at not in taken and question.span[0] < end and start < question.span[1]:
                taken.add(at)
                count["kind right"] += question.kind == wanted["type"]
                break
    count["questions"] += len(briefing.questions)
    count["questions good"] += len(taken)
    count["questions gold"] += len(gold["open_questions"])


def alike(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a name is in both, titles and articles left out."""
    return bool({_plain(n) for n in names if _plain(n)} & {_plain(n) for n in others})


def _plain(name: str) -> str:
    bare = _LEAD.sub("", re.sub(r"[’']s$", "", name.strip().lower()))
    return re.sub(r"[^\w ]", "", bare).strip()


def _words(tokens: Sequence[Span], spans: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(i for s, e in spans for i, (a, b) in enumerate(tokens) if a < e and b > s)


def _touch(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one & other) or (not one and not other)


def _share(right: int, items: int) -> Figure:
    return Figure(right / items if items else 0.0, items)


def _f(good: int, made: int, found: int, wanted: int) -> Figure:
    precision, recall = (good / made if made else 0.0), (found / wanted if wanted else 0.0)
    total = precision + recall
    return Figure(2 * precision * recall / total if total else 0.0, wanted)
