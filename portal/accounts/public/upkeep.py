"""What the timetable and a change of keys do with accounts of the public."""

import datetime

from django.db import transaction
from django.utils import timezone

from portal.accounts.models import PublicAccount, User, hash_of_address
from portal.accounts.public.actions import delete_account

UNUSED = datetime.timedelta(days=730)
"""A review is due each year: two years away, nobody misses the account."""


def forget_unused_accounts() -> int:
    """Deletes the accounts that nobody has signed in to for so long."""
    before = timezone.now() - UNUSED
    unused = User.objects.filter(is_public=True, last_login__lt=before)
    for user in unused:
        delete_account(user=user, by="the portal")
    return len(unused)


@transaction.atomic
def hash_addresses_again() -> int:
    """After a change of SECRET_KEY, by which they are hashed: else nobody finds her account."""
    accounts = PublicAccount.objects.select_for_update()
    for account in accounts:
        account.email_hash = hash_of_address(account.email)
        account.save(update_fields=["email_hash"])
    return len(accounts)
