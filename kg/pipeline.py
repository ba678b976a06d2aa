"""Article to accepted facts: the composition of extractor, judgements and gate, alone or in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.metadata import entry_points

from kg.errors import ArticleError, KgError, UsageError
from kg.judgements import NO_JUDGEMENTS, Judgements, judged
from kg.limits import limited
from kg.model import Article, Extraction, Note

__all__ = ["Extractor", "find_extractor", "lost", "process", "process_all"]

Extractor = Callable[[Article], Extraction]

_GROUP = "kg.extractors"


def find_extractor(name: str) -> Extractor:
    """The extractor registered under this entry point; raises `UsageError` naming those that are."""
    found = {entry.name: entry for entry in entry_points(group=_GROUP)}
    if name not in found:
        raise UsageError(f"extractor {name!r} is not installed; installed: {', '.join(sorted(found)) or 'none'}")
    extractor: Extractor = found[name].load()
    return extractor


def process(article: Article, *, extractor: str = "rules", judgements: Judgements = NO_JUDGEMENTS) -> Extraction:
    """Extract the facts of one article, judge them and let them through the gate; an article that fails costs itself only."""
    from kg.gate import gate

    try:
        with limited():
            return judged(gate(find_extractor(extractor)(article)), judgements)
    except ArticleError as error:
        return _unread(article, str(error))
    except KgError:
        raise
    except Exception as error:  # whatever is wrong with one article, the others are read
        return _unread(article, f"the extractor failed ({type(error).__name__}: {error}); please report this article")


def _unread(article: Article, why: str) -> Extraction:
    return Extraction(article, (), (), notes=(*article.notes, Note("not-read", why, "error")))


def process_all(
    articles: Iterable[Article], *, extractor: str = "rules", jobs: int = 1, judgements: Judgements = NO_JUDGEMENTS
) -> Iterator[Extraction]:
    """`process` for each article, in order, in `jobs` processes; an article that ends the process that reads it costs itself only."""
    work = partial(process, extractor=extractor, judgements=judgements)
    if jobs <= 1:
        yield from map(work, articles)
        return
    from kg.workers import in_order

    yield from in_order(work, articles, jobs=jobs, lost=lost)


def lost(article: Article) -> Extraction:
    """What stands for an article that ended the process that read it, and the next one too."""
    return _unread(article, "the process that read it was ended, twice, perhaps for lack of memory; split the article, or report it")
