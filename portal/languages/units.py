"""Texts that live in files rather than in columns, translated by the same rows as everything."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portal.languages.translated import digest_of


@dataclass(frozen=True)
class TextUnit:
    """What is translated and reviewed together: a question with its options, an item of a plan."""

    TRANSLATION_KIND: str
    pk: str
    """At most 60 characters: `carer-assessment/question/hard`."""
    texts: Mapping[str, str] = field(hash=False)
    """English, by field; fields without a text are left out."""

    def english_texts(self) -> dict[str, str]:
        return dict(self.texts)

    def source_digest(self) -> str:
        """Whatever the order of the fields: PostgreSQL does not keep that of stored JSON."""
        return digest_of(dict(sorted(self.texts.items())))
