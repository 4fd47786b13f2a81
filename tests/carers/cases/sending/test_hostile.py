"""Pages of sending: who may open them, and whatever may be posted."""

import json

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as DatabaseCase

from carers.forms.asking import PARTS as FORMS
from carers.models import Case, Sending
from portal.notices.models import Notice
from tests.carers.cases.sending.filling import PARTS, fill_in
from tests.carers.cases.sending.reading import where
from tests.carers.conftest import Carer
from tests.carers.plans.reading import text
from tests.clients import CheckingClient
from tests.factories.plans import self_assessment
from tests.factories.sending import body
from tests.short_time import examples

pytestmark = pytest.mark.django_db
SECRET = "a night without waking"
PAGES = [
    ("send", {}), ("send-part", {"part": "what"}), ("send-check", {}), ("send-sent", {}),
    ("send-pdf", {}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "more"), PAGES)
def test_without_the_key_nothing_opens(carer, name, more):
    mine = carer()
    stranger = CheckingClient().get(mine.url(name, **more))
    assert where(stranger) == reverse("carers:resume")


def test_without_the_key_nothing_is_sent_and_what_was_typed_is_shown(carer):
    mine = carer()
    fill_in(mine)
    stranger = CheckingClient()
    assert where(stranger.post(mine.url("send-check"))) == reverse("carers:resume")
    lost = stranger.post(mine.url("send-part", part="reach"), {"name": "Amina Khan"})
    assert lost.status_code == 403
    assert "Amina Khan" in text(lost)
    assert not Case.objects.exists()


def test_there_are_no_other_pages(carer):
    mine = carer()
    assert mine.see("send-part", part="nonsense").status_code == 404


def test_nothing_of_it_is_in_addresses_sessions_or_messages(carer, caplog):
    mine = carer(answers={"want": SECRET})
    addresses = []
    for part, typed in PARTS.items():
        addresses.append(mine.send("send-part", typed, part=part).headers.get("Location", ""))
    fill_in(mine)
    mine.send("send-check")
    kept = json.dumps(dict(mine.client.session.items()))
    notices = json.dumps([one.context for one in Notice.objects.filter(template="case-receipt")])
    everything = " ".join([*addresses, kept, notices, caplog.text])
    for hers in ("Amina", "brother", "7600", SECRET, "sister"):
        assert hers not in everything


class TestAnythingPosted(DatabaseCase):
    """Whatever is posted: an answer in words, never an error of ours."""

    def setUp(self):
        self.mine = Carer(CheckingClient(), self_assessment())
        self.mine.client.checks_pages = False

    @settings(max_examples=examples(25), deadline=None)
    @given(
        part=st.sampled_from(list(FORMS)),
        posted=st.dictionaries(
            st.sampled_from(sorted({name for one in PARTS.values() for name in one})),
            st.one_of(
                st.text(max_size=200),
                st.lists(st.text(max_size=20), max_size=4),
                st.sampled_from(["x" * 50_000, "\x00", "on", "yes", "{{ 1 }}", "\u202e"]),
            ),
        ),
    )
    def test_is_answered(self, part, posted):
        answer = self.mine.send("send-part", posted, part=part)
        assert answer.status_code in (200, 302, 400)
        assert self.mine.see("send").status_code == 302
        assert self.mine.send("send-check").status_code in (200, 302)


def test_a_body_of_the_factory_is_what_the_pages_make(carer):
    mine = carer()
    fill_in(mine)
    assert set(Sending.objects.get().body) == set(body(mine.draft))
    for part, filled in Sending.objects.get().body.items():
        assert set(filled) == set(body(mine.draft)[part]), part
