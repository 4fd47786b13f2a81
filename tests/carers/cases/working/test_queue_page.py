"""The queue as a page: tabs with counts, filters, search, pages, and what an empty one says."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from carers.cases import queue
from carers.models import Case, Organisation, Service
from tests.factories.accounts import person
from tests.factories.cases import call_back, case_of, referral

QUEUE = "/staff/cases/"
MOST_QUERIES = 12


def see(client, **query):
    answer = client.get(reverse("staff-cases:queue"), query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def references(page):
    return [one.text.replace(" ", "") for one in page.select(".keeping-table__open")]


def tab_counts(page):
    return {
        link.contents[0].strip(): int(link.select_one(".case-tabs__count").text)
        for link in page.select(".case-tabs__link")
    }


@pytest.fixture
def on_duty(manager):
    Service.objects.create(
        organisation=Organisation.PROVIDER, name="x", phone="1", duty_owner=manager
    )
    return manager


class TestTabs:
    def test_all_is_open_at_first_with_counts_of_each(self, works):
        case_of()
        call_back()
        page = see(works)
        assert page.select_one("[aria-current=page].case-tabs__link").text.startswith("All open")
        counts = tab_counts(page)
        assert (counts["All open"], counts["New"], counts["Call-backs and referrals"]) == (2, 1, 1)

    def test_a_tab_shows_its_own(self, works):
        case_of()
        call = call_back()
        assert references(see(works, tab="calls")) == [call.reference]

    @pytest.mark.parametrize("tab", ["nonsense", "", "found", "new\x00"])
    def test_a_tab_that_is_none_is_all(self, works, tab):
        case = case_of()
        assert references(see(works, tab=tab)) == [case.reference]

    @pytest.mark.parametrize("tab", queue.TABS, ids=lambda tab: tab.code)
    def test_an_empty_one_says_so_kindly(self, works, tab):
        assert tab.empty in see(works, tab=tab.code).text

    def test_tabs_keep_the_filters(self, works):
        page = see(works, tab="new", language="ur", page="3")
        link = page.select_one(".case-tabs__link[href*=calls]")["href"]
        assert link == "?tab=calls&language=ur"


class TestFilters:
    @pytest.mark.parametrize(
        ("query", "changes"),
        [
            ({"language": "ur"}, {"language": "ur"}),
            ({"urgency": "0"}, {"urgency": Case.Urgency.NOW}),
            ({"kind": "referral"}, {"kind": Case.Kind.REFERRAL}),
            ({"team": "hospital"}, {"team": "hospital"}),
        ],
    )
    def test_shows_those_alone(self, works, query, changes):
        call_back()
        wanted = call_back(**changes)
        assert references(see(works, **query)) == [wanted.reference]

    def test_whose(self, works, adviser, on_duty):
        mine = call_back(owner=adviser)
        duty = call_back(owner=on_duty)
        nobodys = call_back()
        for owner, case in (("mine", mine), ("duty", duty), ("none", nobodys)):
            assert references(see(works, owner=owner)) == [case.reference], owner
        assert len(references(see(works, owner=""))) == 3

    def test_counts_go_by_them(self, works, adviser):
        call_back(owner=adviser)
        call_back()
        assert tab_counts(see(works, owner="mine"))["All open"] == 1

    @pytest.mark.parametrize(
        "query",
        [
            {"urgency": "9"},
            {"urgency": "x' OR 1=1"},
            {"language": "fr"},
            {"kind": "\x00"},
            {"team": "adults"},
            {"owner": "everyone"},
            {"reference": "١٢٣"},
            {"page": "-1"},
            {"page": "9" * 50},
            {"reference": "x" * 5000},
        ],
    )
    def test_a_value_that_is_none_of_ours_counts_for_nothing(self, works, query):
        case = call_back()
        assert references(see(works, **query)) == [case.reference]

    def test_teams_are_those_of_their_own_organisation(self, works, sign_in, worker):
        def offered(client):
            return {one["value"] for one in see(client).select("[name=team] option")}

        assert offered(works) == {"", "wellbeing", "hospital", "young"}
        assert offered(sign_in(user=worker)) == {"", "adults"}

    def test_nothing_is_like_that(self, works):
        call_back()
        assert "No case here is like that" in see(works, language="ti").text


class TestReference:
    @pytest.mark.parametrize("typed", ["48217735", "4821 7735", " 4821-7735 ", "4821"])
    def test_is_found_however_it_is_spaced(self, works, typed):
        call_back()
        wanted = call_back(reference="48217735")
        assert references(see(works, reference=typed)) == [wanted.reference]

    def test_wherever_it_stands(self, works):
        call_back(reference="48217735", state=Case.State.CLOSED)
        assert references(see(works, reference="48217735", tab="new")) == ["48217735"]

    def test_never_one_of_the_other_organisation(self, works):
        call_back(reference="48217735", organisation="council")
        page = see(works, reference="48217735")
        assert references(page) == []
        assert "Check the eight digits" in page.text

    def test_her_name_finds_nothing(self, works):
        case_of()
        call_back()
        assert len(references(see(works, reference="Amina"))) == 2


class TestRows:
    def test_a_row_says_what_it_is_and_what_is_next(self, works, adviser):
        sent = timezone.now() - datetime.timedelta(days=3)
        referral(owner=adviser, sent_at=sent, language="pl", urgency=Case.Urgency.SOON)
        row = see(works).select_one("tbody tr").get_text(" ", strip=True)
        for words in ("Referral", "Soon", "Phone the carer", "3 days", "Polish", "Ada Adviser"):
            assert words in row

    def test_the_whole_row_opens(self, works):
        case = case_of()
        link = see(works).select_one("tbody tr .keeping-table__open")
        assert link["href"] == reverse("staff-cases:case", args=[case.pk])

    def test_why_we_wait(self, works):
        case_of().pauses.create(reason="cannot-reach", until=timezone.localdate())
        assert "we cannot reach the carer" in see(works, tab="waiting").text

    def test_pages(self, works, monkeypatch):
        monkeypatch.setattr(queue, "PER_PAGE", 2)
        for _ in range(3):
            call_back()
        assert len(references(see(works))) == 2
        page = see(works, page=2)
        assert len(references(page)) == 1
        assert page.select_one("nav.govuk-pagination [aria-current=page]").text.strip() == "2"


class TestNobody:
    def test_is_said_first(self, works):
        call_back()
        assert "1 open case without an owner" in see(works).text

    def test_not_where_everything_has_an_owner_or_has_ended(self, works, adviser):
        call_back(owner=adviser)
        call_back(state=Case.State.CLOSED)
        call_back(organisation="council")
        assert "without an owner" not in see(works).text


class TestTile:
    def test_says_what_is_new_to_their_own_organisation(self, works):
        case_of()
        call_back()
        call_back(organisation="council")
        page = works.get("/staff/").text
        assert "Carers’ cases" in page
        assert "1 new, 1 to phone" in page

    def test_is_for_who_works_on_cases(self, sign_in):
        assert "Carers’ cases" not in sign_in("intake").get("/staff/").text


class TestQueries:
    def test_fifty_rows_ask_no_more_than_one(self, works, adviser, django_assert_max_num_queries):
        for number in range(50):
            case = case_of(owner=adviser if number % 2 else None, state=Case.State.CHECKING)
            case.pauses.create(reason="unwell") if number % 3 == 0 else None
            case.attempts.create(how="phone", outcome="no-answer")
            case.talks.create(at=timezone.now(), place="phone")
        with django_assert_max_num_queries(MOST_QUERIES):
            assert len(references(see(works))) == 50

    def test_a_case_asks_the_same_however_much_there_is(
        self, works, adviser, django_assert_max_num_queries
    ):
        case = case_of(owner=adviser)
        for number in range(10):
            case.notes.create(kind="added", words="x", read_by=adviser)
            case.notes.create(kind="wants", words="x", by=adviser)
            case.attempts.create(how="phone", outcome="no-answer", by=adviser)
            case.added_services.create(key=f"s{number}", name="x", by=adviser)
            case.checks.create(section=f"s{number}", result="agreed", by=adviser)
        with django_assert_max_num_queries(30):
            works.get(reverse("staff-cases:case", args=[case.pk]))
        with django_assert_max_num_queries(20):
            works.get(reverse("staff-cases:contact", args=[case.pk]))


def test_people_of_both_organisations_see_both(sign_in):
    both = sign_in(user=person("carers_adviser", "council_worker"))
    call_back()
    call_back(organisation="council")
    assert len(references(see(both))) == 2
