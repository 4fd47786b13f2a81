"""Staff write an entry, put it forward, approve it, correct it, take it down."""

import datetime

import pytest
from django.urls import reverse

from surveys.models import Edition, Entry
from tests.factories.accounts import person
from tests.factories.acting import TEXTS, action_of, edition_of, entry_of, forward
from tests.factories.surveys import answered, survey_of

pytestmark = pytest.mark.django_db
LIST = reverse("staff-surveys:all-we-said")
SENT = {**TEXTS, "topic": "care"}


def address(of, name="we-said"):
    return reverse(f"staff-surveys:{name}", args=[of.pk])


def test_an_entry_is_written_approved_and_read(sign_in, client):
    action = action_of(survey_of())
    writer, approver = sign_in("survey_analyst"), sign_in("principal_social_worker")
    page = writer.post(address(action, "new-we-said"), SENT, follow=True).text
    assert "Put it forward for approval" in page
    entry = Entry.objects.get()
    page = writer.post(address(entry, "we-said-forward"), follow=True).text
    assert "you cannot approve it" in page
    assert "Approve and publish" not in page
    assert "1 for you to approve" in approver.get(LIST).text
    form = approver.get(address(entry)).context["read_form"]
    sent = {"read": form.initial["read"]}
    page = approver.post(address(entry, "we-said-approval"), sent, follow=True).text
    assert "The public can read it now" in page
    assert TEXTS["did"] in client.get(f"/en/we-asked-you-said/{entry.pk}/").text


def test_whoever_wrote_it_is_turned_away(sign_in):
    by = person("survey_analyst")
    edition = forward(edition_of(by=by))
    sent = {"read": edition.written_at.isoformat()}
    answer = sign_in(user=by).post(address(edition.entry, "we-said-approval"), sent)
    assert answer.status_code == 403
    assert not Entry.objects.published()


@pytest.mark.parametrize("read", ["", "yesterday", "x" * 100])
def test_another_wording_than_the_one_read_is_not_approved(sign_in, read):
    edition = forward(edition_of())
    approver = sign_in("principal_social_worker")
    url = address(edition.entry, "we-said-approval")
    assert "read it again" in approver.post(url, {"read": read}, follow=True).text
    assert not Entry.objects.published()


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("title", "", "Write a title."),
        ("asked", "", "Write what we asked."),
        ("said", "", "Write what people said."),
        ("did", " ", "Write what we did."),
        ("topic", "nonsense", "Choose one of the list."),
        ("measure", "nonsense", "Choose one of the list."),
        ("quote", "99", "Choose one of the list."),
        ("period", "2026", "Choose one of the list."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(sign_in, name, typed, said):
    action = action_of(survey_of())
    answer = sign_in("survey_analyst").post(
        address(action, "new-we-said"), {**SENT, "not_possible": "Tea at night", name: typed}
    )
    assert answer.status_code == 400
    assert said in answer.text
    assert "Tea at night" in answer.text
    assert not Entry.objects.exists()


def test_a_figure_that_cannot_be_told_is_refused_at_its_field(sign_in):
    survey = survey_of()
    for _ in range(3):
        answered(survey, {"happy": "very"}, identity="linked", day=datetime.date(2026, 1, 14))
    client, action = sign_in("survey_analyst"), action_of(survey)
    url = address(action, "new-we-said")
    period = client.get(url).context["form"].fields["period"].choices[1][0]
    sent = {**SENT, "measure": "indicator:happy/good", "period": period}
    answer = client.post(url, sent)
    assert answer.status_code == 400
    assert "Write what those people say." in answer.text
    answer = client.post(url, {**sent, "figure_words": "of people"})
    assert answer.status_code == 400
    answer = client.post(url, {**sent, "figure_words": "of people", "period": ""})
    assert "Choose the time of the figure." in answer.text


def test_a_correction_says_what_was_wrong(sign_in):
    entry, client = entry_of(), sign_in("council_manager")
    url = address(entry, "write-we-said")
    assert "Correct what the public reads" in client.get(url).text
    answer = client.post(url, {**SENT, "did": "Two kettles"})
    assert "Write what was wrong before." in answer.text
    client.post(url, {**SENT, "did": "Two kettles", "correction": "It was two."})
    assert Edition.objects.get(number=2).texts["correction"] == "It was two."
    assert "Edition 2 is being written" in client.get(LIST).text


def test_a_comma_needs_no_reason(sign_in):
    entry, client = entry_of(), sign_in("council_manager")
    sent = {**SENT, "did": "Two kettles", "is_minor": "on"}
    assert client.post(address(entry, "write-we-said"), sent).status_code == 302
    assert Edition.objects.get(number=2).is_minor


def test_it_is_sent_back_with_what_should_be_different(sign_in):
    edition = forward(edition_of())
    client = sign_in("principal_social_worker")
    url = address(edition.entry, "we-said-back")
    assert "Write what should be different." in client.post(url, {}).text
    sent = {"back-why": "Say when.", "back-read": edition.written_at.isoformat()}
    assert "Say when." in client.post(url, sent, follow=True).text


def test_it_is_taken_down_with_a_reason(sign_in):
    entry, client = entry_of(), sign_in("council_manager")
    url = address(entry, "we-said-down")
    assert "Write why it is taken down." in client.post(url, {}).text
    page = client.post(url, {"withdraw-because": "It was wrong"}, follow=True).text
    assert "Taken down: It was wrong" in page
    assert not Entry.objects.published()


def test_a_part_that_is_missing_is_not_put_forward(sign_in):
    edition = edition_of(texts={"did": ""})
    page = sign_in("survey_analyst").post(address(edition.entry, "we-said-forward"), follow=True)
    assert "A part is missing" in page.text


def test_those_of_others_are_not_there(sign_in):
    survey = survey_of(is_safeguarding=True)
    edition = edition_of(action_of(survey), by=person("safeguarding_lead"))
    client = sign_in("survey_analyst")
    assert client.get(address(edition.entry)).status_code == 404
    for name in ("we-said-forward", "we-said-approval", "we-said-back", "we-said-down"):
        assert client.post(address(edition.entry, name)).status_code == 404
    assert TEXTS["title"] not in client.get(LIST).text


def test_every_edition_is_kept_to_be_read(sign_in):
    entry, client = entry_of(), sign_in("council_manager")
    sent = {**SENT, "did": "Two kettles", "correction": "It was two."}
    client.post(address(entry, "write-we-said"), sent)
    page = client.get(address(entry)).text
    for words in ("Edition 2", "Edition 1", TEXTS["did"], "Two kettles", "approved by"):
        assert words in page
