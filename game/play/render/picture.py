"""A picture as a file."""

from io import BytesIO
from pathlib import Path

import pygame

from game.faults import Fault
from game.whole_file import write


def write_picture(surface: pygame.Surface, target: Path) -> None:
    """Write a PNG. Raises Fault when that can't be done; an older picture is still there then."""
    content = BytesIO()
    try:
        pygame.image.save(surface, content, "x.png")
        write(target, content.getvalue())
    except (OSError, pygame.error) as error:
        raise Fault(f"{target}: the picture can't be written ({getattr(error, 'strerror', None) or error}).") from None
