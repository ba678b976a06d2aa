"""The words of a sentence as grammar sees them: proclitics, stems and pronouns as items of their own, names and particles found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.languages.ar.cutting import cut
from kg.languages.ar.item import KINDS, Item
from kg.languages.ar.letters import folded, place
from kg.languages.ar.morphology import Reading, read_word
from kg.languages.ar.nouns import nisba
from kg.languages.ar.persons import is_given, is_title, surnames
from kg.languages.ar.signs import SIGNS
from kg.languages.ar.vocabulary import Vocabulary, load_vocabulary
from kg.languages.ar.words import Token
from kg.model import Span

__all__ = ["Item", "ItemMaker"]

_CLOSERS = frozenset("»”")
# Below this the stem behind a proclitic is no word of the vocabulary.
_SURE = 1.8


class ItemMaker:
    """Makes items of the tokens of one article: what the article says elsewhere helps to cut unknown words."""

    def __init__(
        self,
        text: str,
        found: Sequence[Token],
        *,
        names: Mapping[int, int],
        wholes: Mapping[int, tuple[int, str]],
        people: Iterable[Span] = (),
    ) -> None:
        self.text = text
        self.names = names
        self.wholes = wholes
        self.vocabulary: Vocabulary = load_vocabulary()
        self.surnames = surnames(found, known=people)
        self.alone = Counter(folded(t.text) for t in found if t.kind == "arabic")

    def items(self, tokens: Sequence[Token]) -> list[Item]:
        """The items of one sentence."""
        made: list[Item] = []
        at = 0
        while at < len(tokens):
            at += self._at(tokens, at, made)
        return made

    def _at(self, tokens: Sequence[Token], at: int, made: list[Item]) -> int:
        token = tokens[at]
        if token.kind == "mark" and token.start not in self.wholes:
            made.append(Item("mark", token.start, token.end, token.text))
            return 1
        for step in (self._whole, self._country, self._known_name, self._place, self._person, self._compound):
            used = step(tokens, at, made)
            if used:
                return used
        if token.kind == "arabic":
            made.extend(self._word(token, made[-1] if made else None))
        else:
            kind = "number" if token.kind == "number" else "name"
            made.append(Item(kind, token.start, token.end, folded(token.text), latin=token.kind == "latin"))
        return 1

    def _whole(self, tokens: Sequence[Token], at: int, made: list[Item]) -> int:
        """A time or a sum of money is one item."""
        token = tokens[at]
        for start in range(token.start, min(token.end, token.start + 4)):
            end, kind = self.wholes.get(start, (0, ""))
            if end > token.start:
                used = 1
                while at + used < len(tokens) and tokens[at + used].start < end:
                    used += 1
                made.extend(self._proclitics(token, start))
                made.append(Item(kind, start, end, folded(self.text[start:end])))
                return used
        return 0

    def _country(self, tokens: Sequence[Token], at: int, made: list[Item]) -> int:
        """A country's name that is an adjective: behind a definite noun, "الشركة السعودية", or the name of a thing."""
        token = tokens[at]
        if folded(token.text) not in self.vocabulary.place_adjectives or not made:
            return 0
        thing = made[-2].noun.lemma if len(made) > 1 and made[-2].noun is not None and made[-1].kind == "name" else ""
        if (made[-1].kind == "noun" and made[-1].definite) or thing in self.vocabulary.named or made[-1].text in _CLOSERS:
            word = folded(token.text).removeprefix(SIGNS.article)
            made.append(Item("noun", token.start, token.end, word, noun=nisba(word), definite=True))
            return 1
        return 0

    def _known_name(self, tokens: Sequence[Token], at: int, made: list[Item]) -> int:
        token = tokens[at]
        for start in range(token.start, min(token.end, token.start + 4)):
            end = self.names.get(start)
            if end is not None and end > token.start:
                used = 1
                while at + used < len(tokens) and tokens[at + used].start < end:
                    used += 1
                if start > token.start:
                    made.extend(self._proclitics(token, start))
                until = max(end, token.end) if used == 1 else end
                made.append(Item("name", start, until, folded(self.text[start:end]), label="known", latin=token.kind == "latin"))
                return used
        return 0

    def _proclitics(self, token: Token, start: int) -> Iterator[Item]:
        for position in range(token.start, start):
            letter = self.text[position]
            if letter in "وف":
                yield Item("conjunction", position, position + 1, letter)
            elif letter in "بلك":
                yield Item("preposition", position, position + 1, letter)

    def _place(self, tokens: Sequence[Token], at: int, made: list[Item]) -> int:
        token = tokens[at]
        if token.kind != "arabic":
            return 0
        bare = folded(token.text)
        if len(bare) != len(token.text):
            return 0
        for skipped in self._starts(bare):
            first = bare[skipped:]
            if first not in self.vocabulary.place_starts:
                continue
            for width in (4, 3, 2, 1):
                words = (first, *(folded(t.text) for t in tokens[at + 1 : at + width]))
                if len(words) == width and words in self.vocabulary.places:
                    start = token.start + place(self.text[token.start : token.end], skipped)
                    made.extend(self._proclitics(token, start))
                    made.append(Item("name", start, tokens[at + width - 1].end, " ".join(words), label="place"))
                    return width
        return 0

    def _person(self, tokens: Sequence[Token], at: int, made: list[Item]) -> int:
        """A given name that is a common word elsewhere, and a surname that the article has told with a given name."""
        token, bare = tokens[at], folded(tokens[at].text)
        if token.kind != "arabic" or len(bare) != len(token.text):
            return 0
        before = made[-1] if made else None
        opened = before is None or before.kind in ("mark", "verb")
        for skipped in (0, 1) if bare[0] == SIGNS.and_ else (0,):
            word = bare[skipped:]
            titled = before is not None and not skipped and (before.label == "person" or (before.definite and is_title(before.noun)))
            given = word in self.vocabulary.doubtful and is_given(tokens, at, named=titled, opened=opened)
            if given or word in self.surnames:
                start = token.start + place(self.text[token.start : token.end], skipped)
                made.extend(self._proclitics(token, start))
                made.append(Item("name", start, token.end, word, label="person", definite=word.startswith(SIGNS.article)))
                return 1
        return 0

    def _starts(self, bare: str) -> tuple[int, ...]:
        starts = [0]
        if bare[0] in "وف" and len(bare) > 4:
            starts.append(1)
        return (*starts, *(s + 1 for s in starts if bare[s] in "بلك" and len(bare) - s > 3))

    def _compound(self, tokens: Sequence[Token], at: int, made: list[Item]) -> int:
        """A particle of several words; its last part may be a proclitic of the next word."""
        bare = folded(tokens[at].text)
        for skipped in (0, 1) if bare[:1] in ("و", "ف") else (0,):
            for parts in self.vocabulary.grammar.compounds.get(bare[skipped:], ()):
                used = self._matches(tokens, at, parts)
                if used:
                    if skipped:
                        made.append(Item("conjunction", tokens[at].start, tokens[at].start + 1, bare[0]))
                    kind, features = self._kind(" ".join(parts))
                    attached = used < len(parts)
                    end = tokens[at + used].start + 1 if attached else tokens[at + used - 1].end
                    made.append(Item(kind, tokens[at].start + skipped, end, " ".join(parts), features=features))
                    return used + self._attached(tokens, at + used, made) if attached else used
        return 0

    def _attached(self, tokens: Sequence[Token], at: int, made: list[Item]) -> int:
        """The word that bears the last letter of a particle, without that letter."""
        inner: list[Item] = []
        used = self._at(tokens, at, inner)
        made.extend(i for place, i in enumerate(inner) if place or i.kind != "preposition")
        return used

    def _matches(self, tokens: Sequence[Token], at: int, parts: tuple[str, ...]) -> int:
        """How many tokens a particle takes, without one that it only shares; 0 where it does not stand here."""
        for offset, part in enumerate(parts[1:], 1):
            if at + offset >= len(tokens):
                return 0
            word = folded(tokens[at + offset].text)
            if len(part) == 1 and offset == len(parts) - 1:
                if word == part:
                    return len(parts)
                return offset if word.startswith(part) and read_word(tokens[at + offset].text).preposition == part else 0
            if word != part:
                return 0
        return len(parts)

    def _kind(self, word: str) -> tuple[str, str]:
        grammar = self.vocabulary.grammar
        for group in KINDS:
            if grammar.has(group, word):
                return KINDS[group], grammar.features.get(group, {}).get(word, "")
        return "adverb", ""

    # --- one word ---

    def _word(self, token: Token, before: Item | None) -> Iterator[Item]:
        reading = self._reading(token, before)
        written = self.text[token.start : token.end]
        position = 0
        for kind, letters in (
            ("conjunction", reading.conjunction),
            ("preposition", "" if reading.particle and reading.enclitic else reading.preposition),
        ):
            if letters:
                end = place(written, position + 1)
                yield Item(kind, token.start + place(written, position), token.start + end, letters)
                position += 1
        start, end = (token.start + place(written, p) for p in reading.stem)
        yield self._stem(reading, start, end, written)
        if reading.enclitic:
            features = self.vocabulary.grammar.features["enclitics"][reading.enclitic]
            yield Item("enclitic", end, token.end, reading.enclitic, features=features)

    def _stem(self, reading: Reading, start: int, end: int, written: str) -> Item:
        if reading.particle:
            kind, features = self._kind(reading.particle)
            return Item(kind, start, end, reading.particle, features=features)
        text = reading.text
        if reading.verbs:
            passive = "ُ" in written[reading.stem[0] : reading.stem[0] + 2]
            return Item("verb", start, end, text, verbs=reading.verbs, noun=reading.noun, passive=passive)
        if reading.noun is not None:
            return Item("noun", start, end, text, noun=reading.noun, definite=reading.article)
        label = "place" if text in self.vocabulary.place_words else "person" if text in self.vocabulary.given else ""
        return Item("name", start, end, text, definite=reading.article, label=label)

    def _reading(self, token: Token, before: Item | None) -> Reading:
        reading = read_word(token.text)
        if (
            (reading.preposition or reading.conjunction)
            and not reading.article
            and reading.score < _SURE
            and self._is_whole(token.text, reading, before)
        ) or self._is_glued(token.text, before):
            return Reading("", "", False, (0, len(token.text)), folded(token.text))
        if reading.particle or reading.verbs or reading.noun is not None:
            return reading
        return cut(token.text, reading, alone=self.alone, after_name=before is not None and before.label == "person")

    def _is_whole(self, word: str, reading: Reading, before: Item | None) -> bool:
        """Whether a word that could be cut is a name: behind a given name here or elsewhere in the article."""
        if reading.particle:
            return False
        common = reading.noun is not None and len(reading.text) > 4
        if before is None or not reading.preposition or before.definite or common:
            return folded(word) in self.surnames
        return before.label == "person" or before.text in self.vocabulary.connectors or folded(word) in self.surnames

    def _is_glued(self, word: str, before: Item | None) -> bool:
        """ "بنكيران", "بلحاج" behind a given name: the connector is one word with what it stands before."""
        bare = folded(word)
        return (
            before is not None
            and before.label == "person"
            and not before.definite
            and len(bare) > 4
            and bare.startswith(tuple(self.vocabulary.glued))
        )
