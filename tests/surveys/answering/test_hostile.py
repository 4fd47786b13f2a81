"""Whatever is sent: an answer in words, never a 500, and nothing of it counts."""

from typing import Any

import pytest
from django.urls import reverse

from surveys.models import Response
from tests.clients import CheckingClient
from tests.factories.surveys import CODE
from tests.surveys.answering.conftest import Answering, leads_to

NASTY: list[Any] = [
    "Jo\x00", "{{ x }}", "<script>alert(1)</script>", "' OR 1=1 --", "9" * 400, "../x",
    ["a", "b"], [""] * 300, "x" * 100_000, "👩‍👧", "\r\n" * 2000,
]  # fmt: skip


@pytest.fixture
def quiet(guest: Answering) -> Answering:
    """Template tags are typed into forms here."""
    guest.client.checks_pages = False
    return guest


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_no_page_of_questions_fails(quiet: Answering, value: Any) -> None:
    quiet.answer()
    for page in quiet.stored.definition.pages:
        sent = {f"{page.code}-{question.code}": value for question in page.questions}
        sent |= {"revision": value, "back_to": value, "language": value, "choose": value}
        for name in ("step", "autosave", "language-step"):
            answer = quiet.client.post(quiet.url(name, step=page.code), sent)
            assert answer.status_code in {204, 302}, (name, page.code)


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_no_page_around_them_fails(quiet: Answering, value: Any) -> None:
    sent = {"carried": value, "on": value, "stop": value, "form": value, "mode": value}
    for name in ("hand-back", "danger", "send"):
        assert quiet.client.post(quiet.url(name), sent).status_code == 302
    about = reverse("surveys:about", args=[CODE])
    assert quiet.client.post(about, sent).status_code in {302, 400}
    assert quiet.client.get(about, {"form": value}).status_code == 200
    assert not Response.objects.exists()


@pytest.mark.parametrize("secret", ["x", "<b>", "{{x}}", "é" * 22, "0" * 400, "a/b"])
def test_no_link_fails(client: CheckingClient, db: None, secret: str) -> None:
    assert client.get(f"/en/surveys/open/{secret}/").status_code == 404


@pytest.mark.parametrize("value", ["keep", "more", "check", "start", "nothing", "safe"])
def test_wherever_she_wants_to_go_her_answer_is_kept(guest: Answering, value: str) -> None:
    answer = guest.send("safe", safe="yes", wizard_goto_step=value)
    assert answer.status_code == 302
    assert guest.row("safe").answers == {"safe": "yes"}


def test_a_page_that_there_is_not_is_not_found(guest: Answering) -> None:
    assert guest.see("nothing").status_code == 404
    assert guest.client.post(guest.step("nothing")).status_code == 404


def test_what_somebody_else_typed_is_not_handed_back(guest: Answering, passer_by) -> None:
    sealed = _sealed(passer_by)
    answer = guest.client.post(guest.url("hand-back"), {"carried": sealed})
    assert leads_to(answer, guest.url("draft"))
    assert not guest.stored.steps.exists()


def _sealed(person: Answering) -> str:
    from questionnaires.journey.carrying import Carried

    return Carried(str(person.draft), "safe", {"safe-safe": ["no"]}).sealed()


@pytest.mark.parametrize("rubbish", ["x", ["x"], [["x"]], {"a": 1}, None])
def test_a_session_that_says_nonsense_opens_nothing(guest: Answering, rubbish: Any) -> None:
    session = guest.client.session
    session["survey_drafts"] = session["survey_door"] = session["surveys_sent"] = rubbish
    session.save()
    assert guest.see("safe").status_code == 403
    assert guest.client.get(reverse("surveys:about", args=[CODE])).status_code == 200
