"""What the staff views share: the person, the listing, examples for lists of addresses."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme

from directory.keeping.meanwhile import latest_version
from directory.models import Service
from directory.permissions import can_edit_directory, can_translate_directory
from portal.accounts.models import User
from portal.languages.table import Language
from portal.ui.fonts import script_fonts


def me(request: HttpRequest) -> User:
    """The signed-in person; `page` has let nobody else in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def any_listing(key: str) -> Service:
    """Of any publication and status: staff see them all."""
    return get_object_or_404(Service.objects.for_page(), key=key)


def example_key() -> dict[str, str]:
    return {"key": Service.objects.order_by("name", "pk").values_list("key", flat=True)[:1].get()}


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: nothing before it is sent, and an empty form where nothing came."""
    return request.POST if request.method == "POST" else None


def head(request: HttpRequest, service: Service, *, tab: str) -> dict[str, Any]:
    """What stands above every page about one listing."""
    return {
        "service": service,
        "tab": tab,
        "may_edit": can_edit_directory(request.user),
        "may_translate": can_translate_directory(request.user),
        "latest": latest_version(service),
    }


def script_font(language: Language | None) -> str:
    """The stylesheet with the letters of a language that is shown inside an English page."""
    font = script_fonts().get(language.code) if language else None
    return font.stylesheet if font else ""


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Where the form says the person came from, if that is a page of ours."""
    asked = request.POST.get("back", "")
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(
        asked, {request.get_host()}, require_https=request.is_secure()
    )
    return asked if ours else otherwise
