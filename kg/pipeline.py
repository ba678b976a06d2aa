"""Article to accepted facts: the composition of extractor and gate, alone or in several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import entry_points
from itertools import islice
from multiprocessing import get_context

from kg.errors import ArticleError, KgError, UsageError
from kg.model import Article, Extraction, Note

__all__ = ["Extractor", "find_extractor", "process", "process_all"]

Extractor = Callable[[Article], Extraction]

_GROUP = "kg.extractors"
# Enough articles under way to keep every worker busy, few enough that memory does not grow with the input.
_AHEAD = 4


def find_extractor(name: str) -> Extractor:
    """The extractor registered under this entry point; raises `UsageError` naming those that are."""
    found = {entry.name: entry for entry in entry_points(group=_GROUP)}
    if name not in found:
        raise UsageError(f"extractor {name!r} is not installed; installed: {', '.join(sorted(found)) or 'none'}")
    extractor: Extractor = found[name].load()
    return extractor


def process(article: Article, *, extractor: str = "rules") -> Extraction:
    """Extract the facts of one article and let them through the gate; an article that fails costs itself only."""
    from kg.gate import gate

    try:
        return gate(find_extractor(extractor)(article))
    except ArticleError as error:
        return _unread(article, str(error))
    except KgError:
        raise
    except Exception as error:  # whatever is wrong with one article, the others are read
        return _unread(article, f"the extractor failed ({type(error).__name__}: {error}); please report this article")


def _unread(article: Article, why: str) -> Extraction:
    return Extraction(article, (), (), notes=(*article.notes, Note("not-read", why, "error")))


def process_all(articles: Iterable[Article], *, extractor: str = "rules", jobs: int = 1) -> Iterator[Extraction]:
    """`process` for each article, in order, in `jobs` processes; raises `KgError` where one of them is killed."""
    if jobs <= 1:
        for article in articles:
            yield process(article, extractor=extractor)
        return
    source = iter(articles)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(process, article, extractor=extractor) for article in islice(source, jobs * _AHEAD)]
        while waiting:
            done = _result(waiting.pop(0))
            waiting += [pool.submit(process, article, extractor=extractor) for article in islice(source, 1)]
            yield done


def _result(waited_for: Future[Extraction]) -> Extraction:
    try:
        return waited_for.result()
    except BrokenProcessPool:
        raise KgError("a process that reads articles was ended, perhaps for lack of memory; run again with fewer --jobs") from None
