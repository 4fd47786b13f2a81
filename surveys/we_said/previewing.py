"""An edition as readers will see it in English, before anybody has approved it."""

from portal.languages.models import State
from portal.languages.table import ENGLISH
from portal.languages.translated import Text, TextSet
from surveys.figures.periods import NotClosed
from surveys.models import Edition, Entry, Quote
from surveys.we_said.figures import CannotTell, freeze, frozen, is_of
from surveys.we_said.shown import Shown
from surveys.we_said.writing import FIELDS


def preview_of(entry: Entry, edition: Edition) -> Shown:
    """With the figure as it would be taken now; without one that cannot be told."""
    texts = {
        name: Text(edition.texts.get(name, ""), ENGLISH.code, State.REVIEWED) for name in FIELDS
    }
    return Shown(
        entry=entry,
        texts=TextSet(texts, State.REVIEWED),
        quote=_quote(edition),
        figure=frozen(_figure(entry, edition)),
        english=None,
        is_unchecked=False,
    )


def _figure(entry: Entry, edition: Edition) -> dict[str, object]:
    if edition.approved_at is not None:
        return dict(edition.figure)
    if not edition.figure_of:
        return {}
    if is_of(entry.figure, edition.figure_of):
        return dict(entry.figure)
    try:
        return freeze(edition.figure_of)
    except (CannotTell, NotClosed):
        return {}


def _quote(edition: Edition) -> Text | None:
    if edition.quote_id is None:
        return None
    quote = Quote.objects.publishable().filter(pk=edition.quote_id).first()
    return Text(quote.words, ENGLISH.code, State.REVIEWED) if quote else None
