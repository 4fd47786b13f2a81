"""Static files named by the hash of their content, also where one script imports another."""

from whitenoise import storage  # type: ignore[import-untyped]


class PortalStaticFilesStorage(storage.CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    support_js_module_import_aggregation = True
