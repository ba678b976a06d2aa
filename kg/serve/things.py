"""Things that have an IRI: a page for people, triples for machines, by what the client asks for."""

from __future__ import annotations

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.iris import entity_iri
from kg.serve.errors import RequestError
from kg.serve.formats import GRAPHS, HTML, choose, offered
from kg.serve.generation import Generations
from kg.serve.jobs import Describe
from kg.serve.pages import FindPage
from kg.serve.tongues import language_of

__all__ = ["data", "thing"]

_ENDINGS = {"text/turtle": "ttl", "application/n-triples": "nt", "application/ld+json": "jsonld", "application/rdf+xml": "rdf"}


async def thing(request: Request) -> Response:
    """Lead to what tells of a thing: the path behind /id/ is that of its IRI."""
    identity = _identity(request, "/id/")
    accept = request.headers.get("accept")
    wanted = choose(accept, {**GRAPHS, HTML: ("application/xhtml+xml",)})
    if wanted is None:
        raise RequestError(406, f"things are told of as {HTML}, {offered(GRAPHS)}; change the Accept header")
    vary = {"Vary": "Accept, Accept-Language"}
    generation = _generations(request).current
    if wanted == HTML:
        path = (await generation.pages.run(FindPage(identity, language_of(request)))).body.decode()
        if path:
            return RedirectResponse(f"/{path}", status_code=303, headers=vary)
        wanted = "text/turtle"
    address = "/data/" + "/".join(quote(part, safe="", errors="surrogatepass") for part in identity.split("/"))
    return RedirectResponse(f"{address}.{_ENDINGS[wanted]}", status_code=303, headers=vary)


async def data(request: Request) -> Response:
    """The triples of a thing, in the format that the ending says."""
    identity, _, ending = _identity(request, "/data/").rpartition(".")
    media = next((media for media, known in _ENDINGS.items() if known == ending), None)
    if media is None:
        raise RequestError(404, f"data ends in .{', .'.join(_ENDINGS.values())}")
    generation = _generations(request).current
    job = Describe(entity_iri(identity, base=generation.snapshot.base), media)
    answered = await generation.queries.run(job)
    return Response(answered.body, media_type=answered.media, headers={"Cache-Control": "no-cache"})


def _identity(request: Request, route: str) -> str:
    """What stands behind a route, each of its parts decoded by itself."""
    path = request.scope.get("raw_path", b"").decode("ascii", "replace").partition("?")[0]
    return "/".join(unquote(part, errors="replace") for part in path.removeprefix(route).split("/"))


def _generations(request: Request) -> Generations:
    generations: Generations = request.app.state.generations
    return generations
