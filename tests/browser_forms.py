"""What a browser would post: the fields of a form in a page, as they stand there."""

import re

from bs4 import BeautifulSoup, Tag

UNSENT = {"submit", "button", "image", "reset", "file"}
Fields = dict[str, list[str]]


def fields_of(html: str | bytes, *, form: str = "main form[method=post]") -> Fields:
    """The values of the first form that matches, without its buttons."""
    found = BeautifulSoup(html, "html.parser").select_one(form)
    assert found is not None, f"no {form} in the page"
    sent: Fields = {}
    for control in found.select("input, select, textarea"):
        for value in _values(control):
            sent.setdefault(str(control["name"]), []).append(value)
    return sent


def _values(control: Tag) -> list[str]:
    kind = str(control.get("type", ""))
    if "name" not in control.attrs or kind in UNSENT:
        return []
    if kind in {"checkbox", "radio"}:
        return [str(control.get("value", "on"))] if "checked" in control.attrs else []
    if control.name == "select":
        options = control.select("option")
        chosen = [option for option in options if "selected" in option.attrs] or options[:1]
        return [str(option.get("value", option.text)) for option in chosen]
    if control.name == "textarea":
        # A browser drops the first line break and sends the others as CRLF.
        return [re.sub(r"\r?\n", "\r\n", control.text.removeprefix("\n"))]
    return [str(control.get("value", ""))]


def with_values(fields: Fields, **values: str | list[str] | None) -> Fields:
    """The same fields with some changed (None takes one out); `__` stands for a hyphen."""
    changed = dict(fields)
    for name, value in values.items():
        key = name.replace("__", "-")
        if value is None:
            changed.pop(key, None)
        else:
            changed[key] = value if isinstance(value, list) else [value]
    return changed
