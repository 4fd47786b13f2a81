"""What a demonstration shows of surveys: enough of everything, invented, and made once."""

import pytest

from portal.accounts.demonstration import NotADemonstration, refresh_people
from portal.notices.models import Notice
from surveys.demonstration import NotReady, refresh_surveys
from surveys.loading import load_surveys
from surveys.models import Comment, Contact, Door, Invitation, Response, Team


@pytest.fixture
def ready(db, settings):
    settings.DEMONSTRATION = True
    refresh_people()
    load_surveys()


def test_there_is_something_of_everything_and_it_is_made_once(ready):
    made = refresh_surveys()
    assert made == Response.objects.count() > 300
    assert Response.objects.that_count().count() > 300
    for field in ("language", "form", "mode", "team", "survey"):
        assert Response.objects.values(field).distinct().count() >= 2
    assert {"en", "ur", "pl", "pa"} <= set(Comment.objects.values_list("language", flat=True))
    assert {True, False} == {one.read_at is None for one in Comment.objects.all()}
    assert {True, False} == {one.ended_at is None for one in Contact.objects.all()}
    assert set(Invitation.objects.values_list("state", flat=True)) == set(Invitation.State.values)
    assert Door.objects.get(kind=Door.Kind.LINK).code == "246810"
    assert Door.objects.get(kind=Door.Kind.KIOSK).public_key
    assert not Notice.objects.exists()
    assert refresh_surveys() == 0
    assert Response.objects.count() == made


def test_teams_and_places_say_that_they_are_invented(ready):
    refresh_surveys()
    teams = Team.objects.filter(pk__in=Response.objects.values("team"))
    names = [team.name for team in teams] + [door.place for door in Door.objects.all()]
    assert all(name.endswith("(invented)") for name in names)


def test_it_refuses_anywhere_else(db, settings):
    settings.DEMONSTRATION = False
    with pytest.raises(NotADemonstration):
        refresh_surveys()


def test_it_says_what_is_missing(db, settings):
    settings.DEMONSTRATION = True
    with pytest.raises(NotReady, match="demo_people"):
        refresh_surveys()
    refresh_people()
    with pytest.raises(NotReady, match="make_ready"):
        refresh_surveys()
