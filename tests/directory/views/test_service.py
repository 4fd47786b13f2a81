"""One service: everything a person needs, and plainly what is not known."""

import datetime
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext
from pytest_django import DjangoAssertNumQueries

from directory.models import (
    CHECK_EVERY,
    Organisation,
    Phone,
    Publication,
    Related,
    Schedule,
    Service,
    ServiceUse,
    Status,
    Taxonomy,
    Use,
)
from directory.opening import LONDON
from portal.languages.models import State, Translation
from portal.languages.translated import save_texts
from tests.directory.views.conftest import Small
from tests.directory.views.reading import link, main_html, main_text, soup
from tests.factories.accounts import UserFactory
from tests.factories.directory import (
    LocationFactory,
    ServiceAtLocationFactory,
    ServiceFactory,
    TermFactory,
)

FULL = "/en/directory/services/sitting-service/"
BARE = "/en/directory/services/quiet-hour/"
REFUGE = "/en/directory/services/safe-house/"
MONDAY_MORNING = datetime.datetime(2026, 11, 23, 10, 0, tzinfo=LONDON)


def at(hour: int, day: int = 23) -> time_machine.travel:
    return time_machine.travel(datetime.datetime(2026, 11, day, hour, 0, tzinfo=LONDON), tick=False)


class TestWhatItSays:
    @pytest.mark.parametrize(
        "words",
        [
            "Sitting Service",
            "Someone sits with the person you look after. You can go out.",
            "024 7600 0001",
            "Ask for Sam",
            "Phone and ask for a visit.",
            "For people who look after someone at home.",
            "For people aged 18 and over.",
            "People who look after someone",
            "You do not need a care assessment.",
            "Free",
            "You pay for outings.",
            "£4.50",
            "Trip to the park",
            "1 High Street",
            "CV1 1AA",
            "A way in without steps",
            "Not there: Parking for disabled people",
            "British Sign Language and Urdu",
            "hello@example.org",
            "www.example.org",
            "It helps people who live in: Coventry",
            "A break from caring",
            "A council paper",
        ],
    )
    def test_every_fact_is_there(self, client: Client, small: Small, words: str) -> None:
        text = main_text(client.get(FULL))
        assert words.replace("A way in without steps", "Step-free way in") in text

    def test_phone_can_be_pressed(self, client: Client, small: Small) -> None:
        assert soup(client.get(FULL)).select_one("main a[href='tel:02476000001']")

    def test_phone_comes_before_everything_else(self, client: Client, small: Small) -> None:
        html = main_html(client.get(FULL))
        assert html.index("024 7600 0001") < html.index("hello@example.org")

    def test_a_number_for_texts_only_says_so(self, client: Client, small: Small) -> None:
        Phone.objects.filter(service=small.full).update(is_text_only=True)
        page = client.get(FULL)
        assert soup(page).select_one("a[href='sms:02476000001']")
        assert "text messages only" in main_text(page)

    def test_map_is_a_plain_link(self, client: Client, small: Small) -> None:
        found = link(client.get(FULL), "See it on a map")
        assert found is not None
        assert found["href"] == "https://www.openstreetmap.org/?mlat=52.4089&mlon=-1.5074"

    def test_nothing_is_loaded_from_elsewhere(self, client: Client, small: Small) -> None:
        page = soup(client.get(FULL))
        loaded = [tag.get("src") or "" for tag in page.select("[src]")]
        loaded += [tag.get("href") or "" for tag in page.select("link[rel=stylesheet]")]
        assert all(str(address).startswith("/") for address in loaded)

    def test_an_address_that_is_no_web_address_is_no_link(
        self, client: Client, small: Small
    ) -> None:
        Service.objects.filter(pk=small.full.pk).update(url="javascript:alert(1)")
        assert "javascript:" not in main_html(client.get(FULL))

    def test_prices_that_do_not_hold_today_are_left_out(self, client: Client, small: Small) -> None:
        small.full.cost_options.update(valid_to=timezone.localdate() - datetime.timedelta(days=1))
        assert "£4.50" not in main_text(client.get(FULL))

    @pytest.mark.parametrize(
        ("low", "high", "words"),
        [
            (18, None, "aged 18 and over"),
            (None, 25, "aged 25 and under"),
            (11, 17, "aged 11 to 17"),
        ],
    )
    def test_ages(
        self, client: Client, small: Small, low: int | None, high: int | None, words: str
    ) -> None:
        Service.objects.filter(pk=small.full.pk).update(minimum_age=low, maximum_age=high)
        assert words in main_text(client.get(FULL))

    def test_closed_for_now_is_said_first(self, client: Client, small: Small) -> None:
        Service.objects.filter(pk=small.full.pk).update(status=Status.TEMPORARILY_CLOSED)
        text = main_text(client.get(FULL))
        assert "closed for now" in text
        assert "Open now" not in text


class TestHours:
    def test_open_now_until(self, client: Client, small: Small) -> None:
        with at(10):
            text = main_text(client.get(FULL))
        assert "Open now, until 17:00" in text
        assert "Today: 09:00–17:00" in text

    def test_opens_later_today(self, client: Client, small: Small) -> None:
        with at(7):
            assert "It opens today at 09:00" in main_text(client.get(FULL))

    def test_opens_on_another_day(self, client: Client, small: Small) -> None:
        with at(18):
            assert "Next time: Tuesday, 09:00" in main_text(client.get(FULL))

    def test_bank_holiday(self, client: Client, small: Small) -> None:
        with time_machine.travel(datetime.datetime(2026, 12, 25, 10, tzinfo=LONDON)):
            assert "Today is a bank holiday." in main_text(client.get(FULL))

    def test_day_and_night(self, client: Client, small: Small) -> None:
        rule = {
            "byday": "MO,TU,WE,TH,FR,SA,SU",
            "opens_at": datetime.time(0),
            "closes_at": datetime.time(0),
        }
        Schedule.objects.filter(service=small.full).update(**rule)
        assert "Open day and night" in main_text(client.get(FULL))

    def test_by_appointment(self, client: Client, small: Small) -> None:
        Schedule.objects.filter(service=small.full).update(by_appointment=True)
        assert "You need an appointment." in main_text(client.get(FULL))

    def test_every_second_week_gives_dates(self, client: Client, small: Small) -> None:
        Schedule.objects.filter(service=small.full).update(
            byday="TU", interval=2, dtstart=datetime.date(2026, 11, 24)
        )
        with at(10):
            text = main_text(client.get(FULL))
        assert "Next dates: Tuesday 24 November 2026, 09:00–17:00 Tuesday 8 December 2026" in text

    def test_today_stands_out_in_the_week(self, client: Client, small: Small) -> None:
        with at(10):
            row = soup(client.get(FULL)).select_one(".week__today th")
        assert row is not None
        assert row.get_text() == "Monday"

    def test_opening_in_words_where_there_are_no_hours(self, client: Client, small: Small) -> None:
        Service.objects.filter(pk=small.bare.pk).update(opening="Wednesday mornings")
        text = main_text(client.get(BARE))
        assert "Wednesday mornings" in text
        assert "When it is open" not in text

    def test_places_with_their_own_hours(self, client: Client, small: Small) -> None:
        other = ServiceAtLocationFactory(
            service=small.full, location=LocationFactory(name="Annexe")
        )
        Schedule.objects.create(
            service_at_location=other,
            byday="SU",
            opens_at=datetime.time(11),
            closes_at=datetime.time(13),
        )
        assert "11:00–13:00" in main_text(client.get(FULL))


class TestNotKnown:
    @pytest.mark.parametrize(
        "words",
        [
            "When it is open", "What it costs", "Where it is", "How to start",
            "Which languages people speak there", "If you need a care assessment",
        ],
    )  # fmt: skip
    def test_is_said_plainly(self, client: Client, small: Small, words: str) -> None:
        page = soup(client.get(BARE))
        section = page.select_one(".not-known")
        assert section is not None
        assert words in section.get_text()

    def test_known_facts_are_not_in_that_list(self, client: Client, small: Small) -> None:
        assert soup(client.get(FULL)).select_one(".not-known") is None

    def test_organisations_number_is_offered(self, client: Client, small: Small) -> None:
        text = main_text(client.get(BARE))
        assert "We do not have a phone number for this service." in text
        assert "024 7600 0099" in text
        assert "Sitters of Coventry" in text

    def test_else_the_councils(self, client: Client, small: Small) -> None:
        Service.objects.filter(pk=small.bare.pk).update(organisation=None)
        text = main_text(client.get(BARE))
        assert "Adult Social Care Direct can help you find it." in text
        assert "024 7683 3003" in text

    def test_unknown_organisation_is_said(self, client: Client, small: Small) -> None:
        text = main_text(client.get(REFUGE))
        assert "We do not know yet which organisation gives this service." in text

    def test_unknown_is_never_no(self, client: Client, small: Small) -> None:
        text = main_text(client.get(BARE))
        assert "You need a care assessment first." not in text
        assert "Closed" not in text


class TestProvenance:
    def test_checked_on_and_by(self, client: Client, small: Small) -> None:
        checker = UserFactory(name="Private Person", organisation="Coventry City Council")
        day = datetime.datetime(2026, 11, 20, 12, tzinfo=LONDON)
        Service.objects.filter(pk=small.full.pk).update(checked_by=checker, checked_at=day)
        with at(10):
            text = main_text(client.get(FULL))
        assert "Last checked on 20 November 2026 by \u2068Coventry City Council\u2069." in text
        assert "Private Person" not in text

    def test_an_old_check_is_not_called_a_check(self, client: Client, small: Small) -> None:
        old = MONDAY_MORNING - CHECK_EVERY - datetime.timedelta(days=2)
        Service.objects.filter(pk=small.full.pk).update(checked_at=old)
        with at(10):
            text = main_text(client.get(FULL))
        assert "Nobody has checked this since 25 May 2026." in text

    def test_never_checked(self, client: Client, small: Small) -> None:
        Service.objects.filter(pk=small.full.pk).update(checked_at=None)
        text = main_text(client.get(FULL))
        assert "Nobody has phoned to check this yet. It was written down on 27 May 2026." in text

    def test_staff_note_is_never_shown(self, client: Client, small: Small) -> None:
        Service.objects.filter(pk=small.full.pk).update(staff_note="Ring Jo at home")
        assert "Ring Jo" not in client.get(FULL).content.decode()


class TestSiblings:
    def test_are_shown(self, client: Client, small: Small) -> None:
        found = link(client.get(FULL), "Quiet Hour")
        assert found is not None
        assert found["href"] == BARE

    def test_drafts_are_not(self, client: Client, small: Small) -> None:
        ServiceFactory(draft=True, name="Secret plan", organisation=small.organisation)
        assert "Secret plan" not in main_text(client.get(FULL))

    def test_those_most_alike_come_first(self, client: Client, small: Small) -> None:
        ServiceFactory(name="Aardvarks", organisation=small.organisation)
        text = main_text(client.get(FULL))
        assert text.index("Quiet Hour") < text.index("Aardvarks")


class TestMaskedPlace:
    def test_says_why_there_is_no_address(self, client: Client, small: Small) -> None:
        assert "We keep the address private" in main_text(client.get(REFUGE))

    @pytest.mark.parametrize(
        "secret", ["Secret Street", "CV9", "The House", "52.41", "1.51", "openstreetmap", "0666"]
    )
    def test_nothing_of_it_leaves(self, client: Client, small: Small, secret: str) -> None:
        assert secret not in client.get(REFUGE).content.decode()

    def test_page_can_be_left_quickly(self, client: Client, small: Small) -> None:
        assert soup(client.get(REFUGE)).select_one(".govuk-exit-this-page")

    def test_other_pages_have_no_such_button(self, client: Client, small: Small) -> None:
        assert not soup(client.get(FULL)).select_one(".govuk-exit-this-page")


class TestWhoMaySee:
    @pytest.mark.parametrize(
        "change",
        [
            {"publication": Publication.DRAFT},
            {"publication": Publication.WITHDRAWN},
            {"status": Status.INACTIVE},
            {"status": Status.DEFUNCT},
        ],
    )
    @pytest.mark.parametrize("page", ["", "report/", "report/thanks/"])
    def test_others_are_not_found(
        self, client: Client, small: Small, change: dict[str, str], page: str
    ) -> None:
        Service.objects.filter(pk=small.full.pk).update(**change)
        assert client.get(f"{FULL}{page}").status_code == 404

    def test_unknown_service_is_not_found(self, client: Client, small: Small) -> None:
        assert client.get("/en/directory/services/no-such-service/").status_code == 404


class TestOtherLanguages:
    def test_english_parts_are_marked_and_told(self, client: Client, small: Small) -> None:
        page = client.get(FULL.replace("/en/", "/ur/"))
        heading = soup(page).h1
        assert heading is not None
        assert heading.span["lang"] == "en-GB"  # type: ignore[index]
        with translation.override("ur"):
            assert gettext("Parts of this page are in English for now.") in main_text(page)

    def test_translated_text_is_shown(self, client: Client, small: Small) -> None:
        save_texts(small.full, language="ur", texts={"name": "بیٹھنے کی سروس"}, state="draft")
        heading = soup(client.get(FULL.replace("/en/", "/ur/"))).h1
        assert heading is not None
        assert heading.get_text() == "بیٹھنے کی سروس"

    def test_outdated_translation_is_told(self, client: Client, small: Small) -> None:
        save_texts(small.full, language="pl", texts={"name": "Opieka"}, state="draft")
        Translation.objects.update(state=State.OUTDATED)
        page = client.get(FULL.replace("/en/", "/pl/"))
        with translation.override("pl"):
            told = gettext("The English page has changed. This translation may be old.")
        assert told in main_text(page)

    def test_english_page_tells_nothing_of_the_kind(self, client: Client, small: Small) -> None:
        assert "in English for now" not in main_text(client.get(FULL))

    def test_address_reads_from_left_to_right(self, client: Client, small: Small) -> None:
        address = soup(client.get(FULL.replace("/en/", "/ar/"))).select_one("address")
        assert address is not None
        assert address["dir"] == "ltr"

    def test_hours_keep_their_order(self, client: Client, small: Small) -> None:
        with at(10):
            html = main_html(client.get(FULL.replace("/en/", "/ar/")))
        assert '<bdi dir="ltr">09:00–17:00</bdi>' in html


class TestBackLink:
    def test_leads_to_the_results_she_came_from(self, client: Client, small: Small) -> None:
        came = "http://testserver/en/directory/?q=sitting&near=CV6"
        found = soup(client.get(FULL, headers={"referer": came})).select_one(".govuk-back-link")
        assert found is not None
        assert found["href"] == "/en/directory/?q=sitting&near=CV6"

    @pytest.mark.parametrize(
        "came",
        [
            "", "https://elsewhere.example/en/directory/?q=x", "javascript:alert(1)",
            "http://testserver/en/privacy/", "http://testserver.evil/en/directory/?q=x",
        ],
    )  # fmt: skip
    def test_else_to_the_search(self, client: Client, small: Small, came: str) -> None:
        found = soup(client.get(FULL, headers={"referer": came})).select_one(".govuk-back-link")
        assert found is not None
        assert found["href"] == "/en/directory/"


class TestFigures:
    def test_opening_is_counted(self, client: Client, small: Small) -> None:
        client.get(FULL)
        client.get(FULL)
        assert Use.objects.get().times == 2
        assert ServiceUse.objects.get().times == 2

    def test_not_found_is_not(self, client: Client, small: Small) -> None:
        client.get("/en/directory/services/no-such-service/")
        assert not Use.objects.exists()


def test_queries_do_not_grow_with_the_listing(
    client: Client,
    small: Small,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(10):
        row = ServiceAtLocationFactory(service=small.full, location=LocationFactory())
        Schedule.objects.create(service_at_location=row, byday="MO", opens_at=datetime.time(9))
        Phone.objects.create(location=row.location, number=f"024 7600 01{number:02}")
        ServiceFactory(organisation=small.organisation)
    client.get(FULL.replace("/en/", "/ur/"))
    # The service and what hangs on it, texts, neighbours, and two counts that follow the answer.
    with django_assert_max_num_queries(21):
        client.get(FULL.replace("/en/", "/ur/"))


def test_a_name_with_markup_is_text(
    client: Client, small: Small, many: Callable[[int], None]
) -> None:
    Service.objects.filter(pk=small.full.pk).update(name="<b>Sit</b> & <script>x</script>")
    Organisation.objects.update(name="<i>Sitters</i>")
    html = main_html(client.get(FULL))
    assert "<script>x" not in html
    assert "&lt;b&gt;Sit&lt;/b&gt; &amp;" in html
    assert "<i>Sitters" not in html


class TestPlaces:
    """A surgery or a library is a place: some questions make no sense there."""

    @pytest.fixture
    def library(self, small: Small) -> Service:
        small.bare.terms.add(TermFactory(taxonomy=Taxonomy.PLACES, code="library", name="Library"))
        return small.bare

    @pytest.mark.parametrize("words", ["What it costs", "How to start", "If you need a care"])
    def test_nobody_asks_that_of_a_place(
        self, client: Client, library: Service, words: str
    ) -> None:
        assert words not in main_text(client.get(BARE))

    def test_nobody_asks_who_gives_it(self, client: Client, library: Service) -> None:
        Service.objects.filter(pk=library.pk).update(organisation=None)
        assert "which organisation" not in main_text(client.get(BARE))

    def test_hours_are_asked_for_all_the_same(self, client: Client, library: Service) -> None:
        assert "When it is open" in main_text(client.get(BARE))

    def test_a_town_is_not_said_twice(self, client: Client, library: Service) -> None:
        place = LocationFactory(
            address="2 Long Road, Coventry", city="Coventry", postcode="CV5 9JE"
        )
        ServiceAtLocationFactory(service=library, location=place)
        address = soup(client.get(BARE)).select_one("address")
        assert address is not None
        assert address.get_text("|", strip=True).endswith("2 Long Road|Coventry CV5 9JE")


class TestBeside:
    def test_what_an_adviser_would_mention_is_shown_in_order(
        self, client: Client, small: Small
    ) -> None:
        first, second = ServiceFactory(name="Second choice"), ServiceFactory(name="First choice")
        Related.objects.create(service=small.full, other=first, position=1)
        Related.objects.create(service=small.full, other=second, position=0)
        shown = [
            one.get_text() for one in soup(client.get(FULL)).select("[aria-labelledby=beside] a")
        ]
        assert shown == ["First choice", "Second choice"]

    def test_a_withdrawn_listing_is_not_mentioned(self, client: Client, small: Small) -> None:
        other = ServiceFactory(publication=Publication.WITHDRAWN)
        Related.objects.create(service=small.full, other=other, position=0)
        assert not soup(client.get(FULL)).select("[aria-labelledby=beside]")
