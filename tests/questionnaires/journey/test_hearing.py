"""A question that person has read aloud."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile

from portal.languages.models import Recording, State
from portal.languages.recordings.actions import digest_of_words
from portal.languages.translated import save_texts
from questionnaires.texts import units


@pytest.fixture
def spoken(version):
    """'Which pet do you have?' in Urdu, written and read aloud."""
    unit = units(version.questionnaire, version.english)["question/pets"]
    row = save_texts(unit, language="ur", texts={"title": "پالتو جانور؟"}, state=State.DRAFT)
    return Recording.objects.create(
        kind=unit.TRANSLATION_KIND,
        object_id=unit.pk,
        language="ur",
        file=ContentFile(b"ID3", "voice.mp3"),
        content_type="audio/mpeg",
        words_digest=digest_of_words(row),
    )


def played(person, step, language="ur"):
    answer = person.client.get(person.step(step).replace("/en/", f"/{language}/"))
    button = BeautifulSoup(answer.content, "html.parser").select_one("[data-listen]")
    return button.get("data-recording")


@pytest.fixture(autouse=True)
def _named(person):
    """Earlier pages are answered, so that the next one opens."""
    person.answer(name={"nick": "Jo"})


def test_a_recording_is_played_where_there_is_one(person, spoken):
    assert played(person, "pets") == spoken.get_absolute_url()


def test_not_in_another_language_and_not_for_another_question(person, spoken):
    assert played(person, "pets", "en") is None
    assert played(person, "pets", "pl") is None
    assert played(person, "who") is None


def test_not_once_the_words_have_changed(person, spoken, version):
    unit = units(version.questionnaire, version.english)["question/pets"]
    save_texts(unit, language="ur", texts={"title": "جانور؟"}, state=State.DRAFT)
    assert played(person, "pets") is None


def test_a_page_with_several_questions_has_none(person, spoken):
    person.short()
    assert played(person, "place") is None
