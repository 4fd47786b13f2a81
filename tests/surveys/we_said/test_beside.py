"""Where else it is met: the feed, a search, the page after a survey."""

import xml.etree.ElementTree as ET

import pytest
from django.utils import translation

from portal.languages.models import State
from portal.languages.table import LANGUAGES
from portal.languages.translated import save_texts
from portal.registry.registry import guides_for
from surveys.we_said.approving import withdraw
from tests.factories.accounts import person
from tests.factories.acting import action_of, edition_of, entry_of, published
from tests.factories.surveys import survey_of

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed_of(client, language="en"):
    answer = client.get(f"/feeds/we-asked-you-said/{language}/")
    assert answer.status_code == 200
    return ET.fromstring(answer.content)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.code)
def test_there_is_a_feed_in_each_language(client, language):
    entry = entry_of()
    save_texts(entry, language="pl", texts={"title": "Ciepła herbata"}, state=State.DRAFT)
    feed = feed_of(client, language.code)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language.code
    title = feed.find(f"{ATOM}entry/{ATOM}title").text
    assert title == ("Ciepła herbata" if language.code == "pl" else "Warmer tea")
    link = feed.find(f"{ATOM}entry/{ATOM}link").get("href")
    assert link.endswith(f"/{language.code}/we-asked-you-said/{entry.pk}/")


def test_a_feed_says_of_english_that_it_is_english(client):
    entry_of()
    summary = feed_of(client, "ur").find(f"{ATOM}entry/{ATOM}summary").text
    assert '<span lang="en-GB" dir="ltr">We bought a bigger kettle.</span>' in summary


def test_a_feed_has_nothing_that_is_not_published(client):
    edition_of()
    withdraw(entry=entry_of(), by=person("survey_analyst"), because="Wrong")
    assert feed_of(client).findall(f"{ATOM}entry") == []


@pytest.mark.parametrize("code", ["fr", "EN", "x-y"])
def test_there_is_no_feed_in_a_language_that_is_not_ours(client, code):
    assert client.get(f"/feeds/we-asked-you-said/{code}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tea cold", True),
        ("bigger kettle", True),
        ("Kettle, BIGGER!", True),
        ("kettle", False),
        ("kettle dementia", False),
        ("", False),
    ],
)
def test_a_search_finds_it_by_two_words_of_it(query, found):
    entry = entry_of()
    urls = [guide.url for guide in guides_for(query, language="en")]
    assert any(str(entry.pk) in url for url in urls) == found


def test_a_search_finds_it_in_another_language_and_shows_that_one():
    entry = entry_of()
    save_texts(entry, language="pl", texts={"title": "Ciepła herbata"}, state=State.DRAFT)
    with translation.override("pl"):
        guides = guides_for("ciepla herbata", language="pl")
    assert [str(guide.title) for guide in guides if str(entry.pk) in guide.url] == [
        "Ciepła herbata"
    ]


def test_a_search_for_the_list_finds_the_list():
    entry_of()
    urls = [guide.url for guide in guides_for("we asked you said we did", language="en")]
    assert "/en/we-asked-you-said/" in urls


def test_a_search_finds_no_empty_list():
    assert guides_for("we asked you said we did", language="en") == []


def test_what_is_invented_says_so_in_a_search():
    entry_of(action_of(is_demonstration=True))
    guide = next(one for one in guides_for("bigger kettle", language="en") if "said" in one.url)
    assert "made up" in str(guide.summary)


def thanks(client, survey, language="en"):
    return client.get(f"/{language}/surveys/{survey.pk}/thanks/").text


def test_after_a_survey_she_reads_what_came_of_it(client):
    survey = survey_of()
    entry_of(action_of(survey), texts={"did": "A kettle for the club."})
    entry_of(texts={"did": "Something newer."})
    page = thanks(client, survey)
    assert "A kettle for the club." in page
    assert "Something newer." not in page


def test_after_a_survey_of_which_nothing_was_told_she_reads_the_newest(client):
    entry_of(texts={"did": "Older."})
    entry_of(texts={"did": "Newer."})
    page = thanks(client, survey_of())
    assert "Newer." in page
    assert "Older." not in page


def test_what_came_of_an_enquiry_is_told_after_no_other_survey(client):
    enquiry = survey_of("enquiry", is_safeguarding=True)
    edition = edition_of(action_of(enquiry), by=person("safeguarding_lead"))
    published(edition)
    assert "What we did because" not in thanks(client, survey_of())
    assert "What we did because" in thanks(client, enquiry)


def test_with_nothing_published_nothing_is_said(client):
    assert "What we did because" not in thanks(client, survey_of())
