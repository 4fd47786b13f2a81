"""Comments with themes, and quotes out of them, for tests."""

import datetime
from typing import Any

from portal.accounts.models import User
from portal.languages.models import OwnWords
from surveys.models import Comment, Label, Quote, Survey, week_of
from surveys.quotes.actions import approve_quote, write_quote
from surveys.themes.labelling import label
from tests.factories.accounts import person
from tests.factories.surveys import answered, survey_of, team_of

WORDS = "Warmer tea, please"


def comment_of(survey: Survey | None = None, words: str = WORDS, **fields: Any) -> Comment:
    """As it comes in with whole answers; `day` is when."""
    survey = survey or Survey.objects.filter(code="tea-club").first() or survey_of()
    given = {"language": "en", "team": team_of(), **fields}
    before = set(Comment.objects.values_list("pk", flat=True))
    changed = {
        name: given.pop(name) for name in ("may_be_quoted", "beside_lowest") if name in given
    }
    answered(survey, {"change": words}, **given)
    comment = Comment.objects.exclude(pk__in=before).get()
    for name, value in changed.items():
        setattr(comment, name, value)
    comment.save()
    return comment


def plain_comment(survey: Survey, number: int, **fields: Any) -> Comment:
    """Stored and nothing more: nobody is told, so that there can be many."""
    version = fields.pop("version", None) or answered(survey, {"happy": "fairly"}).version
    day = fields.pop("day", datetime.date(2026, 3, 4))
    about = {"question": "change", "words": f"{WORDS} {number}", "language": "en", **fields}
    return Comment.objects.create(survey=survey, version=version, week=week_of(day), **about)


def labelled(
    comment: Comment, *codes: str, tone: str = Label.Tone.POSITIVE, by: User | None = None
) -> Label:
    return label(comment=comment, codes=codes, tone=tone, by=by or person("survey_analyst"))


def translated(comment: Comment, english: str) -> OwnWords:
    """As a translator has done it."""
    words = OwnWords.objects.of(comment).get()
    words.translated, words.translator = english, person("translator")
    words.done_at = words.asked_at
    words.save()
    return words


def quote_of(comment: Comment | None = None, words: str = "Warmer tea …") -> Quote:
    """Written, and waiting for a second person."""
    comment = comment or comment_of(may_be_quoted=True)
    return write_quote(comment=comment, words=words, by=person("survey_analyst"))


def approved_quote(comment: Comment | None = None, words: str = "Warmer tea …") -> Quote:
    quote = quote_of(comment, words)
    seen = quote.written_at.isoformat()
    return approve_quote(quote=quote, seen=seen, by=person("principal_social_worker"))
