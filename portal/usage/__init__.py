"""How the portal is used: when, in which language, by which way, for what. Never by whom.

count(source, by={"language": ["ur"]})   one more use, in the caller's transaction
sources                                  what each room can count, registered in its `ready()`

Kept is one number for each source, month, dimension and value. Dimensions are never crossed, so
that no number is of one person’s hour, language and need together. Beyond this package only numbers
that have been through `hiding` are shown.
"""
