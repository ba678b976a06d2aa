"""`kg explain`: which frame fired on which words; from a fact back to its sentence."""

from __future__ import annotations

import argparse
import re
import sys

from rich.console import Console
from rich.markup import escape

from kg.commands.options import add_out
from kg.errors import UsageError

HELP = "say which frames were tried on a text and why, or where a fact of the graph comes from"
EXAMPLES = (
    'kg explain "The regulator fined Acme 5 million euros."',
    'kg explain --language ar "غرمت الهيئة شركة النور"',
    "kg explain 003ced0cee7833e3-1302-1377-5f0a3c1d",
    "cat article.txt | kg explain -",
)

_FACT = re.compile(r"[0-9a-f]{16}-\d+-\d+-[0-9a-f]{8}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("text", metavar="TEXT|FACT", help="a text, - for standard input, or the id of a fact in the output folder")
    parser.add_argument("--language", metavar="CODE", help="language of the text (default: detected)")
    parser.add_argument("--published", metavar="DATE", help="date against which words such as `yesterday` are resolved")
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Explain a fact or a text."""
    console = Console(soft_wrap=True, highlight=False)
    if _FACT.fullmatch(args.text):
        return _explain_fact(args, console)
    return _explain_text(args, console)


def _explain_text(args: argparse.Namespace, console: Console) -> int:
    from kg.articles import detect_language
    from kg.explain import explain
    from kg.model import Article

    text = sys.stdin.read() if args.text == "-" else args.text
    language = args.language or detect_language(text)
    if language is None:
        raise UsageError("the language of the text is not known; give it with --language")
    article = Article("text", text, language, published=args.published)
    for reading in explain(article):
        clause = reading.clause
        marks = [clause.form, clause.voice, clause.tense, clause.modality, "negated" if clause.negated else ""]
        console.print(f"[bold]{escape(clause.predicate)}[/bold]  ({', '.join(m for m in marks if m)})  {escape(clause.span.of(text))!r}")
        for function, words, mentions in reading.arguments:
            meant = "; ".join(f"{m.entity} ({m.because})" for m in mentions)
            console.print(f"    {function}: {escape(words)!r}" + (f" -> {escape(meant)}" if meant else ""))
        for attempt in reading.attempts:
            made = f"[green]fired[/green], confidence {attempt.fact.confidence}" if attempt.fact else f"no: {escape(attempt.reason)}"
            console.print(f"    frame {attempt.frame.rule} ({attempt.frame.type} {attempt.frame.kind}): {made}")
    return 0


def _explain_fact(args: argparse.Namespace, console: Console) -> int:
    from kg.store import Store

    with Store.read(args.out) as store:
        for record in store.records():
            for fact in record.facts:
                if fact.id == args.text:
                    text = record.article.text
                    start, end = fact.passage.start, fact.passage.end
                    console.print(f"[bold]{fact.type} {fact.kind}[/bold]  {fact.modality}  rule {fact.rule}  confidence {fact.confidence}")
                    console.print(f"article {escape(record.article.id)} ({record.article.language}), {start} to {end}:")
                    before, after = text[max(0, start - 120) : start], text[end : end + 120]
                    console.print(f"  …{escape(before)}[bold reverse]{escape(fact.passage.quote)}[/bold reverse]{escape(after)}…")
                    for role in fact.roles:
                        for filler in role.fillers:
                            because = f"  because: {escape(filler.because)}" if filler.because else ""
                            console.print(f"    {role.name}: {escape(filler.name)}  [{filler.type}] from {escape(filler.text)!r}{because}")
                    return 0
    raise UsageError(f"no fact {args.text} in {args.out}; `kg query --list` shows how to look for facts")
