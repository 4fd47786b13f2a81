"""What the pages of sending say."""

from tests.carers.plans.reading import soup, text


def where(answer):
    assert answer.status_code == 302, text(answer)
    return answer["Location"]


def errors(answer):
    return [
        one.get_text(strip=True) for one in soup(answer).select(".govuk-error-summary__list li")
    ]


def code_on(answer):
    return "".join(one.get_text(strip=True) for one in soup(answer).select(".code__group"))
