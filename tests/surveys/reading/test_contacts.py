"""Who asked to hear from us is met by those who work on the wish, and nobody else."""

import pytest
from django.urls import reverse

from portal.alerts.models import Alert
from portal.audit.models import AuditEvent
from surveys.models import Contact
from tests.factories.accounts import person
from tests.factories.surveys import answered, survey_of, team_of

LIST = reverse("staff-surveys:contacts")
DETAILS = {"how": "0800 111", "name": "Ada", "safe": "After six", "words": "It was cold"}


def contact_of(survey=None, *wishes, **fields):
    fields = {**DETAILS, "language": "en", "team": team_of(), **fields}
    return Contact.objects.create(
        survey=survey or survey_of(), wishes=list(wishes or ["contact"]), **fields
    )


def address(contact):
    return reverse("staff-surveys:contact", args=[contact.pk])


def test_what_is_safe_stands_before_the_number(sign_in, db):
    page = sign_in("survey_analyst").get(address(contact_of())).content.decode()
    assert -1 < page.index("After six") < page.index("0800 111")
    for words in ("Ada", "It was cold", "Wants somebody to get in touch", "Team north"):
        assert words in page
    assert AuditEvent.objects.filter(verb="surveys.contact.read").count() == 1


def test_another_language_asks_for_an_interpreter(sign_in, db):
    page = sign_in("survey_analyst").get(address(contact_of(language="pl"))).content.decode()
    assert "interpreter" in page


@pytest.mark.parametrize(
    ("role", "wish", "is_safeguarding", "may"),
    [
        ("survey_analyst", "contact", False, True),
        ("survey_analyst", "complaint", False, False),
        ("survey_analyst", "contact", True, False),
        ("complaints", "complaint", False, True),
        ("complaints", "compliment", True, True),
        ("complaints", "contact", False, False),
        ("independent_living", "peer-group", False, True),
        ("independent_living", "steering-group", False, True),
        ("independent_living", "contact", False, False),
        ("safeguarding_lead", "contact", True, True),
    ],
)
def test_each_wish_has_its_people(sign_in, db, role, wish, is_safeguarding, may):
    contact = contact_of(survey_of(is_safeguarding=is_safeguarding), wish)
    reader = sign_in(role)
    assert (reader.get(address(contact)).status_code == 200) == may
    assert reader.post(address(contact)).status_code == (400 if may else 404)
    if role != "safeguarding_lead" or may:
        assert ("1 person waits" in reader.get(LIST).content.decode()) == may


def test_a_list_shows_neither_names_nor_numbers(sign_in, db):
    contact_of()
    page = sign_in("survey_analyst").get(LIST).content.decode()
    assert not [words for words in DETAILS.values() if words in page]


def test_a_list_by_wish(sign_in, db):
    contact_of()
    reader = sign_in("survey_analyst")
    assert "1 person waits" in reader.get(f"{LIST}?wish=contact").content.decode()
    assert "Nobody waits" in reader.get(f"{LIST}?wish=involved").content.decode()


def test_what_came_of_it_ends_it(sign_in, db):
    contact, reader = contact_of(), person("survey_analyst")
    client = sign_in(user=reader)
    client.post(address(contact), {"outcome": "reached", "note": "She is well"})
    contact.refresh_from_db()
    assert (contact.outcome, contact.note, contact.ended_by) == ("reached", "She is well", reader)
    event = AuditEvent.objects.get(verb="surveys.contact.ended")
    assert event.detail == {"outcome": "Talked with"}
    assert "Talked with" in client.get(f"{LIST}?state=ended").content.decode()
    assert "She is well" in client.get(address(contact)).content.decode()


def test_a_missing_outcome_is_asked_for_and_the_note_stays(sign_in, db):
    answer = sign_in("survey_analyst").post(address(contact_of()), {"note": "She is well"})
    assert answer.status_code == 400
    assert "Choose what came of it" in answer.content.decode()
    assert "She is well" in answer.content.decode()


def test_it_ends_once(sign_in, db):
    contact, client = contact_of(), sign_in("survey_analyst")
    client.post(address(contact), {"outcome": "reached"})
    page = client.post(address(contact), {"outcome": "not-reached"}, follow=True)
    assert "Somebody ended this meanwhile" in page.content.decode()
    contact.refresh_from_db()
    assert contact.outcome == "reached"


def test_an_alert_leads_to_the_contact(db):
    given = {"safe": "no", "contact-wanted": "yes", "contact-how": "0800 111"}
    contact = answered(survey_of(), given).survey.contacts.get()
    assert Alert.objects.about(contact).get().url == address(contact)
