"""Pages of results and comments lead to actions, and say nothing of who answered."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import person
from tests.factories.acting import action_of
from tests.factories.surveys import answered, survey_of, team_of

pytestmark = pytest.mark.django_db
NEW = reverse("staff-surveys:new-action")
MEASURE = {"question": "indicator:happy", "option": "good"}


def measure_page(survey):
    args = [survey.pk, MEASURE["question"], MEASURE["option"]]
    return reverse("staff-surveys:result-measure", args=args)


def test_a_chart_shows_what_is_done_about_it_and_leads_to_a_new_action(sign_in):
    survey = survey_of()
    action_of(survey, title="A kettle", **MEASURE)
    action_of(survey, title="Another thing")
    answered(survey, {"happy": "very"}, identity="linked", team=team_of())
    client = sign_in("survey_analyst")
    page = client.get(measure_page(survey)).text
    assert "A kettle" in page
    assert "Another thing" not in page
    link = (
        f"{NEW}?source=figures&amp;survey=tea-club&amp;question=indicator%3Ahappy&amp;option=good"
    )
    assert f'href="{link}"' in page
    assert client.get(link.replace("&amp;", "&")).status_code == 200


def test_a_comment_leads_to_a_new_action_that_does_not_lead_back(sign_in):
    survey = survey_of()
    answered(survey, {"change": "Warmer tea"}, team=team_of())
    comment = survey.comments.get()
    client = sign_in("survey_analyst")
    page = client.get(reverse("staff-surveys:comment", args=[comment.pk])).text
    link = f"{NEW}?source=comments&amp;survey=tea-club&amp;team=north"
    assert f'href="{link}"' in page
    form = client.get(link.replace("&amp;", "&")).text
    assert "Warmer tea" not in form
    assert str(comment.pk) not in form


def test_whoever_may_not_record_sees_no_way_to(sign_in):
    survey = survey_of(readers=["complaints"])
    answered(survey, {"change": "Warmer tea"})
    comment = survey.comments.get()
    page = sign_in("complaints").get(reverse("staff-surveys:comment", args=[comment.pk])).text
    assert "Record an action" not in page


def test_the_first_page_of_results_says_what_is_due(sign_in):
    survey_of()
    owner = person("survey_analyst")
    client = sign_in(user=owner)
    results = reverse("staff-surveys:results")
    assert "Nothing is due." in client.get(results).text
    action_of(title="A late kettle", due_on=timezone.localdate() - timezone.timedelta(days=2))
    action_of(title="A kettle next year", due_on=timezone.localdate() + timezone.timedelta(days=99))
    page = client.get(results).text
    assert "A late kettle" in page
    assert "Overdue by 2 days" in page
    assert "next year" not in page
