"""What the pages of this room share: one alert for a reader who may open it."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from portal.accounts.access import me
from portal.alerts.models import Alert
from portal.alerts.permissions import can_open_alert
from portal.alerts.showing import Shown, shown


def an_alert() -> Mapping[str, Any]:
    """For the list of addresses: the one that was raised first."""
    return {"pk": Alert.objects.order_by("pk").values_list("pk", flat=True)[0]}


def alert_for(request: HttpRequest, pk: int) -> Shown:
    """An alert that goes to others is not there, as one that never was."""
    found = Alert.objects.for_page().filter(pk=pk).first()
    if found is None or not can_open_alert(me(request), found):
        raise Http404
    return shown(found, me(request), timezone.now())
