"""What every page has around its content."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django import Settings

from portal.languages.table import BY_CODE, LANGUAGES
from portal.ui.records import contact_ways

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).content, "html.parser")


@pytest.mark.parametrize("code", BY_CODE)
def test_the_page_says_its_language_and_direction(client: Client, code: str) -> None:
    html = page(client, f"/{code}/privacy/").html
    assert (html["lang"], html["dir"]) == (BY_CODE[code].tag, BY_CODE[code].direction)


def test_the_first_link_skips_to_the_content(client: Client) -> None:
    soup = page(client, "/en/privacy/")
    assert soup.find("a")["href"] == "#main-content"
    assert soup.find(id="main-content").name == "main"


def test_urgent_help_comes_before_everything_else(client: Client) -> None:
    assert page(client, "/en/privacy/").find_all("a")[1]["href"] == "/en/urgent-help/"


def test_the_header_has_the_name_of_the_portal(client: Client, settings: Settings) -> None:
    settings.PORTAL_NAME = "Another council’s portal"
    assert (
        page(client, "/en/").select_one(".portal-header a").get_text(strip=True)
        == "Another council’s portal"
    )


def test_every_language_is_offered_in_its_own_name(client: Client) -> None:
    links = page(client, "/en/privacy/").select(".languages__link")
    assert [link.get_text() for link in links] == [language.endonym for language in LANGUAGES]


def test_a_language_link_says_its_language_and_direction(client: Client) -> None:
    link = page(client, "/en/privacy/").find("a", string="اردو")
    assert (link["lang"], link["hreflang"], link["dir"]) == ("ur", "ur", "rtl")


def test_a_language_link_keeps_the_page_and_the_query(client: Client) -> None:
    link = page(client, "/en/feedback/?q=bread%20%26%20milk&near=CV1").find("a", string="Polski")
    assert link["href"] == "/pl/feedback/?q=bread+%26+milk&near=CV1"


def test_a_language_link_drops_a_query_that_is_absurdly_long(client: Client) -> None:
    link = page(client, f"/en/feedback/?q={'a' * 9000}").find("a", string="Polski")
    assert link["href"] == "/pl/feedback/"


def test_the_current_language_is_marked(client: Client) -> None:
    current = page(client, "/gu/privacy/").select(".languages__link[aria-current]")
    assert [link["href"] for link in current] == ["/gu/privacy/"]


def test_there_are_no_flags(client: Client) -> None:
    assert not page(client, "/en/privacy/").select(".languages img, .languages svg")


def test_a_language_that_is_a_draft_says_so(client: Client) -> None:
    notice = page(client, "/ur/privacy/").select_one(".notice--draft")
    assert contact_ways().phone in notice.get_text()


def test_english_is_no_draft(client: Client) -> None:
    assert not page(client, "/en/privacy/").select(".notice--draft")


def test_a_demonstration_says_so(client: Client, settings: Settings) -> None:
    settings.DEMONSTRATION = True
    assert page(client, "/en/").select(".notice--demonstration")


def test_real_use_has_no_such_notice(client: Client, settings: Settings) -> None:
    settings.DEMONSTRATION = False
    assert not page(client, "/en/").select(".notice--demonstration")


@pytest.mark.parametrize("fact", ["phone", "text_relay", "out_of_hours", "email", "fri_until"])
def test_other_ways_to_get_help_are_on_every_page(client: Client, fact: str) -> None:
    block = page(client, "/ar/privacy/").select_one(".other-ways")
    assert getattr(contact_ways(), fact) in block.get_text()


@pytest.mark.parametrize("name", ["urgent-help", "accessibility", "privacy", "feedback", "sources"])
def test_the_footer_leads_to_the_small_print(client: Client, name: str) -> None:
    assert page(client, "/pl/").footer.find("a", href=f"/pl/{name}/")


def test_left_to_right_and_right_to_left_have_their_own_styles(client: Client) -> None:
    assert page(client, "/pl/").select('link[href$="portal.css"]')
    assert page(client, "/ar/").select('link[href$="portal.rtl.css"]')


@pytest.mark.parametrize(("code", "font"), [("ur", ["/static/font-ur.css"]), ("pl", [])])
def test_only_the_font_of_the_page_is_asked_for(client: Client, code: str, font: list[str]) -> None:
    links = page(client, f"/{code}/").select('link[href*="font-"]')
    assert [link["href"] for link in links] == font


def test_nothing_comes_from_other_servers(client: Client) -> None:
    soup = page(client, "/en/")
    loaded = [tag.get("src") or tag.get("href") for tag in soup.select("script, link, img, use")]
    assert not [address for address in loaded if "//" in address]


def test_the_language_is_remembered_where_the_browser_would_ask_for_another(client: Client) -> None:
    client.get("/ro/", headers={"accept-language": "en"})
    assert client.cookies["language"].value == "ro"


def test_a_reader_who_needs_no_cookie_gets_none(client: Client) -> None:
    client.get("/ro/", headers={"accept-language": "ro"})
    assert not client.cookies


def test_the_front_door_leads_to_the_language_of_last_time(client: Client) -> None:
    client.get("/ti/", headers={"accept-language": "en"})
    assert client.get("/", headers={"accept-language": "en"})["Location"] == "/ti/"


def test_phone_numbers_are_isolated(client: Client) -> None:
    numbers = page(client, "/ur/privacy/").select('a[href^="tel:"]')
    assert numbers
    assert all(number.bdi["dir"] == "ltr" for number in numbers)
