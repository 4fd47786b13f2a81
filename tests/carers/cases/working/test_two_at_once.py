"""Two people work on one case: whoever comes second is told, and loses nothing."""

import pytest
from django.urls import reverse

from carers.cases.pausing import pause
from carers.cases.transferring import reasons, transfer
from carers.models import Case
from portal.audit.models import AuditEvent
from tests.browser_forms import fields_of
from tests.carers.cases.working.addresses import ACTIONS, ADDS, address, forms
from tests.factories.cases import case_of

CONFLICT = 409
SAFE_TO_REPEAT = ("words-read", "begin-review")
"""Nothing is typed there: it leads to a page that shows what is new."""


@pytest.fixture
def second(sign_in, manager):
    """The client of a manager of the same organisation."""
    return sign_in(user=manager)


@pytest.fixture
def case(adviser):
    found = case_of(owner=adviser)
    found.added_services.create(key="sitting", name="Sitting service")
    return found


def ready_for(name, case):
    """Puts the case where the action makes sense."""
    if name == "checked":
        Case.objects.filter(pk=case.pk).update(state=Case.State.CHECKING)
        for code in ("you", "them", "caring", "days", "safe", "wishes", "benefits", "involve"):
            case.checks.create(section=code, result="agreed")
    if name == "resume":
        pause(case=case, by=case.owner, reason="unwell", seen=None)
    case.refresh_from_db()


def somebody_is_quicker(client, case):
    """A note raises the revision."""
    client.post(address("note", case), {"kind": "staff", "words": "Quicker"})
    case.refresh_from_db()


@pytest.mark.parametrize("name", [one for one in ACTIONS if one not in (*ADDS, *SAFE_TO_REPEAT)])
class TestEachAction:
    def sent(self, name, case, works, second, adviser):
        ready_for(name, case)
        seen = case.revision
        somebody_is_quicker(second, case)
        return works.post(address(name, case), {"seen": seen, **forms(adviser)[name]})

    def test_the_second_is_told_and_nothing_is_written(self, name, case, works, second, adviser):
        answer = self.sent(name, case, works, second, adviser)
        assert answer.status_code == CONFLICT
        assert "The case has changed while you were writing" in answer.text
        assert "Max Manager wrote a note" in answer.text
        before = case.revision
        case.refresh_from_db()
        assert case.revision == before

    def test_what_was_typed_is_on_the_page_and_can_be_sent_again(
        self, name, case, works, second, adviser
    ):
        answer = self.sent(name, case, works, second, adviser)
        typed = forms(adviser)[name]
        form = "main form[method=post]"
        fields = fields_of(answer.content, form=form)
        for field, value in typed.items():
            assert [str(value)] == [str(one) for one in fields[field]], field
        again = works.post(address(name, case), {key: one[0] for key, one in fields.items()})
        assert again.status_code == 302, again.text
        case.refresh_from_db()
        assert AuditEvent.objects.filter(verb__startswith="carers.case").count() > 2


@pytest.mark.parametrize("name", ADDS)
def test_what_only_adds_overwrites_nothing_and_is_taken(name, case, works, second, adviser):
    somebody_is_quicker(second, case)
    typed = {**forms(adviser)[name], "key": "sitting-2"}
    answer = works.post(address(name, case), {"seen": 0, **typed})
    # A service that is not in the directory is refused for that reason alone.
    assert answer.status_code == (400 if name == "services" else 200 if name == "code" else 302)


def test_words_that_came_meanwhile_are_not_marked_as_read(case, works):
    case.notes.create(kind="added", words="Please read me")
    Case.objects.filter(pk=case.pk).update(revision=7)
    answer = works.post(address("words-read", case), {"seen": 6}, follow=True)
    assert "Something has changed meanwhile" in answer.text
    assert case.notes.get().read_at is None


def test_a_case_that_was_passed_on_meanwhile_is_not_there(case, works, manager, adviser):
    transfer(case=case, reason=reasons()["joint"], words="x", by=manager, seen=0)
    for name in ACTIONS:
        answer = works.post(address(name, case), {"seen": 0, **forms(adviser)[name]})
        assert answer.status_code == 404, name
    assert works.get(address("case", case)).status_code == 404


@pytest.mark.parametrize("name", ["note", "attempt", "pause", "section", "transfer"])
def test_a_case_that_ended_meanwhile_keeps_what_was_typed_on_the_page(case, works, adviser, name):
    Case.objects.filter(pk=case.pk).update(state=Case.State.WITHDRAWN)
    answer = works.post(address(name, case), {"seen": 0, **forms(adviser)[name]})
    assert answer.status_code == CONFLICT
    assert "The case has ended meanwhile" in answer.text
    assert "Typed words" in answer.text


@pytest.mark.parametrize("name", ["note", "attempt", "pause", "section", "urgency", "transfer"])
def test_a_form_that_is_too_old_is_shown_again(case, adviser, name):
    """Signing in again changes the token of pages that are open in another window."""
    from tests.clients import CheckingClient

    strict = CheckingClient(enforce_csrf_checks=True)
    strict.force_login(adviser)
    answer = strict.post(address(name, case), {"seen": 0, **forms(adviser)[name]})
    assert answer.status_code == 403
    assert "Not kept yet" in answer.text
    assert "Typed words" in answer.text
    case.refresh_from_db()
    assert case.revision == 0


def test_actions_without_words_are_refused_when_they_are_too_old(case, adviser):
    from tests.clients import CheckingClient

    strict = CheckingClient(enforce_csrf_checks=True)
    strict.force_login(adviser)
    for name in ("start", "checked", "words-read", "resume", "code", "assign"):
        assert strict.post(address(name, case), {"seen": 0}).status_code == 403
    case.refresh_from_db()
    assert (case.revision, case.door) == (0, 1)


def test_two_people_start_checking(case, works, second):
    assert works.post(address("start", case), {"seen": 0}).status_code == 302
    assert second.post(address("start", case), {"seen": 0}).status_code == CONFLICT
    assert AuditEvent.objects.filter(verb="carers.case.started").count() == 1


def test_two_people_check_one_section(case, works, second):
    first = {"seen": 0, "result": "agreed"}
    late = {"seen": 0, "result": "to-ask", "words": "Ask about Sundays"}
    works.post(address("section", case), first)
    answer = second.post(address("section", case), late)
    assert answer.status_code == CONFLICT
    assert "Ask about Sundays" in answer.text
    assert "Ada Adviser checked the section" in answer.text
    assert case.checks.get().result == "agreed"


def test_the_page_shows_the_revision_that_it_was_made_from(case, works):
    Case.objects.filter(pk=case.pk).update(revision=5)
    page = works.get(reverse("staff-cases:owner", args=[case.pk]))
    assert fields_of(page.content, form="form[action$=transfer\\/]")["seen"] == ["5"]


@pytest.mark.parametrize("name", ["section", "pause", "urgency", "transfer"])
def test_a_form_that_was_wrong_is_still_about_the_case_as_it_was(
    name, case, works, second, adviser
):
    """Somebody is quicker between the page and a form that was wrong: nothing is overwritten."""
    somebody_is_quicker(second, case)
    wrong = works.post(address(name, case), {"seen": 0})
    assert wrong.status_code == 400
    assert fields_of(wrong.content)["seen"] == ["0"]
    mended = {**fields_of(wrong.content), **forms(adviser)[name]}
    assert works.post(address(name, case), mended).status_code == CONFLICT
