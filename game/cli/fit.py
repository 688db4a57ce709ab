"""`lucid fit`: the limits of a person, or of whoever played, from recordings."""

from argparse import Namespace
from dataclasses import replace
from math import inf

import numpy as np

from game.bots import Persona, persona, personas
from game.cli.pieces import print_json
from game.cli.recordings import opened
from game.exit_codes import GOOD
from game.faults import Fault
from game.replay import Replay
from game.session import run_batch
from game.streams import tell
from game.tune.fit import Fit, fit as fit_limits, limits_of
from game.tune.statistics import interval
from game.whole_file import demand_place, write

UNITS = {
    "reaction": "seconds from seeing to acting",
    "per_minute": "actions a minute at most",
    "slips": "the share of actions that go to the wrong place",
    "look_ahead": "seconds: what is foretold for later than that isn't taken in yet",
    "patience": "seconds before the same action is repeated on the same place",
}


def fit(args: Namespace) -> int:
    """Estimate limits, and say how well a persona with them foretells the endings."""
    target = None if args.out is None else demand_place(args.out, "a persona")
    recordings = [opened(file) for file in args.files]
    if args.like:
        persona(args.like, recordings[0].load().dream)  # a name that there isn't is told first
    found = fit_limits(recordings, args.like or "")
    won, foretold, runs = endings(found, recordings)
    if args.json:
        limits = {name: each._asdict() for name, each in found.limits.items()}
        print_json({**found._asdict(), "limits": _plain(limits), "won": won, "foretold": foretold, "runs": runs})
    else:
        _print(found, won, foretold, runs)
    if target:
        try:
            write(target, as_toml(found).encode())
        except OSError as error:
            raise Fault(f"{target}: the persona can't be written ({error.strerror}).") from None
    return GOOD


def _plain(limits: dict[str, dict[str, float]]) -> dict[str, dict[str, float | None]]:
    """Without what JSON doesn't have: no end is null."""
    return {name: {k: None if v == inf else v for k, v in each.items()} for name, each in limits.items()}


def endings(found: Fit, recordings: list[Replay]) -> tuple[int, int, int]:
    """Of complete recordings how many were won, how many a persona with these limits wins, and how many they are."""
    whole = [replay for replay in recordings if replay.result]
    foretold = 0
    for level in {replay.load().digest: replay.load() for replay in whole}.values():
        plain = personas(level.dream)[found.like]
        fitted: Persona = replace(plain, name="fitted", limits=limits_of(found, plain.limits))
        seeds = [replay.seed for replay in whole if replay.load().digest == level.digest]
        foretold += sum(result.won for result in run_batch(level, np.array(seeds), fitted))
    return sum(bool(replay.result and replay.result["won"]) for replay in whole), foretold, len(whole)


def _print(found: Fit, won: int, foretold: int, runs: int) -> None:
    tell(f"{found.acts} acts, as {found.like} would do them: {found.exact:.0%} foretold to the tenth of a second")
    for name, (value, low, high, told) in found.limits.items():
        says = f"{value:<8g}{f'{low:g} - {high:g}':>18}" if told else f"{'-':<8}{'not known':>18}"
        tell(f"{name:<12}{says}  {UNITS[name]}")
    if runs:
        low, high = interval(foretold, runs)
        tell(f"won {won} of {runs}; with these limits {foretold} of {runs} are foretold ({low:.0%} - {high:.0%})")


def as_toml(found: Fit) -> str:
    """A persona's file."""
    lines = [f"{name} = {value:g}" for name, value in found.persona_limits.items()]
    return "\n".join([f'like = "{found.like}"', *lines, ""])
