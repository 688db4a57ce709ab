"""Many mutants judged one after the other, from the command line: what came of them, and what broke out."""

import argparse
import random
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path


def parser(doc: str | None, count: int) -> argparse.ArgumentParser:
    """What may be asked of a run: how many, and from which seed."""
    made = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--count", type=int, default=count)
    made.add_argument("--seed", type=int, default=1)
    return made


def run(asked: argparse.Namespace, judge: Callable[[random.Random, int], str], every: int) -> int:
    """Judge as many as were asked for, each by its own chance and number; 1 where anything broke out.

    judge says in a word what came of it. Of what breaks out in one place the first is printed, and each `every` mutants
    what came of them so far.
    """
    verdicts: Counter[str] = Counter()
    broke: set[str] = set()
    for number in range(asked.count):
        try:
            verdicts[judge(random.Random(f"{asked.seed} {number}"), number)] += 1
        except Exception as error:  # whatever it is, it is what is looked for
            where = traceback.extract_tb(error.__traceback__)[-1]
            what = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}"
            if what not in broke:
                print(f"{what} (number {number}): {error!s:.200}", flush=True)
            broke.add(what)
        if (number + 1) % every == 0:
            print(f"{number + 1}: {dict(verdicts)}, {len(broke)} broke out", flush=True)
    print(f"{asked.count} mutants: {dict(verdicts)}, {len(broke)} broke out")
    return 1 if broke else 0
