"""The carers' self-assessment as a journey: its addresses, its templates, its questions."""

from questionnaires.journey.room import Room, rooms

ROOM = Room(
    namespace="carers",
    questionnaire="carer-assessment",
    templates="carers/journey",
    done="carers:make-plan",
)


def register() -> None:
    rooms.register(ROOM.questionnaire, ROOM)
