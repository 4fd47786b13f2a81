"""What may be quoted, for packs and for 'we asked, you said, we did'. Nothing else is published."""

import datetime
import uuid
from dataclasses import dataclass

from django.utils import timezone

from portal.languages.table import ENGLISH
from portal.languages.translated import TextSet, texts_for
from surveys.models import Quote, Survey


@dataclass(frozen=True)
class Published:
    """One quote. It says neither team nor week: beside a small number that would name her."""

    id: uuid.UUID | int
    survey: str
    """Code."""
    survey_title: str
    texts: TextSet
    """`texts.words` in the language asked for; English, marked as such, where there is none."""
    written_in: str
    """Code of the language in which she wrote. Where it is not English, people translated it."""
    approved_on: datetime.date
    themes: tuple[str, ...]
    tone: str
    """Of the label that counts; empty where nobody has given one."""

    @property
    def words(self) -> str:
        return self.texts.words.value


def publishable(
    *, survey: Survey | None = None, theme: str = "", language: str = ENGLISH.code
) -> list[Published]:
    """Of one survey or of all, the latest first: approved by a second person, never withdrawn, and
    she still agrees. Four queries, however many there are."""
    found = Quote.objects.publishable().select_related("comment__survey")
    if survey is not None:
        found = found.filter(comment__survey=survey)
    if theme:
        found = found.filter(
            comment__labels__is_check=False, comment__labels__given__theme=theme
        ).distinct()
    quotes = list(found.prefetch_related("comment__labels__given"))
    texts = texts_for(quotes, language)
    return [_published(quote, texts[quote.pk]) for quote in quotes]


def _published(quote: Quote, texts: TextSet) -> Published:
    comment = quote.comment
    label = next((one for one in comment.labels.all() if not one.is_check), None)
    return Published(
        id=quote.pk,
        survey=comment.survey_id,
        survey_title=comment.survey.title,
        texts=texts,
        written_in=comment.language,
        approved_on=timezone.localdate(quote.approved_at),
        themes=tuple(one.theme for one in label.given.all()) if label else (),
        tone=label.tone if label else "",
    )
