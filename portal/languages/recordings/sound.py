"""What kind of sound a file holds, by its first bytes: names and labels can say anything."""

from collections.abc import Mapping

ENOUGH = 16
"""Bytes that tell."""
TYPES: Mapping[str, str] = {
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/mp4": "m4a",
    "audio/wav": "wav",
    "audio/webm": "webm",
}
"""What is taken, with the ending of its file."""


def type_of(head: bytes) -> str:
    """The type of sound; nothing for any other file."""
    if head[:4] == b"OggS":
        return "audio/ogg"
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "audio/wav"
    if head[4:8] == b"ftyp":
        return "audio/mp4"
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "audio/webm"
    return "audio/mpeg" if head[:3] == b"ID3" or _is_mpeg_frame(head) else ""


def _is_mpeg_frame(head: bytes) -> bool:
    """Eleven bits set, then a version and a layer that exist."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    version, layer, bitrate = head[1] >> 3 & 3, head[1] >> 1 & 3, head[2] >> 4
    return version != 1 and layer != 0 and bitrate != 15
