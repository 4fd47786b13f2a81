"""Sending notices: written with the change that causes them, sent once that is certain."""

from typing import Any

from django.db import transaction

from portal.notices.addresses import Address
from portal.notices.models import Notice
from portal.notices.tasks import deliver


def send(*, to: Address, template: str, language: str, context: dict[str, Any]) -> Notice:
    """Puts a notice in the outbox; it goes out after the commit, and again until it has gone.

    `language` is that of the person who gets it. `context` must survive JSON.
    """
    with transaction.atomic():
        notice = Notice.objects.create(
            channel=to.kind,
            recipient=to.value,
            template=template,
            language=language,
            context=context,
        )
        transaction.on_commit(lambda: deliver.enqueue(notice.pk))
    return notice
