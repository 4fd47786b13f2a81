"""What a page of a plan says."""

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse


def soup(answer: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def text(answer: HttpResponse) -> str:
    """Of the main part, in one line."""
    main = soup(answer).select_one("main")
    assert main is not None
    return " ".join(main.get_text(" ").split())


def step(answer: HttpResponse, code: str) -> Tag:
    found = soup(answer).select_one(f"#step-{code}")
    assert found is not None, f"no step {code}"
    return found


def titles(answer: HttpResponse, where: str = "main") -> list[str]:
    return [one.get_text(strip=True) for one in soup(answer).select(f"{where} .plan-item__title")]
