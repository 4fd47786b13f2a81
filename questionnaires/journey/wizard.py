"""The pages of a journey, one address each, on django-formtools.

formtools gives the order of steps, the building of forms, conditions and the validation of all
answers in the end. Every piece of state is ours (`storage`, `actions`); what else it does is
overridden here and nowhere else.
"""

from collections import OrderedDict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from formtools.wizard.views import NamedUrlWizardView

from portal.languages.table import current_language
from questionnaires import forms
from questionnaires.definition import Page
from questionnaires.forms import PageForm
from questionnaires.journey import actions, shown
from questionnaires.journey.hearing import recording_of_page
from questionnaires.journey.room import Room
from questionnaires.journey.standing import Standing
from questionnaires.journey.storage import DraftStorage
from questionnaires.models import Draft
from questionnaires.texts import Words, words

CHECK = "check"
REMEMBERED = ("_resolved_form_list", "_cache_signature", "_check_cond_started")
"""What formtools keeps of conditions while a request lasts."""


class Journey(NamedUrlWizardView):  # type: ignore[misc]
    """`request.draft` is the draft, which the caller has authorised (see `views.with_draft`)."""

    storage_name = "questionnaires.journey.storage.DraftStorage"
    form_list: Any = (("page", PageForm),)
    """Of the class, for formtools' checks; each draft's version brings its own pages."""
    room: Room = None  # type: ignore[assignment]

    storage: DraftStorage
    template = "step"
    was_complete = False
    """Whether the page that is sent had been answered before."""
    page: Page
    """The one of the address. There is none where the answers are checked."""

    # What formtools is told ---------------------------------------------------

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.draft: Draft = request.draft  # type: ignore[attr-defined]
        known = self.draft.definition.page_by_code
        self.is_check = kwargs["step"] == CHECK
        if not self.is_check:
            if kwargs["step"] not in known:
                raise Http404
            self.page = known[kwargs["step"]]
        self.form_list = OrderedDict((code, PageForm) for code in known)
        self._stands(Standing(self.draft))
        return super().dispatch(request, *args, **kwargs)  # type: ignore[no-any-return]

    def get_prefix(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        return f"draft-{self.draft.pk}"

    def get_step_url(self, step: str) -> str:
        if step == CHECK:
            return self.room.url(CHECK, self.draft.pk)
        url = self.room.url("step", self.draft.pk, step=step)
        return f"{url}?back_to={CHECK}" if self.back_to else url

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        page = self.draft.definition.page_by_code[step or self.steps.current]
        return {"page": page, "questions": self.standing.questions(page), "words": self.words}

    def get_form_initial(self, step: str) -> dict[str, Any]:
        """What was typed and waits, else what was answered: never bound, so without errors."""
        row = self.storage.rows.get(step)
        if row is None:
            return {}
        return {**(row.answers or {}), **(row.pending or {})}

    def process_step(self, form: PageForm) -> actions.Typed:
        """The fields of this page and nothing else that was posted, by question code."""
        return form.answers()

    # Showing ------------------------------------------------------------------

    def get(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Never writes, resets or moves anything, however often and by whomever it is fetched."""
        danger = self.standing.unseen_danger()
        if danger and (self.is_check or not self.standing.danger_is_on(self.page)):
            return redirect(self._danger_url())
        if self.is_check:
            first = self.standing.first_open
            if first:
                return redirect(self.get_step_url(first.code))
            return super().get(*args, **kwargs)  # type: ignore[no-any-return]
        if not self.standing.is_shown(self.page):
            return redirect(self.room.url("draft", self.draft.pk))
        earlier = self.standing.open_before(self.page)
        if earlier:
            return redirect(self.get_step_url(earlier.code))
        self.storage.current_step = self.page.code
        return self._page()

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        """Check your answers: a page like any other, without effect. Making the plan is a POST."""
        self.template = "check"
        return self.render_to_response(shown.check(self.room, self.standing, self.words))  # type: ignore[no-any-return]

    def get_context_data(self, form: PageForm, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(form=form, **kwargs)
        language = current_language().code
        context["recording"] = recording_of_page(self.draft.version, self.page, language)
        return context | shown.step(
            self.room, self.standing, self.words, self.page, form, back_to=self.back_to
        )

    def get_template_names(self) -> list[str]:
        return self.room.template(self.template)

    def _page(self) -> HttpResponse:
        row = self.storage.rows.get(self.page.code)
        if row is None or not row.rivals:
            return self.render(self.get_form(data=self._typed_with_errors()))  # type: ignore[no-any-return]
        self.template = "which"
        context = shown.which(self.room, self.standing, self.words, self.page, row)
        return self.render_to_response({**context, "back_to": self.back_to})  # type: ignore[no-any-return]

    def _typed_with_errors(self) -> MultiValueDict[str, str] | None:
        """Only right after it was sent: a page that is opened later says nothing of errors."""
        row = self.storage.rows.get(self.page.code)
        if "errors" not in self.request.GET or row is None or row.pending is None:
            return None
        return MultiValueDict(forms.as_posted(row.pending, self.page.code))

    # Taking -------------------------------------------------------------------

    def post(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The address says which page it is; what else the form claims of that is not read."""
        self.storage.current_step = self.page.code
        self.storage.seen = revision_in(self.request.POST)
        if not self.standing.is_shown(self.page):
            # Closed meanwhile, by an answer in another window.
            self._keep_typed()
            return redirect(self.room.url("draft", self.draft.pk))
        if "choose" in self.request.POST:
            return self._chosen()
        goto = self._goto()
        form = self.get_form(data=self._own_fields())
        if not form.is_valid():
            self._keep_typed()
            return redirect(goto) if goto else self._with_errors()
        if goto and self.page.code not in self.storage.rows and not any(form.answers().values()):
            # She only looked: it is asked again.
            return redirect(goto)
        return self._save(form, goto)

    def _save(self, form: PageForm, goto: str | None = None) -> HttpResponseBase:
        self.was_complete = self.standing.is_complete(self.page)
        self.storage.set_step_data(self.steps.current, self.process_step(form))
        self.forget()
        if not self.storage.holds:
            return redirect(self.get_step_url(self.steps.current))
        if self.standing.unseen_danger():
            return redirect(self._danger_url())
        return redirect(goto) if goto else self.render_next_step(form)

    def render_next_step(self, form: PageForm, **kwargs: Any) -> HttpResponseBase:
        """The first page that is open: after a change, what the change has opened and no more.

        Who went back and goes on again is led through the pages as she left them.
        """
        found = self.standing.first_open
        if self.was_complete and not self.back_to:
            found = self.standing.after(self.page) or found
        return redirect(self.get_step_url(found.code if found else CHECK))

    def forget(self) -> None:
        """After every write: what formtools resolved for this request no longer holds."""
        for name in list(self.__dict__):
            if name in REMEMBERED or name.startswith("_cleaned_data_cache_"):
                delattr(self, name)
        self._stands(Standing(self.draft, self.storage.rows))

    def _stands(self, standing: Standing) -> None:
        self.standing = standing
        asked = {page.code for page in standing.pages}
        self.condition_dict = {page: page in asked for page in self.form_list}

    def _with_errors(self) -> HttpResponseBase:
        """What was typed is kept and shown with what is wrong, at an address that can be reloaded.

        Without the redirect the browser's Back would end at a form that it must not send again.
        """
        url = self.get_step_url(self.page.code)
        return redirect(f"{url}{'&' if '?' in url else '?'}errors")

    def _chosen(self) -> HttpResponseBase:
        """She said which of several answers holds: the one saved, or one of the others."""
        given = self.request.POST.get("choose", "")
        row, wanted = actions.choose(
            draft=self.draft,
            page=self.page,
            rival=int(given) if given.isdecimal() and len(given) < 3 else None,
            language=current_language().code,
        )
        self.storage.rows[self.page.code] = row
        self.forget()
        if wanted is None:
            return self.render_next_step(self.get_form())
        self.storage.seen = row.revision
        form = self.get_form(data=MultiValueDict(forms.as_posted(wanted, self.page.code)))
        return self._save(form) if form.is_valid() else self._with_errors()

    def _keep_typed(self) -> None:
        asked = self.standing.questions(self.page) or self.page.questions
        row = actions.keep_typed(
            draft=self.draft,
            page=self.page,
            typed=forms.typed(asked, self.request.POST, self.page.code),
            seen=self.storage.seen,
            language=current_language().code,
        )
        if row is not None:
            self.storage.rows[self.page.code] = row

    def _own_fields(self) -> MultiValueDict[str, str]:
        return forms.own_fields(
            self.standing.questions(self.page), self.request.POST, self.page.code
        )

    # Where to -----------------------------------------------------------------

    @cached_property
    def back_to(self) -> bool:
        """Whether she came from the check of her answers, and returns there."""
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        return bool(asked.get("back_to") == CHECK)

    @cached_property
    def words(self) -> Words:
        only = None if self.is_check else shown.units_of(self.draft.definition, self.page)
        return words(self.draft.version, current_language().code, only=only)

    def _goto(self) -> str | None:
        """Where she wants to go instead of on; what we do not know is ignored."""
        wanted = self.request.POST.get("wizard_goto_step", "")
        if wanted in {"keep", "more", CHECK}:
            return self.room.url(wanted, self.draft.pk)
        if wanted == "start":
            return self.room.url("start")
        asked = [page.code for page in self.standing.pages]
        return self.get_step_url(wanted) if wanted in asked else None

    def _danger_url(self) -> str:
        url = self.room.url("danger", self.draft.pk)
        return f"{url}?back_to={CHECK}" if self.back_to else url


def revision_in(posted: QueryDict) -> int | None:
    """The revision that the sent page was shown with; None where it does not say."""
    given = posted.get("revision", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None
