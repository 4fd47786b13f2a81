"""A voice for a text: uploaded by translators, checked by content, played to anybody."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.audit.models import AuditEvent
from portal.audit.presenters import sentence
from portal.languages.models import Recording, State
from portal.languages.recordings.actions import MOST_BYTES
from portal.languages.recordings.finding import recording_of
from portal.languages.recordings.playing import PIECE, part_of
from portal.languages.recordings.sound import type_of
from portal.languages.translated import save_texts
from tests.directory.staff.reading import page, text
from tests.portal.languages.reviewing.conftest import KIND, URDU

BREAK = f"/staff/languages/ur/{KIND}/break/"
MP3 = b"ID3\x04" + bytes(range(200)) * 5


@pytest.fixture
def written(pieces):
    return save_texts(pieces[0].unit, language="ur", texts=URDU, state=State.DRAFT)


def upload(client, content=MP3, name="voice.mp3", url=BREAK):
    file = SimpleUploadedFile(name, content, content_type="text/html")
    return client.post(f"{url}recording/", {"file": file}, follow=True)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"ID3\x04aaaa", "audio/mpeg"),
        (b"\xff\xfb\x90\x64aaaa", "audio/mpeg"),
        (b"OggS\x00\x02", "audio/ogg"),
        (b"RIFF\x24\x08\x00\x00WAVEfmt ", "audio/wav"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"\x1a\x45\xdf\xa3aaaa", "audio/webm"),
        (b"RIFF\x24\x08\x00\x00AVI fmt ", ""),
        (b"\xff\xff\xff\xff", ""),
        (b"\xff\xfb", ""),
        (b"<script>alert()</script>", ""),
        (b"\x89PNG\r\n\x1a\n", ""),
        (b"", ""),
    ],
)
def test_a_sound_is_known_by_its_content(head, kind):
    assert type_of(head) == kind


def test_an_uploaded_recording_can_be_heard_by_anybody(translator, client, pieces, written):
    assert "People can listen to it now" in text(upload(translator))
    kept = Recording.objects.get()
    answer = client.get(kept.get_absolute_url())
    assert b"".join(answer.streaming_content) == MP3
    assert answer["Content-Type"] == "audio/mpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer["Cache-Control"]
    assert recording_of(pieces[0].unit, "ur") == kept
    assert page(translator.get(BREAK)).audio["src"] == kept.get_absolute_url()


def test_who_kept_it_is_on_record(translator, pieces, written):
    upload(translator)
    translator.post(f"{BREAK}recording/gone/")
    kept, taken = AuditEvent.objects.order_by("pk")
    what = "in Urdu of Take a break (invented.helpline break)."
    assert sentence(kept) == f"Tariq Translator kept a recording {what}"
    assert sentence(taken) == f"Tariq Translator took away the recording {what}"


def test_a_new_recording_takes_the_place_and_the_file_of_the_old(translator, pieces, written):
    upload(translator)
    old = Recording.objects.get()
    upload(translator, b"OggS" + MP3)
    new = Recording.objects.get()
    assert new.pk != old.pk
    assert new.content_type == "audio/ogg"
    assert not default_storage.exists(old.file.name)
    assert default_storage.exists(new.file.name)


def test_taking_it_away_takes_the_file_too(translator, client, pieces, written):
    upload(translator)
    kept = Recording.objects.get()
    translator.post(f"{BREAK}recording/gone/")
    assert not default_storage.exists(kept.file.name)
    assert client.get(kept.get_absolute_url()).status_code == 404


def test_words_that_have_changed_are_not_read_aloud(translator, pieces, written):
    upload(translator)
    save_texts(pieces[0].unit, language="ur", texts={"title": "اور"}, state=State.DRAFT)
    assert recording_of(pieces[0].unit, "ur") is None
    assert "The text has changed since" in text(translator.get(BREAK))


@pytest.mark.parametrize("content", [b"", b"<html>", b"MZ\x90\x00" * 20])
def test_other_files_are_refused_whatever_they_are_called(translator, pieces, written, content):
    upload(translator, content)
    assert not Recording.objects.exists()


def test_a_file_that_is_too_large_is_refused(translator, pieces, written):
    assert "larger than 4 MB" in text(upload(translator, b"ID3" + b"x" * MOST_BYTES))
    assert not Recording.objects.exists()


def test_there_is_nothing_to_read_before_there_is_a_text(translator, pieces):
    assert "Write the text in this language first" in text(upload(translator))


def test_a_post_without_a_file_is_told_so(translator, pieces, written):
    answer = translator.post(f"{BREAK}recording/", {"file": "words"}, follow=True)
    assert "Choose a file" in text(answer)


@pytest.mark.parametrize("url", ["/staff/languages/en/x/y/", f"/staff/languages/ur/{KIND}/no/"])
def test_unknown_pieces_are_not_found(translator, pieces, url):
    assert upload(translator, url=url).status_code == 404
    assert translator.post(f"{url}recording/gone/").status_code == 404


def test_only_translators_upload(sign_in, pieces, written):
    assert sign_in("directory_editor").post(f"{BREAK}recording/").status_code == 403


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        ("bytes=0-1", (0, 1)),
        ("bytes=2-", (2, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-1000", (0, 99)),
        ("bytes=90-1000", (90, 99)),
        ("bytes=100-", (100, 99)),
        ("bytes=5-2", None),
        ("bytes=-", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("", None),
    ],
)
def test_which_part_is_asked_for(wanted, part):
    assert part_of(wanted, 100) == part


def test_a_part_is_never_larger_than_we_like_to_send():
    assert part_of("bytes=0-", 10 * PIECE) == (0, PIECE - 1)


def test_a_browser_gets_the_part_that_it_asks_for(translator, client, pieces, written):
    upload(translator)
    url = Recording.objects.get().get_absolute_url()
    answer = client.get(url, headers={"Range": "bytes=3-5"})
    assert (answer.status_code, answer.content) == (206, MP3[3:6])
    assert answer["Content-Range"] == f"bytes 3-5/{len(MP3)}"
    assert client.get(url, headers={"Range": "bytes=9999-"}).status_code == 416
