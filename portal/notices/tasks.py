"""The work behind the outbox of notices."""

from django.utils import timezone
from django_tasks import task

from portal.notices.channels import channel_for
from portal.notices.models import KEEP_RECEIVED, Notice, Received
from portal.notices.rendering import render, render_text
from portal.notices.texts import count_parts
from portal.notices.wanted import NOT_WANTED, is_wanted
from portal.registry.outbox import Refused, attempt, work_off


@task()
def deliver(pk: int) -> None:
    """The first attempt, right after the commit; the job below does the rest."""
    notice = Notice.objects.claim(pk)
    if notice is not None:
        attempt(notice, send_out)


def deliver_waiting() -> int:
    """Everything that is due, for the timetable."""
    return work_off(Notice.objects.all(), send_out)


def send_out(notice: Notice) -> None:
    if not is_wanted(notice):
        raise Refused(NOT_WANTED)
    channel = channel_for(notice.address.kind)
    make = render_text if notice.channel == Notice.Channel.TEXT else render
    message = make(notice.template, language=notice.language, context=notice.context or {})
    channel.send(notice.address, message, reference=f"notice-{notice.pk}")
    if notice.channel == Notice.Channel.TEXT:
        notice.parts = count_parts(message.body)
        notice.save(update_fields=["parts"])


def forget_content() -> int:
    """Finished notices keep their dates and lose their content."""
    return Notice.objects.with_content_to_forget().update(
        recipient="", context=None, forgotten=True
    )


def forget_received() -> int:
    """Ids of texts that nobody hands over again."""
    return Received.objects.filter(at__lt=timezone.now() - KEEP_RECEIVED).delete()[0]
