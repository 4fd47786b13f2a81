"""Texts as the index sees them: stems without stopwords."""

from directory.search.stemming import stem
from directory.search.stopwords import chinese_stopwords, stopwords
from portal.languages.folding import bigrams, is_chinese, words


def stems(text: str, language: str) -> list[str]:
    """The index terms of a text in a language, in order, stopwords left out."""
    found: list[str] = []
    dropped = stopwords(language)
    for word in words(text):
        if is_chinese(word):
            found += chinese_terms(word)
        elif word not in dropped:
            found.append(stem(word, language))
    return found


def chinese_terms(run: str) -> list[str]:
    """Bigrams of what is left of a run once the function words are cut out of it."""
    for stopword in chinese_stopwords():
        run = run.replace(stopword, " ")
    return [pair for part in run.split() for pair in bigrams(part)]


def phrase(text: str, language: str) -> frozenset[str]:
    return frozenset(stems(text, language))
