"""The page of a plan: what comes first, what is folded, what is never said."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from carers.plan import showing
from portal.languages.table import LANGUAGES
from portal.ui import build
from tests.carers.conftest import Carer
from tests.carers.plans.reading import soup, step, text, titles
from tests.factories.plans import (
    SNAPSHOT,
    eligibility,
    item,
    route,
    snapshot,
    snapshot_with_harm,
    t,
)

Somebody = Callable[..., Carer]


class TestOrder:
    def test_date_and_that_nobody_has_seen_it(self, carer: Somebody) -> None:
        said = text(carer().see())
        assert "Made on 27 November 2026" in said
        assert "It is your plan. We have not sent it to anyone." in said

    def test_first_steps_are_in_the_one_accented_panel(self, carer: Somebody) -> None:
        page = carer().see()
        assert [one[-9:] for one in titles(page, ".panel--accent")] == ["first-one", "first-two"]
        assert len(soup(page).select(".panel--accent")) == 1

    def test_the_rest_is_folded_by_when(self, carer: Somebody) -> None:
        page = soup(carer().see())
        folds = [fold.get_text() for fold in page.select("details.plan__later > summary")]
        assert [" ".join(fold.split()) for fold in folds] == [
            "This week: 1 step",
            "This month: 1 step",
        ]
        assert not page.select("details[open]")

    def test_safety_is_before_the_first_steps(self, carer: Somebody) -> None:
        said = text(carer(snapshot=snapshot_with_harm()).see())
        assert said.index("Your safety comes first") < said.index("Start here")


class TestStep:
    def test_says_what_why_how_and_where_from(self, carer: Somebody) -> None:
        said = " ".join(step(carer().see(), "first-one").get_text(" ").split())
        for words in (
            "Phone about first-one.", "Because you said: “answer first-one”.", "024 7600 0001",
            "Where this comes from: Annual Report", "Checked on 27 May 2026.", "Read our guide",
            "I have done this", "Not for me",
        ):  # fmt: skip
            assert words in said

    def test_what_is_not_sure_is_said_so(self, carer: Somebody) -> None:
        said = step(carer().see(), "first-two").get_text()
        assert "To confirm: ask before you rely on it." in said
        assert "Checked on" not in said

    def test_words_of_another_language_are_marked(self, carer: Somebody) -> None:
        urdu = item("first-one", "today", first=True, title=t("مدد مانگیں", "ur", "draft"))
        page = carer(snapshot=snapshot(items=[urdu], language="ur"), language="ur").see()
        title = step(page, "first-one").select_one("h3 [lang=ur]")
        assert title is not None
        assert title["dir"] == "rtl"

    def test_text_is_never_markup(self, carer: Somebody) -> None:
        evil = item("first-one", "today", first=True, title=t("<b onclick=x>Hi</b>"))
        page = carer(snapshot=snapshot(items=[evil])).see()
        assert step(page, "first-one").select_one("b") is None


class TestServices:
    def test_three_are_shown_and_the_rest_is_one_press_away(self, carer: Somebody) -> None:
        page = soup(carer().see())
        shown = page.select(".plan__near > .result-list > .result")
        folded = page.select(".plan__near details .result")
        assert (len(shown), len(folded)) == (3, 1)

    def test_says_why_how_far_and_that_nobody_checked(self, carer: Somebody) -> None:
        said = " ".join(soup(carer().see()).select(".result")[0].get_text(" ").split())
        assert "Why we show this: It helps with near-one secrets." in said
        assert "1.0 miles away" in said
        assert "To confirm" in said


class TestDanger:
    @pytest.mark.parametrize(
        ("level", "words"),
        [
            ("R0", "Are you in danger now, or is someone else? Phone 999 ."),
            ("R1", "You said that you may not be able to go on. Phone the carers service on"),
            ("R2", "Nobody may hurt you, scare you or take your money."),
        ],
    )
    def test_each_level_has_its_words(self, carer: Somebody, level: str, words: str) -> None:
        assert words in text(carer(snapshot=snapshot_with_harm(level)).see())

    @pytest.mark.parametrize(("level", "quick"), [("R0", True), ("R2", True), ("R1", False)])
    def test_quick_way_out_is_for_danger_and_harm(
        self, carer: Somebody, level: str, quick: bool
    ) -> None:
        page = soup(carer(snapshot=snapshot_with_harm(level)).see())
        assert bool(page.select(".govuk-exit-this-page")) == quick

    def test_way_out_takes_the_key_with_it(self, carer: Somebody) -> None:
        somebody = carer(snapshot=snapshot_with_harm())
        link = soup(somebody.see()).select_one(".govuk-exit-this-page a")
        assert link is not None
        away = somebody.client.get(str(link["href"]))
        assert "bbc.co.uk" in away.url
        assert somebody.see().status_code == 302

    def test_strain_alone_shows_no_alarm(self, carer: Somebody) -> None:
        page = carer(snapshot=snapshot(red_flags=[{"level": "R3", "question": "q", "option": "o"}]))
        assert not soup(page.see()).select(".panel--danger")

    def test_english_stands_beside_a_draft(self, carer: Somebody) -> None:
        somebody = carer(snapshot=snapshot_with_harm())
        page = soup(somebody.client.get(somebody.url("plan").replace("/en/", "/gu/")))
        beside = page.select_one(".panel--danger [lang=en].plan__english")
        assert beside is not None
        assert "Nobody may hurt you" in beside.get_text()

    def test_says_that_nobody_has_been_told(self, carer: Somebody) -> None:
        assert "Nobody has been told" in text(carer(snapshot=snapshot_with_harm()).see())


class TestLaw:
    @pytest.mark.parametrize(
        ("result", "words"),
        [
            ("T", "Your answers suggest you may be entitled to help for yourself."),
            ("U", "A talk is needed. Your answers alone cannot show it."),
            ("F", "Your answers do not show it at the moment. You can still ask."),
        ],
    )
    def test_each_result_has_its_words(self, carer: Somebody, result: str, words: str) -> None:
        said = text(carer(snapshot=snapshot(eligibility=eligibility(result))).see())
        assert words in said
        assert "This is not a decision." in said
        assert not re.search(r"\beligib|\bscore\b", said, re.IGNORECASE)

    def test_how_it_was_worked_out(self, carer: Somebody) -> None:
        found = eligibility("F", C1="T", W="F")
        found["O"]["7"]["value"] = "T"
        page = soup(carer(snapshot=snapshot(eligibility=found)).see())
        assert [" ".join(one.get_text().split()) for one in page.select(".plan__law dd")] == [
            "Your answers say so.",
            "Your answers say so.",
            "Your answers do not say so.",
        ]

    @pytest.mark.parametrize("routing", [["young"], ["parent"], ["young", "transition"]])
    def test_only_where_the_adult_assessment_is_for_her(
        self, carer: Somebody, routing: list[str]
    ) -> None:
        routes = [route(code) for code in routing]
        changed = snapshot(routing=routing, routes=routes, eligibility=eligibility("T"))
        assert "entitled" not in text(carer(snapshot=changed).see())

    def test_it_holds_back_nothing(self, carer: Somebody) -> None:
        """The number to ask at is there whatever the answers say."""
        said = text(carer(snapshot=snapshot(eligibility=eligibility("F"))).see())
        assert "024 7663 2972" in said


class TestRoutes:
    @pytest.mark.parametrize(
        "code", ["young", "transition", "parent", "elsewhere", "contracted", "council_known"]
    )
    def test_each_ends_with_somebody_to_phone(self, carer: Somebody, code: str) -> None:
        routes = [*SNAPSHOT["routes"], route(code)]
        page = soup(carer(snapshot=snapshot(routes=routes, routing=["adult", code])).see())
        panel = page.select_one(f"[aria-labelledby=route-{code}]")
        assert panel is not None
        assert panel.select_one("a[href='tel:02476000009']")

    def test_young_people_are_not_sent_to_the_adult_service(self, carer: Somebody) -> None:
        changed = snapshot(routes=[route("young")], routing=["young"])
        assert "024 7663 2972" not in text(carer(snapshot=changed).see())


class TestPrivacy:
    def test_nothing_keeps_or_finds_or_tells_of_it(self, carer: Somebody) -> None:
        page = carer().see()
        assert "no-store" in page["Cache-Control"]
        assert "noindex" in page["X-Robots-Tag"]
        assert page["Referrer-Policy"] == "same-origin"

    def test_links_to_others_say_nothing_either(self, carer: Somebody) -> None:
        out = item("first-one", "today", first=True, links=[
            {"url": "https://example.org/", "name": t("A page")}])  # fmt: skip
        page = soup(carer(snapshot=snapshot(items=[out])).see())
        links = page.select("a[href^=http]")
        assert links
        assert all("noreferrer" in link["rel"] for link in links)

    def test_nothing_comes_from_elsewhere(self, carer: Somebody) -> None:
        page = soup(carer().see())
        loaded = [one.get("src") or one.get("href") for one in page.select("script, link, img")]
        assert all(str(address).startswith("/static/") for address in loaded)

    def test_no_address_on_it_holds_an_answer(self, carer: Somebody) -> None:
        html = carer().see().content.decode()
        addresses = re.findall(r'(?:href|action)="([^"]*)"', html)
        known = ("?copy=share", f"?next={reverse('carers:start')}plans/")
        assert not [one for one in addresses if "?" in one and not any(k in one for k in known)]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_opens_in_every_language(carer: Somebody, language: Any) -> None:
    somebody = carer(snapshot=snapshot_with_harm())
    page = somebody.client.get(somebody.url("plan").replace("/en/", f"/{language.code}/"))
    assert page.status_code == 200
    assert f'dir="{language.direction}"' in page.content.decode()[:200]


def test_in_another_language_a_plan_in_it_is_offered(carer: Somebody) -> None:
    somebody = carer()
    assert not soup(somebody.see()).select("form[action$='/refresh/']")
    page = soup(somebody.client.get(somebody.url("plan").replace("/en/", "/pl/")))
    assert page.select("form[action$='/refresh/']")


def test_queries_are_few(carer: Somebody, django_assert_max_num_queries: Any) -> None:
    somebody = carer(snapshot=snapshot_with_harm())
    with django_assert_max_num_queries(9):
        somebody.see()


def test_says_until_when_it_is_kept(carer: Somebody) -> None:
    with time_machine.travel("2026-11-27 12:00 +0000", tick=False):
        assert "We keep it until 4 December 2026." in text(carer().see())


def test_each_first_step_has_a_picture_that_is_there(carer: Somebody) -> None:
    drawn = (build.SOURCE / "pictures.svg").read_text()
    assert all(f'id="pic-{name}"' in drawn for name in showing._pictures().values())
    assert len(soup(carer().see()).select(".plan__first .picture")) == 2


def test_can_be_read_aloud_without_its_buttons(carer: Somebody) -> None:
    page = soup(carer().see())
    button = page.select_one("[data-listen]")
    assert button is not None
    read = page.select_one(f"#{button['data-listen']}")
    assert read is not None
    forms = read.select("form")
    assert forms
    assert all("no-listen" in form.get("class", []) or form.find_parent(class_="no-listen")
               for form in forms)  # fmt: skip


def test_the_answers_lead_back_to_the_plan(carer: Somebody) -> None:
    somebody = carer()
    for asked in somebody.draft.version.definition.pages:
        nothing = {question.code: "" for question in asked.questions}
        somebody.draft.steps.create(page=asked.code, answers=nothing, revision=1)
    url = reverse("carers:check", kwargs={"draft": somebody.draft.pk})
    assert soup(somebody.client.get(url)).select(f"a[href='{somebody.url('plan')}']")
