"""Captions as WebVTT, with the times of the frames that they are seen in."""

from game.play.headless.reel import FRAMES


class Subtitles:
    """Takes what each frame of a reel says; `text` is the file."""

    def __init__(self) -> None:
        self._cues: list[tuple[int, int, str]] = []  # first frame, the one after the last, and the words
        self._since: dict[str, int] = {}  # of what is said now
        self._frame = 0

    def see(self, lines: list[str]) -> None:
        """Take what the next frame says."""
        for line in [line for line in self._since if line not in lines]:
            self._cues.append((self._since.pop(line), self._frame, line))
        for line in lines:
            self._since.setdefault(line, self._frame)
        self._frame += 1

    @property
    def text(self) -> str:
        """The whole file, once all frames were seen."""
        self.see([])
        cues = (f"{_time(start)} --> {_time(end)}\n{_escaped(words)}\n" for start, end, words in sorted(self._cues))
        return "\n".join(["WEBVTT\n", *cues])


def _time(frame: int) -> str:
    """H:MM:SS.mmm of a frame."""
    thousandths = round(frame * 1000 / FRAMES)
    seconds, part = divmod(thousandths, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{part:03}"


def _escaped(words: str) -> str:
    """Words in which nothing is markup, and no line is empty."""
    words = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "\n".join(line for line in words.splitlines() if line.strip())
