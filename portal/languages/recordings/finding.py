"""Which recording reads a text as it stands now."""

from portal.languages.models import Recording, Translation
from portal.languages.recordings.actions import digest_of_words
from portal.languages.translated import HasTexts


def recording_of(unit: HasTexts, language: str) -> Recording | None:
    """None where there is none, or where the words have changed since it was spoken."""
    found = Recording.objects.of(unit, language)
    if found is None:
        return None
    rows = Translation.objects.of(unit.TRANSLATION_KIND, [str(unit.pk)])
    words = digest_of_words(rows.filter(language=language).first())
    return found if found.words_digest == words else None
