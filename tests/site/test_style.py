"""The colours of the pages."""

from __future__ import annotations

import re

import pytest

from kg.site.style import style_sheet

SHEET = style_sheet()
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in re.findall(r":root \{(.*?)\}", SHEET, re.DOTALL)[:2])
LIGHT |= dict(re.findall(r"^:root \{ --(deep): (#[0-9a-f]{6})", SHEET, re.MULTILINE))
DARK |= dict(re.findall(r"dark\) \{ :root \{ --(deep): (#[0-9a-f]{6})", SHEET))


def brightness(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *((ink, ground) for ink in ("ink", "muted", "accent") for ground in ("paper", "surface", "faint", "accent-soft")),
        *(("ink", ground) for ground in ("mark", "deep", "danger-soft")),
        *(("danger", ground) for ground in ("paper", "danger-soft")),
        *(("accent", ground) for ground in ("danger-soft",)),
        ("paper", "accent"),
    ],
)
def test_words_stand_out_from_their_ground(colours: dict[str, str], ink: str, ground: str):
    first, second = sorted((brightness(colours[ink]), brightness(colours[ground])), reverse=True)

    assert (first + 0.05) / (second + 0.05) >= 4.5


def test_sheet_asks_for_nothing_from_elsewhere():
    assert not re.search(r"url\(|@import|@font-face", SHEET)


def test_every_colour_that_is_used_is_there():
    assert set(re.findall(r"var\(--([\w-]+)\)", SHEET)) <= set(re.findall(r"--([\w-]+):", SHEET))
