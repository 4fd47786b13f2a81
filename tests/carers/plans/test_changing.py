"""Ticks, 'not for me' and steps of her own; whatever is posted."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone

from carers.models import HiddenCount, Plan
from carers.plan.keeping import COUNTS_KEPT, LONGEST_STEP, MOST_OWN_STEPS, forget_old_counts
from portal.audit.models import AuditEvent
from tests.carers.conftest import Carer
from tests.carers.plans.reading import soup, step, text
from tests.factories.plans import plan_of

Somebody = Callable[..., Carer]


class TestTicking:
    def test_is_shown_with_a_word_and_can_be_undone(self, carer: Somebody) -> None:
        somebody = carer()
        answer = somebody.do("tick", "first-one")
        assert answer.url == f"{somebody.url('plan')}#step-first-one"
        assert "Done" in step(somebody.see(), "first-one").get_text()
        somebody.do("untick", "first-one")
        assert "Done" not in step(somebody.see(), "first-one").get_text()

    def test_twice_is_once(self, carer: Somebody) -> None:
        somebody = carer()
        somebody.do("tick", "first-one")
        somebody.do("tick", "first-one")
        assert Plan.objects.get().changes["ticked"] == ["first-one"]

    def test_the_words_of_the_plan_stay_as_they_are(self, carer: Somebody) -> None:
        somebody = carer()
        somebody.do("tick", "first-one")
        assert Plan.objects.get().snapshot == somebody.plan.snapshot


class TestNotForMe:
    def test_is_put_away_and_can_be_brought_back(self, carer: Somebody) -> None:
        somebody = carer()
        somebody.do("hide", "later-one")
        page = soup(somebody.see())
        assert not page.select("#step-later-one")
        assert "Do the thing later-one" in page.get_text()
        somebody.do("show", "later-one")
        assert soup(somebody.see()).select("#step-later-one")

    def test_is_counted_by_week_without_a_person(self, carer: Somebody) -> None:
        carer().do("hide", "later-one")
        count = HiddenCount.objects.get()
        assert (count.item, count.ruleset, count.count) == ("later-one", 3, 1)
        assert count.week.weekday() == 0
        assert {field.name for field in HiddenCount._meta.fields} == {
            "id", "item", "ruleset", "week", "count",
        }  # fmt: skip

    def test_is_counted_once_for_a_plan(self, carer: Somebody) -> None:
        somebody = carer()
        for _ in range(3):
            somebody.do("hide", "later-one")
            somebody.do("show", "later-one")
        assert HiddenCount.objects.get().count == 1

    def test_counts_of_others_are_added(self, carer: Somebody, client: object) -> None:
        first = carer()
        first.do("hide", "later-one")
        carer().do("hide", "later-one")
        assert HiddenCount.objects.get().count == 2

    def test_counts_go_after_two_years(self, db: None) -> None:
        old = timezone.localdate() - COUNTS_KEPT - datetime.timedelta(days=1)
        HiddenCount.objects.create(item="a", ruleset=1, week=old, count=4)
        HiddenCount.objects.create(item="b", ruleset=1, week=timezone.localdate(), count=4)
        assert forget_old_counts() == 1
        assert HiddenCount.objects.get().item == "b"


class TestOwnStep:
    def test_is_added_ticked_and_taken_away(self, carer: Somebody) -> None:
        somebody = carer()
        somebody.do("add", text="Ring Anna")
        assert "Ring Anna" in text(somebody.see())
        somebody.do("tick", "own-1")
        assert "Done" in step(somebody.see(), "own-1").get_text()
        somebody.do("remove", "own-1")
        assert "Ring Anna" not in text(somebody.see())

    def test_empty_one_is_told(self, carer: Somebody) -> None:
        answer = carer().do("add", text="   ")
        assert answer.status_code == 400
        assert soup(answer).select_one(".govuk-error-summary a[href='#id_text']")
        assert "Write your step first." in text(answer)

    def test_too_long_one_is_told_and_kept_on_the_page(self, carer: Somebody) -> None:
        answer = carer().do("add", text="a" * (LONGEST_STEP + 1))
        assert "This is too long." in text(answer)
        assert "a" * (LONGEST_STEP + 1) in answer.content.decode()

    def test_replayed_it_is_there_once(self, carer: Somebody) -> None:
        somebody = carer()
        somebody.do("add", text="Ring Anna")
        somebody.do("add", text="Ring Anna")
        assert len(Plan.objects.get().changes["own"]) == 1

    def test_there_is_an_end(self, carer: Somebody) -> None:
        somebody = carer()
        for number in range(MOST_OWN_STEPS):
            somebody.do("add", text=f"Step {number}")
        answer = somebody.do("add", text="One more")
        assert "You have 20 steps." in text(answer)
        assert len(Plan.objects.get().changes["own"]) == MOST_OWN_STEPS

    def test_a_step_taken_away_gives_its_name_to_no_other(self, carer: Somebody) -> None:
        somebody = carer()
        somebody.do("add", text="One")
        somebody.do("tick", "own-1")
        somebody.do("remove", "own-1")
        somebody.do("add", text="Two")
        assert "Done" not in text(somebody.see())


@pytest.mark.parametrize(
    "what", ["tick", "hide", "show", "untick", "remove", "add", "nonsense", ""]
)
@pytest.mark.parametrize(
    "item", ["no-such-item", "", "\x00", "\ud800", "x" * 100_000, "../..", "own-99", "first-one\n"]
)
def test_whatever_is_posted_is_answered(carer: Somebody, what: str, item: str) -> None:
    somebody = carer()
    answer = somebody.client.post(
        somebody.url("plan-change"),
        {"do": [what, what], "item": [item.encode("utf-8", "surrogatepass")]},
    )
    assert answer.status_code in {302, 400}
    changes = Plan.objects.get().changes
    assert not changes.get("ticked")
    assert not changes.get("hidden")


def test_nothing_of_it_is_logged(carer: Somebody, caplog: pytest.LogCaptureFixture) -> None:
    somebody = carer()
    somebody.do("add", text="my secret step")
    somebody.do("hide", "later-one")
    assert "secret" not in caplog.text
    assert not AuditEvent.objects.exists()


def test_an_older_plan_of_hers_can_still_be_ticked(carer: Somebody) -> None:
    somebody = carer()
    Plan.objects.update(is_current=False)
    plan_of(somebody.draft)
    somebody.do("tick", "first-one")
    assert "Done" in step(somebody.see(), "first-one").get_text()
