"""New surveys, and what is said of them."""

import pytest
from django.urls import reverse

from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.languages.models import State, Translation
from portal.languages.translated import save_texts
from questionnaires.models import Version
from questionnaires.texts import units_of
from surveys.answering.beginning import published
from surveys.editing.setting_up import change_survey, new_survey, reopen, retire
from surveys.editing.sheet import Refused
from surveys.models import Form, Identity, Survey
from tests.factories.surveys import tablet_of
from tests.surveys.editing.conftest import desk

pytestmark = pytest.mark.django_db

FIELDS = {
    "title": "How was your review?",
    "about": "Tell us.",
    "who_reads": "We do.",
    "thanks": "",
    "identity": Identity.LINKED,
    "is_open": True,
    "readers": ["complaints"],
    "is_safeguarding": False,
}


def test_a_new_survey_asks_nobody_yet(ann):
    made = new_survey(by=ann, **FIELDS)
    assert (made.pk, made.has_easy, made.ships) == ("how-was-your-review", False, False)
    assert made.edited_at
    assert not Survey.objects.open_to_all().exists()
    assert sentence(AuditEvent.objects.get()) == (
        "Ann Analyst made the survey How was your review?."
    )


def test_after_a_safeguarding_enquiry_nobody_is_known_or_passes_by(ann):
    made = new_survey(by=ann, **{**FIELDS, "is_safeguarding": True})
    assert (made.identity, made.is_open, made.readers) == (Identity.ANONYMOUS, False, [])
    change_survey(survey=made, by=ann, identity=Identity.LINKED, is_open=True)
    made.refresh_from_db()
    assert (made.identity, made.is_open) == (Identity.ANONYMOUS, False)


def test_a_copy_has_the_questions_of_both_forms_with_their_translations(survey, ann):
    unit = units_of(published(survey, Form.STANDARD))["question/happy"]
    save_texts(unit, language="ur", texts={"title": "Khush?"}, state=State.REVIEWED)
    made = new_survey(by=ann, copied=survey, **{**FIELDS, "is_safeguarding": True})
    for form in Form:
        copy, source = desk(made, form).draft, published(survey, form)
        assert copy.english == source.english
        assert all(page.exit_page for page in copy.definition.pages)
        assert copy.definition.code == made.questionnaire(form)
    row = Translation.objects.get(object_id=f"{made.pk}/question/happy")
    assert (row.texts, row.state) == ({"title": "Khush?"}, State.REVIEWED)
    assert Version.objects.filter(questionnaire=survey.pk).count() == 1


@pytest.mark.parametrize(
    ("changes", "minor", "state", "said"),
    [
        ({"about": "Other"}, False, State.OUTDATED, ["what it is about"]),
        ({"about": "Other"}, True, State.REVIEWED, ["what it is about"]),
        ({"readers": ["complaints"]}, False, State.REVIEWED, ["readers"]),
        ({"about": "How was the tea?"}, False, State.REVIEWED, []),
    ],
)
def test_changed_english_makes_translations_outdated(survey, ann, changes, minor, state, said):
    save_texts(survey, language="ur", texts={"title": "x"}, state=State.REVIEWED)
    assert change_survey(survey=survey, by=ann, minor=minor, **changes) == said
    assert Translation.objects.get().state == state
    survey.refresh_from_db()
    assert bool(survey.edited_at) == bool(said)
    assert AuditEvent.objects.count() == len(said)


def test_retired_and_opened_again(survey, ann):
    retire(survey=survey, by=ann)
    assert not Survey.objects.in_use().exists()
    with pytest.raises(Refused, match="done already"):
        retire(survey=survey, by=ann)
    reopen(survey=survey, by=ann)
    assert Survey.objects.in_use().exists()


def test_a_tablet_of_a_retired_survey_asks_no_more(client, survey, ann):
    door = tablet_of(survey)
    retire(survey=survey, by=ann)
    assert client.get(reverse("surveys:tablet", args=[door.code])).status_code == 410
    state = client.get(reverse("surveys:tablet-state", args=[door.code]))
    assert state.json()["open"] is False
