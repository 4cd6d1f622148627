"""What the issue asks to see on the user's own article."""

from pathlib import Path

import pytest

from briefing.analysis.pipeline import analyse
from briefing.library.formats import read_file
from briefing.model import STANCES
from briefing.settings import Settings

PATH = Path(__file__).resolve().parents[2] / "seeds" / "000_c964f832f24afa5f.txt"


@pytest.fixture(scope="module")
def briefing():
    (article,) = read_file(PATH)
    return analyse(article, Settings())


def test_actors(briefing):
    kinds = {actor.name: actor.kind for actor in briefing.actors}
    assert [actor.name for actor in briefing.actors[:2]] == ["Donald Trump", "Vladimir Putin"]
    assert {"Donald Trump", "Vladimir Putin", "Dmitry Peskov", "Woodward", "Biden"} <= set(kinds)
    assert "Kremlin" in kinds
    assert kinds["Donald Trump"] == kinds["Biden"] == "person"


@pytest.mark.parametrize(
    ("speakers", "stances", "words", "hedged"),
    [
        ({"Donald Trump"}, {"confirm"}, "speaking with Russian leader Vladimir Putin", True),
        ({"Donald Trump"}, {"decline"}, "how many times they had spoken", False),
        ({"Donald Trump"}, set(STANCES), "Putin desires an end to the bloodshed", False),
        ({"Kremlin", "Dmitry Peskov"}, {"confirm"}, "multiple channels of communication", False),
        ({"Kremlin", "Dmitry Peskov"}, {"decline"}, "Trump’s revelation", False),
        ({"Donald Trump"}, set(STANCES), "his private conversations", False),
        ({"Kremlin and Woodward"}, {"deny"}, "these claims", False),
    ],
)
def test_claims(briefing, speakers, stances, words, hedged):
    text = briefing.article.text
    at = text.index(words)
    (claim,) = [
        c for c in briefing.claims if any(a < at + len(words) and b > at for a, b in c.content)
    ]
    assert claim.source.name in speakers
    assert claim.stance in stances
    assert claim.hedged is hedged


@pytest.mark.parametrize(
    "words",
    ["has not yet shared specific plans", "how many times they had spoken", "remain unclear"],
)
def test_questions(briefing, words):
    at = briefing.article.text.index(words)
    assert any(q.span[0] <= at < q.span[1] for q in briefing.questions)
