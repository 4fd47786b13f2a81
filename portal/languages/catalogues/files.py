"""Reads and writes `locale/<language>/LC_MESSAGES/django.po` with quiet differences.

No line numbers, no dates and no obsolete entries: a change of the file is a change of the words.
"""

from pathlib import Path

import polib
from django.conf import settings

from portal.languages.catalogues.extract import Message
from portal.languages.table import LANGUAGES, Language

TRANSLATED = tuple(language for language in LANGUAGES if language.code != "en")


def path_of(language: Language) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language.gettext_name / "LC_MESSAGES" / "django.po"


def header(language: Language) -> dict[str, str]:
    return {
        "Project-Id-Version": "coventry-portal",
        "Language": language.gettext_name,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": language.plural_forms,
        "X-State": language.state,
    }


def read(language: Language) -> polib.POFile:
    path = path_of(language)
    return polib.pofile(str(path), wrapwidth=0) if path.exists() else polib.POFile(wrapwidth=0)


def merged(language: Language, messages: list[Message]) -> polib.POFile:
    """The catalogue these messages should have; a translation stays while its English does."""
    known = {
        (entry.msgctxt or "", entry.msgid): entry for entry in read(language) if not entry.obsolete
    }
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = header(language)
    for message in messages:
        catalogue.append(_entry(message, known.get(message.key), plural_count(language)))
    return catalogue


def _entry(message: Message, known: polib.POEntry | None, forms: int) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.text,
        msgctxt=message.context or None,
        occurrences=[(place, "") for place in message.places],
        comment="\n".join(message.comments),
        flags=["python-format"] if "%(" in message.text + message.plural else [],
    )
    if known and "fuzzy" in known.flags:
        entry.flags.append("fuzzy")
    if message.plural:
        entry.msgid_plural = message.plural
        old = known.msgstr_plural if known else {}
        entry.msgstr_plural = {form: old.get(form, "") for form in range(forms)}
    else:
        entry.msgstr = known.msgstr if known else ""
    return entry


def write(language: Language, catalogue: polib.POFile) -> bool:
    """Whether the file changed."""
    path, text = path_of(language), str(catalogue).rstrip() + "\n"
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return True


def compile_one(language: Language, *, force: bool = False) -> bool:
    """Writes the .mo beside the .po when it is older. Fuzzy and empty entries stay English."""
    source = path_of(language)
    target = source.with_suffix(".mo")
    if not force and target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
        return False
    read(language).save_as_mofile(str(target))
    return True


def plural_count(language: Language) -> int:
    return int(language.plural_forms.split(";")[0].split("=")[1])
