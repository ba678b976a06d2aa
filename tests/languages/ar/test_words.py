"""Words, readings and sentences of Arabic."""

import pytest

from kg.languages.ar.morphology import read_word
from kg.languages.ar.sentences import sentences
from kg.languages.ar.words import tokens, words


@pytest.mark.parametrize(
    ("word", "conjunction", "preposition", "article", "stem", "enclitic"),
    [
        ("وللشركة", "و", "ل", True, "شركه", ""),
        ("بغرامة", "", "ب", False, "غرامه", ""),
        ("شركاتها", "", "", False, "شركات", "ها"),
        ("بنك", "", "", False, "بنك", ""),
        ("وكالة", "", "", False, "وكاله", ""),
        ("عليها", "", "", False, "علي", "ها"),
        ("فتحت", "", "", False, "فتحت", ""),
        ("أسسها", "", "", False, "اسس", "ها"),
        ("فيسبوك", "", "", False, "فيسبوك", ""),
        ("بكل", "", "ب", False, "كل", ""),
        ("لحل", "", "ل", False, "حل", ""),
        ("وتم", "و", "", False, "تم", ""),
        ("التزاماتها", "", "", False, "التزامات", "ها"),
        ("شركائها", "", "", False, "شركاي", "ها"),
    ],
)
def test_word_is_cut(word: str, conjunction: str, preposition: str, article: bool, stem: str, enclitic: str) -> None:
    reading = read_word(word)

    assert (reading.conjunction, reading.preposition, reading.article, reading.text, reading.enclitic) == (
        conjunction,
        preposition,
        article,
        stem,
        enclitic,
    )


@pytest.mark.parametrize(
    ("word", "lemma", "tense"),
    [
        ("فرضت", "فرض", "past"),
        ("ستفرض", "فرض", "future"),
        ("يعتزم", "اعتزم", "present"),
        ("نفت", "نفي", "past"),
        ("حظيت", "حظي", "past"),
        ("يجب", "وجب", "present"),
        ("اشترتها", "اشتري", "past"),
    ],
)
def test_verb_is_recognised(word: str, lemma: str, tense: str) -> None:
    assert (lemma, tense) in [(verb.lemma, verb.tense) for verb in read_word(word).verbs]


@pytest.mark.parametrize("word", ["احتجاجات", "مستهدفة", "التعنيف", "تحجيم", "المواهب", "ناجمة", "انتفاء", "مسلحي"])
def test_word_that_no_list_has_is_no_name_by_its_shape(word: str) -> None:
    assert read_word(word).noun is not None


@pytest.mark.parametrize("word", ["زوكربيرغ", "نيويورك", "سامسونغ", "الجضران"])
def test_name_has_no_shape_of_a_noun(word: str) -> None:
    assert read_word(word).noun is None


@pytest.mark.parametrize(
    ("word", "lemma", "number"),
    [("غرامات", "غرامه", "plural"), ("المنظمين", "منظم", "plural"), ("تحقيقا", "تحقيق", "singular"), ("بنوك", "بنك", "plural")],
)
def test_noun_has_its_singular(word: str, lemma: str, number: str) -> None:
    noun = read_word(word).noun

    assert noun is not None
    assert (noun.lemma, noun.number) == (lemma, number)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("تجاهلت الامتثال.ووصف القرار.", ["تجاهلت الامتثال.", "ووصف القرار."]),
        ("عنوان\n\nجملة أولى. جملة ثانية", ["عنوان", "جملة أولى.", "جملة ثانية"]),
        ("بلغت 2.5 مليون. انتهى", ["بلغت 2.5 مليون.", "انتهى"]),
        ("قال د. سامي ذلك", ["قال د. سامي ذلك"]),
        ("هل رفضت؟ نعم!", ["هل رفضت؟", "نعم!"]),
    ],
)
def test_text_is_cut_into_sentences(text: str, parts: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == parts


def test_words_stand_where_their_forms_say() -> None:
    text = "وَللشركةِ في #سوق_المال"

    assert all(text[start] in "وللشركةفيسوقالمال" for word in words(text) for _, start in word.forms)
    assert [text[t.start : t.end] for t in tokens(text)] == ["وَللشركةِ", "في", "سوق", "المال"]
