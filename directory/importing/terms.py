"""The terms that listings can carry, by what other people call them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import slugify

from directory.importing.record import BadValue
from directory.models import Taxonomy, Term


@dataclass(frozen=True, slots=True)
class KnownTerms:
    """Tags such as `needs:food` by code and by English name, within each taxonomy."""

    tags: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "KnownTerms":
        return cls.of(Term.objects.all())

    @classmethod
    def of(cls, terms: Iterable[Term]) -> "KnownTerms":
        """A code of one goes before the same name of another."""
        tags: dict[tuple[str, str], str] = {}
        known = list(terms)
        for term in known:
            tags[(term.taxonomy, slugify(term.name))] = term.tag
        for term in known:
            tags[(term.taxonomy, term.code)] = term.tag
        return cls(tags)

    def tagged(self, taxonomy: str, names: Iterable[str]) -> list[str]:
        """Every name must be one of ours: a column of codes is no place for other words."""
        found = []
        for name in names:
            tag = self.tags.get((taxonomy, slugify(name)))
            if tag is None:
                raise BadValue(f"‘{name}’ is not one of the {taxonomy} of this directory")
            found.append(tag)
        return found

    def anywhere(self, name: str) -> str:
        """The tag of a name in whichever taxonomy has it, needs first; empty if none has."""
        for taxonomy in Taxonomy.values:
            tag = self.tags.get((taxonomy, slugify(name)))
            if tag:
                return tag
        return ""
