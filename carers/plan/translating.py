"""Items of plans as pieces for translators: of the newest rules, published or not."""

from carers.models import Ruleset
from carers.plan.books import book_of
from carers.plan.items import BadRuleset
from carers.plan.texts import KIND, units
from portal.languages.kinds import Piece, TextKind, Urgency, text_kinds


def register() -> None:
    text_kinds.register(KIND, TextKind(label="Items of plans", pieces=pieces))


def pieces() -> list[Piece]:
    """What is about danger stands first."""
    ruleset = Ruleset.objects.order_by("-number").first()
    if ruleset is None:
        return []
    try:
        book = book_of(ruleset)
    except BadRuleset:
        return []
    urgent = {f"item/{item.code}" for item in book.items.values() if item.kind == "crisis"}
    found = []
    for name, unit in units(book.texts).items():
        first: Urgency = "danger" if name in urgent else ""
        title = unit.texts.get("title") or unit.texts.get("name") or name
        found.append(Piece(unit, title, first))
    return found
