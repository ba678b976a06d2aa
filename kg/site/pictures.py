"""Small pictures of the types of entities, in the shapes that the drawing gives them."""

from __future__ import annotations

from urllib.parse import quote

__all__ = ["ICON", "SHAPES"]

_CORNERS = {
    "company": "5.1,-5.1 5.1,5.1 -5.1,5.1 -5.1,-5.1",
    "regulator": "0,-8.2 8.2,0 0,8.2 -8.2,0",
    "public-body": "0,-7.2 6.8,-2.2 4.2,5.8 -4.2,5.8 -6.8,-2.2",
    "group": "3.5,-6.1 7,0 3.5,6.1 -3.5,6.1 -7,0 -3.5,-6.1",
    "product": "0,-8.3 7.2,4.2 -7.2,4.2",
    "news-outlet": "0,8.3 -7.2,-4.2 7.2,-4.2",
    "law": "0,-8.3 2.2,-3 7.9,-2.6 3.5,1.1 4.9,6.7 0,3.7 -4.9,6.7 -3.5,1.1 -7.9,-2.6 -2.2,-3",
}

SHAPES = {name: f'<polygon points="{corners}"/>' for name, corners in _CORNERS.items()} | {
    "person": '<circle r="6.6"/>',
    "place": '<circle r="5.4"/><circle class="eye" r="2"/>',
    "other": '<circle r="6.6"/>',
}
"""Entity type -> what stands inside its SVG element."""

_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -10 20 20"><polygon fill="#7a2f8f" points="0,-9 9,0 0,9 -9,0"/></svg>'
ICON = f"data:image/svg+xml,{quote(_PICTURE, safe='')}"
"""The icon of the site as an address; without one a browser asks the server for it."""
