"""Articles, briefings and an app for the reader's tests; all of it invented."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot

from briefing.catalogue.shelf import Listed
from briefing.errors import ArticleError, BriefingError
from briefing.model import (
    PARTS,
    Actor,
    Article,
    Briefing,
    Claim,
    Engine,
    Heading,
    Part,
    Question,
    Span,
    Speaker,
    Stance,
    Summary,
    SummarySentence,
)
from briefing.outside import Outside
from briefing.query import Query, matches, subject_of
from briefing.settings import Settings
from briefing.store.likenesses import Likeness
from briefing.theme import Theme, find_themes, load_theme
from briefing.tui.app import BriefingApp
from briefing.tui.job import Analyse
from briefing.tui.listing import moment_of
from briefing.tui.marks import MarksInMemory
from briefing.tui.widths import Widths
from tests.fakes import sample_briefing

DAM = """The engineers who built the Orrin Dam have reportedly warned that its northern wall will \
not last the winter. Works minister Tilda Marsh denied that there was any danger, and said the dam \
“has never been safer”.

The Orrin Valley Council, which owns the dam, confirmed that cracks had been found in August but \
declined to say how many there were. It is not clear who will pay for the repairs. Marsh has not \
yet shared a date for the inspection.

“We asked for a new wall three years ago,” said Pell Aron, who speaks for the engineers. “Nobody \
answered.” He accused the ministry of hiding a report from the people of the valley.

Residents hope that the wall holds. The council promised to publish all measurements by Friday, \
and called on everyone below the dam to keep a bag packed. Sources told the Orrin Courier that \
the army had been asked to help; this could not be verified.
"""


def at(text: str, words: str, nth: int = 1) -> Span:
    """Where `words` stand in `text` for the nth time."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)


def dam_article() -> Article:
    return Article(
        id="da" * 8,
        path="seeds/dam.txt",
        title="Engineers warn that the northern wall of the Orrin Dam will not last the winter",
        title_from="front-matter",
        text=DAM,
        source="Orrin Courier",
        author="Wen Sable",
        published="2026-11-03T08:00:00+00:00",
    )


def _claim(
    id: str,
    stance: Stance,
    speaker: Speaker,
    cue: str,
    *content: str,
    hedged: bool = False,
    confidence: float = 0.9,
) -> Claim:
    cue_span = at(DAM, cue)
    spans = tuple(at(DAM, words) for words in content)
    all_spans = [cue_span, *spans, *speaker.spans]
    sentence = min(start for start, _ in all_spans), max(end for _, end in all_spans)
    return Claim(
        id,
        stance,
        speaker,
        (cue_span,),
        spans,
        "indirect",
        hedged,
        sentence,
        (),
        (),
        confidence,
    )


def dam_briefing(article: Article | None = None, length: int = 2) -> Briefing:
    """A briefing of DAM with a summary of up to four sentences."""
    marsh = Speaker("a1", "Tilda Marsh", (at(DAM, "Works minister Tilda Marsh"),))
    council = Speaker("a2", "Orrin Valley Council", (at(DAM, "The Orrin Valley Council"),))
    aron = Speaker("a3", "Pell Aron", (at(DAM, "Pell Aron"),))
    engineers = Speaker(None, "the engineers", (at(DAM, "The engineers"),))
    sentences = (
        at(DAM, DAM.split(". ")[0] + "."),
        at(DAM, "It is not clear who will pay for the repairs."),
        at(DAM, "Marsh has not yet shared a date for the inspection."),
        at(DAM, "Residents hope that the wall holds."),
    )
    return Briefing(
        article=article or dam_article(),
        summary=Summary("news", tuple(SummarySentence(span, 0.5) for span in sentences[:length])),
        actors=(
            Actor(
                "a1",
                "Tilda Marsh",
                "person",
                ("Marsh",),
                at(DAM, "Works minister"),
                0.9,
                (at(DAM, "Tilda Marsh"), at(DAM, "Marsh", 2)),
                ("c2", "c3"),
            ),
            Actor(
                "a2",
                "Orrin Valley Council",
                "org",
                ("The council",),
                at(DAM, "owns the dam"),
                0.8,
                (at(DAM, "Orrin Valley Council"), at(DAM, "The council")),
                ("c4", "c5", "c8"),
            ),
            Actor(
                "a3",
                "Pell Aron",
                "person",
                (),
                at(DAM, "speaks for the engineers"),
                0.7,
                (at(DAM, "Pell Aron"),),
                ("c6", "c7"),
            ),
            Actor("a4", "Orrin Dam", "place", (), None, 0.5, (at(DAM, "Orrin Dam"),)),
            Actor("a5", "Residents", "group", (), None, 0.3, (at(DAM, "Residents"),), ("c9",)),
        ),
        claims=(
            _claim(
                "c1",
                "assert",
                engineers,
                "have reportedly warned",
                "its northern wall will not last the winter",
                hedged=True,
            ),
            _claim("c2", "deny", marsh, "denied", "there was any danger"),
            _claim("c3", "assert", marsh, "said", "the dam “has never been safer”"),
            _claim("c4", "confirm", council, "confirmed", "cracks had been found in August"),
            _claim("c5", "decline", council, "declined to say", "how many there were"),
            _claim(
                "c6",
                "assert",
                aron,
                "said Pell",
                "“We asked for a new wall three years ago,”",
                "“Nobody answered.”",
            ),
            _claim(
                "c7",
                "accuse",
                Speaker("a3", "Pell Aron"),
                "accused",
                "the ministry of hiding a report from the people of the valley",
            ),
            _claim(
                "c8",
                "promise",
                Speaker("a2", "Orrin Valley Council", (at(DAM, "The council"),)),
                "promised",
                "to publish all measurements by Friday",
            ),
            _claim(
                "c9",
                "belief",
                Speaker("a5", "Residents", (at(DAM, "Residents"),)),
                "hope",
                "the wall holds",
                confidence=0.41,
            ),
            _claim(
                "c10",
                "assert",
                Speaker(None, ""),
                "told",
                "the army had been asked to help",
                hedged=True,
                confidence=0.3,
            ),
        ),
        questions=(
            Question("q1", "unknown", sentences[1], at(DAM, "is not clear"), (), 0.9),
            Question(
                "q2", "undisclosed", sentences[2], at(DAM, "has not yet shared"), ("a1",), 0.9
            ),
            Question(
                "q3",
                "unconfirmed",
                at(DAM, "this could not be verified."),
                at(DAM, "could not be verified"),
                (),
                0.8,
            ),
        ),
        engine=Engine("0.1.0", "0" * 12),
    )


def plain_article(number: int, **changes: object) -> Article:
    """A short article without anything to find."""
    article = Article(
        id=f"{number:016x}",
        path=f"seeds/{number:03}.txt",
        title=f"Rain for the {number}th day in Little Harrow",
        title_from="first-line",
        text=f"It rained for the {number}th day. The ducks of Little Harrow did not mind.\n",
        source="Sample Wire",
        published=f"2026-11-{number:02}",
    )
    return replace(article, **changes)  # type: ignore[arg-type]


def long_article() -> Article:
    paragraphs = [
        f"Paragraph {number} tells of the lighthouse at Stell Head and of the people who kept it. "
        + "They lit the lamp at dusk and wrote down every ship that passed. " * 4
        for number in range(1, 41)
    ]
    return plain_article(
        9,
        title="The last keepers: forty winters in the lighthouse at Stell Head",
        text="\n\n".join(paragraphs),
        source="Harrow Review",
        author="Ines Coll",
    )


BROKEN = Listed(
    Path("seeds/broken.json"),
    error=ArticleError(
        "there is no text", where="seeds/broken.json, line 1", remedy='give it a key "text"'
    ),
)


def loaded(*articles: Article) -> tuple[Listed, ...]:
    """Each article as a file of its own."""
    return tuple(Listed(Path(article.path), (article,)) for article in articles)


def sample_folder() -> tuple[Listed, ...]:
    """Seven articles of all sorts, and a file that cannot be read."""
    return (
        *loaded(
            dam_article(),
            sample_briefing().article,
            long_article(),
            *(plain_article(number) for number in (4, 5, 6)),
        ),
        BROKEN,
        *loaded(plain_article(7, source=None, published=None)),
    )


@dataclass
class FakeAnalyse:
    """A stand-in for the analysis that remembers what it was asked for.

    fails: errors by article id. gate: if given, every analysis waits for it.
    """

    fails: Mapping[str, Exception] = field(default_factory=dict)
    gate: threading.Event | None = None
    calls: list[tuple[str, int, tuple[Part, ...]]] = field(default_factory=list)

    def __call__(
        self, article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS
    ) -> Briefing:
        if self.gate is not None:
            self.gate.wait(timeout=10)
        count = settings.sentences.count
        self.calls.append((article.id, count, parts))
        if article.id in self.fails:
            raise self.fails[article.id]
        if article.text == DAM:
            return dam_briefing(article, count)
        sample = sample_briefing()
        if article.text == sample.article.text:
            return sample
        end = article.text.find(".") + 1
        summary = Summary(settings.method, (SummarySentence((0, end), 1.0, ("lead",)),))
        return Briefing(article, summary, (), (), (), Engine("0.1.0", None), parts)


def all_themes() -> Mapping[str, Theme]:
    paths = find_themes()
    return {name: load_theme(name, paths) for name in ("dark", "light", "high-contrast")}


class HeldShelf:
    """A shelf in memory. files: or what gives them. It knows what the analyses it keeps have found."""

    def __init__(
        self,
        files: Iterable[Listed] | Callable[[], Iterable[Listed]],
        changes: Callable[[threading.Event], Iterable[Listed]] = lambda stop: (),
        likenesses: Callable[[threading.Event], Iterable[Sequence[Likeness]]] = lambda stop: (),
    ) -> None:
        self.likenesses = likenesses
        self._files = files if callable(files) else lambda: files
        self._changes = changes
        self._found: dict[str, Briefing] = {}
        self.marks = MarksInMemory()

    def keeping(self, analyse: Analyse) -> Analyse:
        """The analysis, what it finds being kept here."""

        def kept(article: Article, settings: Settings, parts: tuple[Part, ...] = PARTS) -> Briefing:
            briefing = analyse(article, settings, parts)
            if parts == PARTS:
                self._found[article.id] = briefing
            return briefing

        return kept

    def files(self) -> Iterator[tuple[Listed, ...]]:
        return ((file,) for file in self._files())

    def changes(self, stop: threading.Event) -> Iterator[tuple[Listed, ...]]:
        return ((file,) for file in self._changes(stop))

    def article(self, heading: Heading) -> Article:
        assert isinstance(heading, Article)
        return heading

    def find(self, query: Query, now: datetime) -> Callable[[Heading], bool]:
        def finds(heading: Heading) -> bool:
            subject = subject_of(
                self.article(heading),
                self._found.get(heading.id),
                date=moment_of(heading.published),
                read=self.marks.is_read(heading.id),
                starred=self.marks.is_starred(heading.id),
            )
            return matches(query, subject, now)

        return finds

    def counts(self) -> Callable[[Heading], tuple[int, int] | None]:
        def count(heading: Heading) -> tuple[int, int] | None:
            found = self._found.get(heading.id)
            if found is None:
                return None
            return sum(claim.stance == "deny" for claim in found.claims), len(found.questions)

        return count

    def names(self, field: str) -> Iterable[str]:
        names: Counter[str] = Counter()
        for briefing in self._found.values():
            article = briefing.article
            names.update(
                {
                    "source": [article.source] if article.source else [],
                    "tag": article.tags,
                    "actor": [actor.name for actor in briefing.actors],
                    "says": [actor.name for actor in briefing.actors if actor.claims],
                }[field]
            )
        return [name for name, _ in names.most_common()]

    def briefings(self, headings: Iterable[Heading]) -> list[Briefing | None]:
        return [self._found.get(heading.id) for heading in headings]


def make_app(
    files: Iterable[Listed] | Callable[[], Iterable[Listed]] | None = None,
    *,
    analyse: FakeAnalyse | None = None,
    settings: Settings | None = None,
    themes: Mapping[str, Theme] | None = None,
    changes: Callable[[threading.Event], Iterable[Listed]] = lambda stop: (),
    likenesses: Callable[[threading.Event], Iterable[Sequence[Likeness]]] = lambda stop: (),
    widths: Widths | None = None,
    keep_widths: Callable[[Widths], None] = lambda widths: None,
    outside: Outside | None = None,
    is_first_start: Callable[[], bool] = lambda: False,
) -> BriefingApp:
    """The reader on hand-made articles, by default those of `sample_folder`."""
    shelf = HeldShelf(sample_folder() if files is None else files, changes, likenesses)
    return BriefingApp(
        shelf,
        analyse=shelf.keeping(analyse or FakeAnalyse()),
        settings=settings or Settings(),
        themes=themes or all_themes(),
        marks=shelf.marks,
        folder="seeds",
        widths=widths,
        keep_widths=keep_widths,
        outside=outside,
        is_first_start=is_first_start,
    )


async def settle(pilot: Pilot[None]) -> None:
    """Wait until everything is read and analysed, and the screen shows it."""
    app = pilot.app
    assert isinstance(app, BriefingApp)
    await pilot.pause()
    while any(not worker.is_finished for worker in app.workers):
        await app.workers.wait_for_complete()
        await pilot.pause()
    await pilot.pause()


def failing_source(error: BriefingError) -> Callable[[], Iterable[Listed]]:
    """A folder that cannot be listed."""

    def source() -> Iterable[Listed]:
        raise error

    return source
