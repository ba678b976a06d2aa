"""The server as an ASGI application: the endpoint, the things that have an IRI, and the pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.serve.endpoint import sparql
from kg.serve.errors import RequestError
from kg.serve.generation import Generations
from kg.serve.guard import Guard
from kg.serve.limits import Limits
from kg.serve.things import data, thing
from kg.serve.views import answer_file, answer_page, file, front

__all__ = ["make_app"]


def make_app(
    generations: Generations, *, limits: Limits, names: Collection[str], origins: Collection[str], ready: Callable[[], None]
) -> Starlette:
    """The application; `names` are further names it goes by, `origins` pages of others that may read its answers.

    `ready` is called when the first question can be asked.
    """

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            await generations.start()
            ready()
            yield
        finally:
            await generations.close()

    middleware = [Middleware(Guard, names=names)]
    if origins:
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"], allow_headers=["Accept", "Content-Type"])
        )
    app = Starlette(
        routes=[
            Route("/", front),
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Route("/id/{rest:path}", thing),
            Route("/data/{rest:path}", data),
            Route("/answer/{name}.{format}", answer_file),
            Route("/{language}/answer.html", answer_page),
            Route("/{path:path}", file),
        ],
        middleware=middleware,
        exception_handlers={RequestError: _told, HTTPException: _told_by_status},
        lifespan=lifespan,
    )
    app.state.generations = generations
    app.state.limits = limits
    return app


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestError)
    headers = {"Retry-After": "5"} if error.status == 503 else {}
    return PlainTextResponse(f"{error.message}\n", status_code=error.status, headers=headers)


async def _told_by_status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    allowed = (error.headers or {}).get("Allow", "")
    told = f"{request.method} is not answered here; {allowed} are" if allowed else error.detail
    return PlainTextResponse(f"{told}\n", status_code=error.status_code, headers=error.headers)
