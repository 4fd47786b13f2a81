"""What this room offers the others: a tile, jobs, and its events in words."""

import datetime

from portal.accounts.permissions import can_manage_access
from portal.accounts.public.upkeep import forget_unused_accounts, hash_addresses_again
from portal.accounts.second_factor import rotate_second_factors
from portal.audit import presenters
from portal.privacy import personal_data, rotation
from portal.registry import jobs
from portal.registry.registry import StaffTile, staff_tiles

DAY = datetime.timedelta(days=1)
SENTENCES = {
    "accounts.person.added": "{actor} added {subject}.",
    "accounts.person.closed": "{actor} closed the account of {subject}.",
    "accounts.person.opened": "{actor} opened the account of {subject} again.",
    "accounts.role.given": "{actor} gave {subject} the role {role} until {until}: {reason}.",
    "accounts.role.ended": "{actor} ended the role {role} of {subject}.",
    "accounts.role.given_by_group": "{actor} gave {subject} the role {role}: group {group}.",
    "accounts.role.ended_by_group": "{actor} no longer give {subject} the role {role}.",
    "accounts.account.made": "{actor} made an account.",
    "accounts.account.deleted": "{actor} deleted an account.",
    "accounts.passkey.added": "{actor} added a passkey of their own.",
    "accounts.passkey.removed": "{actor} removed a passkey of their own.",
    "accounts.second_factor.removed": "{actor} removed the second factor of {subject}.",
}


def register() -> None:
    for verb, sentence in SENTENCES.items():
        presenters.register(verb, sentence)
    rotation.elsewhere.register("second factors", rotate_second_factors)
    rotation.elsewhere.register("hashes of addresses", hash_addresses_again)
    personal_data.declare(
        "accounts.user",
        fields=("email", "name", "organisation"),
        whose="staff",
        why="To sign in, and to know who did what",
        kept_for="as long as the record of changes names them",
        encrypted=False,
    )
    personal_data.declare(
        "socialaccount.socialaccount",
        fields=("uid", "extra_data"),
        whose="staff",
        why="To know again who signs in with the council's own account",
        kept_for="as long as the person can sign in",
        encrypted=False,
    )
    personal_data.declare(
        "accounts.publicaccount",
        fields=("email",),
        whose="members of the public who wanted an account",
        why="To send the code that signs in",
        kept_for="until they delete it, or two years after they last signed in",
        encrypted=True,
    )
    jobs.register("accounts.forget_unused", forget_unused_accounts, every=DAY)
    staff_tiles.register(
        "access",
        StaffTile(
            title="People and access",
            description="Add people, give roles for a time, end them.",
            url_name="staff:people",
            open_to=can_manage_access,
            order=800,
        ),
    )
