"""The read API: results for other systems of the council, by a token (docs/survey-api.md)."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation

from portal.accounts.access import everyone, page
from portal.audit.actions import NotRecorded
from surveys.figures.tables import Tier
from surveys.models import ReadToken
from surveys.taking import openapi
from surveys.taking.asking import CannotAnswer, answer, asked_of
from surveys.taking.listing import about, surveys_for
from surveys.taking.result_files import as_csv, as_document
from surveys.taking.tokens import is_too_often, note_use, token_of
from surveys.views.taking.results import CSV
from surveys.views.taking.rows import a_survey

HOUR = 3600
WHO_ARE_YOU = "A good token is needed (Authorization: Bearer …)."
TOO_OFTEN = "That was too often. Ask again in an hour; results change once a month at most."
NOT_RECORDED = "The use cannot be recorded just now. Try again."
NO_SURVEY = "There is no such survey."
View = Callable[..., HttpResponse]


def by_token(*names: str) -> Callable[[View], View]:
    """The view gets the token; its address may say these names and no others, each once."""

    def decorate(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            token = token_of(request)
            if token is None:
                refused = _bad(WHO_ARE_YOU, status=401)
                refused.headers["WWW-Authenticate"] = "Bearer"
                return refused
            if is_too_often(token):
                refused = _bad(TOO_OFTEN, status=429)
                refused.headers["Retry-After"] = str(HOUR)
                return refused
            with translation.override("en"):
                try:
                    note_use(token)
                    _check(request, names)
                    return view(request, token, *args, **kwargs)
                except NotRecorded:
                    return _bad(NOT_RECORDED, status=503)
                except CannotAnswer as refused_by:
                    return _bad(refused_by.words, refused_by.field)

        return opened

    return decorate


@page(open_to=everyone, personal=True)
@by_token()
def surveys(request: HttpRequest, token: ReadToken) -> HttpResponse:
    """Which there are, with their versions, and by what results can be told apart."""
    rows = [about(survey) for survey in surveys_for(_tier(token))]
    return JsonResponse({"tier": token.tier, "surveys": rows})


@page(open_to=everyone, example=a_survey, personal=True)
@by_token("by", "from", "to", "tier")
def results(request: HttpRequest, token: ReadToken, code: str) -> HttpResponse:
    """The document of `survey_results --json`, with what it is under `about`."""
    return _results(request, token, code, lambda *given: JsonResponse(as_document(*given)))


@page(open_to=everyone, example=a_survey, personal=True)
@by_token("by", "from", "to", "tier")
def results_csv(request: HttpRequest, token: ReadToken, code: str) -> HttpResponse:
    """The same as CSV, each line with what it is of."""
    return _results(
        request, token, code, lambda *given: HttpResponse(as_csv(*given), content_type=CSV)
    )


@page(open_to=everyone)
def document(request: HttpRequest) -> HttpResponse:
    """This API in OpenAPI, for whoever builds the other side; needs no token."""
    return JsonResponse(openapi.document(), json_dumps_params={"indent": 2, "ensure_ascii": False})


def _results(request: HttpRequest, token: ReadToken, code: str, made: View) -> HttpResponse:
    tier = _asked_tier(request, token)
    survey = next((one for one in surveys_for(tier) if one.code == code), None)
    if survey is None:
        return _bad(NO_SURVEY, status=404)
    said = {name: request.GET.get(name, "") for name in ("by", "from", "to")}
    asked = asked_of(survey, tier, said)
    return made(asked, answer(asked))


def _asked_tier(request: HttpRequest, token: ReadToken) -> Tier:
    """A token for the service may also ask as the public does; never the other way round."""
    wanted = request.GET.get("tier", "") or token.tier
    if wanted not in {token.tier, Tier.PUBLIC}:
        raise CannotAnswer(f"This token reads at tier {token.tier}.", "tier")
    return Tier(wanted)


def _tier(token: ReadToken) -> Tier:
    return Tier(token.tier)


def _check(request: HttpRequest, names: Iterable[str]) -> None:
    """A filter that is misspelt would otherwise give figures of something else."""
    known = set(names)
    for name, values in request.GET.lists():
        if name not in known:
            there_are = ", ".join(sorted(known)) or "none"
            raise CannotAnswer(f"This is not known here. There are: {there_are}.", name[:40])
        if len(values) > 1:
            raise CannotAnswer("This was said more than once.", name)


def _bad(words: str, field: str = "", *, status: int = 400) -> JsonResponse:
    said = {"error": words, **({"field": field} if field else {})}
    return JsonResponse(said, status=status)
