"""Fetching over https, with a server that is only pretended."""

from __future__ import annotations

import errno
import gzip
import hashlib
import http.client
import io
import os
import ssl
import urllib.error
import urllib.request
from contextlib import AbstractContextManager

import pytest

from seqgui.core import download
from seqgui.core.errors import UserError
from seqgui.core.events import Progress

URL = "https://mirror.example/mnist/file.gz"
BODY = bytes(range(256)) * 1024
MD5 = hashlib.md5(BODY).hexdigest()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


class Response(AbstractContextManager):
    """What urlopen gives: a stream that hands out the body in small parts."""

    def __init__(self, body=BODY, length=None, error=None):
        self.headers = {"Content-Length": str(len(body) if length is None else length)}
        self._stream = io.BytesIO(body)
        self._error = error

    def read1(self, size):
        part = self._stream.read(min(size, 20_000))
        if not part and self._error:
            raise self._error
        return part

    def __exit__(self, *exception):
        self._stream.close()


@pytest.fixture
def serve(monkeypatch):
    """Have every address answered by a response or an error; returns the addresses that were asked for."""

    def arrange(*answers):
        asked = []
        queue = list(answers)

        def answer(url):
            asked.append(url)
            now = queue.pop(0)
            if isinstance(now, Exception):
                raise now
            return now

        monkeypatch.setattr(download, "_open", answer)
        return asked

    return arrange


def test_a_file_arrives_with_its_progress(tmp_path, serve):
    serve(Response())
    path = tmp_path / "raw" / "file.gz"
    said = [event for event in download.fetch(URL, path, MD5.upper()) if event is not None]
    assert path.read_bytes() == BODY
    assert said[0] == Progress("file.gz", 0, 0)
    assert said[-1] == Progress("file.gz", len(BODY), len(BODY))
    assert {event.total for event in said[1:]} == {len(BODY)}
    done = [event.done for event in said]
    assert done == sorted(done)
    assert len(said) > 3


def test_closing_the_generator_cancels_and_leaves_nothing(tmp_path, serve):
    serve(Response())
    job = download.fetch(URL, tmp_path / "file.gz", MD5)
    for _ in range(4):
        next(job)
    assert len(names(tmp_path)) == 1, "it should be in the middle of writing"
    job.close()
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Response(BODY[:-1] + b"\0\0", length=0), "arrived damaged"),
        (Response(BODY[:1000], length=len(BODY)), "broke off after 1,000 of 262,144 bytes"),
        (Response(BODY[:1000], error=ConnectionResetError("reset by peer")), "broke off"),
        (Response(BODY[:1000], error=TimeoutError("timed out")), "did not answer within 15 seconds"),
        (Response(BODY[:1000], error=http.client.IncompleteRead(b"")), "broke off"),
        (urllib.error.URLError(OSError(-2, "Name or service not known")), "cannot be reached .*Name or service"),
        (urllib.error.URLError(TimeoutError("timed out")), "did not answer within 15 seconds"),
        (urllib.error.URLError(ssl.SSLCertVerificationError("expired")), "could not prove who it is"),
        (urllib.error.HTTPError(URL, 404, "Not Found", None, io.BytesIO()), "no longer has “file.gz”"),
        (urllib.error.HTTPError(URL, 503, "Busy", None, io.BytesIO()), "error 503: Busy"),
    ],
    ids=["checksum", "short", "reset", "silence", "incomplete", "offline", "connect", "tls", "404", "503"],
)
def test_what_goes_wrong_is_a_sentence_and_leaves_nothing(tmp_path, serve, answer, words):
    serve(answer)
    with pytest.raises(download.FetchError, match=words):
        list(download.fetch(URL, tmp_path / "file.gz", MD5))
    assert names(tmp_path) == []


def test_a_full_disk_is_no_reason_to_try_the_next_mirror(tmp_path, serve, monkeypatch):
    asked = serve(Response(), Response())

    def full(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="The disk is full"):
        list(download.fetch_any([URL, URL], tmp_path / "file.gz", MD5))
    assert len(asked) == 1
    assert names(tmp_path) == []


def test_the_next_mirror_is_tried(tmp_path, serve):
    asked = serve(urllib.error.HTTPError(URL, 404, "Not Found", None, io.BytesIO()), Response())
    list(download.fetch_any(["https://a.example/f", "https://b.example/f"], tmp_path / "f", MD5))
    assert asked == ["https://a.example/f", "https://b.example/f"]
    assert (tmp_path / "f").read_bytes() == BODY


def test_when_no_mirror_delivers_the_first_one_s_reason_is_told(tmp_path, serve):
    serve(urllib.error.URLError("no route"), urllib.error.HTTPError(URL, 403, "No", None, io.BytesIO()))
    with pytest.raises(download.FetchError, match=r"a\.example.*no route"):
        list(download.fetch_any(["https://a.example/f", "https://b.example/f"], tmp_path / "f", MD5))
    with pytest.raises(download.FetchError, match="no address"):
        list(download.fetch_any([], tmp_path / "f", MD5))


def test_only_https_is_spoken(tmp_path):
    with pytest.raises(ValueError, match="only https"):
        list(download.fetch("http://mirror.example/f", tmp_path / "f", MD5))
    assert download.over_https(
        ["http://a.example/x/", "https://a.example/x/", "ftp://b.example/", "https://c.example/"]
    ) == ["https://a.example/x/", "https://c.example/"]
    follow = download._HttpsOnly().redirect_request
    request = urllib.request.Request(URL)
    with pytest.raises(download.FetchError, match="unsafe"):
        follow(request, None, 302, "Found", {}, "http://mirror.example/file.gz")
    assert follow(request, None, 302, "Found", {}, "https://other.example/f").full_url == "https://other.example/f"


def test_unpacking(tmp_path):
    packed = tmp_path / "file.gz"
    packed.write_bytes(gzip.compress(BODY))
    *_, last = download.unpack(packed, tmp_path / "file")
    assert last == Progress("file", len(BODY), len(BODY))
    assert (tmp_path / "file").read_bytes() == BODY


@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: b"none" + data], ids=["cut", "foreign"])
def test_unpacking_what_is_damaged(tmp_path, damage):
    packed = tmp_path / "file.gz"
    packed.write_bytes(damage(gzip.compress(BODY)))
    with pytest.raises(UserError, match=r"“file\.gz” is damaged"):
        list(download.unpack(packed, tmp_path / "file"))
    assert names(tmp_path) == ["file.gz"]
