"""Pages of the settings, and of needs that nothing meets, by role."""

import pytest

from carers.cases.services import load_settings, service_of
from carers.models import Organisation, Service, Target
from portal.accounts.roles import CODES
from portal.audit.models import AuditEvent
from portal.ui.records import contact_ways
from tests.carers.cases.deciding.conftest import errors, text, values
from tests.factories.accounts import person

pytestmark = pytest.mark.django_db
PROVIDER, COUNCIL = Organisation.PROVIDER, Organisation.COUNCIL
FIELDS = {
    "name": "Carers First",
    "phone": "024 7600 0001",
    "email": "duty@example.org",
    "address": "1 High Street\nCoventry",
    "hours": "Monday to Friday, 9am to 5pm",
    "duty_owner": "",
}
OPEN = ("carers_manager", "council_manager", "system_administrator")
PAGES = {
    "provider": ("service-settings", {"organisation": "carers-service"}, ("carers_manager",)),
    "council": ("service-settings", {"organisation": "council"}, ("council_manager",)),
    "decision": ("may-decide", {}, ("council_manager", "system_administrator")),
    "target": ("target", {"step": "decision"}, ("council_manager", "system_administrator")),
}


def refused(role, name):
    """Another organisation's settings are not there for a manager; the rest is closed."""
    return 404 if name == "service-settings" and role.endswith("_manager") else 403


def send(at, name, data, **more):
    return at.client.post(at.url(name, **more), data)


@pytest.mark.parametrize("role", CODES)
def test_who_opens_the_settings(desk, role):
    at = desk(role)
    assert at.see("settings").status_code == (200 if role in OPEN else 403)
    for name, more, allowed in PAGES.values():
        assert at.see(name, **more).status_code == (200 if role in allowed else refused(role, name))


@pytest.mark.parametrize("role", ["carers_manager", "council_manager", "system_administrator"])
@pytest.mark.parametrize("page", PAGES)
def test_who_may_see_the_settings_changes_only_what_is_theirs(desk, role, page):
    name, more, allowed = PAGES[page]
    sent = {**FIELDS, "may": "no", "reason": "Cabinet.", "working_days": "5", "source": "Cabinet"}
    answer = send(desk(role), name, sent, **more)
    assert answer.status_code == (302 if role in allowed else refused(role, name))
    assert AuditEvent.objects.exists() == (role in allowed)


def test_without_rows_the_page_shows_what_ships(desk, manager):
    page = text(desk(manager).see("settings"))
    for said in (
        "Carers Trust Heart of England",
        "024 7663 2972",
        contact_ways().phone,
        "2 working days",
        "10 working days",
        "No target",
        "[verify]",
    ):
        assert said in page
    assert not Service.objects.exists()


def test_a_manager_sets_what_carers_read(desk, manager, adviser):
    load_settings()
    at = desk(manager)
    assert values(at.see("service-settings", organisation="carers-service"))["phone"]
    sent = {**FIELDS, "duty_owner": adviser.pk}
    assert send(at, "service-settings", sent, organisation="carers-service").status_code == 302
    service = service_of(PROVIDER)
    assert (service.name, service.phone) == ("Carers First", "024 7600 0001")
    assert service.duty_owner == adviser
    page = text(at.see("settings"))
    assert "Carers First" in page
    assert str(adviser) in page


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Write the name."),
        ({"name": "x" * 201}, "This is too long. Use fewer words."),
        ({"phone": ""}, "Write the phone number."),
        ({"phone": "ring us"}, "Write a phone number, like 024 7600 0001."),
        ({"phone": "1" * 41}, "This is too long. Use fewer words."),
        ({"email": "nobody"}, "right form"),
        ({"address": "x" * 4001}, "This is too long. Use fewer words."),
        ({"duty_owner": "0"}, "Choose somebody who works with these cases."),
        ({"duty_owner": "x"}, "Choose somebody who works with these cases."),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(desk, manager, changes, said):
    at = desk(manager)
    sent = {**FIELDS, **changes}
    answer = send(at, "service-settings", sent, organisation="carers-service")
    assert answer.status_code == 400
    assert any(said in error for error in errors(answer)), errors(answer)
    assert values(answer)["hours"] == FIELDS["hours"]
    assert not Service.objects.exists()


def test_somebody_of_the_other_organisation_is_no_duty_owner(desk, manager):
    other = person("council_worker")
    sent = {**FIELDS, "duty_owner": other.pk}
    answer = send(desk(manager), "service-settings", sent, organisation="carers-service")
    assert errors(answer) == ["Choose somebody who works with these cases."]


def test_the_council_may_leave_its_number_to_the_front_door(desk, council_manager):
    at = desk(council_manager)
    sent = {**FIELDS, "phone": "", "email": "", "hours": ""}
    assert send(at, "service-settings", sent, organisation="council").status_code == 302
    assert Service.objects.get().phone == ""
    assert service_of(COUNCIL).phone == contact_ways().phone


@pytest.mark.parametrize("organisation", ["nobody", "carers_service", "x" * 200])
def test_a_third_organisation_is_not_there(desk, manager, organisation):
    assert desk(manager).see("service-settings", organisation=organisation).status_code == 404


def test_the_council_sets_who_decides_with_a_reason(desk, council_manager):
    at = desk(council_manager)
    assert errors(send(at, "may-decide", {"may": "no"})) == ["Say why."]
    assert errors(send(at, "may-decide", {"may": "x", "reason": "x"})) == ["Choose yes or no."]
    same = send(at, "may-decide", {"may": "yes", "reason": "Cabinet."})
    assert errors(same) == ["That is how it is already."]
    assert send(at, "may-decide", {"may": "no", "reason": "Cabinet."}).status_code == 302
    assert not service_of(PROVIDER).may_decide
    assert "No: the council does" in text(at.see("settings"))


@pytest.mark.parametrize(("days", "kept"), [("5", 5), (" 20 ", 20), ("", None), ("366", 366)])
def test_a_target_is_set_with_its_source(desk, council_manager, days, kept):
    at = desk(council_manager)
    sent = {"working_days": days, "source": "Cabinet"}
    assert send(at, "target", sent, step="decision").status_code == 302
    target = Target.objects.get(step="decision")
    assert (target.working_days, target.source) == (kept, "Cabinet")


@pytest.mark.parametrize("days", ["0", "-1", "367", "two", "2.5", "9" * 60])
def test_a_number_of_days_that_is_none_is_said(desk, council_manager, days):
    sent = {"working_days": days, "source": "Cabinet"}
    answer = send(desk(council_manager), "target", sent, step="decision")
    assert errors(answer) == ["Write a whole number of working days, or nothing."]
    assert values(answer)["working_days"] == days
    assert not Target.objects.exists()


def test_nobody_promises_without_saying_who_did(desk, council_manager):
    answer = send(desk(council_manager), "target", {"working_days": "2"}, step="decision")
    assert errors(answer) == ["Write who promised it; or that nobody has."]


@pytest.mark.parametrize("step", ["review", "yacht", "x" * 200])
def test_a_step_without_days_is_not_there(desk, council_manager, step):
    assert desk(council_manager).see("target", step=step).status_code == 404


@pytest.mark.parametrize("role", CODES)
def test_who_counts_needs_that_nothing_meets(desk, role):
    answer = desk(role).see("unmet")
    allowed = role in ("carers_manager", "council_manager", "commissioner")
    assert answer.status_code == (200 if allowed else 403)
    assert not allowed or "Replacement care at night" in text(answer)
