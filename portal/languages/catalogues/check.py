"""What can be wrong with a catalogue, each as a sentence. An empty list is a good catalogue."""

import re
from collections import Counter
from collections.abc import Iterator

import polib

from portal.languages.catalogues import files
from portal.languages.catalogues.extract import Message
from portal.languages.table import Language

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
TAG = re.compile(r"</?[a-z][^>]*>")
DIRECTION_MARK = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
LATIN_WORD = re.compile(r"[A-Za-z]{4,}")


def problems_of_source(messages: list[Message]) -> list[str]:
    """English that would be hard to translate or to read."""
    found = []
    for message in messages:
        for text in filter(None, (message.text, message.plural)):
            where = f"{message.places[0]}: “{text[:60]}”"
            if text != text.strip():
                found.append(f"{where} starts or ends with a space.")
            if '"' in TAG.sub("", text) or "'" in TAG.sub("", text):
                found.append(f"{where} has a straight quotation mark; use ’ or “ ”.")
            if "..." in text:
                found.append(f"{where} has three dots; use … or none.")
    return found


def problems(language: Language, messages: list[Message]) -> list[str]:
    name = language.english_name
    if not files.path_of(language).exists():
        return [f"{name}: there is no catalogue. Run manage.py make_catalogues."]
    catalogue = files.read(language)
    found = [*_header_problems(language, catalogue)]
    entries = {
        (entry.msgctxt or "", entry.msgid): entry for entry in catalogue if not entry.obsolete
    }
    wanted = {message.key: message for message in messages}
    new, gone = wanted.keys() - entries.keys(), entries.keys() - wanted.keys()
    found += [f"“{key[1][:60]}” is new. Run manage.py make_catalogues." for key in new]
    found += [f"“{key[1][:60]}” is no longer used. Run manage.py make_catalogues." for key in gone]
    for key in entries.keys() & wanted.keys():
        found += [
            f"“{key[1][:60]}” {problem}" for problem in entry_problems(entries[key], language)
        ]
    return [f"{name}: {problem}" for problem in sorted(found)]


def _header_problems(language: Language, catalogue: polib.POFile) -> Iterator[str]:
    for field, value in files.header(language).items():
        if catalogue.metadata.get(field) != value:
            yield f"the header {field} is not “{value}”, as the table of languages has it."


def entry_problems(entry: polib.POEntry, language: Language) -> Iterator[str]:
    if "fuzzy" in entry.flags:
        yield "is marked fuzzy."
    if entry.msgid_plural:
        forms = [entry.msgstr_plural.get(form, "") for form in range(files.plural_count(language))]
        if len(entry.msgstr_plural) != len(forms):
            yield f"has {len(entry.msgstr_plural)} plural forms instead of {len(forms)}."
    else:
        forms = [entry.msgstr]
    if not all(form.strip() for form in forms):
        yield "is not translated."
        return
    for form in forms:
        yield from _form_problems(entry, form, language)


def _form_problems(entry: polib.POEntry, form: str, language: Language) -> Iterator[str]:
    source = entry.msgid_plural or entry.msgid
    wanted, given = set(PLACEHOLDER.findall(source)), set(PLACEHOLDER.findall(form))
    # One, two and none may be said in words: a plural form may leave its number out.
    left_out = wanted - given if not entry.msgid_plural else wanted - given - _counted(entry)
    if left_out:
        yield f"leaves out {', '.join(sorted(left_out))}."
    if given - wanted:
        yield f"asks for {', '.join(sorted(given - wanted))}, which is not there."
    if re.search(r"%(?!\(\w+\)[sd]|%)", form) and "python-format" in entry.flags:
        yield "has a lone % sign."
    if Counter(TAG.findall(source)) != Counter(TAG.findall(form)):
        yield "has other tags than the English."
    if form != form.strip():
        yield "starts or ends with a space."
    if DIRECTION_MARK.search(form):
        yield "has an invisible direction mark; the page isolates what needs it."
    if form == source and LATIN_WORD.search(PLACEHOLDER.sub("", TAG.sub("", form))):
        yield "is still English."


def _counted(entry: polib.POEntry) -> set[str]:
    """The placeholder that carries the number: the one in the plural, when there is only one."""
    names = set(PLACEHOLDER.findall(entry.msgid_plural))
    return names & {"count", "counter", "number", "limit_value"} or (
        names if len(names) == 1 else set()
    )
