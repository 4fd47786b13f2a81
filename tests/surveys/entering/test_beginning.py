"""Which survey, how the answers come, and a code that somebody reads out."""

import pytest
from django.urls import reverse

from questionnaires.models import Draft
from surveys.answering.beginning import begin as begin_alone
from surveys.asking.links import keys_of
from surveys.models import Attempt, Invitation
from tests.directory.staff.reading import mistakes, page, text
from tests.factories.surveys import invited, survey_of, team_of
from tests.surveys.answering.conftest import WHOLE, Answering, link
from tests.surveys.entering.conftest import BEGIN, Typing, begin


def code_of(invitation):
    return keys_of(invitation.pk).typed


def going(answer):
    return page(answer).select("input[name=going]")


@pytest.mark.parametrize(
    ("mode", "channel"),
    [("helped", "in-person"), ("representative", "in-person"), ("phone", "phone"),
     ("paper", "paper")],
)  # fmt: skip
def test_how_it_came_which_form_which_team_are_kept(desk, survey, mode, channel):
    team = team_of()
    typing = Typing.for_somebody(desk, mode=mode, form="easy", language="ur", team=team.pk)
    attempt = Attempt.objects.get()
    assert (attempt.mode, attempt.form, attempt.team) == (mode, "easy", team)
    assert (typing.stored.channel, typing.stored.language) == (channel, "ur")
    assert attempt.channel == "open"
    assert attempt.is_anonymous


@pytest.mark.parametrize(
    "facts",
    [
        {"mode": "self"}, {"mode": "kiosk"}, {"mode": ""}, {"survey": "other"}, {"survey": ""},
        {"form": "loud"}, {"language": "xx"}, {"team": "nobody"}, {"code": "1234567890"},
        {"code": "246813"}, {"code": "x" * 100_000}, {"mode": ["a", "b"], "language": "\x00"},
    ],
)  # fmt: skip
def test_what_cannot_begin_is_said_where_it_is(desk, survey, facts):
    answer = begin(desk, **facts)
    assert answer.status_code == 400
    assert mistakes(answer)
    assert not Draft.objects.exists()


def test_a_survey_with_one_form_has_no_other(desk, db):
    survey_of(has_easy=False)
    assert "one form only" in text(begin(desk, form="easy"))


def test_it_says_first_what_to_say(desk, survey):
    said = text(desk.get(BEGIN))
    for words in ("stop at any time", "who reads them", "not an emergency line", "who you are"):
        assert words in said
    assert not Draft.objects.exists()


def test_only_whoever_may_ask_after_safeguarding_types_such_answers_in(desk, sign_in):
    survey_of(is_safeguarding=True)
    assert begin(desk).status_code == 400
    Typing.for_somebody(sign_in("council_worker"))


# With a code -------------------------------------------------------------------


def test_a_code_takes_the_team_that_asked_and_is_not_spent_yet(desk, invitation):
    Typing.for_somebody(desk, code=code_of(invitation), team=team_of("north").pk)
    attempt = Attempt.objects.get()
    assert attempt.invitation == invitation
    assert attempt.team.pk == "south"
    invitation.refresh_from_db()
    assert invitation.state == Invitation.State.SENT


@pytest.mark.parametrize("state", ["held", "waiting", "withdrawn"])
def test_of_invitations_that_nobody_has_no_code_is_known(desk, survey, state):
    assert "opens nothing" in text(begin(desk, code=code_of(invited(survey, state=state))))


def test_a_code_that_was_answered_says_so(desk, survey):
    answered = invited(survey, state=Invitation.State.ANSWERED)
    assert "over: it was answered" in text(begin(desk, code=code_of(answered)))


def test_a_code_of_another_survey_names_it_to_whoever_may_ask_with_it(desk, sign_in, survey):
    other = invited(survey_of("lunch-club", title="The lunch club", is_safeguarding=True))
    worker = sign_in("council_worker")
    assert "another survey: The lunch club" in text(begin(worker, code=code_of(other)))
    said = text(begin(desk, code=code_of(other)))
    assert "opens nothing" in said
    assert "lunch" not in said


def test_codes_cannot_be_guessed(desk, survey, invitation):
    for _try in range(5):
        begin(desk, code="1111111111")
    answer = begin(desk, code=code_of(invitation))
    assert "too many wrong codes" in text(answer)


class TestWhatSheBeganAlone:
    @pytest.fixture
    def alone(self, client, invitation):
        guest = Answering.by(client, link(invitation))
        guest.answer({step: WHOLE[step] for step in ("safe", "contact-wanted")})
        return guest

    def test_is_shown_to_nobody_before_she_was_asked(self, desk, alone, invitation):
        answer = begin(desk, code=code_of(invitation))
        assert answer.status_code == 400
        assert len(going(answer)) == 2
        assert alone.see("happy").status_code == 200

    def test_goes_on_where_she_wants_it_and_is_shut_elsewhere(self, desk, alone, invitation):
        typing = Typing.for_somebody(desk, code=code_of(invitation), going="on")
        assert typing.draft == alone.draft
        assert typing.stored.answers() == {"safe": "yes", "contact-wanted": "no"}
        assert Attempt.objects.get().mode == "phone"
        assert alone.see("happy").status_code == 403

    def test_is_deleted_unseen_where_she_wants_that(self, desk, alone, invitation):
        typing = Typing.for_somebody(desk, code=code_of(invitation), going="anew")
        assert typing.stored.answers() == {}
        assert Draft.objects.count() == 1

    def test_nobody_is_asked_where_nothing_was_begun(self, desk, invitation):
        assert not going(begin(desk, code=code_of(invitation), mode=""))


def test_answered_on_another_device_meanwhile(desk, invitation, monkeypatch):
    def answered_now(*given, **facts):
        Invitation.objects.update(state=Invitation.State.ANSWERED)
        return begin_alone(*given, **facts)

    monkeypatch.setattr("surveys.entering.beginning.begin", answered_now)
    assert begin(desk, code=code_of(invitation)).status_code == 400


def test_what_is_open_on_the_screen_can_be_gone_on_with(typing, desk):
    other = Typing.for_somebody(desk)
    links = [one["href"] for one in page(desk.get(BEGIN)).select(".entry-waiting a")]
    assert sorted(links) == sorted([typing.url(), other.url()])


def test_desks_of_other_rooms_open_none_of_it(typing, desk):
    assert desk.get(reverse("staff-carers:entry-sheet", args=[typing.draft])).status_code == 403
