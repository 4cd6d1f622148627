"""Arithmetic of colours written "#rrggbb": contrast as WCAG defines it, mixing, making legible."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterable

LEGIBLE = 4.5
"""The contrast that WCAG 2 asks of text of ordinary size (level AA)."""

LIGHTEST_DARK = 0.18
"""The luminance up to which a background counts as dark: black and white contrast alike there."""

_STEPS = 50

_LINEAR = tuple(
    value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    for value in (step / 255 for step in range(256))
)
"""The light of each value that a channel can have: looked up a thousand times a theme."""


def normalised(written: str) -> str | None:
    """As "#aabbcc" what is written "#abc" or "#AABBCC"; None for anything else."""
    if re.fullmatch(r"#[0-9a-fA-F]{6}", written):
        return written.lower()
    if re.fullmatch(r"#[0-9a-fA-F]{3}", written):
        return "#" + "".join(2 * digit for digit in written[1:].lower())
    return None


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_LINEAR[int(colour[i : i + 2], 16)] for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_light(colour: str) -> bool:
    """Whether black is read better on it than white."""
    return luminance(colour) > LIGHTEST_DARK


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 (the same) to 21 (black on white)."""
    return _ratio(luminance(one), luminance(other))


def _ratio(one: float, other: float) -> float:
    """The contrast of two luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0 to 1) of `other` in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return _written(a + (b - a) * share for a, b in pairs)


def turned(colour: str, degrees: float) -> str:
    """The colour with its hue turned round the wheel."""
    hue, light, saturation = colorsys.rgb_to_hls(*_channels(colour))
    return _written(colorsys.hls_to_rgb((hue + degrees / 360) % 1, light, saturation))


def kept_back(ground: str, background: str, room: float) -> str:
    """A second ground, moved towards `background` until texts on it have room: black or white,
    whichever suits the background better, is at least `room` away from both (as far as it can be).
    """
    end = max(("#000000", "#ffffff"), key=lambda colour: contrast(colour, background))
    least = min(room, contrast(end, background))
    steps = (mix(ground, background, step / _STEPS) for step in range(_STEPS + 1))
    return next((step for step in steps if contrast(end, step) >= least), background)


def legible(colour: str, backgrounds: Iterable[str], least: float = LEGIBLE) -> str:
    """`colour`, moved towards black or white only as far as it takes to be read on `backgrounds`.

    Where neither end can be read on all of them, the end that comes nearer to it.
    """
    grounds = [luminance(ground) for ground in backgrounds]

    def worst(candidate: str) -> float:
        light = luminance(candidate)
        return min(_ratio(light, ground) for ground in grounds)

    end = max(("#000000", "#ffffff"), key=worst)
    steps = (mix(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next((candidate for candidate in steps if worst(candidate) >= least), end)


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _written(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)
