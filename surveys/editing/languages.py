"""In which languages a survey is ready. A language is live once every text is there in it.

Until then people may still choose it; what is missing stands in English, and they are told so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.core.cache import cache

from portal.languages.models import State, Translation
from portal.languages.table import ENGLISH, LANGUAGES, Language
from questionnaires.models import Version
from questionnaires.texts import KIND, units_of
from surveys.answering.beginning import published
from surveys.models import Survey

REMEMBERED = 60
"""Seconds: so long a language that has just become complete may wait."""


@dataclass(frozen=True)
class Readiness:
    """How far one language is."""

    language: Language
    missing: list[str] = field(default_factory=list)
    """Texts without a translation: 'question/hard, title'."""
    outdated: list[str] = field(default_factory=list)
    """Pieces whose translation was made from other English."""

    @property
    def is_live(self) -> bool:
        return not (self.missing or self.outdated)


def live_languages(survey: Survey, form: str) -> frozenset[str]:
    """Codes of the languages in which the questions that are asked now are complete. English is
    one of them where anything is asked at all."""
    key = _key(survey, form)
    codes: frozenset[str] | None = cache.get(key)
    if codes is None:
        version = published(survey, form)
        found = readiness(survey, version) if version else []
        codes = frozenset(one.language.code for one in found if one.is_live)
        cache.set(key, codes, REMEMBERED)
    return codes


def look_again(survey: Survey, form: str) -> None:
    """Other questions are asked from now on."""
    cache.delete(_key(survey, form))


def _key(survey: Survey, form: str) -> str:
    return f"surveys.live.{survey.questionnaire(form)}"


def live_in_all_forms(survey: Survey) -> frozenset[str]:
    """Where nobody has chosen the form yet."""
    found = [codes for form in survey.forms if (codes := live_languages(survey, form))]
    return frozenset.intersection(*found) if found else frozenset()


def readiness(survey: Survey, version: Version) -> list[Readiness]:
    """Each language, English first, with what is missing of questions and of the survey's words."""
    pieces = {
        name: _Piece(unit.pk, unit.texts, {unit.source_digest()})
        for name, unit in units_of(version).items()
    }
    for name, unit in units_of(_newest(version)).items():
        if name in pieces:
            pieces[name].digests.add(unit.source_digest())
    rows = _rows(KIND, [piece.pk for piece in pieces.values()])
    about = _Piece(survey.pk, survey.english_texts(), {survey.source_digest()})
    of_survey = _rows(Survey.TRANSLATION_KIND, [survey.pk])
    found = [Readiness(ENGLISH)]
    for language in LANGUAGES:
        if language == ENGLISH:
            continue
        one = Readiness(language)
        _add(one, "survey", about, of_survey.get((survey.pk, language.code)))
        for name, piece in sorted(pieces.items()):
            _add(one, name, piece, rows.get((piece.pk, language.code)))
        found.append(one)
    return found


@dataclass(frozen=True)
class _Piece:
    pk: str
    texts: Mapping[str, str]
    digests: set[str]
    """Of the English that a translation may have been made from."""


def _newest(version: Version) -> Version:
    """A draft may be translated before it is published; its texts then stand here already."""
    newest: Version = Version.objects.filter(questionnaire=version.questionnaire).latest("number")
    return newest


def _rows(kind: str, keys: Iterable[str]) -> dict[tuple[str, str], Translation]:
    found = Translation.objects.of(kind, list(keys)).exclude(state=State.MISSING)
    return {(row.object_id, row.language): row for row in found}


def _add(one: Readiness, name: str, piece: _Piece, row: Translation | None) -> None:
    wanted = [fieldname for fieldname, text in piece.texts.items() if text]
    texts = row.texts if row else {}
    one.missing.extend(f"{name}, {fieldname}" for fieldname in wanted if not texts.get(fieldname))
    is_fresh = row and row.state != State.OUTDATED and row.source_digest in piece.digests
    if row and wanted and not is_fresh:
        one.outdated.append(name)
