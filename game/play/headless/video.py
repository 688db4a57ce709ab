"""Moving pictures as a file: frames and sound go to PyAV, which encodes them in a thread of its own."""

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, BinaryIO

import numpy as np
import pygame

from game.faults import Fault
from game.play.sound.bank import RATE

AHEAD = 8  # frames that may wait for the encoder


@dataclass(frozen=True)
class Kind:
    """A kind of file: its format and codecs by PyAV's names, with their options. audio is empty for a silent one."""

    format: str
    codec: str
    pixels: str
    options: dict[str, str] = field(default_factory=dict)
    audio: str = ""
    palette: bool = False  # frames have 256 colours, the same throughout
    even: bool = False  # width and height are even numbers
    rates: tuple[int, ...] = (30, 60)  # frames a second


VP9 = {"deadline": "realtime", "cpu-used": "7", "row-mt": "1", "tile-columns": "2", "crf": "30", "b": "0"}
KINDS = {
    ".webm": Kind("webm", "libvpx-vp9", "yuv420p", VP9, "libopus"),
    ".mp4": Kind("mp4", "libx264", "yuv420p", {"preset": "veryfast", "crf": "20"}, "aac", even=True),
    ".gif": Kind("gif", "gif", "pal8", palette=True, rates=(30,)),
    ".webp": Kind("webp", "libwebp_anim", "yuv420p", {"quality": "80", "compression_level": "2"}),
}


def demand_av(suffix: str) -> Any:
    """PyAV. Raises Fault where it isn't installed."""
    try:
        import av
    except ImportError:
        way = "install it with `pip install 'lucid-control[export]'`, or name a .png or a .wav"
        raise Fault(f"a {suffix} is written by PyAV, from the optional group `export`; {way}.") from None
    return av


def demand_kind(suffix: str, size: tuple[int, int], rate: int) -> Kind:
    """The kind of a suffix. Raises Fault where it can't have this size or this many frames a second."""
    kind = KINDS[suffix]
    if rate not in kind.rates:
        raise Fault(f"--fps: a {suffix} can't show {rate} frames a second; choose {kind.rates[0]}.")
    if kind.even and (size[0] % 2 or size[1] % 2):
        raise Fault(f"--size: width and height of a {suffix} are even numbers; {size[0]}x{size[1]} aren't.")
    return kind


class Video:
    """A file that grows frame by frame. Raises OSError, when `close` is called at the latest, where it can't.

    samples: pictures of all that is to come, from which a palette is made where the kind has one.
    """

    def __init__(
        self,
        file: BinaryIO,
        kind: Kind,
        size: tuple[int, int],
        rate: int,
        samples: Iterable[pygame.Surface] = (),
    ) -> None:
        self._av = demand_av(kind.format)
        self._size, self._rate, self._frames, self._samples = size, Fraction(rate), 0, 0
        self._container = self._av.open(file, "w", format=kind.format)
        self._video = self._container.add_stream(kind.codec, rate=rate, options=dict(kind.options))
        self._video.width, self._video.height, self._video.pix_fmt = *size, kind.pixels
        self._video.codec_context.thread_count = 0
        self._sound = self._container.add_stream(kind.audio, rate=RATE, layout="stereo") if kind.audio else None
        self._paint = self._painter(kind, samples)
        self._encoder = ThreadPoolExecutor(1)
        self._waiting: deque[Future[None]] = deque()

    def picture(self, surface: pygame.Surface) -> None:
        """Add a frame."""
        frame = self._taken(surface)
        frame.pts, frame.time_base = self._frames, 1 / self._rate
        self._frames += 1
        self._later(lambda: self._encode(self._video, self._paint(frame)))

    def sound(self, samples: bytes) -> None:
        """Add 16-bit stereo at `RATE`; a silent kind takes none."""
        if self._sound is None or not samples:
            return
        curve = np.frombuffer(samples, np.int16).reshape(1, -1)
        frame = self._av.AudioFrame.from_ndarray(curve, format="s16", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, self._samples, Fraction(1, RATE)
        self._samples += curve.size // 2
        self._later(lambda: self._encode(self._sound, frame))

    def close(self) -> None:
        """Encode what waits, and end the file."""
        while self._waiting:
            self._waiting.popleft().result()
        self._encoder.shutdown()
        for stream in (self._video, self._sound):
            if stream is not None:
                self._container.mux(stream.encode(None))
        self._container.close()

    def abandon(self) -> None:
        """Drop what waits: the file won't be whole."""
        self._encoder.shutdown(cancel_futures=True)
        with suppress(Exception):
            self._container.close()

    def _later(self, work: Callable[[], None]) -> None:
        """Have the encoder's thread do it. Raises what went wrong there before."""
        while len(self._waiting) >= AHEAD:
            self._waiting.popleft().result()
        self._waiting.append(self._encoder.submit(work))

    def _encode(self, stream: Any, frame: Any) -> None:
        self._container.mux(stream.encode(frame))

    def _taken(self, surface: pygame.Surface) -> Any:
        """A frame of the surface's pixels: blue, green, red and nothing."""
        width, height = self._size
        frame = self._av.VideoFrame(width, height, "bgr0")
        into = np.frombuffer(frame.planes[0], np.uint8).reshape(height, -1)  # rows may be longer than the picture
        pixels: Any = surface.get_buffer()
        into[:, : 4 * width] = np.frombuffer(pixels, np.uint8).reshape(height, -1)[:, : 4 * width]
        return frame

    def _painter(self, kind: Kind, samples: Iterable[pygame.Surface]) -> Callable[[Any], Any]:
        """What makes a frame one of the codec's."""
        if kind.palette:
            return self._with_palette(self._palette(samples))
        return lambda frame: frame.reformat(format=kind.pixels, dst_colorspace="ITU709")

    def _palette(self, samples: Iterable[pygame.Surface]) -> Any:
        """The 256 colours of some pictures, as a frame."""
        graph = self._av.filter.Graph()
        source = graph.add_buffer(width=self._size[0], height=self._size[1], format="bgr0", time_base=1 / self._rate)
        graph.link_nodes(source, graph.add("palettegen", "reserve_transparent=0"), graph.add("buffersink")).configure()
        for number, surface in enumerate(samples):
            frame = self._taken(surface)
            frame.pts, frame.time_base = number, 1 / self._rate
            source.push(frame)
        source.push(None)
        return graph.pull()

    def _with_palette(self, palette: Any) -> Callable[[Any], Any]:
        """What gives a frame the colours of a palette."""
        graph = self._av.filter.Graph()
        width, height = self._size
        pictures = graph.add_buffer(width=width, height=height, format="bgr0", time_base=1 / self._rate)
        colours = graph.add_buffer(width=16, height=16, format="bgra", time_base=1 / self._rate)
        use, out = graph.add("paletteuse", "dither=bayer:bayer_scale=4:diff_mode=rectangle"), graph.add("buffersink")
        pictures.link_to(use, 0, 0)
        colours.link_to(use, 0, 1)
        use.link_to(out)
        graph.configure()
        palette.pts, palette.time_base = 0, 1 / self._rate
        colours.push(palette)
        colours.push(None)

        def paint(frame: Any, _graph: Any = graph) -> Any:  # a graph that nobody holds takes its filters with it
            pictures.push(frame)
            return out.pull()

        return paint
