"""The real self-assessment, page by page: no way ends nowhere, nothing is asked twice."""

import random

import pytest
from django.http import HttpResponse
from django.urls import reverse

from carers.urls import journey
from questionnaires.answers import visible_pages
from questionnaires.definition import Definition, Page
from questionnaires.forms import as_posted
from questionnaires.models import Draft, Version
from tests.clients import CheckingClient

pytestmark = pytest.mark.long
START = "/en/carers/"
MOST_PAGES = 80


class Walk:
    """Somebody who answers each page as `choose` says, until her answers are to be checked."""

    def __init__(self, client: CheckingClient, **first: str) -> None:
        self.client, self.seen = client, list[str]()
        answer = client.post(START, {"situation-situation": first["situation"]})
        self.draft = answer.url.split("/plan/")[1].split("/")[0]
        self.given = first

    @property
    def stored(self) -> Draft:
        return Draft.objects.for_journey().get(pk=self.draft)

    def url(self, name: str) -> str:
        return reverse(f"carers:{name}", kwargs={"draft": self.draft})

    def to_the_check(self, dice: random.Random | None = None) -> HttpResponse:
        for _page in range(MOST_PAGES):
            answer = self.client.get(self.url("draft"), follow=True)
            assert answer.status_code == 200
            here = answer.redirect_chain[-1][0].partition("?")[0]
            if here == self.url("check"):
                return answer
            if here == self.url("danger"):
                self.client.post(here, {"on": ""})
                continue
            step = here.rstrip("/").rpartition("/")[2]
            self.seen.append(step)
            page = self.stored.definition.page_by_code[step]
            sent = as_posted(self._answers(page, dice), step)
            assert self.client.post(here, {**sent, "revision": "0"}).status_code == 302
        raise AssertionError(f"no end after {self.seen[-5:]}")

    def _answers(self, page: Page, dice: random.Random | None) -> dict[str, str]:
        found = {}
        for question in page.questions:
            wanted = self.given.get(question.code, "")
            if not wanted and dice and question.is_choosing:
                wanted = dice.choice([*question.by_code, ""])
            found[question.code] = wanted
        return found


def test_no_page_is_called_like_an_address_of_its_own(asked: Definition) -> None:
    own = {str(one.pattern).rpartition(">/")[2].strip("/") for one in journey.urlpatterns}
    assert not own & set(asked.page_by_code)


SITUATIONS = ["parent", "partner", "adult-child", "child", "relative", "friend", "paid"]


@pytest.mark.parametrize(
    ("situation", "age"),
    [*((one, "25-64") for one in SITUATIONS), ("parent", "under-16"), ("relative", "16-17")],
)
def test_no_situation_ends_nowhere(
    client: CheckingClient, assessment: Version, situation: str, age: str
) -> None:
    walk = Walk(client, **{"situation": situation, "your-age": age})
    page = walk.to_the_check()
    assert reverse("carers:make-plan", kwargs={"draft": walk.draft}) in page.text


def test_a_first_plan_takes_a_dozen_pages(client: CheckingClient, assessment: Version) -> None:
    walk = Walk(client, situation="parent")
    walk.to_the_check()
    assert len(walk.seen) <= 12


def test_the_full_questions_ask_nothing_again(client: CheckingClient, assessment: Version) -> None:
    walk = Walk(client, situation="parent", hard="not-sure")
    walk.to_the_check()
    short = len(walk.seen)
    walk.client.post(walk.url("more"))
    walk.to_the_check()
    assert len(walk.seen) == len(set(walk.seen))
    assert len(walk.seen) > short + 10


def test_three_people_are_asked_about_one_after_another(
    client: CheckingClient, assessment: Version
) -> None:
    walk = Walk(client, **{"situation": "parent", "how-many": "more"})
    walk.to_the_check()
    for page in ("person", "person-2", "person-3", "relation-2", "relation-3", "person-home-3"):
        assert page in walk.seen
    assert "relation" not in walk.seen


def test_answering_for_somebody_is_recorded(client: CheckingClient, assessment: Version) -> None:
    walk = Walk(client, situation="parent", answering="for-someone")
    walk.to_the_check()
    assert walk.stored.visible_answers()["answering"] == "for-someone"


@pytest.mark.parametrize("seed", range(4))
def test_any_answers_lead_to_the_check_and_every_page_that_counts_was_seen(
    client: CheckingClient, assessment: Version, seed: int
) -> None:
    dice = random.Random(seed)
    walk = Walk(client, situation=dice.choice(SITUATIONS))
    walk.to_the_check(dice)
    walk.client.post(walk.url("more"))
    walk.to_the_check(dice)
    draft = walk.stored
    pages = visible_pages(draft.definition, draft.visible_answers())
    assert {page.code for page in pages} <= {*walk.seen, "situation"}
