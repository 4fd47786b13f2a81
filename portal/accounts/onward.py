"""Where somebody goes when she has signed in: the page of ours that she wanted to open."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 500


def onward_of(request: HttpRequest) -> str:
    """From the address or the form; empty for anything that is not a page of ours."""
    asked = (request.POST if request.method == "POST" else request.GET).get("next", "")
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours and len(asked) <= LONGEST else ""
