"""The recording that reads a page aloud, in languages for which many devices have no voice."""

from portal.languages.recordings.finding import recording_of
from portal.languages.table import ENGLISH
from questionnaires.definition import Page
from questionnaires.models import Version
from questionnaires.texts import units


def recording_of_page(version: Version, page: Page, language: str) -> str:
    """Its address; nothing where a page asks several things, which are recorded one by one.

    One query more for languages other than English, and two where there is a recording.
    """
    if language == ENGLISH.code or len(page.questions) != 1:
        return ""
    name = f"question/{page.questions[0].text_code}"
    unit = units(version.questionnaire, {name: version.english.get(name, {})}, version.shared)[name]
    found = recording_of(unit, language)
    return found.get_absolute_url() if found else ""
