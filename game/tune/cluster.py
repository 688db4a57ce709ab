"""Sweeps on a Dask cluster, whose scheduler shares out the work and has that of a lost worker done again.

Wants distributed. What comes of a sweep is the same to the byte, so every worker has to have the same game.
"""

import logging
import platform
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

import numpy as np

import game
from game.faults import Fault
from game.foreign import printable
from game.sim.world import RULES

WANTS = "--scheduler wants distributed; install it with: pip install 'lucid-control[tune]'."
CONNECTS = 10  # seconds within which a scheduler has to answer
LONELY = 30.0  # seconds without any worker before it is given up: one that dies is begun anew by its nanny
DECIDE = ("bots", "level", "session", "sim")  # floors that decide what comes of a seed

Found = TypeVar("Found")
Versions = dict[str, str]
_one_at_a_time = Lock()  # threads of a worker would only wait for each other


@cache
def versions() -> Versions:
    """What has to be the same on all machines."""
    root, code = Path(game.__file__).parent, blake2b(digest_size=8)
    for floor in DECIDE:
        for file in sorted((root / floor).rglob("*.py")):
            code.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return {
        "lucid-control": game.__version__,
        "rules": str(RULES),
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "numpy": np.__version__,
        "code": code.hexdigest(),
    }


def demand_same(here: Versions, there: Versions, worker: str) -> None:
    """Raise Fault for a worker that would come to something else."""
    for name, version in here.items():
        if there.get(name) != version:
            found = printable(there.get(name, "none"))
            raise Fault(f"--scheduler: {name} is {found} on worker {worker}, {version} here; install the same on both.")


def work_there(here: Versions, worker: str, work: Callable[..., Found], arguments: tuple[Any, ...]) -> Found:
    """On a worker, which may have come later than the question: do some work, if it is done as here. Raises Fault."""
    demand_same(here, versions(), platform.node() or worker)
    with _one_at_a_time:
        return work(*arguments)


class Cluster:
    """A cluster at an address such as tcp://host:8786; close it in the end. Raises Fault where it can't be used."""

    def __init__(self, address: str) -> None:
        try:
            import distributed
        except ImportError:
            raise Fault(WANTS) from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told as a Fault
        warnings.filterwarnings("ignore", module=r"distributed\b")
        self.address, self._alone_since = printable(address), 0.0
        try:
            self._client = distributed.Client(address, timeout=CONNECTS, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            why = "" if isinstance(error, OSError) else f" ({printable(str(error), 100)})"
            raise Fault(
                f"--scheduler: no cluster answers at {self.address}{why}; begin one with: dask scheduler"
            ) from None
        try:
            self._demand_fit()
        except BaseException:
            self.close()
            raise

    def _demand_fit(self) -> None:
        answers = self._client.run(versions, on_error="return")
        if not answers:
            raise Fault(f"--scheduler: {self.address} has no worker; begin some with: dask worker {self.address}")
        for worker, found in answers.items():
            if not isinstance(found, dict):
                raise Fault(f"--scheduler: worker {printable(worker)} hasn't the lucid-control of here; install it.")
            demand_same(versions(), found, printable(worker))

    @property
    def workers(self) -> int:
        """How many there are now, at least one."""
        return max(1, len(self._client.nthreads()))

    @contextmanager
    def pool(self) -> Iterator["Cluster"]:
        """Within the block work may be submitted; what isn't done at its end isn't wanted any more."""
        self._alone_since = monotonic()
        self._executor = self._client.get_executor(pure=False)
        try:
            yield self
        finally:
            self._executor.shutdown(wait=False)

    def submit(self, work: Callable[..., Found], *arguments: Any) -> "Future[Found]":
        """Have something done on some worker: work is a function of a module of the game."""
        done: Future[Found] = self._executor.submit(work_there, versions(), self.address, work, arguments)
        return done

    def demand_alive(self) -> None:
        """Raise Fault where it has gone away; to be asked while nothing comes."""
        if self._client.status not in ("running", "connecting"):
            raise self._gone()
        try:
            alone = not self._client.nthreads()
        except OSError:
            raise self._gone() from None
        now = monotonic()
        self._alone_since = self._alone_since if alone else now
        if now - self._alone_since > LONELY:
            raise Fault(f"--scheduler: {self.address} has had no worker for {LONELY:g} s; begin some and try again.")

    def demand_done(self, done: "Future[Any]") -> None:
        """Raise Fault where work came to nothing because of the cluster."""
        if done.cancelled():
            raise self._gone()
        if type(done.exception()).__module__.startswith("distributed."):
            raise Fault(f"--scheduler: workers at {self.address} die at their work, perhaps for want of memory.")

    def _gone(self) -> Fault:
        return Fault(f"--scheduler: the cluster at {self.address} went away; begin it again, and then this.")

    def close(self) -> None:
        """Leave the cluster, which goes on."""
        self._client.close(timeout=CONNECTS)
