"""The diary: the diagnostic log, one line a step, newest first. What several sectors do at once waits its turn.

Plain lines are always legible; the others stay encrypted until their layer of the cipher is open.
"""

import numpy as np

from game.sim.actions import Actions
from game.sim.events import Events
from game.sim.fixed import STEP
from game.sim.laws.common.ports import COMMON
from game.sim.laws.platform.ports import PLATFORM, PROTOCOLS
from game.sim.params import Params
from game.sim.spec import WHEN, Array, Shown, Shows
from game.sim.world import World

NAME = "diary"
EVERY = STEP
USES = (COMMON, PLATFORM)
LINES = 10
# what may be written, in order of precedence: event, index (None: the event's own sector), code, layer that opens it
ENTRIES = (
    ("opened_layer", 0, 6, 0),
    *(("unravelled", i, 5, 0) for i in range(PROTOCOLS)),
    ("went_dark", None, 1, 0),
    ("reached", 0, 8, 0),
    ("struck", None, 3, 1),
    ("symptom", None, 13, 3),
    ("rippling", None, 2, 2),
    ("saved_all", None, 7, 0),
    ("steadied", None, 9, 0),
)
_CODE = np.array([code for _, _, code, _ in ENTRIES], np.int32)
_LAYER = np.array([layer for _, _, _, layer in ENTRIES], np.int32)
_INDEX = np.array([index or 0 for _, index, _, _ in ENTRIES], np.int32)
_NONE = 1 << len(ENTRIES)

ARRAYS = (
    Array("pending", "sector", "bits of the entries that wait to be written about a sector"),
    Array("waiting", "world", "bits of those about no sector"),
    Array("log_tick", LINES, "tick of a line", span=WHEN),
    Array("log_code", LINES, "what happened, 0 for no line", span=(0, 255)),
    Array("log_sector", LINES, "where, -1 for nowhere", -1, span=(-1, "sector")),
    Array("log_value", LINES, "a number that belongs to it"),
    Array("log_layer", LINES, "the layer of the cipher that opens the line, 0 for plain", span=(0, 4)),
)
PARAMS = ()
METRICS = ()
EVENTS = ()
SHOWS = (
    Shown("log.tick", LINES, "tick", "when a line was written, the newest first"),
    Shown("log.code", LINES, "code", "what happened, see ENTRIES; 0 for no line, -1 while encrypted"),
    Shown("log.sector", LINES, "index", "where, -1 for nowhere or while encrypted"),
    Shown("log.value", LINES, "code", "a number that belongs to it: people (Q24), a sector, a layer or a protocol"),
)


def apply(world: World, params: Params, actions: Actions, events: Events) -> None:
    """Note what happened, write the first line that waits."""
    for bit, (name, index, _, _) in enumerate(ENTRIES):
        if name in events.raised:
            raised = (events.raised[name] != 0).astype(np.int32) << bit
            if index is None:
                world.pending |= raised
            else:
                world.waiting |= raised[index]
    if world.waiting.any() or world.pending.any():
        _write(world)


def _write(world: World) -> None:
    bits = np.concatenate([world.waiting, world.pending])
    lowest = np.where(bits == 0, _NONE, bits & -bits)
    row = lowest.argmin(0)
    bit = lowest.min(0)
    writes = bit < _NONE
    entry = np.zeros(world.batch, np.int32)
    for i in range(1, len(ENTRIES)):
        entry += bit >> i > 0
    entry = np.minimum(entry, len(ENTRIES) - 1)
    sector = row.astype(np.int32) - 1
    value = world.home[np.maximum(sector, 0), np.arange(world.batch)]
    value = np.where(_CODE[entry] == 13, world.cause[np.maximum(sector, 0), np.arange(world.batch)], value)
    value = np.where(_CODE[entry] == 6, world.layer[0], np.where(sector < 0, _INDEX[entry], value))
    for lines, first in (
        (world.log_tick, world.tick[0]),
        (world.log_code, _CODE[entry]),
        (world.log_sector, sector),
        (world.log_value, value),
        (world.log_layer, _LAYER[entry]),
    ):
        lines[1:] = np.where(writes, lines[:-1], lines[1:])
        lines[0] = np.where(writes, first, lines[0])
    done = np.where(writes, bit, 0)
    world.waiting[0] &= ~np.where(row == 0, done, 0)
    world.pending &= ~np.where(np.arange(len(world.pending))[:, None] == sector, done, 0)


def show(world: World, params: Params) -> Shows:
    """The panel entries of this law, by the names in SHOWS."""
    known = world.log_layer <= world.layer
    return {
        "log.tick": world.log_tick,
        "log.code": np.where(known, world.log_code, -1),
        "log.sector": np.where(known, world.log_sector, -1),
        "log.value": world.log_value * known,
    }
