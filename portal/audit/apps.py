"""Who did what, and who read whose answers."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "portal.audit"
    label = "audit"

    def ready(self) -> None:
        from portal.accounts.permissions import can_read_record_of_changes
        from portal.registry.registry import StaffTile, staff_tiles

        staff_tiles.register(
            "changes",
            StaffTile(
                title="Record of changes",
                description="Who changed what, and when.",
                url_name="staff:changes",
                open_to=can_read_record_of_changes,
                order=810,
            ),
        )
