"""What quotes offer the other rooms: events in words, texts to translate, a tile, personal data."""

from typing import Any

from portal.audit import presenters
from portal.languages.kinds import Piece, TextKind, text_kinds
from portal.privacy import personal_data
from portal.registry.registry import StaffTile, staff_tiles
from surveys.models import Quote
from surveys.permissions import can_approve_quote, can_read_comments
from surveys.quotes.actions import APPROVED, WITHDRAWN, WRITTEN

READ = "surveys.quote.read"
SENTENCES = {
    READ: "{actor} opened {subject}.",
    WRITTEN: "{actor} took the names out of {subject}.",
    APPROVED: "{actor} approved {subject}.",
    WITHDRAWN: "{actor} withdrew {subject}.",
}


def register() -> None:
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    text_kinds.register(Quote.TRANSLATION_KIND, TextKind(label="Quotes", pieces=pieces))
    staff_tiles.register(
        "survey-quotes",
        StaffTile(
            title="Quotes",
            description="Words that may be published: without names, and looked at twice.",
            url_name="staff-surveys:quotes",
            open_to=can_read_comments,
            figure_for=how_many_wait,
            order=312,
        ),
    )
    personal_data.declare(
        "surveys.quote",
        fields=("words", "why_withdrawn"),
        whose="people who answer surveys and agree that their words are published without names",
        why="To tell others how it was, in the words of those who know",
        kept_for="As long as the comment; withdrawn ones are shown to nobody outside",
        encrypted=True,
    )


def pieces() -> list[Piece]:
    """Only what may be published is translated: before that it is nobody's but its readers'."""
    return [
        Piece(quote, str(quote)) for quote in Quote.objects.publishable().select_related("comment")
    ]


def how_many_wait(user: Any) -> str:
    waiting = Quote.objects.waiting().select_related("comment__survey")
    number = sum(can_approve_quote(user, quote) for quote in waiting)
    return f"{number} to approve" if number else ""
