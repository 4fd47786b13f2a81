"""What everybody reads: the list, one entry, in each language as far as it is there."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import translation

from portal.languages.models import State
from portal.languages.table import BY_CODE
from portal.languages.translated import save_texts
from surveys.models import Entry
from surveys.we_said.approving import withdraw
from surveys.we_said.shown import shown
from tests.factories.accounts import person
from tests.factories.acting import TEXTS, action_of, edition_of, entry_of, published
from tests.factories.surveys import survey_of

pytestmark = pytest.mark.django_db
LIST = "/en/we-asked-you-said/"


def address(entry, language="en"):
    return f"/{language}/we-asked-you-said/{entry.pk}/"


def test_an_entry_tells_all_three_parts(client):
    page = client.get(address(entry_of())).text
    for words in (*TEXTS.values(), "We asked", "You said", "We did", "Care and support"):
        assert words in page


def test_what_could_not_be_done_is_said_only_where_there_is_any(client):
    assert "could not do" not in client.get(address(entry_of())).text
    texts = {"not_possible": "No tea at night: nobody is there."}
    assert "nobody is there" in client.get(address(entry_of(texts=texts))).text


def test_easy_read_stands_in_a_part_of_its_own(client):
    page = client.get(address(entry_of(texts={"easy_did": "We have a big kettle."}))).text
    assert "Easy read" in page
    assert "We have a big kettle." in page


def test_the_list_has_the_newest_first(client):
    entry_of(texts={"title": "The first"})
    entry_of(texts={"title": "The second"})
    page = client.get(LIST).text
    assert page.index("The second") < page.index("The first")


def test_the_list_by_topic(client):
    entry_of(topic=Entry.Topic.CARERS, texts={"title": "For carers"})
    entry_of(topic=Entry.Topic.CARE, texts={"title": "For all"})
    page = client.get(f"{LIST}?topic=carers").text
    assert "For carers" in page
    assert "For all" not in page


@pytest.mark.parametrize("query", ["topic=nonsense", "topic=%00", "page=x", "page=-1", "page=999"])
def test_a_filter_that_is_nonsense_is_none(client, query):
    entry_of()
    assert TEXTS["title"] in client.get(f"{LIST}?{query}").text


def test_an_empty_list_says_so(client):
    assert "nothing here yet" in client.get(LIST).text


def test_older_ones_are_on_the_next_page(client):
    entry = entry_of(texts={"title": "The oldest"})
    action = entry.action
    for number in range(10):
        entry_of(action, texts={"title": f"Number {number}"})
    first = client.get(LIST).text
    assert "The oldest" not in first
    assert "Older ones" in first
    assert "The oldest" in client.get(f"{LIST}?page=2").text


def test_what_nobody_has_approved_is_not_there(client):
    edition = edition_of()
    assert client.get(address(edition.entry)).status_code == 404
    assert TEXTS["title"] not in client.get(LIST).text


def test_what_was_withdrawn_says_so_and_nothing_else(client):
    entry = entry_of()
    withdraw(entry=entry, by=person("survey_analyst"), because="It was a secret")
    answer = client.get(address(entry))
    assert answer.status_code == 410
    assert "taken down" in answer.text
    assert "secret" not in answer.text
    assert TEXTS["did"] not in answer.text
    assert TEXTS["title"] not in client.get(LIST).text


def test_another_language_reads_its_own_words_and_english_where_there_are_none(client):
    entry = entry_of()
    save_texts(entry, language="pl", texts={"title": "Cieplejsza herbata"}, state=State.DRAFT)
    page = client.get(address(entry, "pl")).text
    assert "Cieplejsza herbata" in page
    assert f'<span lang="en-GB" dir="ltr">{TEXTS["did"]}</span>' in page


def test_a_page_that_is_not_in_the_language_says_so(client):
    entry = entry_of()
    with translation.override("ur"):
        said = translation.gettext("This page is not in your language yet.")
    assert said in client.get(address(entry, "ur")).text
    assert "This page is not in your language yet." not in client.get(address(entry)).text


def test_a_draft_is_called_one_where_the_rest_of_the_language_has_been_checked(monkeypatch):
    entry = entry_of()
    save_texts(entry, language="pl", texts=dict(TEXTS), state=State.DRAFT)
    assert not shown([entry], "pl")[0].is_unchecked
    monkeypatch.setitem(BY_CODE, "pl", replace(BY_CODE["pl"], state="reviewed"))
    assert shown([entry], "pl")[0].is_unchecked


def test_a_draft_about_safety_has_english_beside_it_until_somebody_has_checked_it(client):
    survey = survey_of(is_safeguarding=True)
    edition = edition_of(action_of(survey), by=person("safeguarding_lead"))
    entry = published(edition)
    save_texts(entry, language="pl", texts={"did": "Czajnik."}, state=State.DRAFT)
    assert "The same in English" in client.get(address(entry, "pl")).text
    save_texts(entry, language="pl", texts={"did": "Czajnik."}, state=State.REVIEWED)
    assert "The same in English" not in client.get(address(entry, "pl")).text


def test_what_is_invented_is_called_so(client):
    action = action_of(is_demonstration=True)
    entry = entry_of(action)
    for page in (LIST, address(entry)):
        assert "made up" in client.get(page).text


def test_a_list_takes_the_same_queries_however_long(client, django_assert_max_num_queries):
    action = entry_of().action
    for _ in range(5):
        entry_of(action)
    with django_assert_max_num_queries(6):
        client.get("/pl/we-asked-you-said/")


def test_words_of_staff_are_never_run(client):
    entry = entry_of(texts={"title": "<script>x</script>", "did": "<b>bold</b>"})
    page = client.get(address(entry)).text
    assert "<b>bold" not in page
    assert "<script>x" not in page


@pytest.mark.parametrize("page", ["/en/", "/en/surveys/", "/en/urgent-help/"])
def test_other_pages_lead_to_it(client, page):
    entry_of()
    assert reverse("we-said:list") in client.get(page).text


def test_the_first_page_has_no_card_for_an_empty_list(client, django_capture_on_commit_callbacks):
    assert "See what changed because" not in client.get("/en/").text
    with django_capture_on_commit_callbacks(execute=True):
        entry_of()
    assert "See what changed because" in client.get("/en/").text
