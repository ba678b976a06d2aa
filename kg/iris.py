"""IRIs of data: made from identity keys alone, so graphs that were made on different machines merge by union.

Every part of a path is escaped, so that no name or id can reach outside its place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from urllib.parse import quote, unquote

__all__ = ["DATA", "article_iri", "digest", "entity_id", "entity_iri", "segment"]

DATA = "https://w3id.org/regkg/id/"
_KEPT = "".join(chr(c) for c in range(0x21, 0x7F) if chr(c).isalnum()) + "-._~"


def segment(text: str) -> str:
    """One segment of an IRI: letters and digits of any script stand as they are, all else is percent-encoded.

    >>> segment("ant-group"), segment("بنك"), segment("a b/c<")
    ('ant-group', 'بنك', 'a%20b%2Fc%3C')
    """
    return "".join(c if c in _KEPT or (c > "\x7f" and c.isalnum()) else quote(c, safe="", errors="surrogatepass") for c in text)


def entity_iri(entity: str, *, base: str = DATA) -> str:
    """The IRI of an entity id such as `company/ant-group`.

    >>> entity_iri("company/ant-group")
    'https://w3id.org/regkg/id/company/ant-group'
    """
    return base + "/".join(segment(part) for part in entity.split("/"))


def entity_id(iri: str, *, base: str = DATA) -> str:
    """The entity id of an IRI that `entity_iri` made.

    >>> entity_id("https://w3id.org/regkg/id/company/ant-group")
    'company/ant-group'
    """
    return unquote(iri.removeprefix(base), errors="surrogatepass")


def article_iri(article_hash: str, *, base: str = DATA) -> str:
    """The IRI of an article, which is also the name of its graph."""
    return f"{base}article/{article_hash[:16]}"


def digest(parts: Iterable[str]) -> str:
    """16 hex digits that stand for a sequence of strings.

    >>> digest(["a", "b"]) == digest(["a", "b"]), digest(["ab"]) == digest(["a", "b"])
    (True, False)
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
