"""The button pressed in several windows at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from carers.cases.access import by_code, give_code
from carers.cases.call_backs import ask_for_call
from carers.cases.contact import Contact
from carers.cases.sending import send_case
from carers.models import Case
from portal.alerts.models import Alert
from portal.audit.models import AuditEvent
from tests.factories.plans import draft_with_key, plan_of, self_assessment
from tests.factories.sending import body

# The tests' own SQLite is one shared memory, whose locks do not wait as those of a file do.
pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
HANDS = 4


def at_once(press):
    ready = Barrier(HANDS)

    def one(_number):
        try:
            ready.wait(timeout=20)
            return press()
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(one, range(HANDS)))


def test_of_many_presses_one_case_comes_with_one_alert_and_a_code_that_works():
    draft, _key = draft_with_key(self_assessment(), safe=["unsafe-now"])
    plan, filled = plan_of(draft), body(draft)

    def press():
        with transaction.atomic():
            case = send_case(draft=draft, plan=plan, body=filled, kind=Case.Kind.ASSESSMENT)
            return case.pk, give_code(case)

    answers = at_once(press)
    case = Case.objects.get()
    assert {pk for pk, _code in answers} == {case.pk}
    assert AuditEvent.objects.filter(verb="carers.case.sent").count() == 1
    assert Alert.objects.count() == 1
    assert [by_code(case.reference, code) for _pk, code in answers].count(case) == 1


def test_of_many_presses_one_call_is_asked_for():
    contact = Contact(phone="024 7600 0001", may_phone=True)
    answers = at_once(
        lambda: ask_for_call(token="a token", contact=contact, words="Help", language="en").pk
    )
    assert len(set(answers)) == 1
    assert Case.objects.count() == 1
