"""Exports: a stretch of a recording as a video, a moving picture, a sheet of pictures or a sound."""

import wave
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pygame

from game.faults import Fault
from game.level import Level
from game.play.headless.canvas import Canvas
from game.play.headless.reel import FRAMES, Reel, Stretch
from game.play.headless.soundtrack import Soundtrack
from game.play.headless.subtitles import Subtitles
from game.play.headless.video import KINDS, Video, demand_av, demand_kind
from game.play.render.picture import write_picture
from game.play.sound.bank import RATE
from game.replay import Replay
from game.whole_file import demand_place, writer

SHEET, SOUND, TEXT = ".png", ".wav", ".vtt"
SIZES = {".webm": (1280, 720), ".mp4": (1280, 720), SHEET: (1920, 1080)}  # unless another is asked for
SMALL = (640, 360)  # of those that aren't listed
SAMPLES = 16  # pictures that a palette is made from
Progress = Callable[[int, int], None]  # frames that are done, and all


@dataclass(frozen=True)
class Order:
    """What is asked for.

    size is None for that of its kind; captions: `burnt` in, `vtt` as a file beside it, or `none`; sounds: with captions
    of sounds; sheet: columns and rows of a sheet.
    """

    stretch: Stretch
    size: tuple[int, int] | None = None
    rate: int = 30
    captions: str = "burnt"
    sounds: bool = False
    sheet: tuple[int, int] = (3, 3)

    def size_of(self, suffix: str) -> tuple[int, int]:
        """Width and height in pixels of a file of this kind."""
        return self.size or SIZES.get(suffix, SMALL)

    def canvas(self, level: Level, size: tuple[int, int]) -> Canvas:
        """What its pictures are drawn on."""
        return Canvas(level, size, self.captions == "burnt", self.sounds)


def export(replay: Replay, path: str, order: Order, progress: Progress) -> None:
    """Write a recording to a file, of the kind that its name's end says; progress is told of each frame.

    Raises Fault for what can't be, and where the file can't be written: then nothing of it is left.
    """
    target = demand_place(path, "an export")
    suffix = target.suffix.lower()
    if suffix not in (*KINDS, SHEET, SOUND):
        raise Fault(f"{path}: the name of an export ends in {', '.join(KINDS)}, {SHEET} or {SOUND}.")
    if suffix in KINDS:
        demand_kind(suffix, order.size_of(suffix), order.rate)
        demand_av(suffix)
    make = {SHEET: _sheet, SOUND: _sound}.get(suffix, _video)
    try:
        make(replay, target, order, progress)
    except OSError as error:
        raise Fault(f"{target}: it can't be written ({error.strerror or error}); nothing of it is left.") from None


def _video(replay: Replay, target: Path, order: Order, progress: Progress) -> None:
    """Frames and sound, and where they are asked for captions in a file beside it."""
    reel = Reel(replay, order.stretch, FRAMES // order.rate)
    frames = _frames(reel, progress)
    if order.captions != "vtt":
        with writer(target) as file:
            _encode(file, target.suffix.lower(), reel, order, frames)
        return
    subtitles, beside = Subtitles(), demand_place(str(target.with_suffix(TEXT)), "captions")
    with writer(beside) as text, writer(target) as file:
        _encode(file, target.suffix.lower(), reel, order, _noted(frames, reel, subtitles, order.sounds))
        text.write(subtitles.text.encode())
        text.flush()  # where there is no room for it, the video isn't put in its place either


def _encode(file: BinaryIO, suffix: str, reel: Reel, order: Order, frames: Iterable[int]) -> None:
    """Draw and mix all frames, as they are asked for, into a file."""
    kind, size, every = KINDS[suffix], order.size_of(suffix), FRAMES // order.rate
    canvas, track = order.canvas(reel.film.level, size), Soundtrack(reel) if kind.audio else None
    samples = _samples(reel.film.replay, order, canvas) if kind.palette else ()
    with _ended(Video(file, kind, size, order.rate, samples)) as video:
        for frame in frames:
            if frame % every == 0:
                video.picture(canvas.draw(reel))
            if track:
                video.sound(track.frame(frame == reel.length - 1))


@contextmanager
def _ended(video: Video) -> Iterator[Video]:
    try:
        yield video
        video.close()
    except BaseException:
        video.abandon()
        raise


def _samples(replay: Replay, order: Order, canvas: Canvas) -> Iterator[pygame.Surface]:
    """Pictures of the whole stretch."""
    reel = Reel(replay, order.stretch)
    for frame in _spread(reel.length, SAMPLES):
        reel.show(frame)
        yield canvas.draw(reel)


def _noted(frames: Iterable[int], reel: Reel, subtitles: Subtitles, sounds: bool) -> Iterator[int]:
    """Frames, of which each is noted with what it says."""
    for frame in frames:
        subtitles.see(reel.says(sounds))
        yield frame


def _sheet(replay: Replay, target: Path, order: Order, progress: Progress) -> None:
    """Pictures of moments that lie equally far apart, row after row."""
    reel, (columns, rows), size = Reel(replay, order.stretch), order.sheet, order.size_of(SHEET)
    canvas = order.canvas(reel.film.level, (size[0] // columns, size[1] // rows))
    sheet = pygame.Surface(size, depth=32)
    for number, frame in enumerate(_spread(reel.length, columns * rows)):
        reel.show(frame)
        row, column = divmod(number, columns)
        sheet.blit(canvas.draw(reel), (column * canvas.size[0], row * canvas.size[1]))
        progress(number + 1, columns * rows)
    write_picture(sheet, target)


def _spread(length: int, count: int) -> list[int]:
    """The middle frames of equal parts of so many."""
    return [(2 * number + 1) * length // (2 * count) for number in range(count)]


def _sound(replay: Replay, target: Path, order: Order, progress: Progress) -> None:
    """The sound alone."""
    reel = Reel(replay, order.stretch)
    track = Soundtrack(reel)
    with writer(target) as file, wave.open(file, "wb") as sound:
        sound.setnchannels(2)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        for frame in _frames(reel, progress):
            sound.writeframesraw(track.frame(frame == reel.length - 1))


def _frames(reel: Reel, progress: Progress) -> Iterator[int]:
    for frame in range(reel.length):
        reel.show(frame)
        yield frame
        progress(frame + 1, reel.length)
