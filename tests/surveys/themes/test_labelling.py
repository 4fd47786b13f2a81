"""Themes are given by people, and by a second one who has not seen them."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from portal.alerts.models import ToRead
from portal.audit.models import AuditEvent
from surveys.models import Label
from surveys.themes.labelling import Compared, label, suggestions_for
from tests.factories.accounts import person
from tests.factories.comments import comment_of, labelled, translated
from tests.factories.surveys import survey_of

pytestmark = pytest.mark.django_db


def give(comment):
    return reverse("staff-surveys:give-themes", args=[comment.pk])


def page_of(comment):
    return reverse("staff-surveys:comment", args=[comment.pk])


def given(one):
    return {theme.theme: theme.was_suggested for theme in one.given.all()}


def test_a_person_gives_themes_and_a_tone():
    comment, reader = comment_of(), person("survey_analyst")
    one = labelled(comment, "home", "money", tone="mixed", by=reader)
    assert given(one) == {"home": False, "money": False}
    assert (one.tone, one.by, one.is_check, one.framework) == ("mixed", reader, False, 1)
    event = AuditEvent.objects.get(verb="surveys.comment.labelled")
    assert (event.subject_id, event.detail) == (str(comment.pk), {})


def test_what_was_suggested_is_taken_or_refused():
    comment = comment_of(words="I waited three months and nobody rang back.")
    assert {one.theme for one in suggestions_for(comment)} == {"timeliness", "contacting"}
    one = labelled(comment, "timeliness", "home", tone="negative")
    assert given(one) == {"timeliness": True, "home": False}
    assert one.refused == ["contacting"]


def test_her_own_label_can_be_changed_and_is_one():
    comment, reader = comment_of(), person("survey_analyst")
    labelled(comment, "home", by=reader)
    labelled(comment, "money", tone="neutral", by=reader)
    one = Label.objects.get()
    assert (given(one), one.tone) == ({"money": False}, "neutral")


def test_a_second_person_checks_and_is_suggested_nothing():
    comment = comment_of(words="I waited three months.")
    labelled(comment, "home")
    check = labelled(comment, "timeliness")
    assert check.is_check
    assert given(check) == {"timeliness": False}
    assert list(Label.objects.that_count()) == [Label.objects.get(is_check=False)]


def test_once_two_are_compared_neither_changes():
    comment, first = comment_of(), person("survey_analyst")
    labelled(comment, "home", by=first)
    labelled(comment, "home")
    for by in (first, person("principal_social_worker")):
        with pytest.raises(Compared):
            labelled(comment, "money", by=by)


@pytest.mark.parametrize(
    ("codes", "tone", "field"),
    [(["nonsense"], "mixed", "themes"), (["home"], "", "tone"), (["home"], "red", "tone")],
)
def test_what_is_not_on_the_lists_is_refused(codes, tone, field):
    with pytest.raises(ValidationError) as refused:
        label(comment=comment_of(), codes=codes, tone=tone, by=person("survey_analyst"))
    assert field in refused.value.message_dict


@pytest.mark.parametrize("role", ["complaints", "independent_living", "safeguarding_lead"])
def test_whoever_does_not_read_it_gives_it_no_themes(role):
    with pytest.raises(PermissionDenied):
        labelled(comment_of(), "home", by=person(role))


def test_a_translation_suggests_as_well():
    comment = comment_of(words="Pani była bardzo dobra.", language="pl")
    assert suggestions_for(comment) == []
    translated(comment, "The lady was very kind.")
    assert [one.theme for one in suggestions_for(comment)] == ["manner"]


# On the page ------------------------------------------------------------------------------------


def test_the_page_offers_suggestions_unticked(sign_in):
    comment = comment_of(words="I waited three months.")
    page = sign_in("survey_analyst").get(page_of(comment)).text
    assert "Waiting and timing, suggested by" in page
    assert "checked" not in page.partition('id="themes"')[2]


def test_giving_themes_marks_it_read_and_goes_on(sign_in):
    first, second = comment_of(words="One"), comment_of(words="Two")
    client = sign_in("survey_analyst")
    at, after = sorted([first, second], key=lambda one: one.pk)
    answer = client.post(give(at), {"themes": ["home"], "tone": "neutral"})
    assert answer.url == page_of(after)
    at.refresh_from_db()
    assert at.read_at is not None
    assert ToRead.objects.about(at).get().read_at is not None
    last = client.post(give(after), {"tone": "neutral"})
    assert last.url == reverse("staff-surveys:comments")


def test_giving_themes_says_nothing_of_a_danger(sign_in):
    """What a phrase put first is cleared by whoever says what it was."""
    comment = comment_of(words="I want to kill myself")
    sign_in("survey_analyst").post(give(comment), {"tone": "negative"})
    comment.refresh_from_db()
    assert comment.read_at is None
    assert Label.objects.count() == 1


def test_a_missing_tone_is_asked_for_and_the_ticks_stay(sign_in):
    answer = sign_in("survey_analyst").post(give(comment_of()), {"themes": ["home"]})
    assert answer.status_code == 400
    assert "Choose a tone." in answer.text
    assert re.search(r'value="home"[^>]*checked', answer.text)


def test_another_persons_themes_are_not_seen_before_ones_own(sign_in):
    comment, second = comment_of(), person("principal_social_worker", name="Second Reader")
    labelled(comment, "home", by=person("survey_analyst", name="First Reader"))
    client = sign_in(user=second)
    page = client.get(page_of(comment)).text
    assert "First Reader" not in page
    assert "Somebody has given this comment themes" in page
    client.post(give(comment), {"themes": ["money"], "tone": "mixed"})
    page = client.get(page_of(comment)).text
    for words in ("First Reader", "Second Reader", "second look"):
        assert words in page


def test_a_third_person_is_told_that_it_is_done(sign_in):
    comment = comment_of()
    labelled(comment, "home"), labelled(comment, "home")
    client = sign_in("survey_analyst")
    page = client.post(give(comment), {"tone": "mixed"}, follow=True).text
    assert "Two people have given this comment themes" in page


@pytest.mark.parametrize("role", ["complaints", "safeguarding_lead"])
def test_for_others_it_is_not_there(role, sign_in):
    answer = sign_in(role).post(give(comment_of(survey_of())), {"tone": "mixed"})
    assert answer.status_code in (403, 404)
    assert not Label.objects.exists()
