"""In which languages a survey is live, and what people are told where it is not."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from portal.languages.kinds import text_kinds
from portal.languages.models import State, Translation
from portal.languages.reviewing.queue import entries
from portal.languages.table import LANGUAGES
from portal.languages.translated import save_texts
from portal.languages.units import TextUnit
from questionnaires.texts import units_of
from surveys.answering.beginning import published
from surveys.editing.languages import live_in_all_forms, live_languages, readiness
from surveys.editing.questions import change_question
from surveys.editing.setting_up import change_survey
from surveys.editing.wording import wording_of
from surveys.models import Form, Survey
from tests.directory.staff.reading import page
from tests.factories.surveys import tablet_of
from tests.surveys.editing.conftest import desk, draft_of

pytestmark = pytest.mark.django_db


def translate(survey, form=Form.STANDARD, language="ur"):
    """Every text of the survey and of its questions."""
    for piece in [survey, *units_of(published(survey, form)).values()]:
        texts = {field: f"{language} {text}" for field, text in piece.english_texts().items()}
        save_texts(piece, language=language, texts=texts, state=State.DRAFT)


def state_of(survey, language="ur"):
    cache.clear()
    (found,) = [
        one
        for one in readiness(survey, published(survey, Form.STANDARD))
        if one.language.code == language
    ]
    return found


def reworded(survey, ann, minor=False):
    now = desk(survey)
    wording = wording_of(now.sheet.question("happy"), now.sheet.words("happy"))
    other = type(wording)(**{**vars(wording), "title": "Are you happy?"})
    change_question(desk=now, code="happy", wording=other, by=ann, minor=minor)


def test_english_is_live_and_an_untranslated_language_is_not(survey):
    assert live_languages(survey, Form.STANDARD) == {"en"}
    assert "question/happy, title" in state_of(survey).missing
    assert "survey, title" in state_of(survey).missing


def test_a_language_is_live_once_it_is_complete_in_every_form(survey):
    translate(survey)
    assert live_languages(survey, Form.STANDARD) == {"en", "ur"}
    assert live_in_all_forms(survey) == {"en"}
    cache.clear()
    translate(survey, Form.EASY)
    assert live_in_all_forms(survey) == {"en", "ur"}


def test_one_missing_answer_is_enough(survey):
    translate(survey)
    row = Translation.objects.get(object_id="tea-club/question/happy", language="ur")
    del row.texts["option.very"]
    row.save()
    assert state_of(survey).missing == ["question/happy, option.very"]


def test_a_draft_takes_nothing_from_what_is_in_use_and_may_be_translated_first(survey, ann):
    translate(survey)
    reworded(survey, ann)
    assert state_of(survey).is_live
    unit = units_of(draft_of(survey))["question/happy"]
    texts = {field: f"ur {text}" for field, text in unit.texts.items()}
    save_texts(unit, language="ur", texts=texts, state=State.DRAFT)
    assert state_of(survey).is_live


@pytest.mark.parametrize(("minor", "outdated"), [(False, ["question/happy"]), (True, [])])
def test_other_words_need_another_translation_unless_the_change_is_small(
    survey, ann, minor, outdated
):
    translate(survey)
    reworded(survey, ann, minor=minor)
    found = {one.language.code: one for one in readiness(survey, draft_of(survey))}
    assert found["ur"].outdated == outdated


def test_what_is_said_of_the_survey_belongs_to_it(survey, ann):
    translate(survey)
    change_survey(survey=survey, by=ann, about="How is the tea now?")
    survey.refresh_from_db()
    assert state_of(survey).outdated == ["survey"]


def test_without_questions_no_language_is_live():
    assert live_in_all_forms(Survey(code="none")) == frozenset()


def test_the_first_page_says_which_languages_are_not_complete(client, survey):
    Survey.objects.update(has_easy=False)
    translate(survey)
    answer = client.get(reverse("surveys:about", args=[survey.pk]))
    notes = {link["hreflang"] for link in page(answer).select("a:has(.languages__note)")}
    assert notes == {one.tag for one in LANGUAGES} - {"en-GB", "ur"}
    assert not page(answer).select(".govuk-inset-text")
    in_polish = client.get(f"/pl/surveys/{survey.pk}/")
    assert len(page(in_polish).select(".govuk-inset-text")) == 1


def test_the_tablet_says_so_too(client, survey):
    answer = client.get(reverse("surveys:tablet", args=[tablet_of(survey).code]))
    assert len(page(answer).select("button:has(.languages__note)")) == len(LANGUAGES) - 1


# The queue of translators -----------------------------------------------------


def test_what_is_said_of_surveys_is_in_the_one_queue(survey):
    survey.is_safeguarding = True
    survey.save()
    kind = text_kinds.get("surveys.survey")
    assert [(one.title, one.first) for one in kind.pieces()] == [("The tea club", "safeguarding")]
    (entry,) = entries("ur", kind="surveys.survey")
    assert (entry.state, entry.lacking) == ("missing", ("title", "about", "who_reads", "thanks"))


def test_what_ships_translated_is_not_found_outdated(survey):
    """Texts from files leave out what is empty, and have an order of their own."""
    Survey.objects.update(thanks="")
    survey.refresh_from_db()
    unit = text_unit(survey)
    save_texts(unit, language="ur", texts=dict(unit.texts), state=State.REVIEWED)
    (entry,) = entries("ur", kind="surveys.survey")
    assert (entry.state, entry.is_waiting) == ("reviewed", False)


def text_unit(survey):
    names = ("who_reads", "title", "about")
    texts = {name: getattr(survey, name) for name in names}
    return TextUnit("surveys.survey", survey.pk, texts)
