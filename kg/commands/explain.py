"""`kg explain`: which frame fired on which words; from a fact back to its sentence."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING

from kg.commands.options import add_confidence, add_out
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.explain import ClauseReading, Trial
    from kg.model import Article, Fact

HELP = "say which frames were tried on a text and why, or where a fact of the graph comes from"
EXAMPLES = (
    'kg explain "The regulator fined Acme 5 million euros."',
    'kg explain --language ar "غرمت الهيئة شركة النور"',
    "kg explain 003ced0cee7833e3-1302-1377-5f0a3c1d",
    "cat article.txt | kg explain -",
)

_FACT = re.compile(r"[0-9a-f]{16}-\d+-\d+-[0-9a-f]{8}")
_AROUND = 120
_Part = tuple[str, str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("text", metavar="TEXT|FACT", help="a text, - for standard input, or the id of a fact in the output folder")
    parser.add_argument("--language", metavar="CODE", help="language of the text (default: detected)")
    parser.add_argument("--published", metavar="DATE", help="date against which words such as `yesterday` are resolved")
    add_confidence(parser)
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Explain a fact or a text."""
    if _FACT.fullmatch(args.text):
        _explain_fact(args)
    else:
        _explain_text(args)
    return 0


def _explain_text(args: argparse.Namespace) -> None:
    from kg.explain import explain
    from kg.model import Article

    text = sys.stdin.read() if args.text == "-" else args.text
    if not text.strip():
        raise UsageError("there is no text to explain")
    article = Article("text", text, _language(args.language, text), published=_date(args.published))
    for reading in explain(article):
        _show_clause(article, reading, minimum=args.min_confidence)


def _language(given: str | None, text: str) -> str:
    from kg.articles import detect_language
    from kg.languages import available

    if given is not None and given not in available():
        raise UsageError(f"language {given!r} is not known; known: {', '.join(available())}")
    language = given or detect_language(text)
    if language is None:
        raise UsageError("the language of the text is not known; give it with --language")
    return language


def _date(given: str | None) -> str | None:
    from kg.edtf import is_valid

    if given is not None and not is_valid(given):
        raise UsageError(f"--published: {given!r} is no EDTF date; write 2020, 2020-11 or 2020-11-03")
    return given


def _show_clause(article: Article, reading: ClauseReading, *, minimum: float) -> None:
    clause = reading.clause
    marks = [clause.form, clause.voice, clause.tense, clause.modality, "negated" if clause.negated else ""]
    _say((clause.predicate, "bold"), (f"  ({', '.join(m for m in marks if m)})  {clause.span.of(article.text)!r}", ""))
    for function, words, mentions in reading.arguments:
        meant = "; ".join(f"{m.entity} ({m.because})" for m in mentions)
        _say((f"    {function}: {words!r}{f' -> {meant}' if meant else ''}", ""))
    for trial in reading.trials:
        frame = trial.attempt.frame
        outcome = _outcome(trial, minimum=minimum)
        _say((f"    frame {frame.rule} ({frame.type} {frame.kind}): ", ""), outcome)


def _outcome(trial: Trial, *, minimum: float) -> _Part:
    if trial.fact is None:
        return f"no: {trial.reason}", ""
    sure = f"confidence {trial.fact.confidence:.2f}"
    if trial.fact.confidence < minimum:
        return f"no: {sure}, less than {minimum:g}", ""
    elsewhere = "" if trial.fact.rule == trial.attempt.frame.rule else f", told better by {trial.fact.rule}"
    return f"fired, {sure}{elsewhere}", "green"


def _explain_fact(args: argparse.Namespace) -> None:
    from kg.store import Store

    with Store.read(args.out) as store:
        found = next(((r.article, fact) for r in store.records() for fact in r.facts if fact.id == args.text), None)
    if found is None:
        raise UsageError(f"no fact {args.text} in {args.out}; `kg query --list` shows how to look for facts")
    _show_fact(*found)


def _show_fact(article: Article, fact: Fact) -> None:
    text, start, end = article.text, fact.passage.start, fact.passage.end
    _say((f"{fact.type} {fact.kind}", "bold"), (f"  {fact.modality}  rule {fact.rule}  confidence {fact.confidence}", ""))
    _say((f"article {article.id} ({article.language}), {start} to {end}:", ""))
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    _say((f"  …{before}", ""), (fact.passage.quote, "bold reverse"), (f"{after}…", ""))
    for role in fact.roles:
        for filler in role.fillers:
            because = f"  because: {filler.because}" if filler.because else ""
            _say((f"    {role.name}: {filler.name}  [{filler.type}] from {filler.text!r}{because}", ""))


def _say(*parts: _Part) -> None:
    """Print one line of words with their styles; words of articles are shown, never obeyed."""
    from rich.console import Console
    from rich.text import Text

    from kg.render.visible import visible

    line = Text.assemble(*((visible(words), style) for words, style in parts))
    Console(soft_wrap=True, highlight=False).print(line)
