"""The routes of the pages: files of the site, and the answers of named questions."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.questions import questions
from kg.render.texts import LANGUAGES
from kg.serve.errors import RequestError
from kg.serve.generation import Generation
from kg.serve.jobs import Ask
from kg.serve.pages import GetFile, ShowAnswer
from kg.serve.tongues import language_of

__all__ = ["answer_file", "answer_page", "file", "front"]

_FORMATS = {"csv": "csv", "json": "json", "ttl": "turtle"}
# What a page may load stands in the page itself.
_PAGE_POLICY = "frame-ancestors 'self'"


async def front(request: Request) -> Response:
    """Lead to the start page in the reader's language."""
    return RedirectResponse(f"/{language_of(request)}/index.html", status_code=303, headers={"Vary": "Accept-Language"})


async def file(request: Request) -> Response:
    """A file of the site; which there are is known, so no path leads elsewhere."""
    generation = _generation(request)
    path = request.path_params["path"]
    if path.strip("/") in LANGUAGES:
        return RedirectResponse(f"/{path.strip('/')}/index.html", status_code=303)
    tag = f'"{generation.number}-{generation.snapshot.quads.parent.name}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    answered = await generation.pages.run(GetFile(path))
    return Response(answered.body, media_type=answered.media, headers=headers | _policy(answered.media))


async def answer_page(request: Request) -> Response:
    """A named question with the values of its form, and its answer."""
    language = request.path_params["language"]
    if language not in LANGUAGES:
        raise RequestError(404, f"pages are in {' and '.join(LANGUAGES)}")
    generation = _generation(request)
    name, values = request.query_params.get("question", ""), _values(request)
    results, problem, status = b"", "", 200
    if name not in questions():
        raise RequestError(404, f"there is no question {name!r}; /{language}/questions.html has them all")
    try:
        results = (await generation.queries.run(Ask(name, values, "json"))).body
    except RequestError as error:
        problem, status = error.message, error.status
    answered = await generation.pages.run(ShowAnswer(language, name, values, results, problem))
    return Response(answered.body, status_code=status, media_type=answered.media, headers=_policy(answered.media))


async def answer_file(request: Request) -> Response:
    """The answer of a named question as CSV, JSON or Turtle."""
    format = _FORMATS.get(request.path_params["format"])
    if format is None:
        raise RequestError(404, f"answers end in .{', .'.join(_FORMATS)}")
    answered = await _generation(request).queries.run(Ask(request.path_params["name"], _values(request), format))
    return Response(answered.body, media_type=answered.media, headers={"Cache-Control": "no-cache"})


def _values(request: Request) -> tuple[tuple[str, str], ...]:
    """The filled fields of the form; where one is left empty the question's own value counts."""
    return tuple((name, value) for name, value in request.query_params.multi_items() if name != "question" and value)


def _policy(media: str) -> dict[str, str]:
    return {"Content-Security-Policy": _PAGE_POLICY} if media.startswith("text/html") else {}


def _generation(request: Request) -> Generation:
    generation: Generation = request.app.state.generations.current
    return generation
