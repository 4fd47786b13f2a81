"""Roles x organisations x every address: whose case it is, who may change it, what is recorded."""

import pytest
from django.urls import reverse

from carers.models import Case
from carers.permissions import WORKS_FOR
from portal.accounts.roles import CODES
from portal.audit import actions as audit
from portal.audit.models import AuditEvent
from tests.carers.cases.working.addresses import ACTIONS, PAGES, address, forms
from tests.clients import CheckingClient
from tests.factories.accounts import person
from tests.factories.cases import case_of, case_with_harm

FOUND, HIDDEN, CLOSED = 200, 404, 403
READERS = ("intake", "safeguarding_lead")


def client_of(*roles):
    client = CheckingClient()
    user = person(*roles)
    client.force_login(user)
    return client, user


def expected(role, case, name, *, is_post):
    """The table: own cases open, those of others are not there, what is about harm for two."""
    if WORKS_FOR.get(role) == case.organisation:
        return FOUND
    if name == "case" and role in READERS and not is_post:
        return FOUND if case.has_harm else HIDDEN
    return HIDDEN if role in WORKS_FOR else CLOSED


@pytest.mark.parametrize("harm", [False, True], ids=["plain", "harm"])
@pytest.mark.parametrize("organisation", ["council", "carers service"])
@pytest.mark.parametrize("role", CODES)
def test_pages(db, role, organisation, harm):
    case = (case_with_harm if harm else case_of)(organisation=organisation)
    client, _ = client_of(role)
    for name in PAGES:
        answer = client.get(address(name, case))
        assert answer.status_code == expected(role, case, name, is_post=False), name


@pytest.mark.parametrize("organisation", ["council", "carers service"])
@pytest.mark.parametrize("role", CODES)
def test_actions(db, role, organisation):
    """Nobody but its own organisation changes a case, whatever they send."""
    case = case_with_harm(organisation=organisation)
    client, user = client_of(role)
    for name in ACTIONS:
        answer = client.post(address(name, case), {"seen": 0, **forms(user)[name]})
        wanted = expected(role, case, name, is_post=True)
        if wanted == FOUND:
            assert answer.status_code not in (HIDDEN, CLOSED), name
            break
        assert answer.status_code == wanted, name
    else:
        case.refresh_from_db()
        assert case.revision == 0
        assert not case.attempts.exists()
        assert not case.notes.exists()


def test_signed_out(client, db):
    for name in PAGES:
        assert client.get(address(name, case_of())).status_code == 302


def test_a_case_that_never_was(works):
    never = "00000000-0000-0000-0000-000000000000"
    assert works.get(reverse("staff-cases:case", args=[never])).status_code == HIDDEN


def test_the_queue_is_for_who_works_on_cases(db):
    case_of(organisation="council")
    for role in CODES:
        client, _ = client_of(role)
        answer = client.get(reverse("staff-cases:queue"))
        assert answer.status_code == (FOUND if role in WORKS_FOR else CLOSED), role


class TestRecord:
    @pytest.mark.parametrize("name", PAGES)
    def test_each_reading_is_recorded(self, works, adviser, name):
        case = case_of()
        works.get(address(name, case))
        event = AuditEvent.objects.get(verb="carers.case.read")
        assert (event.actor_id, event.subject_id) == (str(adviser.pk), str(case.pk))
        assert event.subject_words == str(case)

    @pytest.mark.parametrize("role", READERS)
    def test_reading_of_harm_is_told_apart(self, db, role):
        client, _ = client_of(role)
        client.get(address("case", case_with_harm()))
        assert AuditEvent.objects.filter(verb="carers.case.harm_read").count() == 1

    @pytest.mark.parametrize("name", PAGES)
    def test_what_cannot_be_recorded_is_not_shown(self, works, monkeypatch, name):
        def fails(**_):
            raise audit.NotRecorded

        monkeypatch.setattr("carers.cases.opening.record_read", fails)
        answer = works.get(address(name, case_of()))
        assert answer.status_code == 503
        assert "Amina" not in answer.text

    def test_a_form_that_is_shown_again_is_a_reading(self, works):
        case = case_of()
        works.post(address("section", case), {"seen": 0})
        assert AuditEvent.objects.filter(verb="carers.case.read").count() == 1

    def test_the_queue_opens_nobody(self, works):
        case_of()
        page = works.get(reverse("staff-cases:queue")).text
        assert "Amina" not in page
        assert not AuditEvent.objects.filter(verb__startswith="carers.case").exists()


class TestHarm:
    """A case that says something of harm, opened by each role that may open it."""

    SAID = "hurts me or scares me"
    CAUTION = (
        "There is something about safety that you cannot read. "
        "Contact the carer only as she said; ring the safeguarding lead first."
    )

    @pytest.mark.parametrize("role", ["carers_adviser", "carers_manager"])
    @pytest.mark.parametrize("name", PAGES)
    def test_who_works_on_it_reads_the_caution_and_nothing_else(self, db, role, name):
        client, _ = client_of(role)
        page = client.get(address(name, case_with_harm())).text
        assert self.CAUTION in page
        assert self.SAID not in page
        assert "Tell someone you trust" not in page

    def test_the_section_about_safety_keeps_it_back(self, works, url):
        page = works.get(url("section", case_with_harm(), section="safe")).text
        assert self.SAID not in page
        assert "says-safe" not in page

    @pytest.mark.parametrize("role", READERS)
    def test_who_may_read_it_reads_it_and_how_to_reach_her(self, db, role):
        client, _ = client_of(role)
        page = client.get(address("case", case_with_harm())).text
        assert self.SAID in page
        assert self.CAUTION not in page
        assert "07700 900123" in page

    @pytest.mark.parametrize("role", READERS)
    def test_and_nothing_more(self, db, role):
        client, _ = client_of(role)
        page = client.get(address("case", case_with_harm())).text
        for words in ("I want to sleep", "Someone to sit with Mum", "How do you sleep?", "Anna"):
            assert words not in page

    def test_a_worker_who_is_the_safeguarding_lead(self, db):
        client, _ = client_of("council_worker", "safeguarding_lead")
        page = client.get(address("case", case_with_harm(organisation="council"))).text
        assert self.SAID in page
        assert "I want to sleep" in page
        assert self.CAUTION not in page

    def test_the_queue_says_whom_to_ring(self, works):
        case_with_harm()
        page = works.get(reverse("staff-cases:queue")).text
        assert "Ring the safeguarding lead first" in page

    def test_other_cases_have_no_caution(self, works):
        for name in PAGES:
            assert self.CAUTION not in works.get(address(name, case_of())).text


class TestSubNavigation:
    def links(self, client, case):
        page = client.get(address("case", case)).text
        start = page.index('aria-label="This case"')
        return page[start : page.index("</nav>", start)]

    def test_who_works_on_it_finds_the_other_pages(self, works, url):
        case = case_of()
        assert url("contact", case) in self.links(works, case)

    def test_who_reads_of_harm_finds_what_they_may_open(self, db, url):
        client, _ = client_of("intake")
        case = case_with_harm()
        links = self.links(client, case)
        assert url("case", case) in links
        assert url("contact", case) not in links

    def test_of_a_call_there_is_nothing_to_decide(self, works, url):
        case = case_of(kind=Case.Kind.CALL_BACK)
        Case.objects.filter(pk=case.pk).update(version=None)
        assert "Decision" not in self.links(works, case)
