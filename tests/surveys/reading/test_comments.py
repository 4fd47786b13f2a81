"""What people wrote is read by those who may, and that it was is written down."""

import pytest
from django.urls import reverse

from portal.alerts.acting import mark_read
from portal.alerts.models import ToRead
from portal.audit.models import AuditEvent
from portal.languages.models import OwnWords
from surveys.models import Identity
from tests.factories.accounts import person
from tests.factories.surveys import answered, survey_of, team_of

LIST = reverse("staff-surveys:comments")


@pytest.fixture
def comment(db):
    response = answered(survey_of(), {"change": "Warmer tea"}, team=team_of())
    return response.survey.comments.get()


def address(comment):
    return reverse("staff-surveys:comment", args=[comment.pk])


def test_one_is_shown_with_what_is_known_of_it(sign_in, comment):
    page = sign_in("survey_analyst").get(address(comment)).content.decode()
    for words in ("Warmer tea", "The tea club", "change?", "Team north", "I have read it"):
        assert words in page


def test_opening_one_is_recorded(sign_in, comment):
    sign_in("survey_analyst").get(address(comment))
    event = AuditEvent.objects.get(verb="surveys.comment.read")
    assert event.subject_id == str(comment.pk)
    assert "Warmer" not in str(event.__dict__)


@pytest.mark.parametrize("identity", Identity.values)
def test_answers_stand_beside_it_unless_they_are_anonymous(sign_in, db, identity):
    given = {"happy": "fairly", "change": "Tea"}
    response = answered(survey_of(), given, identity=identity, team=team_of())
    page = sign_in("survey_analyst").get(address(response.survey.comments.get()))
    assert ("happy fairly" in page.content.decode()) == (identity != Identity.ANONYMOUS)


def test_another_language_stands_beside_its_translation(sign_in, db):
    response = answered(survey_of(), {"change": "چائے"}, language="ur")
    comment, reader = response.survey.comments.get(), sign_in("survey_analyst")
    page = reader.get(address(comment)).content.decode()
    assert 'lang="ur"' in page
    assert "Waits for a translator" in page
    words = OwnWords.objects.get(subject_id=str(comment.pk))
    words.translated, words.translator, words.done_at = "Tea", person(name="Asma"), words.asked_at
    words.save()
    page = reader.get(address(comment)).content.decode()
    assert "Tea" in page
    assert "Translated by Asma" in page


def test_reading_one_takes_it_out_of_the_queue(sign_in, comment):
    reader = person("survey_analyst")
    sign_in(user=reader).post(address(comment))
    comment.refresh_from_db()
    assert comment.read_by == reader
    assert ToRead.objects.about(comment).get().read_by == reader
    assert AuditEvent.objects.filter(verb="surveys.comment.has_read").count() == 1


def test_reading_one_twice_changes_nothing(sign_in, comment):
    first = person("survey_analyst")
    sign_in(user=first).post(address(comment))
    sign_in("survey_analyst").post(address(comment))
    comment.refresh_from_db()
    assert comment.read_by == first


def test_one_read_in_the_queue_of_alerts_is_read(comment):
    reader = person("survey_analyst")
    mark_read(ToRead.objects.about(comment).get(), reader)
    comment.refresh_from_db()
    assert comment.read_by == reader


def test_unread_ones_are_listed_without_their_words(sign_in, comment):
    reader = sign_in("survey_analyst")
    page = reader.get(LIST).content.decode()
    assert "1 comment not read yet" in page
    assert "Warmer" not in page
    reader.post(address(comment))
    assert "Every comment here has been read" in reader.get(LIST).content.decode()
    assert "1 comment" in reader.get(f"{LIST}?state=all").content.decode()


def test_a_filter_that_is_nonsense_is_none(sign_in, comment):
    page = sign_in("survey_analyst").get(f"{LIST}?survey=nonsense&state=x&page=z")
    assert "1 comment not read yet" in page.content.decode()


@pytest.mark.parametrize(
    ("role", "is_safeguarding", "may"),
    [
        ("survey_analyst", False, True),
        ("survey_analyst", True, False),
        ("principal_social_worker", True, True),
        ("safeguarding_lead", True, True),
        ("safeguarding_lead", False, False),
        ("independent_living", False, True),
        ("independent_living", True, False),
        ("complaints", False, False),
    ],
)
def test_each_survey_has_its_readers(sign_in, db, role, is_safeguarding, may):
    survey = survey_of(is_safeguarding=is_safeguarding, readers=["independent_living"])
    comment = answered(survey, {"change": "Tea"}).survey.comments.get()
    reader = sign_in(role)
    assert (reader.get(address(comment)).status_code == 200) == may
    assert (address(comment) in reader.get(LIST).content.decode()) == may
    assert (reader.post(address(comment)).status_code == 302) == may


def test_trials_are_not_listed(sign_in, db):
    answered(survey_of(), {"change": "Tea"}, is_trial=True)
    assert (
        "Every comment here has been read" in sign_in("survey_analyst").get(LIST).content.decode()
    )
