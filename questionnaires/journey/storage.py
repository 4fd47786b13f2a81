"""The state of a journey for django-formtools: rows of the draft, and nothing in the session.

formtools' own storages keep one slot for each class and session, reset it on a plain GET and store
whatever was posted. Here every accessor is ours; there is no `data`, so that a use of it fails.
"""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict
from formtools.wizard.storage.base import BaseStorage

from portal.languages.table import current_language
from questionnaires.forms import as_posted
from questionnaires.journey import actions
from questionnaires.models import Draft, DraftStep


class DraftStorage(BaseStorage):  # type: ignore[misc]
    """Lives as long as one request; `request.draft` was authorised by the view."""

    def __init__(self, prefix: str, request: HttpRequest, file_storage: None = None) -> None:
        super().__init__(prefix, request, None)
        self.draft: Draft = request.draft  # type: ignore[attr-defined]
        self.rows: dict[str, DraftStep] = {row.page: row for row in self.draft.steps.all()}
        self.seen: int | None = None
        """The revision that the page which is now sent was shown with."""
        self.holds = True
        """False where what was saved last waits for her to say which of two answers holds."""
        self._step: str | None = None
        self._extra: dict[str, Any] = {}

    # Discarding is a confirmed POST of its own, never a side effect.
    def init_data(self) -> None: ...

    def reset(self) -> None: ...

    def update_response(self, response: HttpResponse) -> None: ...

    # The step is in the address: nothing moves a stored pointer.
    def _get_current_step(self) -> str | None:
        return self._step

    def _set_current_step(self, step: str | None) -> None:
        self._step = step

    def _get_extra_data(self) -> dict[str, Any]:
        return self._extra

    def _set_extra_data(self, extra_data: dict[str, Any]) -> None:
        self._extra = extra_data

    def get_step_data(self, step: str) -> MultiValueDict[str, str] | None:
        """None for a page never confirmed; empty for one that was left blank."""
        row = self.rows.get(step)
        if row is None or row.answers is None:
            return None
        return MultiValueDict(as_posted(row.answers, step))

    def set_step_data(self, step: str, cleaned_data: actions.Typed) -> None:
        """Writes the row at once."""
        self.rows[step], self.holds = actions.save(
            draft=self.draft,
            page=self.draft.definition.page_by_code[step],
            answers=cleaned_data,
            seen=self.seen,
            language=current_language().code,
        )

    def get_step_files(self, step: str) -> None:
        return None

    def set_step_files(self, step: str, files: Any) -> None:
        if files:
            raise SuspiciousOperation("No page of a questionnaire takes files.")
