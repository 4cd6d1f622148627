from briefing.analysis.answers import answered
from briefing.model import Claim, Speaker

TEXT = "Ruiz said the harbourmaster lied. Bohm denied the harbourmaster lied."


def claim(name, stance, speaker, cue, start):
    """A claim whose content begins within the word "harbourmaster"."""
    content = TEXT.index("bourmaster", start)
    place, said = TEXT.index(speaker), TEXT.index(cue)
    return Claim(
        id=name,
        stance=stance,
        source=Speaker(None, speaker, ((place, place + len(speaker)),)),
        cue=((said, said + len(cue)),),
        content=((content, content + len("bourmaster lied")),),
        quote="indirect",
        hedged=False,
        sentence=(place, content + len("bourmaster lied.")),
        about=(),
        responds_to=(),
        confidence=1.0,
    )


def test_contents_that_begin_within_a_word_can_be_compared():
    first = claim("c1", "accuse", "Ruiz", "said", 0)
    second = claim("c2", "deny", "Bohm", "denied", TEXT.index("Bohm"))

    assert [c.id for c in answered(TEXT, [first, second])] == ["c1", "c2"]
