"""Texts that nobody means well: long ones of one thing, marks that hide or overlay, and words that other formats would obey."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ENGLISH", "FLOODS", "INJECTIONS", "TRAPS", "flood"]

ENGLISH = "The Markets Agency fined Zorb Bank $5 million on Monday."

# By language: what a text is made of, again and again.
FLOODS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "opening brackets": "(",
        "closing brackets": ")",
        "pairs of brackets": "()",
        "mixed brackets": "[(",
        "one name": "Lumen Works ",
        "one name with commas": "Lumen Works, ",
        "one name with and": "Lumen Works and ",
        "one sentence without end": "the bank which the board of the company said that ",
        "holders of holders": "the chief of the board of ",
        "speech in speech": 'He said that she said "',
        "quotation marks": '"',
        "curly quotation marks": "“‘",
        "one digit": "1",
        "numbers": "1,000 ",
        "digits and points": "1.",
        "dates": "on 3 May 2020 ",
        "dates run together": "2020-05-03-",
        "signs of currencies": "$€£",
        "sums": "$5 million ",
        "one letter": "a",
        "single letters": "A b ",
        "accents": "e\u0301\u0302\u0303 ",
        "empty lines": "a\n\n",
        "hyphens": "a-",
        "acronyms": "Lumen Works (LW) ",
    },
    "ar": {
        "one name": "شركة لومن ",
        "one name with commas": "شركة لومن، ",
        "one name with and": "شركة لومن و",
        "one sentence without end": "البنك الذي قال مجلس الشركة إن ",
        "holders of holders": "رئيس مجلس إدارة ",
        "speech in speech": "قال إنها قالت «",
        "brackets": "(",
        "digits and points": "1.",
        "dates": "في 3 مايو 2020 ",
        "signs of currencies": "$€£",
        "sums": "خمسة ملايين دولار ",
        "one letter": "ا",
        "single letters": "ا ",
        "vowel marks": "شَُِّ ",
        "tatweel": "ـ",
        "conjunctions": "و",
    },
}

# What Unicode allows and a reader does not see, each around words that are read.
TRAPS: Mapping[str, str] = {
    "NUL": f"{ENGLISH}\0",
    "half of a pair, high": f"{ENGLISH}\ud800",
    "half of a pair, low": f"\udfff{ENGLISH}",
    "bidi overrides": f"\u202e{ENGLISH}\u202c \u2066{ENGLISH}\u2069",
    "bidi override left open": f"{ENGLISH} \u202e\u2067 {ENGLISH}",
    "flood of marks on a letter": f"Zo{chr(0x301) * 5000}rb Bank paid. {ENGLISH}",
    "joiners inside a name": "The Markets Agency fined Zo\u200drb\u200c Bank.",
    "soft hyphen in a name": "The Markets Agency fined Zo\u00adrb Bank.",
    "byte order mark in the midst": f"{ENGLISH}\ufeff{ENGLISH}",
    "line separators": f"{ENGLISH}\u2028{ENGLISH}\u2029{ENGLISH}\x85{ENGLISH}\x0b{ENGLISH}\x0c",
    "private and unassigned": f"\ue000 \U0010ffff \ufdd0 {ENGLISH}",
    "tags": f"{ENGLISH}\U000e0041\U000e0042",
    "control characters": f"{ENGLISH}\x01\x1b[31m\x7f\x9b",
    "fullwidth": "Ｔｈｅ Ｍａｒｋｅｔｓ Ａｇｅｎｃｙ ｆｉｎｅｄ Ｚｏｒｂ Ｂａｎｋ．",
    "letters that grow when folded": f"ﷺ ŉ ẞ İ ǰ {ENGLISH}",
}

# Words that a page, a graph, a query, a table or a shell would obey if they were pasted in.
INJECTIONS: Mapping[str, str] = {
    "script": "<script>alert(1)</script>",
    "end of a script": "</script><img src=x onerror=alert(1)>",
    "attribute": '" onmouseover="alert(1)',
    "comment": "--><svg onload=alert(1)>",
    "template": "{{ 7 * 7 }}{% raw %}${7*7}",
    "link": "javascript:alert(1)",
    "turtle": '> . <urn:evil> <urn:p> "x" . <urn:a',
    "turtle literal": '""" . <urn:evil> <urn:p> <urn:o> . """',
    "sparql": "' } ; DROP ALL ; INSERT DATA { <urn:evil> <urn:p> <urn:o> } #",
    "formula": "=HYPERLINK(1)",
    "formula behind a sign": "@SUM(1+1)",
    "xml": "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
    "path": "../../../evil",
    "absolute path": "/tmp/evil",
    "escape": "\\u003cscript\\u003e\\",
}


def flood(of: str, *, characters: int) -> str:
    """The text that says one thing as often as fits."""
    return (of * (characters // len(of) + 1))[:characters]
