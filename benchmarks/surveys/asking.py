"""A spreadsheet of invitations, some rows of which are bad."""

from typing import Any

BAD = ("email,not-an-address", "pigeon,roof 4", "text,12", "email,")
EVERY = 10
"""One row in so many is bad."""


def measure(number: int) -> dict[str, Any]:
    from benchmarks.measuring import once
    from benchmarks.surveys.preparing import SURVEY
    from surveys.asking.spreadsheet import take_file
    from surveys.models import Invitation, Survey

    survey, by = Survey.objects.get(pk=SURVEY), _analyst()
    data = _file(number)
    batches: list[Any] = []

    def take() -> None:
        batches.append(
            take_file(data=data, name="b.csv", survey=survey, identity="anonymous", by=by)
        )

    return {
        "rows": number,
        "take_s": once(take),
        "taken": batches[0].taken,
        "refused": len(batches[0].refused),
        "invitations": Invitation.objects.filter(batch=batches[0]).count(),
    }


def _file(number: int) -> bytes:
    rows = ["channel,recipient,language"]
    for place in range(number):
        if place % EVERY == 0:
            rows.append(f"{BAD[place // EVERY % len(BAD)]},en")
        else:
            rows.append(f"email,person{place}@example.org,en")
    return "\n".join(rows).encode()


def _analyst() -> Any:
    import datetime

    from django.utils import timezone

    from portal.accounts.models import RoleGrant, User

    user = User.objects.create_user(email="bench@example.org", password=None)
    today = timezone.localdate()
    RoleGrant.objects.create(
        user=user,
        role="survey_analyst",
        approved_by=user,
        reason="Benchmark",
        ends_on=today + datetime.timedelta(days=1),
    )
    return user
