"""Characters that a reader cannot see, made visible, so that no text can hide or turn round what stands beside it."""

from __future__ import annotations

import re

__all__ = ["INVISIBLE", "visible"]

INVISIBLE = (
    "\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
)
"""As a class of a regular expression, here and in the script of the page: controls, marks of direction, and half characters."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")


def visible(text: str) -> str:
    r"""The text with each such character written as its number.

    >>> visible("safe\u202etxt.exe")
    'safe⟨202E⟩txt.exe'
    """
    return _INVISIBLE.sub(lambda match: f"⟨{ord(match[0]):04X}⟩", text)
