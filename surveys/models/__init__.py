"""What is stored of surveys."""

from surveys.models.answering import Attempt, Comment, Contact, Response, this_week, week_of
from surveys.models.asking import (
    LIVES,
    Asked,
    Batch,
    Door,
    EventSource,
    Hold,
    IdentityIsFixed,
    Invitation,
)
from surveys.models.packs import Frozen, Pack, PackEdition
from surveys.models.rollups import Change, FiguresState, Rollup
from surveys.models.surveys import (
    EASY,
    Comparable,
    DatedFigure,
    Form,
    Identity,
    Mode,
    Survey,
    Team,
    survey_code_of,
)

__all__ = [
    "EASY",
    "LIVES",
    "Asked",
    "Attempt",
    "Batch",
    "Change",
    "Comment",
    "Comparable",
    "Contact",
    "DatedFigure",
    "Door",
    "EventSource",
    "FiguresState",
    "Form",
    "Frozen",
    "Hold",
    "Identity",
    "IdentityIsFixed",
    "Invitation",
    "Mode",
    "Pack",
    "PackEdition",
    "Response",
    "Rollup",
    "Survey",
    "Team",
    "survey_code_of",
    "this_week",
    "week_of",
]
