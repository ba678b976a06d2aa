"""One article read into its part, on any machine: what was written already is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from threading import Lock

from kg.errors import KgError
from kg.gate import refuse_unsure
from kg.judgements import NO_JUDGEMENTS, Judgements
from kg.model import Article, Extraction
from kg.parts import Part, Place, make_part
from kg.pipeline import lost, process
from kg.readings import reading_key

__all__ = ["Recipe", "read_parts", "write_part"]

Run = Callable[..., Iterator["Outcome"]]
Outcome = tuple[str, "Part | None"]

# A process has one model and reads one article at a time, however many threads it was started with.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True)
class Recipe:
    """How articles are read, and where their parts are written."""

    parts: str
    extractor: str = "rules"
    minimum_confidence: float = 0.0
    judgements: Judgements = field(default=NO_JUDGEMENTS, hash=False)

    def key(self, article: Article) -> str:
        """What the part of an article depends on."""
        options = (str(self.minimum_confidence), *(repr(entry) for entry in self.judgements.entries))
        return reading_key(article, extractor=self.extractor, options=options)

    def sure(self, extraction: Extraction) -> Extraction:
        """The extraction without what was read with less confidence than asked for."""
        return refuse_unsure(extraction, minimum=self.minimum_confidence) if self.minimum_confidence else extraction


def read_parts(run: Run, articles: Iterable[Article], *, recipe: Recipe, base: str) -> Iterator[Part]:
    """The parts of articles, in order, written by what `run` runs, such as `kg.cluster.on_workers` with its client.

    Raises `KgError` where a part that was written can't be found: the workers have another folder under the same name.
    """
    place = Place(recipe.parts)
    arrived: dict[str, Article] = {}

    def remembered() -> Iterator[Article]:
        for article in articles:
            arrived[article.id] = article
            yield article

    work = partial(write_part, recipe=recipe, base=base, reader=_reader(recipe))
    for id, part in run(work, remembered(), lost=partial(_lost_part, recipe=recipe, base=base)):
        article = arrived.pop(id)
        found = part or place.read(article, key=recipe.key(article), base=base)
        if found is None:
            raise KgError(f"{recipe.parts}: the workers wrote their parts elsewhere; choose a folder with --parts that all machines share")
        yield found


def write_part(article: Article, *, recipe: Recipe, base: str, reader: str) -> Outcome:
    """Read an article into its part, where that was not done yet; the id of the article.

    Raises `KgError` where this machine would read it differently than the one that asks for it.
    """
    if reader != _reader(recipe):
        raise KgError("a worker has another version of this program or of its parts; install the same on all machines")
    place = _place(recipe.parts)
    key = recipe.key(article)
    with _ONE_AT_A_TIME:
        written = place.read(article, key=key, base=base)
        if written is None or written.failed:
            part = make_part(recipe.sure(process(article, extractor=recipe.extractor, judgements=recipe.judgements)), base=base)
            place.write(part, key=key, base=base)
    return article.id, None


def _lost_part(article: Article, *, recipe: Recipe, base: str) -> Outcome:
    return article.id, make_part(recipe.sure(lost(article)), base=base)


@cache
def _reader(recipe: Recipe) -> str:
    """What reads on this machine, as a hash."""
    return recipe.key(Article("", "", ""))


@cache
def _place(url: str) -> Place:
    return Place(url)
