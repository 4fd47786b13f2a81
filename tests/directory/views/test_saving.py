"""The saved list: put aside, look, send, clear. No account, nothing kept."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from directory.actions import (
    FROM_ALL,
    FROM_ONE_BROWSER,
    FROM_ONE_PLACE,
    MOST_IN_TEXT,
    TO_ONE_ADDRESS,
)
from directory.models import Publication, Service
from directory.shortlist import COOKIE, MOST, Shortlist
from portal.audit.models import AuditEvent
from portal.languages.translated import save_texts
from portal.notices.models import Notice
from tests.directory.views.conftest import Small
from tests.directory.views.reading import main_text, names, soup
from tests.factories.directory import PhoneFactory, ServiceFactory

LIST = "/en/directory/saved/"
CHANGE = f"{LIST}change/"
SEND = f"{LIST}send/"


def save(client: Client, *keys: str) -> None:
    for key in keys:
        client.post(CHANGE, {"add": key, "next": LIST})


class TestSaving:
    def test_puts_the_service_on_the_list(self, client: Client, small: Small) -> None:
        save(client, "sitting-service", "quiet-hour")
        assert names(client.get(LIST)) == ["Sitting Service", "Quiet Hour"]

    def test_returns_to_the_page_at_the_service(self, client: Client, small: Small) -> None:
        answer = client.post(
            CHANGE, {"add": "quiet-hour", "next": "/en/directory/?q=respite&page=2#x"}
        )
        assert answer.status_code == 302
        assert answer["Location"] == "/en/directory/?q=respite&page=2#service-quiet-hour"

    @pytest.mark.parametrize(
        "elsewhere",
        [
            "https://evil.example/",
            "//evil.example/",
            "javascript:alert(1)",
            "",
            "/\\evil.example",
            "x",
        ],
    )
    def test_never_leads_elsewhere(self, client: Client, small: Small, elsewhere: str) -> None:
        answer = client.post(CHANGE, {"add": "quiet-hour", "next": elsewhere})
        assert answer["Location"] == f"{LIST}#service-quiet-hour"

    def test_button_then_offers_to_take_it_off(self, client: Client, small: Small) -> None:
        save(client, "quiet-hour")
        page = soup(client.get("/en/directory/", {"q": "quiet hour"}))
        assert page.select_one("button[name=remove][value=quiet-hour]")

    def test_list_is_in_reach_once_it_holds_something(self, client: Client, small: Small) -> None:
        assert "Your list" not in main_text(client.get("/en/directory/"))
        save(client, "quiet-hour")
        assert "Your list: 1 service" in main_text(client.get("/en/directory/"))

    @pytest.mark.parametrize("key", ["no-such-service", "", "\x00", "x" * 500, "../.."])
    def test_unknown_service_changes_nothing(self, client: Client, small: Small, key: str) -> None:
        assert client.post(CHANGE, {"add": key}).status_code in {302, 400}
        assert names(client.get(LIST)) == []

    def test_a_draft_cannot_be_saved(self, client: Client, small: Small) -> None:
        ServiceFactory(draft=True, key="draft")
        save(client, "draft")
        assert names(client.get(LIST)) == []

    def test_full_list_says_so(self, client: Client, small: Small) -> None:
        services = [ServiceFactory(key=f"s{number}") for number in range(MOST)]
        save(client, *(service.key for service in services))
        answer = client.post(CHANGE, {"add": "quiet-hour", "next": "/en/directory/"})
        assert answer["Location"] == LIST
        text = main_text(client.get(LIST))
        assert "Your list is full." in text
        assert "Quiet Hour" not in text

    def test_only_by_post(self, client: Client, small: Small) -> None:
        assert client.get(CHANGE, {"add": "quiet-hour"}).status_code == 405

    def test_needs_the_forms_own_token(self, small: Small) -> None:
        strict = Client(enforce_csrf_checks=True)
        assert strict.post(CHANGE, {"add": "quiet-hour"}).status_code == 403


class TestTakingOff:
    def test_takes_it_off(self, client: Client, small: Small) -> None:
        save(client, "sitting-service", "quiet-hour")
        client.post(CHANGE, {"remove": "sitting-service", "next": LIST})
        assert names(client.get(LIST)) == ["Quiet Hour"]

    def test_last_one_takes_the_cookie_away(self, client: Client, small: Small) -> None:
        save(client, "quiet-hour")
        client.post(CHANGE, {"remove": "quiet-hour"})
        assert client.cookies[COOKIE].value == ""

    def test_clear_leaves_nothing(self, client: Client, small: Small) -> None:
        save(client, "sitting-service", "quiet-hour")
        client.post(f"{LIST}clear/")
        assert names(client.get(LIST)) == []
        assert client.cookies[COOKIE].value == ""


class TestList:
    def test_empty_list_says_how_to_fill_it(self, client: Client, db: None) -> None:
        assert "There is nothing on your list yet." in main_text(client.get(LIST))

    @pytest.mark.parametrize("words", ["024 7600 0001", "1 High Street", "09:00–17:00", "Free"])
    def test_shows_what_one_needs_to_go(self, client: Client, small: Small, words: str) -> None:
        save(client, "sitting-service")
        assert words in main_text(client.get(LIST))

    def test_withdrawn_service_is_gone_and_told(self, client: Client, small: Small) -> None:
        save(client, "sitting-service", "quiet-hour")
        Service.objects.filter(key="quiet-hour").update(publication=Publication.WITHDRAWN)
        page = client.get(LIST)
        assert names(page) == ["Sitting Service"]
        assert "1 service on your list has ended." in main_text(page)

    def test_masked_place_stays_masked(self, client: Client, small: Small) -> None:
        save(client, "safe-house")
        page = client.get(LIST)
        assert "Secret Street" not in page.content.decode()
        assert soup(page).select_one(".govuk-exit-this-page")

    def test_forms_are_not_printed(self, client: Client, small: Small) -> None:
        save(client, "quiet-hour")
        page = soup(client.get(LIST))
        assert all(form.find_parent(class_="no-print") or "no-print" in form["class"]
                   for form in page.select("main form"))  # fmt: skip

    def test_queries_do_not_grow_with_the_list(
        self, client: Client, small: Small, django_assert_max_num_queries: object
    ) -> None:
        save(client, *(PhoneFactory().service.key for _ in range(20)))
        with django_assert_max_num_queries(16):  # type: ignore[operator]
            client.get(LIST)

    def test_is_not_kept_by_caches(self, client: Client, small: Small) -> None:
        assert "no-store" in client.get(LIST)["Cache-Control"]


class TestSending:
    def test_by_email(self, client: Client, small: Small) -> None:
        save(client, "sitting-service", "quiet-hour")
        answer = client.post(SEND, {"address": "someone@example.org"})
        assert answer["Location"] == f"{LIST}sent/"
        (message,) = mail.outbox
        assert message.to == ["someone@example.org"]
        for words in (
            "Sitting Service", "024 7600 0001", "1 High Street, Coventry CV1 1AA",
            "http://testserver/en/directory/services/sitting-service/",
            "Quiet Hour", "024 7600 0099",
        ):  # fmt: skip
            assert words in message.body

    def test_email_is_in_her_language_with_english_below(
        self, client: Client, small: Small
    ) -> None:
        save_texts(small.full, language="ur", texts={"name": "بیٹھنے کی سروس"}, state="draft")
        save(client, "sitting-service")
        client.post("/ur/directory/saved/send/", {"address": "someone@example.org"})
        assert "بیٹھنے کی سروس" in mail.outbox[0].body
        assert "/ur/directory/services/sitting-service/" in mail.outbox[0].body

    def test_as_text_message(self, client: Client, small: Small) -> None:
        save(client, "sitting-service")
        client.post(SEND, {"address": "07700 900123"})
        notice = Notice.objects.get()
        assert notice.channel == "text"
        assert notice.recipient == "+447700900123"

    def test_text_message_holds_the_first_few(self, client: Client, small: Small) -> None:
        save(client, *(ServiceFactory().key for _ in range(MOST_IN_TEXT + 2)))
        assert "A text message holds the first 8 services." in main_text(client.get(LIST))
        client.post(SEND, {"address": "07700 900123"})
        assert len(Notice.objects.get().context["services"]) == MOST_IN_TEXT

    def test_masked_place_is_not_sent(self, client: Client, small: Small) -> None:
        save(client, "safe-house")
        client.post(SEND, {"address": "someone@example.org"})
        sent = json.dumps(Notice.objects.get().context)
        assert "Secret Street" not in sent
        assert "0808 2000 000" in sent

    @pytest.mark.parametrize(
        "address",
        ["", "someone", "someone@", "@", "12", "024 7600 0001", "+1 212 555 0100",
         "a" * 300 + "@b.org", "x@example.org\nBcc: y@example.org"],
    )  # fmt: skip
    def test_wrong_address_is_told(self, client: Client, small: Small, address: str) -> None:
        save(client, "quiet-hour")
        page = client.post(SEND, {"address": address})
        assert page.status_code == 400
        assert soup(page).select_one(".govuk-error-summary a[href='#id_address']")
        assert not mail.outbox

    def test_wrong_address_keeps_the_list(self, client: Client, small: Small) -> None:
        save(client, "quiet-hour")
        assert names(client.post(SEND, {"address": "x"})) == ["Quiet Hour"]

    def test_empty_list_sends_nothing(self, client: Client, small: Small) -> None:
        client.post(SEND, {"address": "someone@example.org"})
        assert not mail.outbox

    def test_nobody_can_be_flooded(self, client: Client, small: Small) -> None:
        for _ in range(TO_ONE_ADDRESS + 2):
            fresh = Client()
            save(fresh, "quiet-hour")
            page = fresh.post(SEND, {"address": "Someone@Example.org"})
        assert Notice.objects.count() == TO_ONE_ADDRESS
        assert page.status_code == 400
        assert "Try again tomorrow." in main_text(page)

    def test_one_browser_cannot_flood(self, client: Client, small: Small) -> None:
        save(client, "quiet-hour")
        for number in range(FROM_ONE_BROWSER + 3):
            client.post(SEND, {"address": f"someone{number}@example.org"})
        assert Notice.objects.count() == FROM_ONE_BROWSER

    def test_one_machine_without_cookies_cannot_flood(self, client: Client, small: Small) -> None:
        save(client, "quiet-hour")
        for number in range(FROM_ONE_PLACE + 3):
            client.cookies.pop("sessionid", None)
            page = client.post(SEND, {"address": f"someone{number}@example.org"})
        assert Notice.objects.count() == FROM_ONE_PLACE < FROM_ALL
        assert page.status_code == 400
        assert Session.objects.count() == FROM_ONE_PLACE

    def test_one_machine_does_not_stop_the_others(self, client: Client, small: Small) -> None:
        save(client, "quiet-hour")
        for number in range(FROM_ONE_PLACE + 3):
            client.cookies.pop("sessionid", None)
            client.post(SEND, {"address": f"someone{number}@example.org"})
        other = Client(REMOTE_ADDR="192.0.2.7")
        save(other, "quiet-hour")
        assert other.post(SEND, {"address": "other@example.org"}).status_code == 302

    def test_nothing_about_it_is_recorded(
        self, client: Client, small: Small, caplog: pytest.LogCaptureFixture
    ) -> None:
        save(client, "quiet-hour")
        client.post(SEND, {"address": "someone@example.org"})
        assert not AuditEvent.objects.exists()
        assert "someone@example.org" not in caplog.text

    def test_safety_comes_first_where_the_list_is_about_abuse(
        self, client: Client, small: Small
    ) -> None:
        save(client, "quiet-hour")
        assert "Can someone else read your messages?" not in main_text(client.get(LIST))
        save(client, "safe-house")
        assert "Can someone else read your messages?" in main_text(client.get(LIST))

    def test_opening_the_address_shows_the_list(self, client: Client, small: Small) -> None:
        save(client, "quiet-hour")
        assert names(client.get(SEND)) == ["Quiet Hour"]

    def test_thanks(self, client: Client, db: None) -> None:
        assert "We are sending your list" in main_text(client.get(f"{LIST}sent/"))


def test_full_cookie_of_unknown_services_is_an_empty_list(client: Client, small: Small) -> None:
    save(client, "quiet-hour")
    Service.objects.filter(key="quiet-hour").delete()
    assert names(client.get(LIST)) == []
    assert len(Shortlist()) == 0
