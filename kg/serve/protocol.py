"""The SPARQL 1.1 Protocol: which query a request asks, in each of its three forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl

from kg.serve.errors import RequestError
from kg.serve.formats import GRAPHS, TABLES, choose, offered
from kg.serve.jobs import Select

__all__ = ["READ_ONLY", "read_query"]

READ_ONLY = "this endpoint is read-only: it answers queries and takes no updates"
_FORM, _DIRECT, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_DATASET = {"default-graph-uri", "named-graph-uri"}


def read_query(method: str, *, address: str, content_type: str, body: bytes, accept: str | None) -> Select | None:
    """The query of a request, None where it asks for none and so for the description of the service.

    `address` is what stands after the ? of its address. Raises `RequestError` where the request breaks the protocol.
    """
    given = _pairs(address, where="the address")
    if method == "POST":
        kind, parameters = _media_type(content_type)
        if kind == _UPDATE:
            raise RequestError(403, READ_ONLY)
        if kind == _FORM:
            given = _pairs(_decoded(body, {}), where="the form")
        elif kind == _DIRECT:
            given = [pair for pair in given if pair[0] in _DATASET] + [("query", _decoded(body, parameters))]
        else:
            raise RequestError(415, f"a query is posted as {_DIRECT} or as {_FORM}, not as {kind or 'something untold'}")
    if any(name == "update" for name, _ in given):
        raise RequestError(403, READ_ONLY)
    queries = [value for name, value in given if name == "query"]
    if not queries and method != "POST":
        return None
    if len(queries) != 1:
        raise RequestError(400, f"one query is answered at a time, and this request has {len(queries)}; send it as `query`")
    return _select(queries[0], given, accept)


def _select(query: str, given: Sequence[tuple[str, str]], accept: str | None) -> Select:
    tables, graphs = choose(accept, TABLES), choose(accept, GRAPHS)
    if tables is None and graphs is None:
        raise RequestError(406, f"answers are given as {offered(TABLES)}, or of triples as {offered(GRAPHS)}; change the Accept header")
    defaults = tuple(value for name, value in given if name == "default-graph-uri")
    named = tuple(value for name, value in given if name == "named-graph-uri")
    stated = bool(defaults or named)
    return Select(query, tables, graphs, defaults if stated else None, named if stated else None)


def _pairs(text: str, *, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError:
        raise RequestError(400, f"{where} is no percent-encoded UTF-8") from None
    except ValueError:
        raise RequestError(400, f"{where} has more than 1,000 fields") from None


def _media_type(content_type: str) -> tuple[str, Mapping[str, str]]:
    kind, *rest = (part.strip() for part in content_type.split(";"))
    parameters = {name.strip().lower(): value.strip().strip('"').lower() for name, _, value in (part.partition("=") for part in rest)}
    return kind.lower(), parameters


def _decoded(body: bytes, parameters: Mapping[str, str]) -> str:
    if parameters.get("charset", "utf-8") not in ("utf-8", "utf8"):
        raise RequestError(400, f"a query is UTF-8, not {parameters['charset']}")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise RequestError(400, "the query is no UTF-8") from None
