"""A carer who has sent her answers, and a browser that may open them."""

import pytest
from django.urls import reverse

from carers.cases.access import SESSION
from carers.models import Case
from portal.audit.models import AuditEvent
from tests.clients import CheckingClient
from tests.factories.cases import case_of


@pytest.fixture
def case(db) -> Case:
    return case_of()


def let_in(client: CheckingClient, *cases: Case) -> CheckingClient:
    """As if she had come in with a code."""
    session = client.session
    session[SESSION] = {str(one.pk): one.door for one in cases}
    session.save()
    return client


@pytest.fixture
def hers(client: CheckingClient, case: Case) -> CheckingClient:
    return let_in(client, case)


def url(name, case):
    return reverse(f"carers:mine-{name}", kwargs={"case": case.pk})


def verbs(case):
    events = AuditEvent.objects.about("carers.case", str(case.pk)).order_by("pk")
    return [event.verb.removeprefix("carers.case.") for event in events]
