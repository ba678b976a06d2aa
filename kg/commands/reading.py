"""Reading articles for a command: in order, with progress and what the user must know on stderr, and the exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console

from kg.articles import Unreadable, articles_expected, read_articles
from kg.commands.progress import progress_of
from kg.commands.tables import print_table
from kg.errors import UsageError
from kg.gate import refuse_unsure
from kg.judgements import JUDGEMENTS, NO_JUDGEMENTS, Judgements, load_judgements
from kg.model import Article, Extraction
from kg.pipeline import process_all
from kg.readings import reading_key
from kg.remote import is_url
from kg.render.visible import visible
from kg.report import counts_of

if TYPE_CHECKING:
    from kg.parts import Part

_Done = TypeVar("_Done", Extraction, "Part")

__all__ = ["Reading", "judgements_file", "judgements_of", "print_counts", "seeds_expanded"]


def seeds_expanded(paths: list[str]) -> list[str]:
    """A folder with articles/ in it, such as seeds, means those articles."""
    return [str(Path(p) / "articles") if p != "-" and not is_url(p) and (Path(p) / "articles").is_dir() else p for p in paths]


def print_counts(stored: Iterable[Extraction | Part]) -> None:
    """Print what was found, accepted and refused in each article as it is stored."""
    counted = ((done.article, counts_of(done) if isinstance(done, Extraction) else done.counts) for done in stored)
    rows = [(article.id, article.language, *map(str, counts)) for article, counts in counted]
    print_table(("article", "language", "facts found", "accepted", "refused"), rows)


def judgements_file(args: argparse.Namespace) -> Path:
    """Where the judgements of a command are kept."""
    given: Path | None = args.judgements
    return given or Path(args.out) / JUDGEMENTS


def judgements_of(args: argparse.Namespace) -> Judgements:
    """The judgements of a command; raises `UsageError` where a file was named that is not there."""
    if args.judgements is not None and not args.judgements.is_file():
        raise UsageError(f"no such file: {args.judgements}; `kg judge` makes one")
    return load_judgements(judgements_file(args))


class Reading:
    """One pass over the articles of a command; iterate it, or `read` what of `articles` is wanted, then ask `seen` and `exit_code`."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self.judgements = judgements_of(args) if "judgements" in args else NO_JUDGEMENTS
        self._console = Console(stderr=True)
        # Called here and not when iterated: a path that is not there must be said before anything is made.
        self._paths = seeds_expanded(args.paths)
        self._arriving = read_articles(self._paths, stdin=sys.stdin.buffer)
        self._unreadable: list[Unreadable] = []
        self._notes: list[tuple[str, str, str]] = []
        self.seen = self._read = self._wanted = 0

    def __iter__(self) -> Iterator[Extraction]:
        return self.read(self.articles())

    def articles(self) -> Iterator[Article]:
        """The articles that can be read."""
        for arrived in self._arriving:
            if isinstance(arrived, Unreadable):
                self._unreadable.append(arrived)
            else:
                self.seen += 1
                yield arrived

    def read(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """What is read from articles, in their order, with progress."""
        return self.watched(articles, self._read_here)

    def watched(self, articles: Iterable[Article], read: Callable[[Iterable[Article]], Iterator[_Done]]) -> Iterator[_Done]:
        """What `read` gives of articles, with progress; notes are kept for the report."""
        with progress_of("reading", console=self._console, expected=lambda: articles_expected(self._paths)) as advance:
            for done in read(self._counted(articles)):
                self._read += 1
                # Those that are held are done with as they arrive, the others when they are read.
                advance(self.seen - self._wanted + self._read)
                self._notes += [(done.article.id, n.severity, n.message) for n in done.notes]
                yield done

    def _read_here(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        minimum = self._args.min_confidence
        for extraction in process_all(articles, extractor=self._args.extractor, jobs=self._args.jobs, judgements=self.judgements):
            yield refuse_unsure(extraction, minimum=minimum) if minimum else extraction

    def _counted(self, articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            self._wanted += 1
            yield article

    def key(self, article: Article) -> str:
        """What the reading of an article depends on."""
        return reading_key(article, extractor=self._args.extractor, options=(str(self._args.min_confidence),))

    @property
    def exit_code(self) -> int:
        """1 where an article could not be read or was cut off, else 0."""
        severities = [severity for _, severity, _ in self._notes] + [unreadable.severity for unreadable in self._unreadable]
        return 1 if "error" in severities else 0

    def report(self) -> None:
        """Say on stderr what went wrong and what is doubtful, by article."""
        for article, severity, message in self._notes:
            print(visible(f"{severity}: {article}: {message}"), file=sys.stderr)
        for unreadable in self._unreadable:
            print(visible(f"{unreadable.severity}: {unreadable.name}: {unreadable.reason}"), file=sys.stderr)
        if self.seen > self._read:
            unread = f"{self.seen - self._read} of {self.seen} articles"
            print(f"{unread} are held as they would be read, and were not read again", file=sys.stderr)
        if not self.seen and not self._unreadable:
            print("warning: no article was found; PATH is a .txt or .jsonl file, a folder of them, or -", file=sys.stderr)
