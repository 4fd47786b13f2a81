"""What staff do with doors and tablets, and who may."""

import pytest
from django.urls import reverse
from django.utils import timezone

from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from surveys.doors.actions import open_door
from surveys.doors.counting import said
from surveys.doors.sealed import open_sealed, seal
from surveys.models import Door, Form
from tests.factories.accounts import person
from tests.factories.surveys import CODE, answered, door_of, survey_of, tablet_of, team_of

DOORS, KIOSK = reverse("staff-surveys:doors"), reverse("staff-surveys:kiosk")


@pytest.fixture
def worker(sign_in):
    return sign_in("council_worker")


@pytest.fixture
def survey(db):
    return survey_of()


def events():
    return [sentence(event) for event in AuditEvent.objects.filter(verb__startswith="surveys.")]


class TestDoors:
    def test_opening_one_gives_it_a_code_of_six_digits(self, worker, survey):
        given = {"survey": CODE, "team": team_of().pk, "place": "Willenhall library"}
        answer = worker.post(DOORS, given, follow=True)
        door = Door.objects.get()
        assert (door.kind, len(door.code), door.code.isdigit()) == ("link", 6, True)
        assert f"/s/{door.code}" in answer.text
        assert events()[0].endswith("opened the door tea-club: Willenhall library.")

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            ({}, "Choose a survey."),
            ({"survey": "none"}, "Choose one of the surveys in the list."),
            ({"survey": "guarded"}, "Choose one of the surveys in the list."),
            ({"survey": "retired"}, "Choose one of the surveys in the list."),
            ({"survey": CODE, "team": "none"}, "Choose one of the teams in the list."),
            ({"survey": CODE, "place": "x" * 121}, "Make this shorter: up to 120 letters."),
        ],
    )
    def test_what_does_not_fit_is_told(self, worker, survey, given, told):
        survey_of("guarded", is_safeguarding=True)
        survey_of("retired", retired_at=timezone.now())
        answer = worker.post(DOORS, given)
        assert (answer.status_code, told in answer.text) == (400, True)
        assert not Door.objects.exists()

    def test_codes_are_never_given_twice(self, survey, monkeypatch):
        codes = iter(["246813", "246813", "135790"])
        monkeypatch.setattr("surveys.doors.actions.new_door_code", lambda: next(codes))
        door_of(survey, closed_at=timezone.now())
        assert open_door(survey=survey, team=None, place="", by=person()).code == "135790"

    def test_closing_it_is_for_good_and_recorded_once(self, worker, survey):
        url = reverse("staff-surveys:door", args=[door_of(survey).pk])
        for _press in range(2):
            assert worker.post(url).url == DOORS
        assert Door.objects.get().closed_at
        assert len(events()) == 1
        assert "Closed doors" in worker.get(DOORS).text
        assert "Close it" not in worker.get(url).text

    @pytest.mark.parametrize(
        ("number", "words"),
        [(0, "Fewer than 5"), (4, "Fewer than 5"), (5, "5 or more"), (14, "10 or more")],
    )
    def test_answers_are_said_in_steps_of_five(self, number, words):
        assert said(number) == words

    def test_answers_by_doors_of_the_same_team_are_counted(self, worker, survey):
        north = team_of()
        door_of(survey, team=north)
        door_of(survey, code="135790", team=team_of("south"))
        for _number in range(6):
            answered(
                survey, {"happy": "very"}, team=north, channel="door"
            ).__class__.objects.update(has_joined=True)
        answered(survey, {"happy": "very"}, team=north, form=Form.EASY, channel="open")
        page = worker.get(DOORS).text
        assert (page.count("5 or more"), page.count("Fewer than 5")) == (1, 1)


class TestTablets:
    def test_starting_one_signs_out_and_opens_it(self, worker, survey):
        answer = worker.post(KIOSK, {"survey": CODE, "place": "Reception"})
        door = Door.objects.get()
        assert answer.url == f"/en/surveys/tablet/{door.code}/"
        assert len(door.code) == 43
        assert not worker.session.keys()
        assert worker.get("/staff/").status_code == 302
        assert worker.get(answer.url).status_code == 200
        assert events() == [f"{door.opened_by} opened a tablet for tea-club: Reception."]

    def test_its_keys_belong_together_and_the_private_one_is_encrypted(self, worker, survey):
        worker.post(KIOSK, {"survey": CODE})
        door = Door.objects.get()
        assert open_sealed(door.private_key, seal(door.public_key, "x", [1])) == [1]
        [stored] = (
            Door.objects.values_list("private_key", flat=True)
            .query.get_compiler("default")
            .execute_sql()
        )
        assert "PRIVATE KEY" not in str(stored)

    def test_a_safeguarding_survey_can_be_chosen(self, worker, db):
        survey_of("guarded", is_safeguarding=True, is_open=False)
        assert worker.post(KIOSK, {"survey": "guarded"}).status_code == 302

    def test_what_does_not_fit_leaves_signed_in(self, worker, survey):
        answer = worker.post(KIOSK, {"place": "Reception"})
        assert (answer.status_code, "Choose a survey." in answer.text) == (400, True)
        assert 'value="Reception"' in answer.text
        assert worker.get(KIOSK).status_code == 200

    def test_one_in_use_can_be_closed_from_afar(self, worker, survey):
        door = tablet_of(survey, place="Reception", opened_by=person())
        assert "Reception" in worker.get(KIOSK).text
        worker.post(reverse("staff-surveys:close-tablet", args=[door.pk]))
        assert "No tablet is in use." in worker.get(KIOSK).text
        assert len(events()) == 1

    def test_a_door_is_no_tablet(self, worker, survey):
        url = reverse("staff-surveys:close-tablet", args=[door_of(survey).pk])
        assert worker.post(url).status_code == 404
