"""A notice whose reason is gone when its turn comes does not go out."""

import pytest

from portal.notices import tasks, wanted
from portal.notices.models import Notice
from portal.registry.outbox import Refused
from portal.registry.registry import Registry


@pytest.fixture(autouse=True)
def _asks(monkeypatch):
    asked = Registry("questions")
    asked.register("one", lambda notice: notice.language == "en")
    monkeypatch.setattr(wanted, "wanted", asked)


@pytest.mark.parametrize(
    ("template", "language", "is_wanted"),
    [("one", "en", True), ("one", "pl", False), ("another", "pl", True)],
)
def test_whoever_caused_it_says_so(template, language, is_wanted):
    assert wanted.is_wanted(Notice(template=template, language=language)) is is_wanted


def test_it_is_given_up_with_a_sentence():
    with pytest.raises(Refused, match="reason was gone"):
        tasks.send_out(Notice(template="one", language="pl", channel="email"))
