"""Pages of actions: recorded from a link, moved on, changed; what was sent wrong stays."""

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.models import Action, ActionNote, Learning
from tests.factories.accounts import person
from tests.factories.acting import action_of, learning_of
from tests.factories.surveys import survey_of, team_of

pytestmark = pytest.mark.django_db
LIST, NEW = reverse("staff-surveys:actions"), reverse("staff-surveys:new-action")
LATER = timezone.now().year + 1
PLAN = {
    "finding": "Cold tea",
    "title": "A kettle",
    "words": "Buy it",
    "due_on_day": "1",
    "due_on_month": "2",
    "due_on_year": str(LATER),
}


def address(action, name="action"):
    return reverse(f"staff-surveys:{name}", args=[action.pk])


def test_the_first_page_asks_where_it_comes_from(sign_in):
    survey_of()
    client = sign_in("survey_analyst")
    assert "Where does the finding come from" in client.get(NEW).text
    answer = client.get(f"{NEW}?source=figures&survey=")
    assert answer.status_code == 400
    assert "Choose the survey." in answer.text
    assert client.get(f"{NEW}?source=meeting").status_code == 200


@pytest.mark.parametrize("query", ["source=x", "source=figures&survey=zz", "source=&survey=%00"])
def test_nonsense_in_the_address_is_asked_again(sign_in, query):
    assert sign_in("survey_analyst").get(f"{NEW}?{query}").status_code == 400


def test_a_link_from_a_chart_fills_in_the_finding(sign_in):
    survey_of()
    team_of("north")
    query = "source=figures&survey=tea-club&question=indicator:happy&option=good&team=north"
    page = sign_in("survey_analyst").get(f"{NEW}?{query}").text
    assert '<option value="indicator:happy/good" selected>' in page
    assert '<option value="north" selected>' in page
    assert '<option value="continuity and quality of care" selected>' in page


def test_a_link_from_comments_fills_in_the_theme(sign_in):
    survey_of()
    query = "source=comments&survey=tea-club&theme=information"
    page = sign_in("survey_analyst").get(f"{NEW}?{query}").text
    assert '<option value="information" selected>' in page
    assert "Which answer?" not in page


def test_an_action_is_recorded(sign_in):
    survey_of()
    owner = person("carers_adviser")
    client = sign_in("survey_analyst")
    sent = {**PLAN, "owner": owner.pk, "measure": "indicator:happy/good", "period": ""}
    url = f"{NEW}?source=figures&survey=tea-club&question=indicator:happy&option=good"
    answer = client.post(url, sent)
    assert "Choose the time." in answer.text
    assert "Cold tea" in answer.text
    period = answer.context["form"].fields["period"].choices[0][0]
    page = client.post(url, {**sent, "period": period}, follow=True).text
    assert "The action was recorded" in page
    action = Action.objects.get()
    assert (action.question, action.option, action.owner) == ("indicator:happy", "good", owner)
    assert action.figures_say in page.replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("finding", "", "Write what was found."),
        ("title", "x" * 121, "Make this shorter"),
        ("words", "x" * 4001, "Use fewer words"),
        ("owner", "", "Choose who does it."),
        ("owner", "nobody", "Choose one of the list."),
        ("due_on_day", "31", "not in the calendar"),
        ("due_on_year", "2020", "This day has passed"),
        ("due_on_month", "", "Write the day, the month and the year."),
        ("statement", "nonsense", "Choose one of the list."),
        ("source_words", "", "Write which complaint or meeting."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_stays(sign_in, name, typed, said):
    client, owner = sign_in("survey_analyst"), person("council_manager")
    sent = {**PLAN, "owner": owner.pk, "source_words": "May meeting", name: typed}
    answer = client.post(f"{NEW}?source=meeting", sent)
    assert answer.status_code == 400
    assert said in answer.text
    assert "Buy it" in answer.text or name == "words"
    assert not Action.objects.exists()


def test_the_list_says_whose_and_how_late(sign_in):
    owner = person("council_manager", name="Grace")
    action_of(owner=owner, due_on=timezone.localdate() - timezone.timedelta(days=3))
    page = sign_in("survey_analyst").get(LIST).text
    for words in ("1 action", "Buy a kettle", "Grace", "Overdue by 3 days", "A meeting"):
        assert words in page


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 2),
        ("state=overdue", 1),
        ("state=ended", 1),
        ("state=all", 3),
        ("whose=mine", 0),
        ("survey=tea-club&state=all", 1),
        ("state=nonsense&whose=x&survey=y&page=z", 2),
    ],
)
def test_the_list_is_filtered(sign_in, query, number):
    action_of(survey_of())
    action_of(due_on=timezone.localdate() - timezone.timedelta(days=3))
    action_of(state="done", ended_on=timezone.localdate())
    page = sign_in("survey_analyst").get(f"{LIST}?{query}").text
    assert page.count('class="govuk-link keeping-table__open"') == number


def test_an_action_of_others_is_not_there(sign_in):
    action = action_of(survey_of(is_safeguarding=True))
    client = sign_in("survey_analyst")
    for name in ("action", "action-evidence", "change-action", "new-we-said"):
        assert client.get(address(action, name)).status_code == 404
    assert sign_in("safeguarding_lead").get(address(action)).status_code == 200


def test_its_owner_follows_it_and_changes_nothing_of_it(sign_in):
    owner = person("carers_adviser")
    action = action_of(owner=owner)
    client = sign_in(user=owner)
    page = client.get(address(action)).text
    assert "Write a note" in page
    assert "Change the words" not in page
    assert client.get(address(action, "change-action")).status_code == 403


def test_it_is_moved_on_with_a_reason(sign_in):
    action, client = action_of(), sign_in("survey_analyst")
    wrong = client.post(address(action, "action-state"), {"move-state": "stopped"})
    assert wrong.status_code == 400
    assert "Write why it is stopped." in wrong.text
    sent = {"move-state": "stopped", "move-words": "No money"}
    page = client.post(address(action, "action-state"), sent, follow=True).text
    assert "Stopped because:" in page
    assert "No money" in page


def test_moved_by_somebody_else_meanwhile(sign_in, monkeypatch):
    from surveys.acting.going import AlreadyThere
    from surveys.views.acting import going

    def meanwhile(**_):
        raise AlreadyThere

    monkeypatch.setattr(going, "move", meanwhile)
    client = sign_in("survey_analyst")
    page = client.post(address(action_of(), "action-state"), {"move-state": "done"}, follow=True)
    assert "meanwhile" in page.text


def test_a_note_is_added(sign_in):
    action, client = action_of(), sign_in("survey_analyst")
    assert client.post(address(action, "action-notes"), {}).status_code == 400
    page = client.post(address(action, "action-notes"), {"note-words": "<b>Half</b>"}, follow=True)
    assert "&lt;b&gt;Half" in page.text
    assert ActionNote.objects.get().words == "<b>Half</b>"


def test_it_is_changed(sign_in):
    action, client = action_of(), sign_in("survey_analyst")
    assert "A kettle that keeps tea warm." in client.get(address(action, "change-action")).text
    sent = {**PLAN, "owner": action.owner.pk, "statement": "know-where-to-ask"}
    page = client.post(address(action, "change-action"), sent, follow=True).text
    assert "The action was changed" in page
    assert "I know where to ask" in page


def test_a_date_that_has_passed_may_stay(sign_in):
    day = timezone.localdate() - timezone.timedelta(days=3)
    action, client = action_of(due_on=day), sign_in("survey_analyst")
    due = {"due_on_day": day.day, "due_on_month": day.month, "due_on_year": day.year}
    sent = {**PLAN, **due, "owner": action.owner.pk}
    assert client.post(address(action, "change-action"), sent).status_code == 302


def test_learning_is_written_down_and_checked_once(sign_in):
    action, client = action_of(), sign_in("survey_analyst")
    assert client.post(address(action, "action-learning"), {}).status_code == 400
    sent = {"words": "Ask first", "where_from": "The club", "whom": "All", "is_alert": "on"}
    client.post(address(action, "action-learning"), {f"learning-{k}": v for k, v in sent.items()})
    learning = Learning.objects.get()
    assert learning.is_alert
    url = reverse("staff-surveys:action-embedded", args=[action.pk, learning.pk])
    name = f"embedded{learning.pk}-on"
    wrong = client.post(url, {f"{name}_day": "1", f"{name}_month": "1", f"{name}_year": LATER})
    assert wrong.status_code == 400
    assert "still to come" in wrong.text
    right = {f"{name}_day": "1", f"{name}_month": "1", f"{name}_year": "2026"}
    assert "Practice has changed: checked by" in client.post(url, right, follow=True).text
    assert "checked this meanwhile" in client.post(url, right, follow=True).text


def test_several_things_learned_stand_on_one_page(sign_in):
    action = action_of()
    learning_of(action)
    learning_of(action, words="And again.")
    assert "And again." in sign_in("survey_analyst").get(address(action)).text
