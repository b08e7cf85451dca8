"""Fetching a file over https with progress, cancel and checksum. Standard library only.

The generators here are parts of a job: they yield Progress or, as a breath, None. Closing one cancels
it; what was written so far then vanishes.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import http.client
import socket
import ssl
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from seqgui.core.errors import UserError
from seqgui.core.events import Progress
from seqgui.core.files import atomic_write
from seqgui.core.texts import text

CHUNK = 64 * 1024
TIMEOUT_S = 15.0


class FetchError(UserError):
    """The network or the server is to blame, so another mirror may help."""


def fetch(url: str, path: Path, md5: str, what: str = "") -> Iterator[Progress | None]:
    """Download ``url`` (https) to ``path``, which appears only when complete and right.

    :param md5: in hexadecimal; guards against damage, while https guards against forgery.
    :param what: shown with the progress, in bytes; else the file's name.
    :raises FetchError: no network, an error of the server, or something else came than was expected.
    :raises UserError: the disk is full and the like.
    """
    if urlsplit(url).scheme != "https":
        raise ValueError(f"only https is fetched, not {url}")
    what = what or path.name
    yield Progress(what, 0, 0)
    digest = hashlib.md5(usedforsecurity=False)
    with atomic_write(path) as temporary, _network_errors(url), _open(url) as response:
        total = int(response.headers.get("Content-Length") or 0)
        done = reported = 0
        with temporary.open("wb") as stream:
            # read1 gives what has come; read would wait for the whole chunk, deaf to a cancel on a slow line.
            while part := response.read1(CHUNK):
                stream.write(part)
                digest.update(part)
                done += len(part)
                if done - reported >= CHUNK:
                    reported = done
                    yield Progress(what, done, total)
                else:
                    yield None
        if total and done < total:
            raise FetchError(
                text(
                    "The download of “{name}” broke off after {done:,} of {total:,} bytes. Try again.",
                    name=path.name,
                    done=done,
                    total=total,
                )
            )
        if digest.hexdigest() != md5.lower():
            raise FetchError(
                text("“{name}” arrived damaged (its checksum is wrong) and was thrown away. Try again.", name=path.name)
            )
    yield Progress(what, done, done)


def fetch_any(urls: Sequence[str], path: Path, md5: str, what: str = "") -> Iterator[Progress | None]:
    """:func:`fetch` from the first mirror that delivers; when none does, the first one's error is raised."""
    first: FetchError | None = None
    for url in urls:
        try:
            yield from fetch(url, path, md5, what)
        except FetchError as error:
            first = first or error
        else:
            return
    raise first or FetchError(text("There is no address to fetch “{name}” from.", name=path.name))


def unpack(packed: Path, path: Path, what: str = "") -> Iterator[Progress | None]:
    """Write the contents of the gzip file ``packed`` to ``path``, all or nothing."""
    what = what or path.name
    with (
        atomic_write(path) as temporary,
        _gzip_errors(packed),
        gzip.open(packed) as source,
        temporary.open("wb") as stream,
    ):
        while part := source.read(16 * CHUNK):
            stream.write(part)
            yield None
    size = path.stat().st_size
    yield Progress(what, size, size)


def over_https(mirrors: Sequence[str]) -> list[str]:
    """The mirrors that can be asked safely: http becomes https, other kinds are left out, each comes once."""
    safe = []
    for mirror in mirrors:
        scheme, _, rest = mirror.partition("://")
        if scheme.lower() in {"http", "https"}:
            safe.append(f"https://{rest}")
    return list(dict.fromkeys(safe))


class _HttpsOnly(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to another https address."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).scheme != "https":
            raise FetchError(text("“{host}” sends us on to an unsafe address; nothing was downloaded.", host=req.host))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _open(url: str) -> Any:
    request = urllib.request.Request(url, headers={"User-Agent": "SeqGUI", "Accept-Encoding": "identity"})
    return urllib.request.build_opener(_HttpsOnly).open(request, timeout=TIMEOUT_S)


@contextlib.contextmanager
def _network_errors(url: str) -> Iterator[None]:
    """Turn what the network and the server do into a sentence; the disk's errors pass through."""
    host = urlsplit(url).hostname
    try:
        yield
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in {404, 410}:
            sentence = text(
                "“{host}” no longer has “{file}” (error {code}).",
                host=host,
                file=url.rsplit("/", 1)[-1],
                code=error.code,
            )
        else:
            sentence = text(
                "“{host}” refused the download (error {code}: {reason}). Try again later.",
                host=host,
                code=error.code,
                reason=error.reason,
            )
        raise FetchError(sentence) from error
    except ssl.SSLCertVerificationError as error:
        raise FetchError(_distrust(host)) from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, ssl.SSLCertVerificationError):
            raise FetchError(_distrust(host)) from error
        if isinstance(error.reason, TimeoutError):
            raise FetchError(_silence(host)) from error
        reason = getattr(error.reason, "strerror", None) or error.reason
        raise FetchError(
            text(
                "“{host}” cannot be reached ({reason}). Check the network connection and try again.",
                host=host,
                reason=reason,
            )
        ) from error
    except TimeoutError as error:
        raise FetchError(_silence(host)) from error
    except (ConnectionError, socket.gaierror, ssl.SSLError, http.client.HTTPException) as error:
        raise FetchError(
            text("The connection to “{host}” broke off ({error}). Try again.", host=host, error=error)
        ) from error


def _distrust(host: str | None) -> str:
    return text("“{host}” could not prove who it is; nothing was downloaded. Check this computer's clock.", host=host)


def _silence(host: str | None) -> str:
    return text(
        "“{host}” did not answer within {seconds:.0f} seconds. Check the network connection and try again.",
        host=host,
        seconds=TIMEOUT_S,
    )


@contextlib.contextmanager
def _gzip_errors(packed: Path) -> Iterator[None]:
    try:
        yield
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UserError("“{name}” is damaged and cannot be unpacked; download it again.", name=packed.name) from error
