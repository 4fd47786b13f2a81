"""What a reader finds on a page."""

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse


def soup(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def main_text(response: HttpResponse) -> str:
    """The words of the main part, spaces made single."""
    main = soup(response).main
    assert main is not None
    return " ".join(main.get_text(" ").split())


def main_html(response: HttpResponse) -> str:
    return str(soup(response).main)


def names(response: HttpResponse) -> list[str]:
    """Names of the services in a list, in order."""
    return [" ".join(one.get_text().split()) for one in soup(response).select(".result__name")]


def link(response: HttpResponse, words: str) -> Tag | None:
    """The first link whose words hold these."""
    return next((one for one in soup(response).select("a") if words in one.get_text(" ")), None)
