"""How many text messages a text is. Everything beyond the GSM alphabet costs more than double."""

GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_DOUBLE = set("^{}\\[~]|€\f")
"""Characters of the GSM extension table: each counts as two."""

GSM_SINGLE, GSM_PART = 160, 153
OTHER_SINGLE, OTHER_PART = 70, 67
"""One message by itself, and one of several, which needs room to say its place."""

PLAIN = (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("…", "..."))


def count_parts(text: str) -> int:
    """Messages that a phone network bills for this text."""
    if set(text) <= GSM | GSM_DOUBLE:
        length = sum(2 if character in GSM_DOUBLE else 1 for character in text)
        single, part = GSM_SINGLE, GSM_PART
    else:
        # Networks count UTF-16 units: a character beyond the basic plane is two.
        length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        single, part = OTHER_SINGLE, OTHER_PART
    if length == 0:
        return 0
    return 1 if length <= single else -(-length // part)


def plain_quotes(text: str) -> str:
    """The same words with typewriter quotes and dashes, which the GSM alphabet has."""
    for fine, plain in PLAIN:
        text = text.replace(fine, plain)
    return text
