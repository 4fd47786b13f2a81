"""What a tablet seals is opened by the key of its own door, whole, and by nothing else."""

import base64

import pytest

from surveys.doors.sealed import CannotOpen, new_keys, open_sealed, seal

KEYS, OTHERS = new_keys(), new_keys()
ID = "6f1c1f5e-7e0e-4a53-9a0b-0f1d9d3f2b11"
CONTENT = {"answers": {"safe": "yes", "change": "چائے 🫖"}}


def test_the_key_of_the_door_opens_it():
    assert open_sealed(KEYS.private, seal(KEYS.public, ID, CONTENT)) == CONTENT


def test_it_shows_nothing_of_what_it_holds():
    sealed = seal(KEYS.public, ID, {"answers": {"safe": "a" * 200}})
    assert b"aaa" not in base64.b64decode(sealed["body"])
    assert seal(KEYS.public, ID, CONTENT)["body"] != seal(KEYS.public, ID, CONTENT)["body"]


def flipped(text):
    raw = bytearray(base64.b64decode(text))
    raw[-1] ^= 1
    return base64.b64encode(bytes(raw)).decode()


@pytest.mark.parametrize(
    "change",
    [
        lambda one: {**one, "id": "6f1c1f5e-7e0e-4a53-9a0b-0f1d9d3f2b12"},
        lambda one: {**one, "body": flipped(one["body"])},
        lambda one: {**one, "iv": flipped(one["iv"])},
        lambda one: {**one, "iv": ""},
        lambda one: {**one, "key": flipped(one["key"])},
        lambda one: {**one, "key": base64.b64encode(b"\x04" + b"\x00" * 64).decode()},
        lambda one: {**one, "key": "no base64 …"},
        lambda one: {**one, "body": None},
        lambda one: {**one, "body": ["x"]},
        lambda one: {name: value for name, value in one.items() if name != "iv"},
        lambda one: {},
        lambda one: seal(OTHERS.public, ID, CONTENT),
    ],
)
def test_anything_else_stays_shut(change):
    with pytest.raises(CannotOpen):
        open_sealed(KEYS.private, change(seal(KEYS.public, ID, CONTENT)))
