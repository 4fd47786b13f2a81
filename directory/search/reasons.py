"""Why a listing is shown, in the reader's language: one to three whole sentences."""

from django.utils.translation import gettext as _

from directory.search.lexicon import Lexicon
from directory.search.parsing import ParsedQuery
from directory.search.scoring import Scored

MOST = 3


def reasons(
    parsed: ParsedQuery,
    scored: Scored,
    *,
    lexicon: Lexicon,
    language: str,
    serves_area: bool,
    place_label: str,
) -> list[str]:
    """Best first. Words that we guessed are named as guesses."""
    found = []
    if scored.exact_name:
        found.append(_("The name is what you typed."))
    elif scored.in_name:
        found.append(_("The name has your words in it."))
    for tag in scored.concepts:
        name, _name_language = lexicon.name_of(tag, language)
        if tag.startswith("audiences:"):
            found.append(_("It is for this group: %(group)s.") % {"group": name})
        elif tag.startswith("needs:"):
            found.append(_("It helps with: %(need)s.") % {"need": name})
        else:
            found.append(_("It is this kind of place: %(kind)s.") % {"kind": name})
    typed = [
        unit.typed for unit in parsed.units if unit.typed in scored.matched and not unit.guessed
    ]
    if typed and not found:
        found.append(_("It has your words: %(words)s.") % {"words": " ".join(typed[:4])})
    found += [
        _("You typed “%(typed)s”. We also looked for “%(guess)s”.")
        % {"typed": unit.typed, "guess": unit.guessed}
        for unit in parsed.units
        if unit.guessed and unit.typed in scored.matched
    ]
    if serves_area and place_label:
        found.append(_("It helps people in %(place)s.") % {"place": place_label})
    return found[:MOST]
