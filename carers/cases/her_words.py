"""A carer's own words beside her answers, each with what a person translated of it: how she may be
reached, whom she wants involved, who referred her, what she added since.
"""

from dataclasses import dataclass

from carers.models import Case, Note
from portal.languages.models import OwnWords
from portal.languages.own_words.actions import own_words_of
from portal.languages.table import ENGLISH, Language, language_for


@dataclass(frozen=True)
class OwnText:
    """What she wrote herself."""

    text: str
    language: Language
    translation: OwnWords | None
    """None where it needs none."""


@dataclass(frozen=True)
class NoteShown:
    note: Note
    language: Language
    translation: OwnWords | None

    @property
    def text(self) -> str:
        return str(self.note.words)


REACHING = {"when": "When", "caution": "Mind", "other_help": "Needs"}


def said_of_reaching(case: Case) -> list[tuple[str, OwnText]]:
    """What she wrote about how she may be reached, by label, with what a person translated."""
    translated = own_words_of(case, target=ENGLISH.code) if case.language != ENGLISH.code else {}
    theirs = language_for(case.language)
    return [
        (label, OwnText(str(words), theirs, translated.get(f"contact/{name}")))
        for name, label in REACHING.items()
        if (words := case.contact.get(name))
    ]


INVOLVED = {
    "people": "Whom she wants involved",
    "ward": "In hospital",
    "other_name": "Joint with",
    "other_agreed": "The other adult’s agreement",
    "other_how": "How it was given",
}
AGREED = {"yes": "Yes", "not-asked": "Not asked yet", "cannot": "Cannot decide this"}
REFERRED = {
    "name": "Referred by",
    "work": "Their work",
    "organisation": "Their organisation",
    "phone": "Their phone",
    "email": "Their e-mail",
    "helper_name": "Helped by",
    "helper_relation": "Who that is to her",
}


def others_of(case: Case) -> list[tuple[str, OwnText]]:
    """Whom she wants involved, who referred her and who helped, by label."""
    translated = own_words_of(case, target=ENGLISH.code)
    theirs = language_for(case.language)
    found = []
    for name, label in INVOLVED.items():
        if given := str(case.involved.get(name, "")):
            said = AGREED.get(given, given) if name == "other_agreed" else given
            found.append((label, OwnText(said, theirs, translated.get(f"involved/{name}"))))
    for name, label in REFERRED.items():
        if given := str(case.referrer.get(name, "")):
            found.append((label, OwnText(given, ENGLISH, None)))
    return found


def notes_of(case: Case) -> list[NoteShown]:
    """The newest first; hers with their translation."""
    translated = own_words_of(case, target=ENGLISH.code)
    return [
        NoteShown(note, language_for(note.language), translated.get(f"note/{note.pk}"))
        for note in case.notes.select_related("by", "read_by")
    ]
