"""`kg judge`: what people know better than the reading."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.commands.options import add_judgements, add_out
from kg.errors import UsageError

HELP = "judge who is the same and which facts are right, in a file that survives builds; --next shows what is most worth judging"
EXAMPLES = (
    "kg judge --next",
    'kg judge same "Ant Group" company/ant --why "one company, two spellings"',
    'kg judge not-same company/lumen --article en-7 --name "Lumen House"',
    "kg judge undecided person/a-berg person/anna-berg",
    "kg judge accept 003ced0cee7833e3-1302-1377-5f0a3c1d",
    'kg judge reject 003ced0cee7833e3-1302-1377-5f0a3c1d --why "it is said of another company"',
    "kg judge correct 003ced0cee7833e3-1302-1377-5f0a3c1d kind=order when=2020-11 target=company/ant-group",
    "kg judge take-back 003ced0cee7833e3-1302-1377-5f0a3c1d",
    "kg judge --list",
)

_PAIRS, _FACTS = ("same", "not-same", "undecided"), ("accept", "reject", "correct")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Its arguments."""
    parser.add_argument("verdict", nargs="?", choices=(*_PAIRS, *_FACTS, "take-back"), help="what is judged; take-back undoes a judgement")
    parser.add_argument(
        "what", nargs="*", metavar="ENTITY|FACT|KEY=VALUE", help="two entities by id or by a name in any script, or the id of a fact"
    )
    parser.add_argument("--next", action="store_true", help="show the most valuable doubts one by one, with the evidence, and ask")
    parser.add_argument("--list", action="store_true", help="list the judgements")
    parser.add_argument("--article", metavar="ID", help="not-same: the article in which the entity was read wrongly")
    parser.add_argument("--name", metavar="NAME", help="not-same: only what is written so there")
    parser.add_argument("--span", metavar="START-END", help="not-same: only what stands at this place")
    parser.add_argument("--is", dest="meant", metavar="ENTITY", help="not-same: the entity that is meant there")
    parser.add_argument("--why", default="", metavar="TEXT", help="the reason, kept with the judgement")
    parser.add_argument("--by", default="", metavar="NAME", help="who judges, kept with the judgement")
    add_judgements(parser)
    add_out(parser)


def run(args: argparse.Namespace) -> int:
    """Judge, list judgements, or go through the doubts."""
    from kg.commands.reading import judgements_file
    from kg.judgements import load_judgements

    if args.list + args.next + (args.verdict is not None) != 1:
        raise UsageError("give a verdict with what it is about, or --next, or --list")
    file = judgements_file(args)
    if args.list:
        return _list(file)
    from kg.commands.judging import judgement_of, taken_back, touched, with_judgement
    from kg.judgements import write_judgements
    from kg.store import Store

    before = load_judgements(file)
    with Store.read(args.out) as store:
        if args.next:
            from kg.commands.walking import walk

            after = walk(store, before, file=file, by=args.by)
        elif args.verdict == "take-back":
            after = taken_back(args.what, before, store=store, article=args.article)
        else:
            after = with_judgement(before, judgement_of(args, before, store=store))
        articles = touched(store, args.out, before, after)
    if not args.next:
        write_judgements(after, file)
    _say_what_is_due(file, articles, changed=before != after)
    return 0


def _list(file: Path) -> int:
    from kg.commands.tables import print_table
    from kg.judgements import load_judgements
    from kg.judgements.file import said

    print_table(("judgement", "about", "by", "why"), [(e.verdict, said(e), e.by, e.why) for e in load_judgements(file).entries])
    return 0


def _say_what_is_due(file: Path, articles: tuple[str, ...], *, changed: bool) -> None:
    print(f"{file}: {'written' if changed else 'as it was'}", file=sys.stderr)
    if articles:
        many = f"{len(articles)} articles are" if len(articles) > 1 else "1 article is"
        shown = ", ".join(articles[:10]) + (", …" if len(articles) > 10 else "")
        print(f"{many} to be read again: {shown}; `kg build` of the same PATH reads no other", file=sys.stderr)
    elif changed:
        print("no article is to be read again", file=sys.stderr)
