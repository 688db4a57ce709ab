"""Pictures that take long to draw, kept on the disk for the next start; all of them can be thrown away."""

import os
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

import pygame

from game.foreign import read_bytes
from game.play.store.folders import cache_folder
from game.whole_file import write

DIGEST = 16  # bytes in front: the digest of all that follows, width and height in SIDE bytes each, and the colours
SIDE = 2
LARGEST = 4096 * 2304 * 3  # bytes of a picture that is kept
MOST = 64 << 20  # bytes of all together: the longest unused go first
DRAWN_BY = Path(__file__).resolve().parents[1]  # what draws them: game.play


def name_of(*what: object) -> str:
    """The name of a picture of this, as the modules that there are draw it."""
    said = repr((what, pygame.version.ver, _made()))
    return blake2b(said.encode(), digest_size=12).hexdigest()


@cache
def _made() -> int:
    """When the newest of the modules that draw was written."""
    return max((file.stat().st_mtime_ns for file in DRAWN_BY.rglob("*.py")), default=0)


def kept_drawing(name: str) -> pygame.Surface | None:
    """The picture of a name, if it is kept as it was drawn."""
    try:
        path = _folder() / name
        raw = read_bytes(path, LARGEST + DIGEST + 2 * SIDE)
        content = memoryview(raw)[DIGEST:]
        size = tuple(int.from_bytes(content[at : at + SIDE], "big") for at in (0, SIDE))
        if raw[:DIGEST] != blake2b(content, digest_size=DIGEST).digest():
            return None
        found = pygame.image.frombuffer(content[2 * SIDE :], size, "RGB")
        picture = pygame.Surface(size)  # as screens are made of pixels: it is drawn twice as fast
        picture.blit(found, (0, 0))
    except (OSError, ValueError):
        return None
    with suppress(OSError):
        os.utime(path)
    return picture


def is_kept(name: str) -> bool:
    """Whether there is a picture of a name."""
    return (_folder() / name).exists()


def keep_drawing(name: str, picture: pygame.Surface) -> None:
    """Keep a picture without transparency, unless it is kept already, is too large, or can't be written."""
    w, h = picture.get_size()
    if w * h * 3 > LARGEST or is_kept(name):
        return
    content = b"".join((w.to_bytes(SIDE, "big"), h.to_bytes(SIDE, "big"), pygame.image.tobytes(picture, "RGB")))
    with suppress(OSError):
        _folder().mkdir(parents=True, exist_ok=True)
        write(_folder() / name, blake2b(content, digest_size=DIGEST).digest() + content)
        _make_room()


def _make_room() -> None:
    """The longest unused go, until all fit."""
    files = sorted(((file.stat().st_mtime_ns, file) for file in _folder().iterdir()), reverse=True)
    held = 0
    for _, file in files:
        held += file.stat().st_size
        if held > MOST:
            file.unlink()


def _folder() -> Path:
    return cache_folder() / "drawn"
