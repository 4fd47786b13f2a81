"""Taking questions into use, trends, and answers that only try a draft out."""

import uuid

import pytest
from django.urls import reverse

from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from questionnaires.models import Draft, Version, VersionState
from questionnaires.publishing import CannotPublish
from surveys.editing.drafts import discard
from surveys.editing.publishing import compare, publish
from surveys.editing.questions import add_question, remove_question
from surveys.editing.sheet import Refused
from surveys.editing.trials import delete_trials, trials_of, try_out
from surveys.editing.wording import NewOption, Wording
from surveys.loading import load_surveys
from surveys.models import Comment, Comparable, Contact, Form, Response, Survey
from tests.factories.surveys import answered
from tests.surveys.editing.conftest import desk, draft_of

pytestmark = pytest.mark.django_db

TEA = Wording("How hot?", "choice", options=(NewOption("Hot"), NewOption("Cold")))
WORDS = {"safe": "yes", "change": "Warmer.", "contact-wanted": "yes", "contact-how": "0800"}


@pytest.fixture
def draft(survey, ann):
    return add_question(desk=desk(survey), section="questions", wording=TEA, by=ann)


def published(survey, ann, **about):
    now = desk(survey)
    return publish(desk=now, by=ann, reason="Agreed.", seen=now.draft.digest, **about)


def test_what_was_seen_is_asked_from_then_on(survey, draft, ann):
    published(survey, ann)
    now = desk(survey)
    assert (now.active.number, now.active.published_by, now.draft) == (2, ann, None)
    said = [sentence(event) for event in AuditEvent.objects.order_by("pk")]
    assert said[-1] == "Ann Analyst published tea-club, version 2: Agreed."
    assert not Comparable.objects.exists()


def test_trends_run_on_where_somebody_says_why(survey, draft, ann):
    published(survey, ann, comparable="Only a question more.")
    (pair,) = Comparable.objects.all()
    assert (pair.version.number, pair.earlier.number, pair.by) == (2, 1, ann)
    with pytest.raises(Refused, match="said so already"):
        compare(version=pair.version, earlier=pair.earlier, reason="Again", by=ann)


def test_a_draft_is_compared_with_nothing(survey, draft, ann):
    with pytest.raises(Refused, match="Only versions that were published"):
        compare(version=draft, earlier=desk(survey).active, reason="x", by=ann)


def test_what_somebody_changed_meanwhile_is_looked_at_again(survey, draft, ann):
    seen = draft.digest
    remove_question(desk=desk(survey), code="age", by=ann)
    with pytest.raises(Refused, match="Look at it once more"):
        publish(desk=desk(survey), by=ann, reason="Agreed.", seen=seen)
    assert desk(survey).active.number == 1


def test_what_has_faults_is_not_published(survey, draft, ann):
    del draft.body["texts"]["question/how-hot"]["title"]
    draft.digest = "other"
    draft.save()
    with pytest.raises(CannotPublish, match="no English words for question/how-hot, title"):
        published(survey, ann)


def test_easy_read_comes_after_the_standard_form_and_is_offered_from_then_on(survey, ann):
    Version.objects.all().delete()
    Survey.objects.update(has_easy=False)
    for form in Form:
        add_question(desk=desk(survey, form), section="questions", wording=TEA, by=ann)
    easy = desk(survey, Form.EASY)
    with pytest.raises(CannotPublish, match="The standard form comes first"):
        publish(desk=easy, by=ann, reason="x", seen=easy.draft.digest)
    published(survey, ann)
    publish(desk=easy, by=ann, reason="x", seen=easy.draft.digest)
    survey.refresh_from_db()
    assert survey.has_easy


# Trials -------------------------------------------------------------------------


def trial(survey, version, **more):
    return answered(survey, WORDS, version=version, is_trial=True, **more)


def test_a_trial_is_the_real_journey_and_is_kept_apart(analyst, survey, draft):
    answer = analyst.post(f"/staff/surveys/surveys/{survey.pk}/standard/try/", {"language": "ur"})
    assert answer.url.startswith("/ur/surveys/answers/")
    made = Draft.objects.select_related("survey_attempt").get()
    assert (made.version, made.survey_attempt.is_trial) == (draft, True)
    first = analyst.get(answer.url, follow=True)
    assert "A trial." in first.content.decode()
    page = reverse("surveys:step", args=[made.pk, "safe"])
    for step in ("safe", "contact-wanted", "happy", "change", "how-hot", "age"):
        analyst.post(page.replace("/safe/", f"/{step}/"), {"revision": "0"})
    analyst.post(reverse("surveys:send", args=[made.pk]))
    assert Response.objects.get().is_trial
    assert trials_of(survey) == type(trials_of(survey))(sent=1, under_way=0)


def test_only_trial_answers_are_deleted(survey, draft, ann):
    answered(survey, WORDS)
    trial(survey, draft)
    try_out(survey=survey, form=Form.STANDARD, language="en", version=draft)
    delete_trials(survey=survey, by=ann)
    assert not trials_of(survey)
    for stored in (Response, Comment, Contact):
        assert [one.is_trial for one in stored.objects.all()] == [False]
    said = sentence(AuditEvent.objects.order_by("-pk")[0])
    assert said == "Ann Analyst deleted trial answers to The tea club: 2."


def test_a_draft_goes_with_the_answers_that_tried_it_out(survey, draft, ann):
    trial(survey, draft)
    try_out(survey=survey, form=Form.STANDARD, language="en", version=draft)
    discard(survey=survey, form=Form.STANDARD, by=ann)
    assert not Version.objects.filter(state=VersionState.DRAFT).exists()
    assert not Comment.objects.exists()


def test_a_draft_that_shipped_gives_way_although_it_was_tried_out():
    load_surveys()
    survey = Survey.objects.get(code="tell-us")
    waiting = Version.objects.get(questionnaire="tell-us")
    waiting.pk, waiting.number, waiting.digest = None, 2, "an older release"
    waiting.state, waiting.published_at = VersionState.DRAFT, None
    waiting.save()
    trial(survey, draft_of(survey), response_id=uuid.uuid4())
    Version.objects.filter(questionnaire="tell-us", number=1).update(digest="before")
    load_surveys()
    assert draft_of(survey).number == 2
    assert draft_of(survey).digest != "an older release"
    assert not Response.objects.exists()
