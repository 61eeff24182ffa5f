"""Sources behind a URL, as streams: `s3://`, `http://` and `https://`, through fsspec."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

_BLOCK = 1 << 22
"""Bytes that are asked for at a time where a server gives parts of a file."""

_CONNECT, _SILENCE = 30, 60
"""Seconds that a server may take to answer, and to say nothing more in the middle."""


def open_url(url: str) -> BinaryIO:
    """The bytes behind a URL, fetched as they are read.

    Raises `OSError`, also while it is read, with a reason that quotes neither URL nor credentials.
    """
    try:
        return io.BufferedReader(_Remote(_opened(url)), 1 << 16)
    except ImportError:
        raise OSError("reading from there needs more packages: pip install 'dateline[s3]'") from None
    except Exception as error:
        raise _said(error) from None


def _opened(url: str) -> Any:
    if urlsplit(url).scheme.casefold() == "s3":
        from s3fs import S3FileSystem  # noqa: PLC0415 - comes with the extra

        return S3FileSystem().open(url, "rb", block_size=_BLOCK)
    import aiohttp  # noqa: PLC0415 - comes with the extra
    from fsspec.implementations.http import HTTPFileSystem  # noqa: PLC0415 - most inputs are files

    wait = aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT, sock_read=_SILENCE)
    # A file that is packed is wanted as it is, whatever the server calls it; and not every server gives parts of one.
    asked = {"timeout": wait, "auto_decompress": False, "headers": {"Accept-Encoding": "identity"}}
    return HTTPFileSystem(client_kwargs=asked).open(url, "rb", block_size=0)


def _said(error: BaseException) -> OSError:
    """The error as one that reading knows, in words that give nothing away."""
    cause = error.__cause__ or error
    status = getattr(cause, "status", None)
    if status is not None:
        return OSError(f"the server answered {status}")
    if isinstance(cause, TimeoutError):
        return OSError("the server takes too long")
    if isinstance(error, FileNotFoundError) and not isinstance(cause, OSError):
        return OSError("there is no such file")
    if isinstance(error, PermissionError):
        return OSError("access is denied")
    return OSError(f"the connection failed ({type(cause).__name__})")


class _Remote(io.RawIOBase):
    """A file of fsspec as a stream whose every failure is an `OSError`."""

    def __init__(self, file: Any) -> None:
        super().__init__()
        self._file = file

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Whether the server gives parts of the file."""
        return getattr(self._file, "size", None) is not None

    def readinto(self, buffer: Any, /) -> int:
        """Fetch what comes next; `OSError` where the connection breaks."""
        try:
            data = self._file.read(len(buffer))
        except Exception as error:
            raise _said(error) from None
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go on from another place."""
        return cast("int", self._file.seek(offset, whence))

    def tell(self) -> int:
        """Where the next byte stands."""
        return cast("int", self._file.tell())

    def close(self) -> None:
        """Give the connection back."""
        if not self.closed:
            self._file.close()
        super().close()
