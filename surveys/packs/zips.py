"""Office files without the time at which they were made: the same book, the same bytes. Pure."""

import io
import re
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can say."""
LEVEL = 6
UNIX = 3
CREATED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(?=<)")
CORE = "docProps/core.xml"


def without_time(data: bytes, *, made_at: str) -> bytes:
    """The file packed again: its parts dated alike, its own dates `made_at`, in UTC with a Z; and
    so the workbooks that charts carry inside."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(".xlsx"):
                part = without_time(part, made_at=made_at)
            elif name == CORE:
                part = CREATED.sub(rb"\g<1>" + made_at.encode(), part)
            about = zipfile.ZipInfo(name, EPOCH)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.create_system = UNIX
            about.external_attr = 0o600 << 16
            new.writestr(about, part, compresslevel=LEVEL)
    return packed.getvalue()
