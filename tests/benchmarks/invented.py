"""Graphs of any size to measure with: invented companies, regulators and people, as unevenly tied as those of the news."""

from __future__ import annotations

from random import Random

from kg.model import Article, Entity, Extraction, Fact, Filler, Name, Passage, Role

__all__ = ["invented"]

_SEED = 11
_FIELD = 55
_PER_ARTICLE = 8
_KINDS = {
    "measure": ("imposed_by", "regulator", "target", "company", ("fine", "order", "investigation", "approval")),
    "position": ("person", "person", "organization", "company", ("chair", "chief-executive", "founder")),
    "ownership": ("owner", "company", "owned", "company", ("subsidiary", "stake", "acquisition")),
    "action": ("actor", "company", "affects", "product", ("launch", "listing", "deal")),
}
_TYPES = ("company", "company", "company", "company", "person", "person", "product", "regulator")
_SYLLABLES = ("ba", "ro", "ken", "lu", "mi", "tar", "so", "vel", "na", "dor", "pi", "zen")


def invented(nodes: int) -> list[Extraction]:
    """Articles whose facts tie so many entities: one in seven facts leaves its field, and hubs draw most of them."""
    random = Random(_SEED)
    names = [Entity(f"{_type(n)}/e{n}", _type(n), (Name(_name(n), "en"),)) for n in range(nodes)]
    fields = [names[start : start + _FIELD] for start in range(0, nodes, _FIELD)]
    told = [_told(random, field, fields, source=source) for field in fields for source in (*field, *[None] * (len(field) // 4))]
    return [_article(number, told[start : start + _PER_ARTICLE]) for number, start in enumerate(range(0, len(told), _PER_ARTICLE))]


def _type(number: int) -> str:
    return _TYPES[number % len(_TYPES)]


def _name(number: int) -> str:
    parts = []
    while number or not parts:
        number, rest = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[rest])
    return f"{''.join(parts).title()} {'Works' if len(parts) % 2 else 'Holding'}"


def _told(random: Random, field: list[Entity], fields: list[list[Entity]], *, source: Entity | None) -> tuple[str, str, Entity, Entity]:
    """Type, kind and the two ends of a fact; where no source is given, a strong one."""
    fitting = [name for name, (_, from_type, *_) in sorted(_KINDS.items()) if source is None or from_type == source.type]
    type_ = random.choice(fitting or ["measure"])
    _, from_type, _, to_type, kinds = _KINDS[type_]
    other = random.choice(fields) if random.random() < 0.15 else field
    one, target = source or _one(random, field, from_type), _one(random, other, to_type)
    return type_, random.choice(kinds), one, target if target != one else field[field.index(one) - 1]


def _one(random: Random, field: list[Entity], type_: str) -> Entity:
    """One of a type, the first of a field the likeliest."""
    of_type = [entity for entity in field if entity.type == type_] or field
    return of_type[int(len(of_type) * random.random() ** 2)]


def _article(number: int, told: list[tuple[str, str, Entity, Entity]]) -> Extraction:
    day = f"20{10 + number % 14:02}-{1 + number % 12:02}-{1 + number % 28:02}"
    sentences, starts, length = [], [], 0
    for type_, kind, source, target in told:
        sentence = f"{source.names[0].text} is said to stand in a {type_} of kind {kind} towards {target.names[0].text}. "
        sentences.append(sentence)
        starts.append(length)
        length += len(sentence)
    article = Article(f"a{number:05}", "".join(sentences), "en", f"Report {number}", day, None, f"Paper {number % 20}")
    facts = [
        _fact(article, one, start=start, length=len(sentence) - 1, day=day)
        for one, start, sentence in zip(told, starts, sentences, strict=True)
    ]
    entities = {entity.id: entity for *_, source, target in told for entity in (source, target)}
    return Extraction(article, tuple({fact.id: fact for fact in facts}.values()), tuple(entities.values()))


def _fact(article: Article, told: tuple[str, str, Entity, Entity], *, start: int, length: int, day: str) -> Fact:
    type_, kind, source, target = told
    from_role, _, to_role, _, _ = _KINDS[type_]
    quote = article.text[start : start + length]
    roles = tuple(
        Role(role, (_filler(entity, start=start + quote.index(entity.names[0].text)),))
        for role, entity in ((from_role, source), (to_role, target))
    )
    passage = Passage(start, start + length, quote)
    return Fact(article.id, article.hash, type_, kind, roles, "asserted", passage, f"{type_}/{kind}", 0.9, when=day)


def _filler(entity: Entity, *, start: int) -> Filler:
    name = entity.names[0].text
    return Filler(name, entity.type, name, start, start + len(name), id=entity.id, because="named in the text")
