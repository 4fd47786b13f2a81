"""Static files named by the hash of their content, also where our script imports another.

Django can follow the imports of all scripts or of none; htmx ships some that lead nowhere, so only
ours are followed.
"""

from whitenoise import storage  # type: ignore[import-untyped]

_, IMPORTS = storage.CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns


class PortalStaticFilesStorage(storage.CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    patterns = (
        *storage.CompressedManifestStaticFilesStorage.patterns,
        ("portal.js", IMPORTS),
        ("kiosk.js", IMPORTS),
    )
