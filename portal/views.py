"""The front door, and the two addresses by which a machine asks whether the portal is well."""

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from portal.accounts.access import everyone, page


@page(open_to=everyone)
def front_door(request: HttpRequest) -> HttpResponse:
    """Leads to the home page in the language of the reader's cookie or browser, else English."""
    with translation.override(translation.get_language_from_request(request)):
        answer = HttpResponseRedirect(reverse("home"))
    patch_vary_headers(answer, ["Accept-Language", "Cookie"])
    return answer


@page(open_to=everyone)
def live(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing of the database, so that a slow one restarts nobody."""
    return HttpResponse("live\n", content_type="text/plain")


@page(open_to=everyone)
def ready(request: HttpRequest) -> HttpResponse:
    """The process can serve: the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ready\n", content_type="text/plain")
