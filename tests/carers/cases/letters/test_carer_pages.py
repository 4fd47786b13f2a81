"""The record as the carer reads it herself."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone, translation
from django.utils.translation import gettext

from carers.cases.letters.delivering import Evidence, deliver
from carers.cases.letters.writing import take_back
from carers.cases.services import service_of
from carers.models import Case, Letter
from portal.accounts.models import User
from portal.languages import formats
from portal.ui.pdf import can_make_pdf
from tests.carers.cases.letters.conftest import TEXTS, Made, translate, write
from tests.carers.cases.mine.conftest import let_in
from tests.clients import CheckingClient
from tests.directory.staff.reading import text

needs_pango = pytest.mark.skipif(not can_make_pdf(), reason="Pango is not installed")


def url(case: Case, language: str = "en", tail: str = "") -> str:
    return f"/{language}/carers/mine/{case.pk}/record/{tail}"


@pytest.fixture
def ready(decided: Made, adviser: User, tariq: User) -> Case:
    """In Urdu, and all of it there."""
    case = decided(language="ur")
    write(case, adviser)
    translate(case, tariq, text="اردو")
    return case


def letter(answer: Any) -> Any:
    found = BeautifulSoup(answer.content, "html.parser").select_one(".record")
    assert found is not None
    return found


def test_in_her_language_whatever_the_page_speaks(client: CheckingClient, ready: Case) -> None:
    let_in(client, ready)
    for language in ("ur", "en", "pl"):
        shown = letter(client.get(url(ready, language)))
        assert (shown["lang"], shown["dir"]) == ("ur", "rtl")
        assert "اردو letter/reasons" in shown.get_text()


def test_in_english_where_she_asks(client: CheckingClient, ready: Case) -> None:
    shown = letter(let_in(client, ready).get(f"{url(ready, 'ur')}?in=en"))
    assert shown["lang"] == "en-GB"
    assert TEXTS["reasons"] in shown.get_text()


@pytest.mark.parametrize("query", ["?in=pl", "?in=x", "?in=", "?in=ur"])
def test_in_no_third_language(client: CheckingClient, ready: Case, query: str) -> None:
    assert letter(let_in(client, ready).get(url(ready) + query))["lang"] == "ur"


def test_looking_at_it_changes_nothing(client: CheckingClient, ready: Case) -> None:
    let_in(client, ready).get(url(ready))
    let_in(client, ready).get(url(ready, tail="pdf/"))
    assert Letter.objects.get().state == Letter.State.READY


def test_i_have_read_this(client: CheckingClient, ready: Case) -> None:
    let_in(client, ready)
    # The button stands in the letter, and speaks its language.
    with translation.override("ur"):
        read = gettext("I have read this")
    assert read in text(client.get(url(ready)))
    answer = client.post(url(ready), follow=True)
    assert "We have noted that you have read it." in answer.content.decode()
    assert read not in text(answer)
    found = Letter.objects.get()
    assert (found.state, found.delivered_how) == (Letter.State.DELIVERED, "online")
    ready.refresh_from_db()
    assert ready.state == Case.State.RECORD_SENT
    assert client.post(url(ready)).status_code == 302


@needs_pango
def test_taking_the_file_counts_as_reading(client: CheckingClient, ready: Case) -> None:
    answer = let_in(client, ready).post(url(ready, tail="pdf/"))
    assert answer["Content-Type"] == "application/pdf"
    assert Letter.objects.get().state == Letter.State.DELIVERED
    assert client.get(url(ready, tail="pdf/"))["Content-Type"] == "application/pdf"


def test_where_pango_is_missing_the_page_serves(
    client: CheckingClient, ready: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("carers.cases.letters.showing.can_make_pdf", lambda: False)
    answer = let_in(client, ready).get(url(ready, tail="pdf/"), follow=True)
    assert "We cannot make a PDF just now." in answer.content.decode()
    assert letter(answer)["lang"] == "ur"
    assert "record/pdf" not in answer.content.decode()


@pytest.mark.parametrize(
    ("stage", "sentence"),
    [
        ("none", "We write to you what we decided and why"),
        ("begun", "We write to you what we decided and why"),
        ("waits", "A person is putting it into your language now."),
    ],
)
def test_before_it_is_there_she_reads_what_she_waits_for(
    client: CheckingClient, decided: Made, adviser: User, stage: str, sentence: str
) -> None:
    case = decided(language="ur")
    if stage != "none":
        write(case, adviser, finish=stage == "waits")
    answer = let_in(client, case).get(url(case))
    assert sentence in text(answer)
    assert TEXTS["summary"] not in answer.content.decode()
    assert client.post(url(case)).status_code == 302
    assert client.get(url(case, tail="pdf/")).url == url(case)
    assert client.post(url(case, tail="pdf/")).url == url(case)
    assert not Letter.objects.filter(state="delivered").exists()


def give(case: Case, by: User, how: str, interpreter: str = "") -> None:
    case.refresh_from_db()
    evidence = Evidence(how, timezone.localdate(), interpreter)
    deliver(case=case, by=by, seen=case.revision, evidence=evidence)


def test_what_was_read_aloud_to_her_before_its_translation_is_there(
    client: CheckingClient, decided: Made, adviser: User, tariq: User
) -> None:
    case = decided(language="ur")
    write(case, adviser)
    give(case, adviser, "read-aloud", "CITU 4711")
    said = text(let_in(client, case).get(url(case)))
    today = formats.date(timezone.localdate())
    assert f"An interpreter read this letter to you on {today}." in said
    assert f"Phone {service_of(case.organisation).phone} and ask for an interpreter." in said
    assert f"Your reference: {case.spoken_reference}" in said
    assert "You cannot read it here yet." in said
    assert "not here yet" not in said
    assert "CITU" not in said
    translate(case, tariq, text="اردو")
    answer = client.get(url(case))
    assert "اردو letter/reasons" in letter(answer).get_text()
    assert "An interpreter read this letter to you on" in text(answer)
    assert "You cannot read it here yet." not in text(answer)


@pytest.mark.parametrize(
    ("how", "sentence", "again"),
    [
        ("post", "We posted this letter to you on", "Has it not come, or have you lost it?"),
        ("handed", "We gave you this letter on", "Have you lost it?"),
    ],
)
def test_what_came_to_her_on_paper(
    client: CheckingClient, ready: Case, adviser: User, how: str, sentence: str, again: str
) -> None:
    ready.contact = {**ready.contact, "may_post": True}
    ready.save(update_fields=["contact"])
    give(ready, adviser, how)
    said = text(let_in(client, ready).get(url(ready)))
    assert sentence in said
    assert again in said
    assert letter(client.get(url(ready)))["lang"] == "ur"


def test_while_it_is_written_again_she_reads_how_the_one_before_came(
    client: CheckingClient, ready: Case, adviser: User, tariq: User
) -> None:
    give(ready, adviser, "handed")
    ready.refresh_from_db()
    take_back(case=ready, by=adviser, seen=ready.revision)
    assert "We gave you this letter on" in text(let_in(client, ready).get(url(ready)))
    write(ready, adviser, summary="Something else.")
    translate(ready, tariq)
    assert "We gave you this letter on" not in text(client.get(url(ready))), "it is a new one"


def test_what_she_read_here_says_nothing_of_other_ways(client: CheckingClient, ready: Case) -> None:
    let_in(client, ready).post(url(ready))
    said = text(client.get(url(ready)))
    assert not any(sentence in said for sentence in ("to you on", "We gave you"))


@pytest.mark.parametrize("tail", ["", "pdf/"])
def test_nobody_reads_it_without_her_key(
    client: CheckingClient, ready: Case, decided: Made, tail: str
) -> None:
    let_in(client, decided())
    for method in (client.get, client.post):
        answer = method(url(ready, tail=tail))
        assert answer.status_code in (302, 403)
        assert "اردو letter/" not in answer.content.decode()
    assert Letter.objects.get(case=ready).state == Letter.State.READY


def test_is_kept_by_nobody_on_the_way(client: CheckingClient, ready: Case) -> None:
    answer = let_in(client, ready).get(url(ready))
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"
