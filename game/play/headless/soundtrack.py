"""The sound of a reel: what would be played with it, mixed offline."""

import numpy as np

from game.play.dreams import sounds
from game.play.headless.reel import FRAMES, Reel
from game.play.sound import Soundscape, Volumes
from game.play.sound.bank import RATE
from game.play.sound.choir import FULL
from game.play.sound.limiter import Limiter
from game.play.sound.offline_mixer import OfflineMixer

WHOLE = Volumes(all=1.0)
FRAME = 1000 / FRAMES  # ms
FADE = int(FRAME)  # ms in which all that sounds is out at the end of a stretch


class Soundtrack:
    """Mixes frame by frame as its reel shows them: `length` samples in all, at `RATE`."""

    def __init__(self, reel: Reel) -> None:
        self.reel, self.length = reel, reel.length * RATE // FRAMES
        self._mixer = OfflineMixer(sounds(), WHOLE)
        self._scape = Soundscape(self._mixer)
        self._limiter = Limiter()

    def frame(self, last: bool = False) -> bytes:
        """What the frame that the reel shows adds, as 16-bit stereo.

        Some of it comes with a later one, and what is left with the last.
        """
        if last:
            self._mixer.stop_all(FADE)
            self._mixer.update(FRAME)
        else:
            self._scape.frame(FRAME, self.reel.hear())
        ready = self._limiter.push(self._mixer.mixed)
        if last:
            ready = np.concatenate([ready, self._limiter.flush()])
        return (ready * FULL).round().clip(-FULL, FULL - 1).astype("<i2").tobytes()
