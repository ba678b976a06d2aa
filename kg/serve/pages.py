"""The pages of a copy of the store, made one at a time in a process of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.serve.errors import RequestError
from kg.serve.jobs import Answered

__all__ = ["FindPage", "GetFile", "PageJob", "ShowAnswer", "showing"]

_MEDIA = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class GetFile:
    """A file of the site, by its path from the root."""

    path: str


@dataclass(frozen=True, slots=True)
class FindPage:
    """The path of the page about the thing with an id, in a language; the answer is the path, empty where there is none."""

    identity: str
    language: str


@dataclass(frozen=True, slots=True)
class ShowAnswer:
    """A named question with its answer (SPARQL results in JSON) or with what went wrong, as a page."""

    language: str
    question: str
    values: tuple[tuple[str, str], ...]
    results: bytes
    problem: str


PageJob = GetFile | FindPage | ShowAnswer


def showing(folder: str, *, base: str) -> Callable[[PageJob], Answered]:
    """What makes pages from the quads in a folder; it raises `RequestError` where there is no such page."""
    import pyoxigraph

    from kg.rdf.files import prefixes
    from kg.site import make_site
    from kg.site.asking import answer_page
    from kg.site.document import page_html
    from kg.site.places import place_of
    from kg.site.words import interface
    from kg.store import Store

    site = make_site(Store(pyoxigraph.Store.read_only(folder), base=base).records(), base=base)

    def show(job: PageJob) -> Answered:
        if isinstance(job, FindPage):
            found = place_of(job.identity, site.content)
            return Answered((f"{job.language}/{found}" if found else "").encode(), "text/plain")
        if isinstance(job, ShowAnswer):
            ui = interface(job.language)
            page = answer_page(
                job.question,
                dict(job.values),
                site.content,
                ui,
                results=job.results,
                problem=job.problem,
                prefixes=prefixes(base=base),
                base=base,
            )
            return Answered(page_html(page, ui, served=True).encode(), _MEDIA["html"])
        make = site.files.get(job.path)
        if make is None:
            raise RequestError(404, f"there is no page {job.path!r} here; the start page is /")
        return Answered(make(), _MEDIA[job.path.rpartition(".")[2]])

    return show
