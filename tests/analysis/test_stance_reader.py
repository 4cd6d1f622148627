import numpy as np
import pytest

from briefing.analysis.stance_reader import LONGEST, StanceReader, pieces_of
from briefing.analysis.tagger import VOCABULARY
from briefing.analysis.windows import Splitter
from briefing.analysis.wording import Wording
from briefing.errors import LimitError, TaggerError
from briefing.model import STANCES


@pytest.fixture(scope="module")
def splitter():
    return Splitter(VOCABULARY)


@pytest.fixture(scope="module")
def reader(splitter):
    return StanceReader(splitter)


@pytest.mark.parametrize(
    ("claim", "stance"),
    [
        (Wording("The minister", "denied", "that the dam was unsafe"), "deny"),
        (Wording("A spokeswoman", "declined to", "comment on the inquiry"), "decline"),
        (Wording("Mr Aydin", "admitted", "that he had known of the leak"), "confirm"),
        (Wording("He", "vowed", "to rebuild the bridge within a year"), "promise"),
        (Wording("The union", "called on", "the company to pay the wages"), "request"),
        (Wording("She", "said", "the mayor had lied and covered up the losses"), "accuse"),
        (Wording("The engineers", "said", "the wall is forty metres high"), "assert"),
    ],
)
def test_plain_cases(reader, claim, stance):
    (chances,) = reader.read([claim])
    assert STANCES[int(chances.argmax())] == stance
    assert chances.sum() == pytest.approx(1.0, abs=1e-4)


def test_order_is_that_of_the_claims_whatever_their_length(reader):
    short, long = Wording("He", "denied", "it"), Wording("She", "vowed", "to build it " * 30)
    first, second = reader.read([long, short])
    assert STANCES[int(first.argmax())] == "promise"
    assert STANCES[int(second.argmax())] == "deny"


def test_the_same_claims_read_the_same_each_time(reader):
    claims = [Wording("He", cue, "the plan") for cue in ("denied", "backed", "asked about")] * 20
    assert np.array_equal(reader.read(claims), reader.read(claims))


def test_nothing_to_read(reader):
    assert reader.read([]).shape == (0, len(STANCES))
    assert reader.read([Wording("", "", "")]).shape == (1, len(STANCES))


@pytest.mark.parametrize("part", ["word " * 100_000, "x" * 1_000_000, "“" * 10_000, "字" * 10_000])
def test_of_a_long_text_only_the_beginning_is_read(splitter, part):
    ids, shapes = pieces_of(Wording(part, part, part), splitter)
    assert len(ids) == len(shapes) <= LONGEST


def test_the_time_limit_is_asked_before_each_run(reader):
    def over():
        raise LimitError("too long")

    with pytest.raises(LimitError):
        reader.read([Wording("He", "said", "so")], over)


def test_a_missing_file_is_told_with_its_remedy(splitter, tmp_path):
    with pytest.raises(TaggerError, match=r"none\.onnx.*install"):
        StanceReader(splitter, model=tmp_path / "none.onnx")
