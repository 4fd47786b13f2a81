"""What a poster says, in one language or in two."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from portal.languages.table import ENGLISH, Language
from portal.languages.translated import Text, texts_for
from surveys.doors.addresses import short_url, to_type
from surveys.doors.qr import svg
from surveys.keys import shown
from surveys.models import Door


@dataclass(frozen=True)
class Side:
    """The words in one language."""

    language: Language
    title: Text


@dataclass(frozen=True)
class Poster:
    door: Door
    sides: tuple[Side, ...]
    qr: SafeString
    address: str
    code: str


def poster_of(door: Door, language: Language, *, is_bilingual: bool) -> Poster:
    """English stands below the other language where it is wanted."""
    url = short_url(door.code)
    languages = dict.fromkeys([language, *([ENGLISH] if is_bilingual else [])])
    with translation.override(language.code):
        title = gettext("QR code: point the camera of your phone at it")
    return Poster(
        door,
        tuple(_sides(door, languages)),
        svg(url, title=title),
        to_type(url),
        shown(door.code),
    )


def _sides(door: Door, languages: Iterable[Language]) -> Iterable[Side]:
    for language in languages:
        texts = texts_for([door.survey], language.code)[door.survey.pk]
        yield Side(language, texts.title)
