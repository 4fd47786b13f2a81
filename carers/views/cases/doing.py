"""What is done with a form of its own and then leads back; where it cannot be done, the form stands
alone on a page, with what was typed and why it was not taken."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from carers.models import Case
from carers.views.cases.answering import Answering


@dataclass(frozen=True)
class Deed:
    """Something that is done with a form of its own."""

    title: str
    """Of the page on which it stands alone: 'Write down a try'."""
    button: str
    done: str
    """What is said afterwards; nothing of the carer."""
    template: str = "staff/cases/again.html"
    context: dict[str, Any] = field(default_factory=dict)


def do(
    request: HttpRequest,
    case: Case,
    form: Form,
    deed: Deed,
    act: Callable[[dict[str, Any]], object],
    *,
    back_to: str,
) -> HttpResponse:
    """Does it with what the form holds and leads back; else shows the form."""
    answering = Answering(request, case, form)
    if answering.does(lambda _: act(form.cleaned_data)):
        messages.success(request, deed.done)
        return HttpResponseRedirect(back_to)
    return alone(answering, deed)


def alone(answering: Answering, deed: Deed) -> HttpResponse:
    return answering.show(deed.template, {**deed.context, "deed": deed})
