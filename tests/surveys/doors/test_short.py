"""Short addresses and typed codes: where they lead, and that they spend nothing."""

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.asking.links import keys_of
from surveys.doors.finding import Secret, read_secret
from surveys.models import Invitation
from tests.factories.surveys import CODE, door_of, invited, survey_of, tablet_of

TOKEN = "Abc-_" + "9" * 17


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        (TOKEN, Secret(token=TOKEN)),
        ("2468135790", Secret(code="2468135790")),
        ("246 813 5790", Secret(code="2468135790")),
        ("246-813.5790", Secret(code="2468135790")),
        ("246813", Secret(door="246813")),
        ("  246 813 ", Secret(door="246813")),
        ("۲۴۶ ۸۱۳", Secret(door="246813")),
        ("٢٤٦٨١٣", Secret(door="246813")),
        ("੨੪੬੮੧੩", Secret(door="246813")),
        ("૨૪૬ ૮૧૩ ૫૭૯૦", Secret(code="2468135790")),
        ("24681", Secret()),
        ("2468135", Secret()),
        ("24681x", Secret()),
        ("", Secret()),
        (f"{TOKEN}x", Secret()),
        ("é" * 22, Secret()),
        ("../" * 7 + "x", Secret()),
    ],
)
def test_what_a_secret_is(text, secret):
    assert read_secret(text) == secret


class TestWay:
    @pytest.fixture
    def door(self, db):
        return door_of(survey_of())

    @pytest.mark.parametrize("address", ["/s/246813", "/s/246813/", "/s/۲۴۶۸۱۳", "/s/246 813"])
    def test_the_code_of_a_door_leads_to_its_survey(self, client, door, address):
        assert client.get(address).url == f"/en/surveys/{CODE}/"

    @pytest.mark.parametrize(
        ("asked", "cookie", "language"),
        [("ur,en;q=0.5", "", "ur"), ("ur", "pl", "pl"), ("", "", "en")],
    )
    def test_in_the_language_of_the_reader(self, client, door, settings, asked, cookie, language):
        if cookie:
            client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
        answer = client.get("/s/246813", headers={"accept-language": asked})
        assert answer.url.startswith(f"/{language}/")
        assert {"Accept-Language", "Cookie"} <= set(answer.headers["Vary"].split(", "))

    def test_the_browser_remembers_the_door(self, client, door):
        client.get("/s/246813")
        assert client.session["survey_door"] == str(door.pk)

    def test_a_closed_door_says_so(self, client, door):
        door.closed_at = timezone.now()
        door.save()
        answer = client.get("/s/246813")
        assert answer.status_code == 410
        assert "not in use any more" in answer.text
        assert "survey_door" not in client.session

    def test_an_unknown_address_asks_for_a_code(self, client, db):
        answer = client.get("/s/111111", headers={"accept-language": "ur"})
        assert answer.status_code == 404
        assert 'lang="ur"' in answer.text
        assert 'value="111111"' in answer.text
        assert all(f'href="/{code}/surveys/code/"' in answer.text for code in ("pl", "ti", "ar"))

    def test_a_tablet_has_no_short_address(self, client, db):
        tablet_of(survey_of(), code="135790")
        assert client.get("/s/135790").status_code == 404

    @pytest.mark.parametrize("secret", [TOKEN, "2468135790", "246 813 5790"])
    def test_links_and_codes_of_invitations_lead_on_unread(self, client, secret):
        """Without a database at all."""
        answer = client.get(f"/s/{secret}")
        assert answer.url == reverse("surveys:open", args=[secret.replace(" ", "")])
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert "no-store" in answer.headers["Cache-Control"]

    def test_following_it_spends_nothing(self, client, db):
        invitation = invited(survey_of())
        before = Invitation.objects.values().get()
        for _scan in range(3):
            answer = client.get(f"/s/{keys_of(invitation.pk).token}", follow=True)
            assert answer.status_code == 200
        assert Invitation.objects.values().get() == before


class TestTyping:
    URL = "/en/surveys/code/"

    @pytest.fixture
    def survey(self, db):
        return survey_of()

    def test_the_short_address_leads_to_the_page(self, client):
        answer = client.get("/s/", headers={"accept-language": "gu"})
        assert answer.url == "/gu/surveys/code/"

    @pytest.mark.parametrize("spaced", ["{} {} {}", "{}{}{}", "{}-{}-{}"])
    def test_the_code_of_an_invitation_opens_it(self, client, survey, spaced):
        code = keys_of(invited(survey).pk).code
        typed = spaced.format(code[:3], code[3:6], code[6:])
        assert client.post(self.URL, {"code": typed}).url == f"/en/surveys/open/{code}/"

    def test_the_code_of_a_door_opens_it(self, client, survey):
        door = door_of(survey)
        assert client.post(self.URL, {"code": "۲۴۶ ۸۱۳"}).url == f"/en/surveys/{CODE}/"
        assert client.session["survey_door"] == str(door.pk)

    @pytest.mark.parametrize("typed", ["", "999999", "9999999999", "<b>hello</b>", "1" * 5000])
    def test_a_wrong_one_is_told_and_stays(self, client, survey, typed):
        answer = client.post(self.URL, {"code": typed})
        assert answer.status_code == 400
        assert "This code opens nothing" in answer.text
        if typed:
            assert answer.context["form"]["code"].value() == typed

    def test_a_closed_door_is_told(self, client, survey):
        door_of(survey, closed_at=timezone.now())
        answer = client.post(self.URL, {"code": "246813"})
        assert (answer.status_code, "not in use any more" in answer.text) == (400, True)

    def test_after_five_wrong_ones_nothing_opens_for_an_hour(self, client, survey):
        door_of(survey)
        for number in range(5):
            assert client.post(self.URL, {"code": f"99999{number}"}).status_code == 400
        answer = client.post(self.URL, {"code": "246813"})
        assert (answer.status_code, "too many tries" in answer.text) == (429, True)

    def test_codes_in_addresses_count_as_tries(self, client, survey):
        code = keys_of(invited(survey).pk).code
        for number in range(5):
            client.get(f"/s/999999999{number}", follow=True)
        assert client.get(f"/s/{code}", follow=True).status_code == 429

    def test_right_ones_use_nothing_up(self, client, survey):
        door_of(survey)
        for _time in range(8):
            assert client.post(self.URL, {"code": "246813"}).status_code == 302
