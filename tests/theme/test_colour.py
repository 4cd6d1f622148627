import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.colour import LEGIBLE, contrast, legible, luminance, mix, normalised, turned

colours = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ff0000", "#ff0000") == 1


@pytest.mark.parametrize(
    ("written", "colour"),
    [("#ABCDEF", "#abcdef"), ("#abc", "#aabbcc"), ("abcdef", None), ("#abcd", None), ("", None)],
)
def test_what_is_a_colour(written: str, colour: str | None) -> None:
    assert normalised(written) == colour


@given(colours, colours)
def test_mixing_goes_from_one_to_the_other(one: str, other: str) -> None:
    assert mix(one, other, 0) == one
    assert mix(one, other, 1) == other


@given(colours)
def test_turning_a_full_circle_changes_next_to_nothing(colour: str) -> None:
    assert luminance(turned(colour, 360)) == pytest.approx(luminance(colour), abs=0.01)


@given(colours, colours)
def test_any_colour_can_be_made_legible_on_any_ground(colour: str, ground: str) -> None:
    found = legible(colour, [ground])
    assert contrast(found, ground) >= LEGIBLE
    assert found == colour or contrast(colour, ground) < LEGIBLE
