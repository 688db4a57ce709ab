"""Small pictures of recordings, kept beside the game's other data; all of them can be thrown away."""

from contextlib import suppress
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

import pygame

from game.foreign import read_bytes
from game.play.store.folders import data_folder
from game.whole_file import write

LARGEST = 1 << 21  # bytes of one


def _file_of(path: Path) -> Path:
    """Of a file as it is now: another size or time is another picture."""
    found = path.stat()
    name = blake2b(f"{path.name}/{found.st_size}/{found.st_mtime_ns}".encode(), digest_size=12).hexdigest()
    return data_folder() / "pictures" / f"{name}.png"


def kept_picture(path: Path) -> pygame.Surface | None:
    """The picture of a recording, if there is one."""
    with suppress(OSError, pygame.error):
        return pygame.image.load(BytesIO(read_bytes(_file_of(path), LARGEST)), "picture.png")
    return None


def keep_picture(path: Path, picture: pygame.Surface) -> None:
    """Keep it for the next time, where that can be written."""
    content = BytesIO()
    with suppress(OSError, pygame.error):
        pygame.image.save(picture, content, "picture.png")
        target = _file_of(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        write(target, content.getvalue())
