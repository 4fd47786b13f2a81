"""The staff pages of asking people, each once from end to end."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.notices.models import Notice
from portal.notices.rendering import Message
from surveys.asking.holding import hold
from surveys.asking.links import keys_of
from surveys.asking.people import hash_of_reference
from surveys.models import Batch, EventSource, Hold, Invitation
from surveys.views.asking import inviting
from tests.factories.accounts import person
from tests.factories.surveys import asked_of, invited, survey_of, team_of

pytestmark = pytest.mark.django_db

HOME = "/staff/surveys/"
INVITE = f"{HOME}invite/"


@pytest.fixture
def survey(db):
    return survey_of(readers=["carers_manager"])


@pytest.fixture
def adviser(db):
    return person("carers_adviser", name="Ada")


@pytest.fixture
def ada(sign_in, adviser):
    return sign_in(user=adviser)


@pytest.fixture
def analyst(sign_in):
    return sign_in("survey_analyst")


def filled(survey, **changes):
    facts = {
        "survey": survey.code,
        "identity": "anonymous",
        "language": "ur",
        "form": "standard",
        "channel": "email",
        "email": "asha@example.org",
        "safe": "on",
    }
    return {**facts, **changes}


# One person --------------------------------------------------------------------------------------


def test_one_person_is_asked(ada, survey, adviser):
    team = team_of("north")
    answer = ada.post(INVITE, filled(survey, team=team.pk), follow=True)
    row = Invitation.objects.get()
    assert (row.made_by, row.team, row.language, row.recipient) == (
        adviser, team, "ur", "asha@example.org"
    )  # fmt: skip
    assert "Waiting: 1 invitation" in answer.content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"survey": ""}, "Choose a survey."),
        ({"safe": ""}, "Make sure that it is safe"),
        ({"email": ""}, "Write where it should go."),
        ({"email": "x"}, "Enter an email address"),
        ({"channel": "text"}, "Write where it should go."),
        ({"channel": "letter", "postal": "Ben\nCoventry"}, "three to seven lines"),
        ({"identity": "linked"}, "need a reference"),
        ({"channel": "pigeon"}, "Choose one of the list."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(ada, survey, changes, words):
    answer = ada.post(INVITE, {**filled(survey), **changes})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert words in page
    assert 'value="ur" selected' in page
    assert not Invitation.objects.exists()


def test_ways_that_cannot_be_sent_are_not_offered(ada, settings):
    settings.NOTICE_CHANNELS = {
        **settings.NOTICE_CHANNELS, "letter": "portal.notices.channels.Off"
    }  # fmt: skip
    page = ada.get(INVITE).content.decode()
    assert 'value="letter"' not in page
    assert 'value="text"' in page


def test_after_safeguarding_only_the_council_asks(ada, sign_in):
    survey_of("sad", title="After an enquiry", is_safeguarding=True)
    assert "After an enquiry" not in ada.get(INVITE).content.decode()
    assert "After an enquiry" in sign_in("council_worker").get(INVITE).content.decode()


def test_by_hand_the_link_is_shown_to_who_made_it_until_it_is_used(ada, survey, sign_in):
    answer = ada.post(INVITE, filled(survey, channel="hand"))
    row = Invitation.objects.get()
    keys = keys_of(row.pk)
    page = ada.get(answer.url).content.decode()
    assert keys.typed in page
    assert "<svg" in page
    assert sign_in("carers_adviser").get(answer.url).status_code == 410
    Invitation.objects.update(was_started=True)
    assert ada.get(answer.url).status_code == 410


@pytest.mark.parametrize(
    ("halves", "languages"), [(["Urdu", "English"], ["ur", "en-GB"]), (["English"], ["en-GB"])]
)
def test_what_is_handed_over_says_in_which_language_it_is(
    ada, survey, monkeypatch, halves, languages
):
    made = [Message(half, "") for half in halves]
    monkeypatch.setattr(inviting, "in_languages", lambda *args, **kwargs: made)
    page = ada.post(INVITE, filled(survey, channel="hand"), follow=True).content.decode()
    sheet = BeautifulSoup(page, "html.parser").select(".hand-sheet__words")
    assert [half.h2.text for half in sheet] == halves
    assert [half["lang"] for half in sheet] == languages


# What waits --------------------------------------------------------------------------------------


def test_what_needs_a_person_stands_first_and_no_address_in_the_list(analyst, survey):
    invited(survey, state="held", hold_reason="death")
    failed = Notice.objects.create(
        channel="email", template="survey-invitation", language="en", state="given up",
        problem="The mail server refused the address.",
    )  # fmt: skip
    invited(survey, notice=failed)
    invited(survey, state="waiting")
    page = analyst.get(HOME).content.decode()
    assert "Held: 1 invitation" in page
    assert "The person has died" in page
    assert "asha@example.org" not in page
    assert "refused the address" in analyst.get(f"{HOME}?state=failed").content.decode()
    assert "Sent: 0" in analyst.get(f"{HOME}?state=sent").content.decode()


@pytest.mark.parametrize("fields", [{"state": "answered"}, {"state": "withdrawn"}])
def test_what_has_ended_has_no_row_and_no_page(analyst, survey, fields):
    row = invited(survey, **fields)
    assert "The tea club" not in analyst.get(f"{HOME}?state=sent").content.decode()
    answer = analyst.get(f"{HOME}invitations/{row.pk}/")
    assert answer.status_code == 410
    assert "however it ended" in answer.content.decode()


@pytest.mark.parametrize("started", [True, False])
def test_no_page_says_whether_somebody_has_begun(analyst, survey, started):
    row = invited(survey, was_started=started)
    pages = [analyst.get(url).content.decode() for url in (HOME, f"{HOME}invitations/{row.pk}/")]
    for page in pages:
        assert "begun" not in page.replace("Answers that have been begun can still be sent", "")


@pytest.mark.parametrize(
    ("role", "safeguarding", "sees"),
    [
        ("survey_analyst", False, True),
        ("survey_analyst", True, False),
        ("safeguarding_lead", True, True),
        ("safeguarding_lead", False, False),
        ("carers_manager", False, True),
        ("carers_adviser", False, False),
    ],
)
def test_invitations_of_others_are_seen_by_who_reads_the_answers(
    sign_in, survey, role, safeguarding, sees
):
    survey.is_safeguarding = safeguarding
    survey.save()
    row = invited(survey)
    status = sign_in(role).get(f"{HOME}invitations/{row.pk}/").status_code
    assert (status == 200) is sees


def test_her_own_she_always_sees(ada, survey, adviser):
    row = invited(survey, made_by=adviser)
    assert "asha@example.org" in ada.get(f"{HOME}invitations/{row.pk}/").content.decode()


# Deciding ----------------------------------------------------------------------------------------


def test_a_held_one_is_let_go(analyst, survey):
    row = invited(survey, state="held", hold_reason="sensitive")
    url = f"{HOME}invitations/{row.pk}/"
    assert analyst.post(url, {"do": "release"}).status_code == 400
    assert analyst.post(url, {"do": "release", "reason": "talked"}).status_code == 302
    assert Invitation.objects.get().state == "waiting"


def test_who_is_on_the_list_stays_held_with_a_sentence(analyst, survey):
    row = invited(survey, state="held", hold_reason="death")
    hold(person=row.person_hash, reason="death", until=None, by=person())
    answer = analyst.post(f"{HOME}invitations/{row.pk}/", {"do": "release", "reason": "talked"})
    assert answer.status_code == 400
    assert "End the hold first" in answer.content.decode()


def test_another_way(analyst, survey):
    row = invited(survey)
    url = f"{HOME}invitations/{row.pk}/"
    bad = analyst.post(url, {"do": "another", "channel": "text", "mobile": "x", "safe": "on"})
    assert bad.status_code == 400
    assert "Enter a UK mobile phone number" in bad.content.decode()
    good = {"do": "another", "channel": "text", "mobile": "07700 900982", "safe": "on"}
    assert analyst.post(url, good).status_code == 302
    assert Invitation.objects.get().channel == "text"


def test_taken_back(analyst, survey):
    row = invited(survey)
    analyst.post(f"{HOME}invitations/{row.pk}/", {"do": "withdraw"})
    assert Invitation.objects.get().state == "withdrawn"


def test_nothing_is_done_by_a_post_that_says_nothing(analyst, survey):
    row = invited(survey)
    assert analyst.post(f"{HOME}invitations/{row.pk}/", {}).status_code == 400
    assert Invitation.objects.get().state == "sent"


# A spreadsheet -----------------------------------------------------------------------------------


def sheet(survey, data, **changes):
    file = SimpleUploadedFile("people.csv", data, content_type="text/csv")
    return {"survey": survey.code, "identity": "anonymous", "file": file, "safe": "on", **changes}


def test_a_spreadsheet_and_its_report(ada, survey):
    rows = b"channel,recipient\nemail,a@example.org\nemail,x\n"
    page = ada.post(f"{HOME}spreadsheets/", sheet(survey, rows), follow=True).content.decode()
    assert "1 taken" in page
    assert "1 refused" in page
    batch = Batch.objects.get()
    file = ada.get(f"{HOME}spreadsheets/{batch.pk}/refused/")
    assert file.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "3,recipient," in file.content.decode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04", "The workbook is damaged"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked with a password"),
        (b"Only words, renamed to people.xlsx", "no column ‘channel’"),
    ],
)
def test_what_is_no_table_is_said_in_a_sentence(ada, survey, data, sentence):
    answer = ada.post(f"{HOME}spreadsheets/", sheet(survey, data))
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert not Batch.objects.exists()


def test_a_spreadsheet_needs_to_be_chosen(ada):
    assert ada.post(f"{HOME}spreadsheets/", {}).status_code == 400


def test_an_example_to_fill_in(ada):
    assert "channel,recipient" in ada.get(f"{HOME}spreadsheets/example/").content.decode()


def test_reports_are_for_who_sent_the_file_and_for_analysts(ada, analyst, survey):
    asked_of(survey)
    url = f"{HOME}spreadsheets/{Batch.objects.get().pk}/"
    assert ada.get(url).status_code == 404
    assert analyst.get(url).status_code == 200


# Who is not asked --------------------------------------------------------------------------------

HOLDS = f"{HOME}not-asked/"
LISTED = {"kind": "reference", "who": "P-123", "reason": "death"}


def test_somebody_is_put_on_the_list_and_off_it(ada):
    page = ada.post(HOLDS, LISTED, follow=True).content.decode()
    row = Hold.objects.get()
    assert row.person_hash == hash_of_reference("p-123")
    assert "The person has died" in page
    assert "P-123" not in page
    ada.post(f"{HOLDS}{row.pk}/end/")
    assert not Hold.objects.standing().exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": ""}, "Choose one."),
        ({"who": ""}, "Write the reference or address."),
        ({"kind": "email"}, "Enter an email address"),
        ({"who": "x" * 101}, "The reference is too long."),
        ({"reason": "sensitive"}, "Choose one of the list."),
        ({"until_day": "1", "until_month": "1", "until_year": "2020"}, "This day is over."),
    ],
)
def test_what_is_wrong_with_it(ada, changes, words):
    answer = ada.post(HOLDS, {**LISTED, **changes})
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert not Hold.objects.exists()


# Systems that ask, and who was reached -----------------------------------------------------------


def test_a_secret_is_shown_once(sign_in):
    client = sign_in("system_administrator")
    page = client.post(f"{HOME}systems/", {"name": "Liquidlogic"}).content.decode()
    source = EventSource.objects.get()
    assert source.secret in page
    assert source.secret not in client.get(f"{HOME}systems/").content.decode()
    client.post(f"{HOME}systems/{source.pk}/end/")
    assert "No other system may ask." in client.get(f"{HOME}systems/").content.decode()
    assert client.post(f"{HOME}systems/", {"name": ""}).status_code == 400


@pytest.mark.parametrize("query", ["", "by=month&month=2027-13&survey=x&team=y", "by=nothing"])
def test_the_funnel_takes_any_address(ada, survey, query):
    for _ in range(5):
        invited(survey)
    page = ada.get(f"{HOME}reached/?{query}").content.decode()
    assert "fewer than 5" in page
    assert ">5</td>" in page
