import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.analysis.pipeline import analyse
from briefing.model import PARTS, QUESTION_KINDS, STANCES, Article
from briefing.settings import Settings

PIECES = [
    "Ruiz said the bridge was safe.",
    '"We checked it," she said.',
    "“The port,” Okoro added, “is lying",
    "The minister denied it.",
    "It is unclear who will pay.",
    "The report was rejected by both Ana Ruiz and the Harbour Authority.",
    "\n\n",
    "\n",
    "\"'“”‘’",
    "OKORO DECLINED TO COMMENT",
    "…!?",
    "He",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ﬁ ß İ",
    "的新闻",
    "a" * 300,
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=40), max_size=14).map(" ".join)


def article(text):
    return Article("0" * 16, "a.txt", "a", "file-name", text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_any_text_gives_a_briefing_whose_every_span_is_in_it(text):
    briefing = analyse(article(text), Settings())
    size = len(text)

    def inside(*spans):
        for start, end in spans:
            assert 0 <= start < end <= size

    inside(*(sentence.span for sentence in briefing.summary.sentences))
    for actor in briefing.actors:
        inside(*actor.mentions, *([actor.role] if actor.role else []))
        forms = {actor.name, *actor.aliases}
        assert {text[slice(*span)] for span in actor.mentions} <= forms
        assert 0 <= actor.salience <= 1
    for claim in briefing.claims:
        assert claim.content
        inside(*claim.source.spans, *claim.cue, *claim.content, claim.sentence)
        assert claim.stance in STANCES
        assert 0 <= claim.confidence <= 1
    for question in briefing.questions:
        inside(question.span, question.cue)
        assert question.kind in QUESTION_KINDS
        assert question.span[0] <= question.cue[0] < question.cue[1] <= question.span[1]

    starts = [min(claim.cue + claim.content + claim.source.spans)[0] for claim in briefing.claims]
    assert starts == sorted(starts)
    for spans in (briefing.summary.sentences, briefing.questions):
        assert [x.span for x in spans] == sorted(x.span for x in spans)
    salience = [actor.salience for actor in briefing.actors]
    assert salience == sorted(salience, reverse=True)

    actors = {actor.id for actor in briefing.actors}
    claims = {claim.id for claim in briefing.claims}
    assert {c.source.actor for c in briefing.claims} - {None} <= actors
    assert {about for c in briefing.claims for about in c.about} <= actors
    assert {other for c in briefing.claims for other in c.responds_to} <= claims
    assert {made for a in briefing.actors for made in a.claims} <= claims


@pytest.mark.parametrize(
    "text",
    ["", "Fire.", "word " * 5000, "“" * 10_000, "No end of it " * 400, "Ruiz said no. " * 500],
)
def test_degenerate_texts_are_read_too(text):
    assert analyse(article(text), Settings()).parts == PARTS


def test_the_same_text_gives_the_same_briefing():
    text = " ".join(PIECES)
    assert analyse(article(text), Settings()) == analyse(article(text), Settings())


def test_the_summary_alone_loads_no_network():
    code = (
        "import sys\n"
        "from briefing.analysis.pipeline import analyse\n"
        "from briefing.model import Article\n"
        "from briefing.settings import Settings\n"
        "text = 'The bridge is shut. It will open on Monday.'\n"
        "analyse(Article('1', 'a', 'a', 'file-name', text), Settings(), ('summary',))\n"
        "loaded = {'onnxruntime', 'tokenizers', 'textual'} & set(sys.modules)\n"
        "sys.exit(f'loaded: {loaded}' if loaded else 0)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
