"""What is stored of surveys."""

from surveys.models.acting import Action, ActionNote, Judgement, Learning
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
from surveys.models.charting import Rebase
from surveys.models.outside import OutsideFigure
from surveys.models.packs import Frozen, Pack, PackEdition
from surveys.models.rollups import Change, FiguresState, LateChange, Rollup, ToldMonth
from surveys.models.saying import Edition, Entry
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
from surveys.models.taking import ReadToken, Taking, TakingPart, TokenUse, ToldOf
from surveys.models.telling import ToldUnit
from surveys.models.themes import DigestWish, GivenTheme, Label, Quote

__all__ = [
    "EASY",
    "LIVES",
    "Action",
    "ActionNote",
    "Asked",
    "Attempt",
    "Batch",
    "Change",
    "Comment",
    "Comparable",
    "Contact",
    "DatedFigure",
    "DigestWish",
    "Door",
    "Edition",
    "Entry",
    "EventSource",
    "FiguresState",
    "Form",
    "Frozen",
    "GivenTheme",
    "Hold",
    "Identity",
    "IdentityIsFixed",
    "Invitation",
    "Judgement",
    "Label",
    "LateChange",
    "Learning",
    "Mode",
    "OutsideFigure",
    "Pack",
    "PackEdition",
    "Quote",
    "ReadToken",
    "Rebase",
    "Response",
    "Rollup",
    "Survey",
    "Taking",
    "TakingPart",
    "Team",
    "TokenUse",
    "ToldMonth",
    "ToldOf",
    "ToldUnit",
    "survey_code_of",
    "this_week",
    "week_of",
]
