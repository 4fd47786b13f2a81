"""What was sent to a page that could not take it, carried past the code and put where it belongs.

It travels through the browser encrypted, so that nothing readable stays in a page's source.
"""

import json
import uuid
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from portal.languages.table import current_language
from portal.privacy.encryption import CannotDecrypt, decrypt, encrypt
from questionnaires import forms
from questionnaires.definition import Page
from questionnaires.journey import actions
from questionnaires.journey.wizard import revision_in
from questionnaires.models import Draft

MOST_FIELDS = 60
LONGEST_TOKEN = 1_500_000


@dataclass(frozen=True)
class Carried:
    """The fields of one page of one draft, as they were sent."""

    draft: str
    step: str
    fields: dict[str, list[str]]

    def sealed(self) -> str:
        return encrypt(json.dumps([self.draft, self.step, self.fields], ensure_ascii=False))

    @property
    def own_words(self) -> list[str]:
        """What she wrote herself, to be read and copied: codes of options have no spaces."""
        name = f"{self.step}-"
        values = [one for key, many in self.fields.items() if key.startswith(name) for one in many]
        return [value for value in values if " " in value.strip()]


def pick_up(request: HttpRequest, draft_id: uuid.UUID, step: str) -> Carried | None:
    """From a form that was sent; None where nothing of a page is in it."""
    if request.method != "POST" or not step:
        return None
    names = [name for name in request.POST if name.startswith(f"{step}-") or name == "revision"]
    fields = {
        name[:200]: [value[: forms.LONGEST_KEPT] for value in request.POST.getlist(name)]
        for name in names[:MOST_FIELDS]
    }
    return Carried(str(draft_id), step, fields) if any(map(any, fields.values())) else None


def opened(token: str) -> Carried | None:
    """What was sealed by us; None for anything else."""
    if not token or len(token) > LONGEST_TOKEN:
        return None
    try:
        draft, step, fields = json.loads(decrypt(token))
    except (CannotDecrypt, ValueError, TypeError):
        return None
    return Carried(draft, step, fields)


def put_down(draft: Draft, carried: Carried | None) -> Page | None:
    """Keeps it as typed on its page, and gives the page; None where it is not of this draft."""
    if carried is None or carried.draft != str(draft.pk):
        return None
    page = draft.definition.page_by_code.get(carried.step)
    if page is None:
        return None
    posted = QueryDict(mutable=True)
    for name, values in carried.fields.items():
        posted.setlist(name, values)
    actions.keep_typed(
        draft=draft,
        page=page,
        typed=forms.typed(page.questions, posted, page.code),
        seen=revision_in(posted),
        language=current_language().code,
    )
    return page
