"""Who is named as the source: "according to X", "..., X reported", and speakers of quotations that run over several sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.languages.en.data import table_of, words_of
from kg.languages.en.drafts import Draft, Part, Sentence
from kg.languages.en.tree import Node
from kg.languages.en.verbs import contents
from kg.model import Phrase, Span
from kg.text import fold

__all__ = ["add_quotation", "add_sources", "quoted_speakers", "sources_of"]

_QUOTES = '"“”'
_TAIL = frozenset({"advcl", "parataxis", "conj", "dep", "ccomp", "relcl", "acl", "amod"})


def sources_of(sentence: Sentence) -> dict[int, Phrase]:
    """Node -> who is the source of the clause of that node."""
    found: dict[int, Phrase] = {}
    for node in sentence.tree.nodes:
        source = _according(sentence, node) or _aside(sentence, node)
        if source is not None:
            target = _target(sentence, node)
            found.setdefault(target.index, sentence.phrases.of(source))
    return found


def add_sources(sentence: Sentence) -> None:
    """Make a draft for every "according to X", as if X said what it hangs on."""
    for node in sentence.tree.nodes:
        source = _according(sentence, node)
        if source is not None:
            target = _target(sentence, node)
            draft = Draft(node, "verb", fold(node.text), voice="active")
            draft.add(sentence.part("subject", source))
            for part in contents(sentence, target):
                draft.add(replace(part, span=_without_source(sentence, part, node)))
            draft.settled = True
            sentence.drafts[draft.key] = draft


def _without_source(sentence: Sentence, part: Part, source: Node) -> Span:
    """The words of what is said, without "according to X" and adverbs before them."""
    inside = {n.index for n in sentence.tree.subtree(source)}
    words = [n for n in sentence.tree.nodes if part.span.contains(n.span) and n.index not in inside]
    while len(words) > 1 and words[0].dep in {"punct", "advmod", "cc"}:
        words = words[1:]
    while len(words) > 1 and words[-1].dep == "punct":
        words = words[:-1]
    return Span(words[0].span.start, words[-1].span.end) if words else part.span


def _according(sentence: Sentence, node: Node) -> Node | None:
    if node.lemma not in words_of("speech", "sources") or node.dep not in {"prep", "advcl", "acl", "amod"}:
        return None
    inner = sentence.tree.first(node, "prep")
    return sentence.tree.first(inner if inner is not None else node, "pobj")


def _aside(sentence: Sentence, node: Node) -> Node | None:
    """ "..., Norvik Times reported" or "as Norvik Times reported" hanging on what is reported."""
    tree = sentence.tree
    if node.dep not in _TAIL or table_of("speech", "verbs").get(node.lemma) is None or tree.first(node, "ccomp", "xcomp") is not None:
        return None
    mark = tree.first(node, "mark", "advmod")
    comma = node.index > 0 and any(n.text == "," for n in tree.nodes[max(0, node.index - 4) : node.index])
    if (mark is not None and mark.text.casefold() not in words_of("control", "role")) or (mark is None and not comma):
        return None
    if mark is None and any(n.index > node.index + 6 for n in tree.subtree(node)):
        return None
    found = tree.first(node, "nsubj") or tree.first(node, "dobj")
    return found if found is not None and found.is_noun and found.tag not in {"WDT", "WP", "DT"} else None


def _target(sentence: Sentence, node: Node) -> Node:
    """The verb that a source speaks of: the top one where the source stands at an edge of the sentence."""
    tree = sentence.tree
    span = [n.index for n in tree.subtree(node)]
    at_edge = min(span) <= 1 or max(span) >= len(tree.nodes) - 3
    verb = sentence.governor(node)
    root = next(n for n in tree.nodes if n.head == n.index)
    if verb is None or (at_edge and root.is_verb and root.index not in span):
        return root
    return verb


# --- quotations over several sentences ---


def quoted_speakers(sentences: Sequence[Sentence], text: str) -> dict[int, Phrase]:
    """Sentence number -> speaker of the quotation that the sentence stands in, where it names none itself."""
    spoken: dict[int, Phrase] = {}
    last: tuple[int, Phrase] | None = None
    is_open = False
    for place, sentence in enumerate(sentences):
        words = sentence.tree.span.of(text)
        # Each paragraph of a long quotation opens it anew.
        is_open = is_open and (place == 0 or "\n\n" not in text[sentences[place - 1].tree.span.end : sentence.tree.span.start + 1])
        inside = is_open or words.lstrip()[:1] in {'"', "“"}
        is_open = _open_after(words, is_open)
        own = _own_speaker(sentence)
        if own is not None:
            last = (place, own)
        elif inside:
            speaker = last[1] if last is not None and place - last[0] <= 4 else _next_speaker(sentences, place)
            if speaker is not None:
                spoken[place] = speaker
                last = (place, speaker)
    return spoken


def add_quotation(sentence: Sentence, speaker: Phrase) -> None:
    """Make a draft for a sentence of a quotation that names no speaker itself, as if the speaker said it."""
    root = next(n for n in sentence.tree.nodes if n.head == n.index)
    marks = [n for n in sentence.tree.nodes if n.dep == "punct"]
    mark = next((n for n in marks if n.text in _QUOTES), marks[-1] if marks else None)
    said = tuple(contents(sentence, root))
    if mark is not None and said:
        draft = Draft(mark, "verb", min(words_of("speech", "quotation")), voice="active", settled=True)
        # The speaker stands in another sentence: the mark stands for him here.
        draft.parts = [Part("subject", mark.span, None, speaker), *said]
        sentence.drafts[draft.key] = draft


def _open_after(words: str, is_open: bool) -> bool:
    """Whether a quotation is open at the end of the words; a straight mark opens one where a word begins behind it."""
    for place, character in enumerate(words):
        if character == "“":
            is_open = True
        elif character == "”":
            is_open = False
        elif character == '"':
            before, behind = words[place - 1 : place] or " ", words[place + 1 : place + 2] or " "
            is_open = not is_open if before.isspace() == behind.isspace() else before.isspace()
    return is_open


def _own_speaker(sentence: Sentence) -> Phrase | None:
    """The subject of the topmost verb of saying."""
    for draft in sorted((d for d in sentence.drafts.values() if d.form == "verb"), key=lambda d: d.node.dep != "ROOT"):
        subject = draft.first("subject")
        if (
            (draft.predicate not in words_of("speech", "sources") and not table_of("speech", "verbs").get(draft.predicate))
            or draft.predicate in words_of("speech", "silent")
            or subject is None
            or subject.phrase is None
            or draft.node.dep not in {"ROOT", "conj", "prep"}
        ):
            continue
        if table_of("names", "pronouns").get(subject.phrase.lemma) != "speaker":
            return subject.phrase
    return None


def _next_speaker(sentences: Sequence[Sentence], place: int) -> Phrase | None:
    return _own_speaker(sentences[place + 1]) if place + 1 < len(sentences) else None
