"""The saved list: put a service aside, look at the list, print it, send it, clear it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from directory import shortlist
from directory.actions import FROM_ONE_PLACE, MOST_IN_TEXT, TooOften, send_list
from directory.context import ServicePage, service_pages
from directory.forms import SendForm
from directory.models import Service
from directory.shortlist import MOST, Shortlist
from directory.views.browser import browser_of
from portal.accounts.access import everyone, page
from portal.languages.table import current_language
from portal.notices.models import KEEP_CONTENT
from portal.ui.limits import is_too_often


@page(open_to=everyone, personal=True)
def saved(request: HttpRequest) -> HttpResponse:
    return _list_page(request, SendForm())


@page(open_to=everyone, methods=("POST",))
def change(request: HttpRequest) -> HttpResponse:
    """Puts one service on the list or takes it off, and returns to where the person was."""
    held = shortlist.read(request)
    added, removed = request.POST.get("add", ""), request.POST.get("remove", "")
    service = Service.objects.visible().filter(key=(added or removed)[:120]).first()
    wanted = held
    if service and added:
        wanted = held.with_service(service.pk)
    elif service:
        wanted = held.without_service(service.pk)
    if service and added and service.pk not in wanted:
        # The list's own page says that it is full.
        return redirect("directory:saved")
    response = _back(request, service)
    shortlist.write(response, wanted)
    return response


@page(open_to=everyone, methods=("POST",))
def clear(request: HttpRequest) -> HttpResponse:
    """For shared computers: nothing of the list is left."""
    response = redirect("directory:saved")
    shortlist.write(response, Shortlist())
    return response


@page(open_to=everyone, methods=("GET", "POST"), personal=True)
def send(request: HttpRequest) -> HttpResponse:
    """Sends the list to an address that is used for this and nothing else."""
    if request.method != "POST":
        return _list_page(request, SendForm())
    form = SendForm(request.POST)
    pages = _pages(request)
    if form.is_valid() and pages:
        try:
            if is_too_often(request, "list", most=FROM_ONE_PLACE):
                raise TooOften
            send_list(
                to=form.cleaned_data["address"],
                pages=pages,
                links=[_link(request, page) for page in pages],
                language=current_language().code,
                browser=browser_of(request),
            )
        except TooOften:
            form.add_error(None, gettext("We cannot send more for now. Try again tomorrow."))
        else:
            return redirect("directory:sent")
    return _list_page(request, form, pages)


@page(open_to=everyone)
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "directory/sent.html", {"days_kept": KEEP_CONTENT.days})


def _list_page(
    request: HttpRequest, form: SendForm, pages: list[ServicePage] | None = None
) -> HttpResponse:
    held = shortlist.read(request)
    pages = _pages(request) if pages is None else pages
    context = {
        "pages": pages,
        "form": form,
        "saved": held,
        "gone": len(held) - len(pages),
        "here": reverse("directory:saved"),
        "most": MOST,
        "most_in_text": MOST_IN_TEXT,
        "is_sensitive": any(page.service.is_sensitive for page in pages),
    }
    return render(request, "directory/saved.html", context, status=400 if form.errors else 200)


def _pages(request: HttpRequest) -> list[ServicePage]:
    services = shortlist.read(request).services()
    return service_pages(services, language=current_language().code)


def _link(request: HttpRequest, page: ServicePage) -> str:
    return request.build_absolute_uri(reverse("directory:service", args=[page.service.key]))


def _back(request: HttpRequest, service: Service | None) -> HttpResponseRedirect:
    """The page of ours that the form was on, at the service that it was about."""
    here = request.POST.get("next", "")
    if not (here.startswith("/") and url_has_allowed_host_and_scheme(here, None)):
        here = reverse("directory:saved")
    anchor = f"#service-{service.key}" if service else ""
    return HttpResponseRedirect(f"{here.partition('#')[0]}{anchor}")
