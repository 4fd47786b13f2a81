"""A plan by e-mail: a link that opens once, and nothing else in the message."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from carers.models import Plan, PlanLink
from carers.plan import sending
from portal.notices.models import Notice
from questionnaires.models import Draft
from tests.carers.conftest import Carer
from tests.carers.plans.reading import soup, text
from tests.clients import CheckingClient
from tests.factories.plans import snapshot_with_harm

Somebody = Callable[..., Carer]
TO = {"address": "someone@example.org", "sure": "on"}


def link_in(message: mail.EmailMessage) -> str:
    found = re.search(r"http://testserver(\S+)", str(message.body))
    assert found
    return found[1]


def send(somebody: Carer, reader: str = "me") -> str:
    answer = somebody.send("plan-send", {**TO, "reader": reader})
    assert answer.status_code == 302, text(answer)
    return link_in(mail.outbox[-1])


def opened(link: str) -> tuple[CheckingClient, str]:
    """A browser elsewhere that has pressed the button."""
    other = CheckingClient()
    return other, other.post(link).url


class TestMessage:
    @pytest.mark.parametrize("reader", ["me", "someone"])
    def test_says_nothing_of_her(self, carer: Somebody, reader: str) -> None:
        somebody = carer(snapshot=snapshot_with_harm())
        send(somebody, reader)
        said = f"{mail.outbox[0].subject} {mail.outbox[0].body}".lower()
        words = re.sub(r"http\S+", "", said)
        for secret in ("plan", "care", "health", "answer", "safety", "do the thing"):
            assert secret not in words
        assert str(somebody.plan.pk) not in said
        assert str(somebody.draft.pk) not in said

    def test_is_in_her_language_with_english_below(self, carer: Somebody) -> None:
        somebody = carer()
        url = somebody.url("plan-send").replace("/en/", "/ur/")
        somebody.client.post(url, {**TO, "reader": "me"})
        assert Notice.objects.get().language == "ur"
        assert "/ur/open/" in mail.outbox[0].body

    def test_only_once_she_has_said_yes(self, carer: Somebody) -> None:
        answer = carer().send("plan-send", {"address": TO["address"], "reader": "me"})
        assert answer.status_code == 400
        assert "Tick this if you want us to send it." in text(answer)
        assert not mail.outbox

    def test_what_they_will_see_is_said_before(self, carer: Somebody) -> None:
        said = text(carer().see("plan-send"))
        assert "Someone else does not see your answers, or anything about safety." in said

    @pytest.mark.parametrize(
        "wrong", ["", "someone", "07700 900123", "a@b", "x@example.org\nBcc: y@example.org", "\x00"]
    )
    def test_a_wrong_address_is_told(self, carer: Somebody, wrong: str) -> None:
        answer = carer().send("plan-send", {**TO, "reader": "me", "address": wrong})
        assert answer.status_code == 400
        assert soup(answer).select_one(".govuk-error-summary a[href='#id_address']")
        assert not mail.outbox

    def test_nobody_can_be_flooded(self, carer: Somebody) -> None:
        for _ in range(sending.TO_ONE_ADDRESS + 2):
            answer = carer().send("plan-send", {**TO, "reader": "me"})
        assert len(mail.outbox) == sending.TO_ONE_ADDRESS
        assert "Try again tomorrow." in text(answer)

    def test_one_plan_is_not_sent_to_the_whole_world(self, carer: Somebody) -> None:
        somebody = carer()
        for number in range(sending.OF_ONE_PLAN + 2):
            data = {**TO, "reader": "someone", "address": f"n{number}@example.org"}
            somebody.send("plan-send", data)
        assert len(mail.outbox) == sending.OF_ONE_PLAN


class TestLink:
    def test_looking_uses_nothing_up(self, carer: Somebody) -> None:
        link = send(carer())
        for _ in range(3):
            assert "Open it here" in CheckingClient().get(link).content.decode()
        assert CheckingClient().head(link).status_code == 200
        assert PlanLink.objects.get().used_at is None

    def test_opens_once(self, carer: Somebody) -> None:
        link = send(carer())
        other, plan = opened(link)
        assert other.get(plan).status_code == 200
        again = CheckingClient().post(link)
        assert "This link does not work" in text(again)

    def test_only_a_hash_of_it_is_stored(self, carer: Somebody) -> None:
        token = send(carer()).rstrip("/").rpartition("/")[2]
        assert PlanLink.objects.get().token_hash != token
        assert not PlanLink.objects.filter(token_hash__contains=token).exists()

    def test_a_newer_one_takes_its_place(self, carer: Somebody) -> None:
        somebody = carer()
        old, new = send(somebody), send(somebody)
        assert "This link does not work" in text(CheckingClient().post(old))
        assert opened(new)[1] == somebody.url("plan")

    def test_one_for_someone_else_leaves_hers_alone(self, carer: Somebody) -> None:
        somebody = carer()
        hers = send(somebody, "me")
        send(somebody, "someone")
        assert opened(hers)[1] == somebody.url("plan")

    def test_old_one_does_not_open_and_is_forgotten(self, carer: Somebody) -> None:
        link = send(carer())
        PlanLink.objects.update(expires_at=timezone.now())
        assert "This link does not work" in text(CheckingClient().post(link))
        assert sending.forget_old_links() == 1

    def test_never_outlives_the_plan(self, carer: Somebody) -> None:
        somebody = carer()
        link = send(somebody)
        Draft.objects.update(expires_at=timezone.now())
        assert "This link does not work" in text(CheckingClient().post(link))
        Draft.objects.all().delete()
        assert "This link does not work" in text(CheckingClient().get(link))

    @pytest.mark.parametrize("token", ["x", "x" * 5000, "TOKEN", "%20", "ਕੋਡ"])
    def test_an_invented_one_is_answered_alike(
        self, client: CheckingClient, db: None, token: str
    ) -> None:
        url = reverse("kept:plan", kwargs={"token": token})
        assert "This link does not work" in text(client.get(url))
        assert "This link does not work" in text(client.post(url))

    def test_her_own_lets_her_change_the_plan(self, carer: Somebody) -> None:
        somebody = carer()
        other, plan = opened(send(somebody))
        other.post(f"{plan}change/", {"do": "tick", "item": "first-one"})
        assert Plan.objects.get().changes["ticked"] == ["first-one"]

    def test_her_own_does_not_open_the_questions(self, carer: Somebody) -> None:
        somebody = carer()
        other, plan = opened(send(somebody))
        assert "Answer more questions" not in text(other.get(plan))
        assert "Answer more questions" in text(somebody.see())


class TestSomeoneElse:
    @pytest.fixture
    def shared(self, carer: Somebody) -> tuple[CheckingClient, str]:
        return opened(send(carer(snapshot=snapshot_with_harm()), "someone"))

    @pytest.mark.parametrize("page", ["", "print/"])
    def test_sees_the_steps_and_who_can_help(
        self, shared: tuple[CheckingClient, str], page: str
    ) -> None:
        said = text(shared[0].get(shared[1] + page))
        assert "Do the thing first-one" in said
        assert "Service near-one" in said

    @pytest.mark.parametrize("page", ["", "print/", "print/?copy=all", "print/?copy="])
    @pytest.mark.parametrize(
        "secret",
        ["Tell someone you trust", "Because you said", "secrets.", "Service refuge", "safety",
         "entitled", "carer’s assessment", "emergency plan"],
    )  # fmt: skip
    def test_sees_no_answers_and_nothing_of_safety(
        self, shared: tuple[CheckingClient, str], page: str, secret: str
    ) -> None:
        assert secret not in text(shared[0].get(shared[1] + page))

    @pytest.mark.parametrize(
        ("method", "page"),
        [("post", "change/"), ("post", "refresh/"), ("get", "send/"), ("get", "delete/"),
         ("post", "delete/"), ("get", "remind/"), ("get", "emergency/1/"),
         ("get", "emergency/1/person/"), ("post", "emergency/1/delete/")],
    )  # fmt: skip
    def test_can_change_nothing(
        self, shared: tuple[CheckingClient, str], method: str, page: str
    ) -> None:
        answer = getattr(shared[0], method)(shared[1] + page)
        assert answer.url == reverse("carers:resume")
        assert Plan.objects.exists()

    def test_has_no_buttons(self, shared: tuple[CheckingClient, str]) -> None:
        assert not soup(shared[0].get(shared[1])).select("main form")


def test_her_own_copy_to_hand_on_leaves_safety_out(carer: Somebody) -> None:
    somebody = carer(snapshot=snapshot_with_harm())
    whole = text(somebody.see("plan-print"))
    handed_on = text(somebody.client.get(somebody.url("plan-print") + "?copy=share"))
    for secret in ("Tell someone you trust", "Because you said", "Your safety comes first"):
        assert secret in whole
        assert secret not in handed_on


def test_addresses_in_emails_say_nothing_of_care(client: CheckingClient) -> None:
    for name, arguments in (("kept:plan", {"token": "x"}), ("kept:back", {})):
        assert "care" not in reverse(name, kwargs=arguments)
    assert client.get(reverse("kept:back")).url == reverse("carers:resume")
