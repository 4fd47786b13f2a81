"""What is said beside a number for people in danger: whose it is, and who answers."""

from typing import Any

from django.utils.translation import gettext_lazy as _

CRISIS_WORDS: dict[str, tuple[Any, Any]] = {
    "emergency": (
        _("Police, ambulance or fire"),
        _(
            "Phone when a life is at risk, or someone is being hurt. "
            "If you cannot speak, press 55 on a mobile."
        ),
    ),
    "emergency_relay": (
        _("You cannot hear or speak on the phone"),
        _(
            "Use this number with the Relay UK app to reach 999. "
            "In British Sign Language, go to 999bsl.co.uk."
        ),
    ),
    "samaritans": (
        _("Samaritans"),
        _("Someone listens, day and night. You do not have to give your name."),
    ),
    "mental_health_now": (
        _("NHS mental health help"),
        _("Phone, then press 2. A mental health nurse or helper answers, day and night."),
    ),
    "mental_health_hub": (
        _("Mental health help in Coventry"),
        _("The first place to phone for the NHS mental health team near you."),
    ),
    "shout": (
        _("Send a text message"),
        _("Write the word SHOUT and send it to this number. Someone writes back, day and night."),
    ),
    "domestic_abuse": (
        _("Help if you are hurt at home"),
        _("The National Domestic Abuse Helpline. A woman answers, day and night."),
    ),
    "adult_harm": (
        _("An adult is being hurt or not looked after"),
        _("Tell Adult Social Care. This can be about you or about someone else."),
    ),
    "childline": (
        _("Childline, for anyone under 19"),
        _("Talk about anything, day and night. The call does not show on the phone bill."),
    ),
    "out_of_hours": (
        _("The council’s emergency line"),
        _(
            "For the evening, the night and the weekend. "
            "Phone if someone has no care and is not safe."
        ),
    ),
}
BY_TEXT = ("shout",)
