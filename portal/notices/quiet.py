"""No text wakes anybody: one that is written in the evening or at night goes at eight."""

import datetime

from django.utils import timezone

from portal.notices.models import Notice

FROM, UNTIL = datetime.time(20), datetime.time(8)
DAY = datetime.timedelta(days=1)


def let_sleep(notice: Notice) -> None:
    """In the transaction that has written it, before it goes out. E-mails wake nobody."""
    if notice.channel == Notice.Channel.TEXT:
        notice.next_attempt_at = after_quiet_hours(notice.next_attempt_at)
        notice.save(update_fields=["next_attempt_at"])


def after_quiet_hours(moment: datetime.datetime) -> datetime.datetime:
    """The same moment by day; in the evening and at night the next eight in the morning here."""
    here = timezone.localtime(moment)
    if UNTIL <= here.time() < FROM:
        return moment
    day = here.date() + (DAY if here.time() >= FROM else datetime.timedelta())
    return timezone.make_aware(datetime.datetime.combine(day, UNTIL))
