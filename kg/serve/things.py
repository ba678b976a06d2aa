"""Things that have an IRI: a page for people, triples for machines, by what the client asks for."""

from __future__ import annotations

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.iris import segment
from kg.serve.errors import RequestError
from kg.serve.formats import GRAPHS, HTML, choose, offered
from kg.serve.generation import Generation
from kg.serve.jobs import Describe
from kg.serve.pages import FindPage
from kg.serve.tongues import language_of

__all__ = ["data", "thing"]

_ENDINGS = {"text/turtle": "ttl", "application/n-triples": "nt", "application/ld+json": "jsonld", "application/rdf+xml": "rdf"}


async def thing(request: Request) -> Response:
    """Lead to what tells of a thing: the path behind /id/ is that of its IRI."""
    path = _path(request, "/id/")
    wanted = choose(request.headers.get("accept"), {**GRAPHS, HTML: ("application/xhtml+xml",)})
    if wanted is None:
        raise RequestError(406, f"things are told of as {HTML}, {offered(GRAPHS)}; change the Accept header")
    vary = {"Vary": "Accept, Accept-Language"}
    if wanted == HTML:
        found = await _generation(request).pages.run(FindPage(unquote(path, errors="surrogatepass"), language_of(request)))
        if found.body:
            return RedirectResponse(f"/{found.body.decode()}", status_code=303, headers=vary)
        wanted = "text/turtle"
    return RedirectResponse(f"/data/{quote(path, safe='/%')}.{_ENDINGS[wanted]}", status_code=303, headers=vary)


async def data(request: Request) -> Response:
    """The triples of a thing, in the format that the ending says."""
    path, _, ending = _path(request, "/data/").rpartition(".")
    media = next((media for media, known in _ENDINGS.items() if known == ending), None)
    if media is None:
        raise RequestError(404, f"data ends in .{', .'.join(_ENDINGS.values())}")
    generation = _generation(request)
    answered = await generation.queries.run(Describe(generation.snapshot.base + path, media))
    return Response(answered.body, media_type=answered.media, headers={"Cache-Control": "no-cache"})


def _path(request: Request, route: str) -> str:
    """What stands behind a route, written as it is in IRIs: letters of all scripts as they are, the rest in percents."""
    path = request.scope.get("raw_path", b"").decode("ascii", "replace").partition("?")[0]
    return "/".join(segment(unquote(part, errors="replace")) for part in path.removeprefix(route).split("/"))


def _generation(request: Request) -> Generation:
    generation: Generation = request.app.state.generations.current
    return generation
