"""People, roles and how they sign in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "portal.accounts"
    label = "accounts"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in
        from django.core import checks

        from portal.accounts import offers
        from portal.accounts.checks import group_roles
        from portal.accounts.idle import clock

        offers.register()
        checks.register(group_roles)
        user_logged_in.connect(clock.begin, dispatch_uid="accounts.idle")
