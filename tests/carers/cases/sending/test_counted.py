"""What a carer sends is counted once, by language, way, kind and to whom it went."""

from carers.models import Case
from carers.usage import SENT
from portal.usage.models import UsageCount
from tests.carers.cases.sending.conftest import press


def counts():
    rows = UsageCount.objects.filter(source=SENT).values_list("dimension", "value", "times")
    return {(dimension, value): times for dimension, value, times in rows}


def test_an_assessment_is_counted_once_though_it_was_sent_twice(draft):
    case = press(draft)
    press(draft)
    found = counts()
    assert found["", ""] == 1
    assert found["kind", Case.Kind.ASSESSMENT] == 1
    assert found["organisation", case.organisation] == 1
    assert found["language", draft.language] == 1
    assert found["way", "self"] == 1


def test_a_call_back_that_anybody_asks_for_is_counted_too(draft, client):
    from carers.cases.call_backs import ask_for_call
    from carers.cases.contact import Contact

    for _ in range(2):
        ask_for_call(token="a", contact=Contact(mobile="+447700900123"), words="", language="pl")
    assert counts()["kind", Case.Kind.CALL_BACK] == 1
    assert counts()["language", "pl"] == 1
