"""Bookmarks of a recording, and a note: in a small file of their own beside it, which is never changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.foreign import printable
from game.play.store.kept import Form, Kept, json_object

MOST = 500  # of a recording
LONGEST = 120  # characters of a sentence


class Bookmark(BaseModel):
    """A tick and what is said of it. Names that aren't known here are kept as they are."""

    model_config = ConfigDict(extra="allow")
    tick: Annotated[int, Field(strict=True, ge=0, le=2**31)]
    says: Annotated[str, Field(strict=True, max_length=LONGEST)]


class Marked(BaseModel):
    """What the file holds."""

    model_config = ConfigDict(extra="allow")
    bookmarks: Annotated[list[Bookmark], Field(max_length=MOST)] = []
    note: Annotated[str, Field(strict=True, max_length=LONGEST)] = ""  # of the whole recording

    def setting(self, tick: int, says: str) -> "Marked":
        """With a bookmark at a tick, instead of the one that was there; an empty sentence takes it away."""
        rest = [each for each in self.bookmarks if each.tick != tick]
        new = [Bookmark(tick=tick, says=printable(says, LONGEST))] if says.strip() else []
        return self.model_copy(update={"bookmarks": sorted([*rest, *new], key=lambda each: each.tick)[:MOST]})


def file_of(recording: Path) -> Path:
    """Where the bookmarks of a recording are."""
    return recording.with_name(f"{recording.stem}.bookmarks.json")


class Bookmarks:
    """The bookmarks of one recording. Its folder is only written to once there is one."""

    def __init__(self, recording: Path, say: Callable[[str | None], None]) -> None:
        self._file, self._say = file_of(recording), say
        self._kept = self._open() if self._file.exists() else None

    @property
    def all(self) -> tuple[Bookmark, ...]:
        """In their order."""
        return tuple(self._kept.value.bookmarks) if self._kept else ()

    def at(self, tick: int) -> str:
        """What the bookmark at a tick says; empty where none is."""
        return next((each.says for each in self.all if each.tick == tick), "")

    def set(self, tick: int, says: str) -> None:
        """Keep a sentence at a tick, or with an empty one none."""
        if self._kept is None:
            self._kept = self._open()
        self._say(self._kept.change(lambda marked: marked.setting(tick, says)))

    @property
    def note(self) -> str:
        """What is said of the whole recording; empty for nothing."""
        return self._kept.value.note if self._kept else ""

    def set_note(self, says: str) -> None:
        """Keep a note of the whole recording, or with an empty one none."""
        if self._kept is None:
            self._kept = self._open()
        self._say(self._kept.change(lambda marked: marked.model_copy(update={"note": printable(says, LONGEST)})))

    def _open(self) -> Kept[Marked]:
        form = Form(_parse, Marked, _dump, "bookmarks of this recording", "there are none until one is set")
        kept = Kept(self._file, form)
        self._say(kept.complaint)
        return kept


def _parse(text: str) -> Marked:
    try:
        found = Marked.model_validate(json_object(text))
    except ValidationError as error:
        raise ValueError(f"{error.errors()[0]['loc'][0]} is not what was written there") from None
    return found.model_copy(update={"bookmarks": sorted(found.bookmarks, key=lambda each: each.tick)})


def _dump(marked: Marked) -> dict[str, Any]:
    return marked.model_dump()
