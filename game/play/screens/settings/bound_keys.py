"""What can be bound, by the pages on which it stands, and what may not have the same key since it acts meanwhile."""

from collections.abc import Sequence
from typing import NamedTuple

from game.play.dreams import dreams
from game.play.dreams.dream import Dream
from game.play.input.bindings import Key
from game.play.input.own_keys import DIRECTIONS, MOVES, ONE_OF_THREE, Ask
from game.play.render.glyphs import Pen

WINDOW = (Ask.FULLSCREEN, Ask.MUTE)
ANYWHERE = (*WINDOW, Ask.KEYS, Ask.BACK)
DESK = (*ANYWHERE, Ask.PAUSE, Ask.ERASE, Ask.TUNE, *MOVES)
RUN = (*ANYWHERE, Ask.PAUSE, Ask.REWIND, Ask.TUNE, *MOVES)
MENU = (*DESK, Ask.CHOOSE)
THEATRE = (
    Ask.STAND_STILL, Ask.STEP_BACK, Ask.STEP, Ask.START, Ask.END, Ask.LAST_MARK, Ask.NEXT_MARK, Ask.BOOKMARK, Ask.LOOP,
    Ask.VIEW, Ask.WHY, Ask.EXPORT, Ask.TAKE_OVER, Ask.TRUTH,
)  # fmt: skip
TUNING = (
    Ask.TUNE, Ask.SEARCH, Ask.UNDO, Ask.REDO, Ask.SAVE, Ask.WHO, Ask.START, Ask.STEP, Ask.STEP_BACK, Ask.LAST_MARK,
    Ask.NEXT_MARK,
)  # fmt: skip


class KeyRow(NamedTuple):
    """What can be bound, with its colour's name, and its sign if it has one."""

    key: Key
    tone: str
    icon: Pen | None = None


class KeyPage(NamedTuple):
    """A page: its title, and what can be bound there."""

    title: str
    rows: tuple[KeyRow, ...]

    @property
    def keys(self) -> list[Key]:
        """What can be bound there."""
        return [row.key for row in self.rows]


def pages() -> list[KeyPage]:
    """Menus and window, each dream, replays, the tuning desk."""
    menus = (*MOVES, Ask.CHOOSE, Ask.ENTER, Ask.ERASE, Ask.BACK, Ask.PAUSE, Ask.REWIND, Ask.KEYS, *WINDOW)
    return [
        KeyPage("Everywhere", tuple(KeyRow(ask.value, "cyan" if ask in MOVES else "teal") for ask in menus)),
        *(_of_dream(dream) for dream in dreams()),
        KeyPage("Replays", tuple(KeyRow(ask.value, "cyan") for ask in THEATRE)),
        KeyPage("Tuning desk", tuple(KeyRow(ask.value, "cyan") for ask in TUNING)),
    ]


def _of_dream(dream: Dream) -> KeyPage:
    verbs = dream.verbs
    own = [KeyRow(row.key, row.tone, row.icon) for row in verbs.own]
    rest = [key for key in verbs.bound() if key not in [row.key for row in own]]
    picks = [ask.value for ask in ONE_OF_THREE if any(ask in row.picks for row in verbs.rows)]
    return KeyPage(f"{dream.numeral} · {dream.title}", (*own, *(KeyRow(key, "pale") for key in [*rest, *picks])))


def together() -> list[list[Key]]:
    """Keys that act at the same time, so that no two of them may have one place."""
    asks: Sequence[Sequence[Ask]] = (
        MENU,
        (*ANYWHERE, Ask.PAUSE, Ask.ERASE, *DIRECTIONS, Ask.ENTER),
        (*ANYWHERE, Ask.PAUSE, *MOVES, *ONE_OF_THREE),
        (*ANYWHERE, *MOVES, *THEATRE),
        (*ANYWHERE, Ask.PAUSE, Ask.ERASE, Ask.ENTER, *MOVES, *TUNING),
    )
    # a lesson is skipped where a run goes back: never both at once
    desks = [[*dream.verbs.bound(), *(ask.value for ask in desk)] for dream in dreams() for desk in (DESK, RUN)]
    return [[ask.value for ask in group] for group in asks] + desks


def rivals(key: Key) -> list[Key]:
    """All that may not have a place together with a key."""
    return list(dict.fromkeys(other for group in together() if key in group for other in group if other != key))
