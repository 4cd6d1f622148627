import pytest

from briefing.query import completions


def known(field: str) -> list[str]:
    return {"actor": ["Ada Quill", "Adam"], "tag": ["bridge"]}.get(field, [])


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("", []),
        ("a", ["actor:"]),
        ("dam -st", ["dam -stance:", "dam -starred"]),
        ("(un", ["(unread"]),
        ("stance:de", ["stance:deny", "stance:decline"]),
        ("question:", [f"question:{k}" for k in ("unknown", "undisclosed", "unconfirmed")]),
        ("dam actor:ad", ['dam actor:"Ada Quill"', "dam actor:Adam"]),
        ('actor:"ada q', ['actor:"Ada Quill"']),
        ("tag:bridge", []),
        ('"un', []),
        ("nobody:x", []),
    ],
)
def test_what_may_stand_there(text: str, results: list[str]) -> None:
    offered = completions(text, len(text), known)
    written = [text[: c.start] + c.text + text[c.end :] for c in offered]
    assert written[: len(results)] == results
    assert bool(written) == bool(results)


def test_what_stands_behind_the_place_stays() -> None:
    (offered,) = completions("un dam", 2)
    assert (offered.start, offered.end, offered.text) == (0, 2, "unread")
