"""Tags for parts that need more than an include."""

from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.languages.table import current_language
from portal.ui import records
from portal.ui.crisis_words import BY_TEXT, CRISIS_WORDS

register = template.Library()

HARMLESS_PAGE = "https://www.bbc.co.uk/weather"
"""Where 'Exit this page' goes: a page anyone might have open."""


@register.simple_tag
def icon(name: str, size: int = 24, classes: str = "") -> SafeString:
    """A drawing beside a word; it says nothing on its own, so it is hidden from screen readers.

    Styles let it follow the text; `size` holds where they have not arrived.
    """
    return _icon(static("icons.svg"), name, size, classes)


@lru_cache(maxsize=500)
def _icon(drawings: str, name: str, size: int, classes: str) -> SafeString:
    return format_html(
        '<svg class="icon{}" width="{}" height="{}" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        f" {classes}" if classes else "",
        size,
        size,
        drawings,
        name,
    )


@register.simple_tag
def picture(name: str, size: int = 48) -> SafeString:
    """An easy-read drawing beside words, in the same hand as the icons but larger."""
    return format_html(
        '<svg class="picture" width="{}" height="{}" fill="none" stroke="currentColor"'
        ' stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"'
        ' focusable="false"><use href="{}#pic-{}"></use></svg>',
        size,
        size,
        static("pictures.svg"),
        name,
    )


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm | None, focus: bool = True) -> dict[str, Any]:
    """What went wrong, as links to the fields. Nothing for a form that is new or right."""
    if form is None or not form.is_bound or not form.errors:
        return {"errors": [], "focus": focus}
    errors = [{"message": message, "target": ""} for message in form.non_field_errors()]
    for field in form:
        target = getattr(field, "first_input_id", field.auto_id)
        errors += [{"message": message, "target": target} for message in field.errors]
    return {"errors": errors, "focus": focus}


@register.inclusion_tag("components/error_prefix.html")
def error_prefix(form: BaseForm | None) -> dict[str, bool]:
    """At the start of the title: a screen reader says first that something is wrong."""
    return {"has_errors": form is not None and form.is_bound and bool(form.errors)}


@register.inclusion_tag("components/exit_this_page.html")
def exit_this_page(through: str = "") -> dict[str, str]:
    """Leads away at once; with scripts also by pressing Shift three times.

    `through` is an address of ours that forgets something first and then leads to the same page.
    """
    return {"harmless_page": through or HARMLESS_PAGE}


@register.simple_tag
def crisis_numbers() -> dict[str, records.CrisisNumber]:
    return records.crisis_numbers()


@register.inclusion_tag("components/crisis_number.html")
def crisis_number(code: str, name: str = "") -> dict[str, Any]:
    """One number with whose it is and who answers; `name` where a page calls it otherwise."""
    whose, words = CRISIS_WORDS[code]
    number = records.crisis_numbers()[code]
    return {"number": number, "name": name or whose, "words": words, "by_text": code in BY_TEXT}


@register.filter
def digits(phone: str) -> str:
    """What a phone dials: the digits, and the + of another country."""
    return "".join(character for character in phone if character.isdigit() or character == "+")


@register.simple_tag
def text_limit(widget: dict[str, Any]) -> dict[str, Any] | None:
    """How much may be written, for the counter below the box. None where there is no limit.

    GOV.UK's script asks for one sentence for each plural form of the page's language.
    """
    attributes = widget["attrs"]
    if not attributes.get("maxlength"):
        return None
    attributes["class"] = f"{attributes.get('class', '')} govuk-js-character-count".strip()
    plural_forms = sorted({*current_language().locale.plural_form.tags, "other"})
    return {
        "number": int(attributes["maxlength"]),
        "id": f"{attributes.get('id', '')}-info",
        "plural_forms": plural_forms,
    }


@register.filter
def without(widget: dict[str, Any], name: str) -> dict[str, Any]:
    """A widget's context without one attribute, which the template writes itself."""
    return {
        **widget,
        "attrs": {key: value for key, value in widget["attrs"].items() if key != name},
    }


@register.filter
def words_of(text: str) -> list[str]:
    return text.split()
