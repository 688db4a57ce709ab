"""The command `why`: the chain from what went wrong in a recording back to its root, in words or as one object."""

import json
from argparse import Namespace
from typing import Any

from game.cli.recordings import opened
from game.exit_codes import GOOD
from game.faults import Fault
from game.level import Level
from game.level.clock import clock
from game.level.level_faults import one_of
from game.replay import Answer, Trace, explain
from game.sim.spec import Caused
from game.streams import tell


def why(args: Namespace) -> int:
    """Tell why something went wrong in a recording."""
    from game.play.dreams import dream_of

    trace = Trace(opened(args.file))
    level = trace.level
    (answer,) = explain(trace, [_effect(trace, args)])
    if args.json:
        tell(json.dumps(_as_object(level, answer)))
        return GOOD
    words = dream_of(level).causes
    tell(words.effect(level, answer))
    for link in answer.links:
        tell(f"{clock(link.caused.first):>7}  {words.cause(level, link)} {words.without(level, answer, link)}")
    return GOOD


def _effect(trace: Trace, args: Namespace) -> Caused:
    """The last of what went wrong with a subject up to a moment, the first where none is given. Raises Fault."""
    named = [(trace.place(effect).name(trace.level), effect) for effect in trace.effects()]
    found = [effect for name, effect in named if name.casefold() == args.subject.casefold()]
    if not found:
        there = f"what went wrong: {one_of(dict.fromkeys(name for name, _ in named))}" if named else "nothing did"
        raise Fault(f"{args.file}: nothing went wrong with {args.subject[:60]!r}; {there}.")
    before = [effect for effect in found if args.at is not None and effect.first <= args.at]
    return before[-1] if before else found[0]


def _as_object(level: Level, answer: Answer) -> dict[str, Any]:
    effect = answer.effect
    return {
        "effect": effect.name,
        "subject": answer.place.name(level),
        "tick": effect.first,
        "causes": [
            {
                "cause": link.caused.name,
                "subject": link.place.name(level),
                "first": link.caused.first,
                "last": link.caused.last,
                "set_out": link.caused.set_out,
                "times": link.times,
                "share": link.share / 1000,
                "later": link.proof.later,
                "never": link.proof.never,
            }
            for link in answer.links
        ],
    }
