"""What editors choose from."""

from collections import defaultdict
from functools import cache

from babel import Locale

from directory.keeping.in_words import language_in_words
from directory.models import Organisation, Taxonomy, Term

Choices = list[tuple[str, str]]
OFTEN: Choices = [
    ("weekly", "Every week"),
    ("2", "Every 2 weeks"),
    ("3", "Every 3 weeks"),
    ("4", "Every 4 weeks"),
    ("first", "First of the month"),
    ("second", "Second of the month"),
    ("third", "Third of the month"),
    ("fourth", "Fourth of the month"),
    ("last", "Last of the month"),
]
MOST_SUGGESTED = 2000
"""Names of organisations sent along with the form as suggestions."""


def terms_by_taxonomy() -> dict[str, Choices]:
    """Tags and names of all terms, for each taxonomy in the order of their names."""
    found: dict[str, Choices] = defaultdict(list)
    for term in Term.objects.order_by("taxonomy", "name", "pk"):
        found[term.taxonomy].append((term.tag, term.name))
    return {taxonomy: found[taxonomy] for taxonomy in Taxonomy.values}


@cache
def codes_of_languages() -> dict[str, str]:
    """Folded English name to code: every language that has a two-letter code, and BSL."""
    names = Locale("en").languages
    codes = {str(name).casefold(): code for code, name in names.items() if len(code) == 2}
    # Spoken in Coventry and without a code of two letters.
    longer = ("bfi", "yue", "fil", "ckb", "prs", "rom")
    return codes | {language_in_words(code).casefold(): code for code in longer}


@cache
def names_of_languages() -> tuple[str, ...]:
    return tuple(sorted(language_in_words(code) for code in codes_of_languages().values()))


def names_of_organisations() -> list[str]:
    names = Organisation.objects.order_by("name", "pk").values_list("name", flat=True)
    return list(dict.fromkeys(names[:MOST_SUGGESTED]))
