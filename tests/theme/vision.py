"""How colours look to people who do not see them all, and how far two colours are apart."""

from __future__ import annotations

from typing import Literal

Vision = Literal["all", "deuteranopia", "protanopia"]

# Machado, Oliveira and Fernandes 2009, severity 1.0; on linear RGB.
_MATRICES: dict[Vision, tuple[tuple[float, float, float], ...]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def _linear(colour: str) -> list[float]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def seen(colour: str, vision: Vision) -> tuple[float, float, float]:
    """The colour in OKLab as it looks with `vision`."""
    rgb = _linear(colour)
    if vision != "all":
        rgb = [
            min(1.0, max(0.0, sum(a * b for a, b in zip(row, rgb, strict=True))))
            for row in _MATRICES[vision]
        ]
    r, g, b = rgb
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def apart(one: str, other: str, vision: Vision) -> float:
    """The distance of two colours in OKLab, where black and white are 1 apart."""
    pairs = zip(seen(one, vision), seen(other, vision), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5
