"""Records one replay for each ending of each dream into tests/goldens, and a list of what they are.

    python -m tools.make_goldens [LEVEL...]

Names of levels leave the others as they are. Run it when a rule, a level or a persona was meant to change, and commit
what it writes by itself, with the reason. For each ending, whoever comes to it plays many seeds, and the shortest run
that ends so is kept.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

from game.best import best_of
from game.bots import persona
from game.level import Level, load, resolve, shipped
from game.replay import Recorder, verify
from game.session import Bot, BotSource, Result, Session, lift, run_batch
from game.sim.actions import Actions
from game.sim.fixed import Ints
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "goldens"
LIST = FOLDER / "goldens.json"
SEEDS, MOST = 64, 512  # seeds that are played at a time, and at most
LIFTED = 16  # runs, those that saved most, for which the best is worked out: that takes long
LIMIT = 80_000  # ticks


class Closer:
    """Shuts whatever link is open, so that nobody comes and nobody goes: all goes dark before the climb is done."""

    name = "closer"
    every = 30

    def begin(self, level: Level, seeds: Ints) -> Ints:
        """How many sectors come before the first link among targets, for each world."""
        return np.full(len(seeds), level.map.sectors)

    def decide(self, panel: Panel, memory: Any) -> tuple[Actions, Any]:
        """The first open link, one after the other."""
        opened = (panel["closed"] | panel["link.absent"]) == 0
        wants = (panel["hands.verb"][0] == 0) & opened.any(0)
        target = (memory + opened.argmax(0)).astype(np.int32)
        return Actions((wants * PlatformVerb.ISOLATE).astype(np.int32), target, np.zeros_like(target)), memory


WAYS: dict[str, dict[str, str | Bot]] = {  # who comes to which ending of a level: a persona of its dream, or another
    "platform": {
        "too-soon": "random",
        "overrun": "novice",
        "unravelled": Closer(),
        "renewal": "operator",
        "all-that-could-be": "lucid",
    },
    "guardian": {
        "overcorrection": "correct-everything",
        "let-go": "idle",
        "stasis": "operator",
        "journey": "lucid",
    },
    "engine": {
        "silence": "idle",
        "discord": "operator",
        "old-song": "old-song",
        "richer-song": "lucid",
    },
}


def ways(level: Level) -> dict[str, Bot]:
    """Who comes to which ending of a level."""
    return {
        ending: persona(bot, level.dream) if isinstance(bot, str) else bot for ending, bot in WAYS[level.name].items()
    }


def shortest(level: Level, ending: str, bot: Bot) -> Result:
    """The shortest run that ends so, among the first seeds that have one. Raises SystemExit when there is none."""
    for first in range(0, MOST, SEEDS):
        runs = run_batch(level, np.arange(first, first + SEEDS), bot)
        if any(way.name == ending and way.lifts for way in level.endings):
            runs = sorted(runs, key=lambda result: -result.score)[:LIFTED]
            bests = best_of(level, [result.seed for result in runs])
            runs = [lift(result, level, best) for result, best in zip(runs, bests, strict=True)]
        if found := [result for result in runs if result.ending == ending]:
            return min(found, key=lambda result: result.ticks)
    raise SystemExit(f"{bot.name} comes to {ending} on none of {MOST} seeds")


def make(level: Level, ending: str, bot: Bot) -> dict[str, Any]:
    """Record a golden; its line in the list."""
    found = shortest(level, ending, bot)
    path = FOLDER / level.name / f"{ending}.replay"
    path.parent.mkdir(parents=True, exist_ok=True)
    run = Session(level, found.seed, BotSource(bot, level, found.seed), bot=bot.name)
    recorder = Recorder(None, run)
    run.sinks.append(recorder)
    result = run.play(LIMIT)
    path.write_bytes(recorder.content)
    verdict = verify(path)
    if verdict.code or result.digest != found.digest:
        raise SystemExit(f"{verdict.sentence}; alone it came to {result.digest}, in its batch to {found.digest}")
    print(f"{verdict.sentence}, {path.stat().st_size} bytes")
    kept = {"ticks": result.ticks, "score": result.score, "best": found.best, "digest": result.digest}
    return {"level": level.name, "ending": ending, **kept}


def main() -> None:
    """All of them, or those of the levels named."""
    levels = [load(resolve(name)) for name in sys.argv[1:] or WAYS]
    anew = {level.name for level in levels}
    kept = [line for line in json.loads(LIST.read_text("utf-8")) if line["level"] not in anew] if LIST.exists() else []
    made = [make(level, ending, bot) for level in levels for ending, bot in ways(level).items()]
    order = {load(file).name: load(file).dream for file in shipped().values()}
    lines = sorted(kept + made, key=lambda line: order[line["level"]])
    LIST.write_text(json.dumps(lines, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
