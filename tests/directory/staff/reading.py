"""Reading the staff pages as a person does."""

from bs4 import BeautifulSoup
from django.http import HttpResponse


def page(answer: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def text(answer: HttpResponse) -> str:
    """What the main part says, in one line."""
    main = page(answer).select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def mistakes(answer: HttpResponse) -> list[str]:
    """The messages of the summary at the top."""
    return [
        item.get_text(strip=True) for item in page(answer).select(".govuk-error-summary__list li")
    ]


def rows(answer: HttpResponse) -> list[list[str]]:
    """The cells of the table, row by row."""
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        for row in page(answer).select("tbody tr")
    ]


def names(answer: HttpResponse) -> list[str]:
    """What the rows of the table open, in their order."""
    return [link.get_text(strip=True) for link in page(answer).select(".keeping-table__open")]
