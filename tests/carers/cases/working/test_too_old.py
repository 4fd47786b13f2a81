"""A form of staff that was open for too long: nothing is done, and nothing typed is lost."""

from urllib.parse import urlsplit

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from carers.models import Case, Decision, Letter, SupportItem, Talk
from portal.audit.models import AuditEvent
from tests.carers.cases.deciding.conftest import decided, held, plan_of, ready
from tests.clients import CheckingClient

WORDS = "Typed words of mine"
FORMS = {
    "decision": {"outcome": "meets", "reasons": WORDS, "sure": "on"},
    "close": {"how": "moved", "words": WORDS},
    "support": {"words": WORDS},
    "support-add": {"kind": "break", "words": WORDS},
    "support-item": {"kind": "break", "words": WORDS},
    "talks": {"place": "home", "language": WORDS},
    "talk-change": {"place": "home", "language": WORDS},
    "talk-held": {"place": "phone", "words": WORDS},
    "talk-unbooked": {"place": "phone", "words": WORDS},
    "talk-missed": {"outcome": "no-answer", "words": WORDS},
    "letter-write": {"summary": WORDS, "do": "save"},
    "letter-delivered": {"how": "post", "words": WORDS},
}
OF_TALKS, OF_ITEMS = ("talk-change", "talk-held", "talk-missed"), ("support-item",)


@pytest.fixture
def made(manager):
    """The case in which a form makes sense, and the address of the form."""

    def of(name):
        case = ready(owner=manager) if name == "decision" else decided(owner=manager)
        more = {}
        if name in OF_TALKS:
            more = {"talk": held(case, state="booked", with_whom=manager).pk}
        if name in OF_ITEMS:
            more = {"item": plan_of(case, by=manager).items.get().pk}
        return case, reverse(f"staff-cases:{name}", kwargs={"case": case.pk, **more})

    return of


def written():
    counts = [model.objects.count() for model in (Decision, Letter, SupportItem, Talk)]
    states = list(Case.objects.values_list("state", "revision"))
    return counts, states


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_is_too_old_is_shown_again(made, manager, name):
    case, address = made(name)
    before = written()
    strict = CheckingClient(enforce_csrf_checks=True)
    strict.force_login(manager)
    Case.objects.filter(pk=case.pk).update(revision=7)
    answer = strict.post(address, {"seen": 3, **FORMS[name]})
    assert answer.status_code == 403
    assert "Not kept yet" in answer.text
    assert WORDS in answer.text
    assert 'name="seen" value="3"' in answer.text, "what others did since is not overwritten"
    Case.objects.filter(pk=case.pk).update(revision=0)
    assert written() == before
    assert AuditEvent.objects.filter(verb="carers.case.read", subject_id=str(case.pk)).exists()


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_is_sent_after_the_session_ended_waits_for_the_same_person(made, manager, name):
    _case, address = made(name)
    before = written()
    client = CheckingClient()
    with time_machine.travel(timezone.now(), tick=False) as moment:
        client.force_login(manager)
        client.get(reverse("staff-cases:queue"))
        moment.shift(31 * 60)
        answer = client.post(address, {"seen": 0, **FORMS[name]})
        assert urlsplit(answer.url).path == reverse("account_login")
        client.force_login(manager)
        page = client.get(reverse("account_kept")).text
    assert WORDS in page
    assert f'action="{address}"' in page
    assert written() == before
