"""How easily a text reads, by the formulas of its language: pure.

English: Flesch 1948, “A new readability yardstick”, J Appl Psychol 32, 221–233 (doi 10.1037/h0057532):
206.835 − 1.015 · words/sentences − 84.6 · syllables/words; 70 and more is fairly easy, 60 to 70 plain English.
Spanish: Szigriszt Pazos 1993 with the bands of INFLESZ (Barrio-Cantalejo and others 2008, An Sist Sanit Navar 31, 135–152,
doi 10.4321/S1137-66272008000300004): 206.835 − 62.3 · syllables/words − words/sentences; 65 to 80 is fairly easy, 55 to 65 normal.
"""

import re
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SENTENCE = re.compile(r"[^.?!…:;]+")
STRONG = "aeoáéóíú"
"""An accent on i or u makes a syllable of its own beside another vowel: cuí-da-te, but pa-ís."""


@dataclass(frozen=True, slots=True)
class Count:
    """What a formula needs; all of it whole numbers from 1."""

    words: int
    sentences: int
    syllables: int


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence; one ends with a stop, a question, a colon or a semicolon."""
    return [found for part in SENTENCE.findall(text) if (found := WORD.findall(part))]


def syllables_en(word: str) -> int:
    """About how many syllables an English word has: groups of vowels, without a silent e; right for nine words of ten."""
    low = word.lower()
    silent = re.search(r"[^aeiouy]e[sd]?$", low) and not re.search(r"([^aeiouyl]le|[td]ed|[sxzh]es|[cg]es)$", low)
    return max(1, len(re.findall(r"[aeiouy]+", low)) - bool(silent))


def syllables_es(word: str) -> int:
    """How many syllables a Spanish word has: each strong vowel begins one, a group of weak ones is one."""
    low = re.sub(r"([qg])u([eiéí])", r"\1\2", word.lower())
    low = re.sub(r"y(?![aeiouáéíóú])", "i", low)
    groups = re.findall(r"[aeiouáéíóúü]+", low)
    return max(1, sum(max(1, sum(vowel in STRONG for vowel in group)) for group in groups))


def count(text: str, language: str) -> Count:
    """Words, sentences and syllables of a text that has a word at least."""
    found = sentences(text)
    syllables = syllables_es if language == "es" else syllables_en
    words = [word for sentence in found for word in sentence]
    return Count(len(words), len(found), sum(syllables(word) for word in words))


def ease(text: str, language: str) -> float:
    """The figure of the language’s formula: the higher the easier, mostly from 0 to 100."""
    of = count(text, language)
    if language == "es":
        return 206.835 - 62.3 * of.syllables / of.words - of.words / of.sentences
    return 206.835 - 1.015 * of.words / of.sentences - 84.6 * of.syllables / of.words
