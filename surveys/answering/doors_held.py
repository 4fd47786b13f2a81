"""The door that somebody came in by: her browser remembers it until she answers."""

from django.http import HttpRequest

from surveys.models import Door, Survey

SESSION = "survey_door"


def hold_door(request: HttpRequest, door: Door) -> None:
    """The last one counts. It is the same for everybody who comes this way."""
    request.session[SESSION] = str(door.pk)


def held_door(request: HttpRequest, survey: Survey) -> Door | None:
    """The door to this survey. One that was closed meanwhile still says where she came in."""
    held = request.session.get(SESSION)
    if not isinstance(held, str):
        return None
    return Door.objects.select_related("team").filter(pk=held, survey=survey).first()


def let_go_of_door(request: HttpRequest) -> None:
    request.session.pop(SESSION, None)
