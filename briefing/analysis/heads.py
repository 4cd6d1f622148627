"""Who is named in a source's own words: the head of the phrase, not every name in it.

"Ana Ruiz, a lawyer for the port" is Ruiz; "a lawyer for Ruiz" is nobody named; "a YouGov poll" and "a
report by YouGov" are YouGov, for documents speak for their makers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Span
from .lexicon import name_words, plain

_BREAK = re.compile(
    r"[,;:(\[—–\"“”\n]|\s-+\s|&(?=\s)|\b(?:and|or|of|for|from|in|at|by|on|with|to|who|whom|which|that|whose|about|"
    r"against|under|including|like|such|inside|near|behind|representing|between|because|citing|trying|"
    r"\w+ed\s+(?:by|in|on|for|at|from|to|last|this|\w+day)|(?:this|last|next|earlier)\s+(?:week|month|year|\w+day)|"
    r"made|seen|led|run|written|where|when|as|after|before|during|than|was|were|is|are|along|via)\b"
)
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose", "where", "when", "because", "as"})
_JOINING = frozenset({"and", "or", "&"})
_MAKER = re.compile(
    r"\b(?:by|from|of|for|in|on|at)\s+(?:(?:the|a|an|its|new|mr|mrs|ms|dr|president|sen|rep|gov)\.?\s+)*$"
)
_DEPENDENT = re.compile(
    r"\b(?:of|for|to|from|at|in|with|by|on|against|about|under|inside|near|behind|representing|"
    r"including|like|between)\s+(?:(?:the|a|an|mr|mrs|ms|dr|sen|rep|gov|president|senator)\.?\s+)*$"
)
_OTHERS = re.compile(
    r"(?:\s\([^)]*\))?,? and ((?:his|her|their|its|others?|some|many|"
    r"several|the|an?|two|three|four|five|most|all)\b[^,;:]*[\w”\"])"
)
_ARTICLES = frozenset("the a an his her its their our one another some".split())
_TRAILING = frozenset(
    """
    himself herself itself themselves also have has had alone too both then himself all now still once even
    later again
    """.split()
)
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_WORD = re.compile(r"[\w][\w'’.-]*")


@dataclass(frozen=True)
class Named:
    """A name within the source. cluster: its index. kind: of the cluster."""

    span: Span
    cluster: int
    kind: str


@dataclass(frozen=True)
class Phrase:
    """A noun phrase without a name for its head. noun: its head in lower case, "" if it has no words.

    words: all before the first break, in lower case. more: whether something follows ("of the
    port"). end: where the words end.
    """

    noun: str
    words: tuple[str, ...]
    more: bool
    end: int


def phrase_of(text: str, span: Span) -> Phrase:
    """The phrase up to its first comma, preposition or relative clause."""
    found = _break(text, span[0], span[1], ())
    end = found.start() if found else span[1]
    if found and found.start() == span[0]:
        end = span[1]
    words = tuple(_bare(w) for w in _WORD.findall(plain(text[span[0] : end])))
    return Phrase(words[-1] if words else "", words, end < span[1], end)


def others_in(
    text: str, span: Span, names: Sequence[Named], speaking: Sequence[int]
) -> Span | None:
    """Who speaks beside those named and has no name: "his lawyers" in "Ruiz and his lawyers"."""
    joined = list(_OTHERS.finditer(text, *span))
    if not joined or not names:
        return None
    start, end = joined[-1].span(1)
    introduced = any(n.span[1] == joined[-1].start() and n.cluster in speaking for n in names)
    inside = any(n.span[1] > start and n.kind != "misc" for n in names)
    return (start, end) if introduced and not inside else None


def speakers_in(text: str, span: Span, names: Sequence[Named]) -> list[int]:
    """The clusters that speak in the source at `span`; names: those that touch it, in order."""
    found: list[Named] = []
    at, end = span
    while at < end:
        stop = _break(text, at, end, names)
        core_end = stop.start() if stop else end
        inside = [n for n in names if n.span[0] < core_end and n.span[1] > at]
        head = _head(text, (at, core_end), inside)
        if head and not (found and head.kind == "place" and found[-1].kind == "person"):
            found.append(head)
        elif not found:
            found = _makers(text, (at, core_end), end, names)
            if found:
                break
        following = _onward(text, stop, end, names, found)
        if following is None:
            break
        at = following
    found = found or _introduced(text, span, names)
    return list(dict.fromkeys(n.cluster for n in found))


def _introduced(text: str, span: Span, names: Sequence[Named]) -> list[Named]:
    """A person behind the words that say what he is: "former Secretary of State Ana Ruiz"."""
    for name in names:
        before, after = text[span[0] : name.span[0]], text[name.span[1] : span[1]]
        if name.kind not in ("person", "organization") or _DEPENDENT.search(plain(before)):
            continue
        if not after.strip() or after.lstrip()[0] in ",;(—–":
            words = before.split()
            near = _bare(plain(words[-1])) if words else ""
            named = name.kind == "person" and (
                _role(near) or (bool(words) and words[-1][:1].isupper())
            )
            apposed = re.search(r"[,—–]\s*(?:the\s+|an?\s+)?$", before)
            if apposed or named:
                return [name]
    return []


def _break(text: str, at: int, end: int, names: Sequence[Named]) -> re.Match[str] | None:
    """The first break that is no part of a name ("Department of State")."""
    for match in _BREAK.finditer(text, at, end):
        if match.start() > at and not any(n.span[0] <= match.start() < n.span[1] for n in names):
            return match
    return None


def _head(text: str, core: Span, inside: Sequence[Named]) -> Named | None:
    """The name that the phrase is about, or whose document or body it is about."""
    for name in reversed(inside):
        if name.kind == "misc" and name is not inside[-1]:
            continue
        rest = text[min(name.span[1], core[1]) : core[1]]
        possessive = _POSSESSIVE.match(rest)
        words = [_bare(w) for w in _WORD.findall(rest[possessive.end() if possessive else 0 :])]
        if not words or (words[0] in _TRAILING and not possessive):
            return name
        if name.kind != "misc" and _speaks_for(words[-1], name, bool(possessive)):
            return name
        raw = rest.strip()
        if not possessive and raw[:1].isupper() and name is inside[-1] and not _role(words[-1]):
            return name
    return None


def _speaks_for(noun: str, name: Named, possessive: bool) -> bool:
    """Whether "NAME noun" is as good as the name: its document, or the body that it is."""
    lexicon = name_words()
    singular = noun.removesuffix("s")
    if noun in lexicon.documents or singular in lexicon.documents:
        return True
    body = noun in lexicon.bodies or singular in lexicon.bodies
    return body and name.kind == "organization" and not possessive


def _role(noun: str) -> bool:
    return noun in name_words().roles or noun.removesuffix("s") in name_words().roles


def _makers(text: str, core: Span, end: int, names: Sequence[Named]) -> list[Named]:
    """For "a report by A and B" and "the board of A": the names behind such a noun."""
    words = [_bare(w) for w in _WORD.findall(plain(text[slice(*core)]))]
    if not words:
        return []
    lexicon = name_words()
    noun = words[-1].removesuffix("s")
    document = noun in lexicon.documents or words[-1] in lexicon.documents
    if not document and noun not in lexicon.parts:
        return []
    behind = [n for n in names if core[1] <= n.span[0] < end]
    found: list[Named] = []
    for name in behind:
        before = plain(text[found[-1].span[1] if found else core[0] : name.span[0]])
        joined = re.fullmatch(r"(?:,|,?\s+and|\s+&)\s+(?:the\s+)?", before)
        maker = _MAKER.search(before) if document else re.search(r"\bof\s+(?:the\s+)?$", before)
        # "a report from the port's inspector" is not the port's.
        if not (joined if found else maker) or _POSSESSIVE.match(text, name.span[1], end):
            break
        found.append(name)
    return found


def _onward(
    text: str, stop: re.Match[str] | None, end: int, names: Sequence[Named], found: Sequence[Named]
) -> int | None:
    """Where the next joined phrase starts, None if there is none: appositions are passed over."""
    if stop is None:
        return None
    word = plain(stop.group().strip())
    at = stop.end()
    if word in _JOINING:
        return at
    if word in _RELATIVE:
        return None
    if word in ("like", "including", "such") and not found:
        return at if word != "such" else None
    if word == "along" and found:
        return text.find("with", at, end) + 4 if "with" in text[at:end] else None
    if word == "(":
        close = text.find(")", at, end)
        return close + 1 if close >= 0 else None
    if word == ",":
        start = _after_comma(text, at, end, names, found)
        if start is not None:
            return start if start >= 0 else None
    return _next_person(text, at, end, names, found)


def _after_comma(
    text: str, at: int, end: int, names: Sequence[Named], found: Sequence[Named]
) -> int | None:
    """Where a list goes on behind a comma; -1 where nobody can follow, None for an apposition."""
    lead = re.match(r"\s*(?:and|or)?\s*", text[at:end])
    start = at + (lead.end() if lead else 0)
    if lead and lead.group().strip():
        return start
    if re.match(r"along with\s", text[start:end]):
        return start + len("along with ")
    opening = _WORD.match(text, start, end)
    if opening is None or plain(opening.group()) in _RELATIVE:
        return -1
    here = next((n for n in names if n.span[0] == start), None)
    if here is None:
        return None
    later = re.search(r",?\s(?:and|or)\s", text[start:end])
    listed = found and here.kind == found[-1].kind and (later or here.kind == "person")
    return start if listed or not found else None


def _next_person(
    text: str, at: int, end: int, names: Sequence[Named], found: Sequence[Named]
) -> int | None:
    """Where, behind words that only describe, another person is joined by "and"."""
    joined = re.compile(r",\s+(?:and|or|along with)\s+|\s(?:and|along with)\s+")
    for match in joined.finditer(text, at, end):
        name = next(
            (n for n in names if match.end() <= n.span[0] < min(end, match.end() + 40)), None
        )
        if (
            name
            and found
            and name.kind == found[-1].kind == "person"
            and all(_introduces(w) for w in text[match.end() : name.span[0]].split())
        ):
            return match.end()
    return None


def _introduces(word: str) -> bool:
    bare = _bare(plain(word))
    return (
        bare in name_words().titles
        or bare in name_words().roles
        or bare in _ARTICLES
        or word[:1].isupper()
    )


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word.strip(".'’-")).lower()
