"""The route of the SPARQL endpoint."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.serve.errors import RequestError
from kg.serve.formats import GRAPHS, HTML, choose, offered
from kg.serve.generation import Generations
from kg.serve.jobs import DescribeService
from kg.serve.protocol import read_query
from kg.serve.tongues import language_of

__all__ = ["sparql"]


async def sparql(request: Request) -> Response:
    """Answer a query, or say what this endpoint is; in a browser, its editor does."""
    generations: Generations = request.app.state.generations
    accept = request.headers.get("accept")
    job = read_query(
        request.method,
        address=request.url.query,
        content_type=request.headers.get("content-type", ""),
        body=await _body(request),
        accept=accept,
    )
    if job is not None:
        answered = await generations.current.queries.run(job)
    elif choose(accept, {**GRAPHS, HTML: ()}) == HTML:
        return RedirectResponse(f"/{language_of(request)}/sparql.html", status_code=303, headers={"Vary": "Accept, Accept-Language"})
    else:
        media = choose(accept, GRAPHS)
        if media is None:
            raise RequestError(406, f"the endpoint is described as {offered(GRAPHS)}; change the Accept header, or ask a query")
        answered = await generations.current.queries.run(DescribeService(str(request.url.replace(query="")), media))
    return Response(answered.body, media_type=answered.media, headers={"Vary": "Accept", "Cache-Control": "no-cache"})


async def _body(request: Request) -> bytes:
    """What was sent, as far as a query may be large."""
    most = request.app.state.limits.request_bytes
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > most:
            raise RequestError(413, f"a query may have {most:,} bytes at most")
    return body
