"""Hand-built values for tests: a briefing with everything hard, stand-ins for analysis and machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefing.errors import BriefingError
from briefing.model import (
    PARTS,
    Actor,
    Article,
    Briefing,
    Claim,
    Engine,
    Part,
    Question,
    Quote,
    Span,
    Speaker,
    Stance,
    Summary,
    SummarySentence,
)
from briefing.outside import Browser
from briefing.settings import Settings

TEXT = """Bridge [bold red]late[/]: minister “sorry”

Transport Minister Ada Quill has reportedly admitted that the Harbour Bridge will open \
“a year late”. The Port Authority denied this.

“The tax,” she said, “is dead.” She promised a refund and urged drivers
to wait.

Rival Bo Lind called Quill *a liar* & <b>worse</b>, and asked whether the books_were_cooked. \
“It is all her own doing: the pylons, the paint, the piers and the price of every bolt in them,” \
Lind said.

The Ministry of Works declined to comment on the cost. Commuters around 東京湾 hope for the best. \
It was alleged that bribes were paid.

It is unclear who paid. The Port Authority has not disclosed the sum. \
The report could not be independently verified. The council has yet to decide. Who will pay?
"""


def at(words: str, nth: int = 1) -> Span:
    """Where `words` stand in TEXT for the nth time."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def sample_article() -> Article:
    return Article(
        id="0123456789abcdef",
        path="seeds/bridge.txt",
        title="Bridge [bold red]late[/]: minister “sorry”",
        title_from="first-line",
        text=TEXT,
        headline=at("Bridge [bold red]late[/]: minister “sorry”"),
        source="Sample Wire",
        author="Io Vance",
        url="https://example.org/bridge?a=1&b=2",
        published="2026-03-04T05:06:00+00:00",
        tags=("bridge",),
    )


def sample_briefing() -> Briefing:
    """Every stance, kind of quotation, actor and question; markup, wide and broken-up words."""
    first = at(TEXT.split("\n\n")[1].split(". ")[0] + ".")
    return Briefing(
        article=sample_article(),
        summary=Summary(
            "news",
            (
                SummarySentence(first, 0.987654, ("central", "lead")),
                SummarySentence(
                    at("She promised a refund and urged drivers\nto wait."), 0.5, ("names",)
                ),
            ),
        ),
        actors=(
            Actor(
                "a1",
                "Ada Quill",
                "person",
                ("Quill",),
                at("Transport Minister"),
                0.97123,
                (at("Ada Quill"), at("Quill", 2)),
                ("c1", "c3", "c4", "c5"),
            ),
            Actor(
                "a2",
                "Port Authority",
                "org",
                (),
                None,
                0.6,
                (at("Port Authority"), at("Port Authority", 2)),
                ("c2",),
            ),
            Actor(
                "a3",
                "Bo Lind",
                "person",
                ("Lind",),
                at("Rival"),
                0.5,
                (at("Bo Lind"), at("Lind", 2)),
                ("c6", "c7", "c8"),
            ),
            Actor(
                "a4",
                "Ministry of Works",
                "org",
                (),
                None,
                0.3,
                (at("Ministry of Works"),),
                ("c9",),
            ),
            Actor("a5", "Commuters", "group", (), None, 0.2, (at("Commuters"),), ("c10",)),
            Actor("a6", "東京湾", "place", (), None, 0.1, (at("東京湾"),)),
        ),
        claims=_claims(),
        questions=(
            Question(
                "q1", "unknown", at("It is unclear who paid."), at("is unclear"), ("a1",), 0.93456
            ),
            Question(
                "q2",
                "undisclosed",
                at("The Port Authority has not disclosed the sum."),
                at("has not disclosed"),
                ("a2",),
                0.8,
            ),
            Question(
                "q3",
                "unconfirmed",
                at("The report could not be independently verified."),
                at("could not be independently verified"),
                (),
                0.8,
            ),
            Question(
                "q4",
                "undecided",
                at("The council has yet to decide."),
                at("has yet to decide"),
                (),
                0.4,
            ),
            Question("q5", "asked", at("Who will pay?"), at("Who"), (), 0.7),
        ),
        engine=Engine("0.1.0", "fedcba987654"),
    )


def claim(
    claim_id: str,
    stance: Stance,
    source: Speaker,
    cue: str | Span,
    *content: str,
    quote: Quote = "indirect",
    hedged: bool = False,
    about: tuple[str, ...] = (),
    responds_to: tuple[str, ...] = (),
    confidence: float = 0.9,
) -> Claim:
    """A claim whose content is the words `content`; its sentence runs from first word to last."""
    spans = tuple(at(words) for words in content)
    cue_span = at(cue) if isinstance(cue, str) else cue
    ends = [cue_span, *spans, *source.spans]
    return Claim(
        claim_id,
        stance,
        source,
        (cue_span,),
        spans,
        quote,
        hedged,
        (min(start for start, _ in ends), max(end for _, end in ends)),
        about,
        responds_to,
        confidence,
    )


def _claims() -> tuple[Claim, ...]:
    quill = Speaker("a1", "Ada Quill", (at("Transport Minister Ada Quill"),))
    she = Speaker("a1", "Ada Quill", (at("she"),))
    lind = Speaker("a3", "Bo Lind", (at("Rival Bo Lind"),))
    return (
        claim(
            "c1",
            "confirm",
            quill,
            "has reportedly admitted",
            "the Harbour Bridge will open “a year late”",
            quote="mixed",
            hedged=True,
            confidence=0.93214,
        ),
        claim(
            "c2",
            "deny",
            Speaker("a2", "Port Authority", (at("The Port Authority"),)),
            "denied",
            "this",
            responds_to=("c1",),
        ),
        claim("c3", "assert", she, "said", "“The tax,”", "“is dead.”", quote="direct"),
        claim("c4", "promise", Speaker("a1", "Ada Quill", (at("She"),)), "promised", "a refund"),
        claim("c5", "request", Speaker("a1", "Ada Quill"), "urged", "drivers\nto wait"),
        claim("c6", "accuse", lind, "called", "Quill *a liar* & <b>worse</b>", about=("a1",)),
        claim("c7", "question", Speaker("a3", "Bo Lind"), "asked", "the books_were_cooked"),
        claim(
            "c8",
            "assert",
            Speaker("a3", "Bo Lind", (at("Lind", 2),)),
            at("said", 2),
            "“It is all her own doing: the pylons, the paint, the piers and the price of every "
            "bolt in them,”",
            quote="direct",
        ),
        claim(
            "c9",
            "decline",
            Speaker("a4", "Ministry of Works", (at("The Ministry of Works"),)),
            "declined to comment",
            "the cost",
        ),
        claim(
            "c10",
            "belief",
            Speaker("a5", "Commuters", (at("Commuters around 東京湾"),)),
            "hope",
            "the best",
            about=("a6",),
            confidence=0.41,
        ),
        claim("c11", "accuse", Speaker(None, ""), "was alleged", "bribes were paid", hedged=True),
    )


def empty_briefing(parts: tuple[Part, ...] = PARTS) -> Briefing:
    """A briefing in which nothing was found."""
    article = Article("00000000000000ff", "-", "Rain", "first-sentence", "Rain fell.")
    return Briefing(article, Summary("lead"), (), (), (), Engine("0.1.0", None), parts)


def fake_analyse(article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS) -> Briefing:
    """The first line is the summary, and nothing else is found."""
    first_line = (0, len(article.text.partition("\n")[0]))
    sentence = SummarySentence(first_line, 1.0, ("lead",))
    summary = Summary(settings.method, (sentence,) if "summary" in parts else ())
    return Briefing(article, summary, (), (), (), Engine("0.1.0", None), parts)


@dataclass
class FakeOutside:
    """Remembers what it was asked for. fails: what it raises instead. clipboard: whether there is one."""

    done: list[tuple[object, ...]] = field(default_factory=list)
    fails: BriefingError | None = None
    clipboard: bool = True

    def _do(self, *what: object) -> None:
        if self.fails:
            raise self.fails
        self.done.append(what)

    def copy(self, text: str) -> bool:
        self._do("copy", text)
        return self.clipboard

    def editor(self) -> tuple[str, ...]:
        return ("ed",)

    def browser(self, url: str) -> Browser:
        return Browser(("web", url), needs_terminal=False)

    def run(self, command: Sequence[str]) -> None:
        self._do("run", *command)

    def launch(self, command: Sequence[str]) -> None:
        self._do("launch", *command)

    def save(self, names: Iterable[str], text: str) -> Path:
        name = next(iter(names))
        self._do("save", name, text)
        return Path("/home/io") / name
