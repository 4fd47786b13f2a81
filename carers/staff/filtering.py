"""The filter of the page of all paths."""

from dataclasses import replace
from typing import Any

from django import forms

from carers.staff.chosen import ACTIVE, DRAFT
from carers.staff.paths import PagePaths, QuestionPaths, SectionPaths

PARTS = ("questions", "rules", "items", "gaps", "law")
SHOWN = [
    ("", "Everything"),
    ("questions", "Questions"),
    ("rules", "Rules"),
    ("items", "Items"),
    ("gaps", "What is never reached, and missing texts"),
    ("law", "What the law wants asked"),
]


class PathsForm(forms.Form):
    version = forms.ChoiceField(
        label="Version", required=False, choices=[(ACTIVE, "In use"), (DRAFT, "Draft")]
    )
    show = forms.ChoiceField(label="Show", required=False, choices=SHOWN)
    section = forms.ChoiceField(label="Section", required=False)
    words = forms.CharField(label="Word, code or tag", required=False, max_length=60)

    def __init__(self, *args: Any, titles: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"] = forms.ChoiceField(
            label="Section", required=False, choices=[("", "Every section"), *titles]
        )

    def asked(self) -> dict[str, str]:
        """Anything unknown is the first choice."""
        self.full_clean()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


def parts_shown(show: str) -> tuple[str, ...]:
    return (show,) if show in PARTS else PARTS


def sections_with(found: list[SectionPaths], *, section: str, words: str) -> list[SectionPaths]:
    """The questions that are called so, or have an answer or a tag that is."""
    kept = []
    for one in found:
        if section and one.section.code != section:
            continue
        pages = [_page_with(page, words.casefold()) for page in one.pages]
        pages = [page for page in pages if page.questions]
        if pages:
            kept.append(replace(one, pages=pages))
    return kept


def _page_with(page: PagePaths, words: str) -> PagePaths:
    return replace(page, questions=[one for one in page.questions if words in _all_of(one)])


def _all_of(one: QuestionPaths) -> str:
    said = [one.title, one.question.code, *one.question.tags]
    for answer in one.options:
        said += [answer.label, answer.option.code, *answer.option.tags, *answer.leads.items]
        said += answer.leads.rules
    return "\n".join(said).casefold()
