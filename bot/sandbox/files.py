"""Photos and documents, kept in memory up to a bound so that a page can show them and a bot fetch them."""

from dataclasses import dataclass
from itertools import count
from pathlib import PurePath

from bot.sandbox.errors import refuse
from bot.sandbox.parameters import Upload
from bot.sandbox.shapes import Document, FilePath, PhotoSize

MOST_BYTES = 64 * 2**20  # in all; the oldest give way
LARGEST_PHOTO = 10 * 2**20
LARGEST_FETCHED = 20 * 2**20  # what a bot may fetch
WIDEST_SUM = 10_000  # pixels of width and height together
MOST_LOPSIDED = 20  # times as wide as high, or the other way round

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_JPEG_FRAMES = frozenset(bytes([code]) for code in range(0xC0, 0xD0) if code not in {0xC4, 0xC8, 0xCC})


@dataclass(frozen=True)
class File:
    """A file as it was sent."""

    name: str
    content_type: str
    content: bytes


class Files:
    """What was sent, by file id; within the bound, and the latest in any case."""

    def __init__(self) -> None:
        """Begin without any."""
        self._files: dict[str, File] = {}
        self._photos: dict[str, list[PhotoSize]] = {}
        self._documents: dict[str, Document] = {}
        self._bytes = 0
        self._numbers = count(1)

    def get(self, file_id: str) -> File | None:
        """Return a file, unless it gave way to later ones."""
        return self._files.get(file_id)

    def photo(self, upload: Upload) -> list[PhotoSize]:
        """Keep a picture; return the sizes that a message names, here just the one sent."""
        if len(upload.content) > LARGEST_PHOTO:
            refuse("too big for a photo")
        width, height = picture_size(upload.content)
        if width + height > WIDEST_SUM or max(width, height) > MOST_LOPSIDED * min(width, height):
            refuse("PHOTO_INVALID_DIMENSIONS")
        kind = "image/png" if upload.content.startswith(_PNG) else "image/jpeg"
        file_id = self._keep(File(upload.name, kind, upload.content))
        size = len(upload.content)
        self._photos[file_id] = [
            {
                "file_id": file_id,
                "file_unique_id": file_id,
                "width": width,
                "height": height,
                "file_size": size,
            }
        ]
        return self._photos[file_id]

    def photo_again(self, file_id: str) -> list[PhotoSize]:
        """Return the sizes of a picture that was sent before; no address on the web leads anywhere here."""
        if file_id not in self._files:
            refuse("wrong file identifier/HTTP URL specified")
        if file_id not in self._photos:
            refuse("can't use file of type Document as Photo")
        return self._photos[file_id]

    def document(self, upload: Upload) -> Document:
        """Keep any other file."""
        if not upload.content:
            refuse("file must be non-empty")
        file_id = self._keep(File(upload.name, upload.content_type, upload.content))
        self._documents[file_id] = {
            "file_id": file_id,
            "file_unique_id": file_id,
            "file_name": upload.name,
            "mime_type": upload.content_type,
            "file_size": len(upload.content),
        }
        return self._documents[file_id]

    def document_again(self, file_id: str) -> Document:
        """Return a file that was sent before."""
        if file_id not in self._documents:
            refuse("wrong file identifier/HTTP URL specified")
        return self._documents[file_id]

    def path(self, file_id: str) -> FilePath:
        """Return where a bot can fetch a file."""
        file = self._files.get(file_id)
        if file is None:
            refuse("invalid file_id")
        if len(file.content) > LARGEST_FETCHED:
            refuse("file is too big")
        folder = "photos" if file_id in self._photos else "documents"
        return {
            "file_id": file_id,
            "file_unique_id": file_id,
            "file_size": len(file.content),
            "file_path": f"{folder}/{file_id}{PurePath(file.name).suffix}",
        }

    def at(self, path: str) -> File | None:
        """Return the file at a path that :meth:`path` named."""
        file_id = PurePath(path).stem
        known = file_id in self._files and self.path(file_id)["file_path"] == path
        return self._files[file_id] if known else None

    def _keep(self, file: File) -> str:
        file_id = f"file{next(self._numbers)}"
        self._files[file_id] = file
        self._bytes += len(file.content)
        while len(self._files) > 1 and self._bytes > MOST_BYTES:
            oldest = next(iter(self._files))
            self._bytes -= len(self._files.pop(oldest).content)
            self._photos.pop(oldest, None)
            self._documents.pop(oldest, None)
        return file_id


def picture_size(content: bytes) -> tuple[int, int]:
    """Return width and height of a PNG or JPEG; refuse anything else as Telegram does."""
    size = None
    if content.startswith(_PNG):
        size = content[16:20], content[20:24]
    elif content.startswith(_JPEG):
        size = _jpeg_size(content)
    if size is None or not all(map(any, size)):
        refuse("IMAGE_PROCESS_FAILED")
    return int.from_bytes(size[0]), int.from_bytes(size[1])


def _jpeg_size(content: bytes) -> tuple[bytes, bytes] | None:
    """Walk the segments to the one that begins a frame, which names height and width."""
    at = len(_JPEG)
    while content[at : at + 1] == b"\xff":
        if content[at + 1 : at + 2] in _JPEG_FRAMES:
            return content[at + 7 : at + 9], content[at + 5 : at + 7]
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    return None
