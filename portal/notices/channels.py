"""The ways out. One small port: `send` returns, raises Refused, or raises what is retried."""

import sys
from smtplib import SMTPRecipientsRefused
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.module_loading import import_string

from portal.notices.addresses import Address, Kind
from portal.notices.rendering import Message
from portal.registry.outbox import Refused

WRONG_REQUEST = 400


class Channel(Protocol):
    works: bool
    """False where this portal cannot send this way; pages then do not offer it."""

    def send(self, to: Address, message: Message, *, reference: str) -> None: ...


class Off:
    """No way out is set up."""

    works = False

    def send(self, to: Address, message: Message, *, reference: str) -> None:
        raise Refused(f"This portal cannot send by {to.kind}: set up a service for it.")


class Console:
    """Development only: shows the message on the terminal and sends it to nobody."""

    works = True

    def send(self, to: Address, message: Message, *, reference: str) -> None:
        sys.stdout.write(f"--- {to.kind} to {to.value}\n{message.subject}\n{message.body}\n---\n")


class DjangoEmail:
    """Django's own e-mail: SMTP by settings, or the terminal in development."""

    works = True

    def send(self, to: Address, message: Message, *, reference: str) -> None:
        letter = EmailMessage(
            subject=" ".join(message.subject.split()),
            body=message.body,
            to=[to.value],
            headers={"X-Reference": reference, "Auto-Submitted": "auto-generated"},
        )
        try:
            letter.send()
        except SMTPRecipientsRefused as error:
            raise Refused("The mail server refused the address.") from error


class GovukNotify:
    """GOV.UK Notify, whose templates hold nothing but ((subject)) and ((body)). That of letters may
    hold `QR: ((link))` as well."""

    works = True

    def send(self, to: Address, message: Message, *, reference: str) -> None:
        from notifications_python_client.errors import HTTPError
        from notifications_python_client.notifications import NotificationsAPIClient

        client = NotificationsAPIClient(settings.NOTIFY_API_KEY)
        try:
            if to.kind == "letter":
                client.send_letter_notification(
                    template_id=settings.NOTIFY_LETTER_TEMPLATE,
                    personalisation=_of_letter(to, message),
                    reference=reference,
                )
            elif to.kind == "text":
                client.send_sms_notification(
                    phone_number=to.value,
                    template_id=settings.NOTIFY_TEXT_TEMPLATE,
                    personalisation={"body": message.body},
                    reference=reference,
                )
            else:
                client.send_email_notification(
                    email_address=to.value,
                    template_id=settings.NOTIFY_EMAIL_TEMPLATE,
                    personalisation={"subject": message.subject, "body": message.body},
                    reference=reference,
                )
        except HTTPError as error:
            if error.status_code == WRONG_REQUEST:
                raise Refused("GOV.UK Notify refused the address or the template.") from error
            raise


def _of_letter(to: Address, message: Message) -> dict[str, str]:
    lines = {f"address_line_{number}": line for number, line in enumerate(to.lines, start=1)}
    return {**lines, "subject": message.subject, "body": message.body, "link": message.link}


def channel_for(kind: Kind) -> Channel:
    """GOV.UK Notify where its key and template are set, else what the settings name."""
    template = {
        "email": settings.NOTIFY_EMAIL_TEMPLATE,
        "text": settings.NOTIFY_TEXT_TEMPLATE,
        "letter": settings.NOTIFY_LETTER_TEMPLATE,
    }[kind]
    if settings.NOTIFY_API_KEY and template:
        return GovukNotify()
    channel: Channel = import_string(settings.NOTICE_CHANNELS[kind])()
    return channel


def can_send(kind: Kind) -> bool:
    """Whether pages may offer to send this way."""
    return channel_for(kind).works
