"""Every way in which the program ends: its exit code, and at most one sentence."""

import os
import random
import re
import shlex
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHORT = ROOT / "tests" / "levels" / "short.toml"
RUN = f"run {shlex.quote(str(SHORT))} --bot idle --seed 1"
UNIX = pytest.mark.skipif(os.name == "nt", reason="needs the signals and the shell of Unix")
START = 2.5  # seconds in which a window is up, more or less


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line in which `lucid` is the program, whose streams hold back what they can, as they do for a player."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    program = f'lucid() {{ {shlex.quote(sys.executable)} -m game "$@"; }}; {line}'
    return subprocess.run(["bash", "-c", program], cwd=ROOT, capture_output=True, text=True, env=kept, timeout=60)


@UNIX
@pytest.mark.long
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("lucid --help >&-", 2, "lucid: The output is closed.\n"),
        (f"lucid check {SHORT.parent} >&-", 2, "lucid: The output is closed.\n"),
        ("lucid --version >/dev/full", 2, "lucid: The disk is full.\n"),
        (f"lucid {RUN} >/dev/full", 2, "lucid: The disk is full.\n"),
        (f"lucid {RUN} | true; exit ${{PIPESTATUS[0]}}", 141, ""),
        ("lucid run nowhere.toml 2>&-", 2, ""),
        ("lucid run nowhere.toml 2>/dev/full", 2, ""),
        ("lucid check nowhere.toml 2>/dev/full", 2, ""),
        ("lucid check nowhere.toml <&- >&- 2>&-", 2, ""),
        (f"lucid {RUN} 2>&- >/dev/null", 0, ""),
    ],
)
def test_standard_streams_may_be_closed_or_full(line: str, code: int, said: str) -> None:
    """Who can't be told what was asked for gets a fault, and who doesn't listen any more is told nothing."""
    done = shell(line)
    assert (done.returncode, done.stderr, done.stdout) == (code, said, "")


@UNIX
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_request_to_end_is_never_lost(name: str, code: int) -> None:
    """Not even where Python swallows exceptions, as while it collects an object; but what was to be ignored is."""
    lines = (
        "import os, signal, sys",
        "from game.requests_to_end import end_when_asked",
        f"if sys.argv[1:]: signal.signal(signal.{name}, signal.SIG_IGN)",
        f"else: signal.pthread_sigmask(signal.SIG_BLOCK, [signal.{name}])",
        "class Collected:",
        f"    def __del__(self): os.kill(os.getpid(), signal.{name})",
        "Collected()",
        "end_when_asked()",
        "Collected()",
        "print('goes on')",
    )
    done = {
        given: subprocess.run(
            [sys.executable, "-c", "\n".join(lines), *given],
            cwd=ROOT,
            capture_output=True,
            text=True,
            preexec_fn=lambda: signal.signal(getattr(signal, name), signal.SIG_DFL),  # whoever started us may ignore it
        )
        for given in ((), ("ignored",))
    }
    assert (done[()].returncode, done[()].stdout) == (code, "")
    assert done[()].stderr == ("lucid: Interrupted.\n" if name == "SIGINT" else "")
    assert (done["ignored",].returncode, done["ignored",].stdout) == (0, "goes on\n")


@UNIX
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("times", [8, pytest.param(25, marks=pytest.mark.sweep)])
@pytest.mark.slow
def test_a_signal_during_the_start_ends_it_with_one_exit_code(tmp_path: Path, name: str, times: int) -> None:
    """At any instant; the first few, in which Python itself starts, a shell reads the same."""
    chance, number = random.Random(name), getattr(signal, name)
    for _ in range(times):
        game = started(tmp_path)
        time.sleep(0.1 + chance.random() * START)
        game.send_signal(number)
        out, said = game.communicate(timeout=30)
        assert (game.returncode, out) == (128 + number, ""), said
        assert said in ("", "lucid: Interrupted.\n")


def started(home: Path) -> "subprocess.Popen[str]":
    """The game on its way to a dream, in a window that nobody sees."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SDL_", "LUCID_", "XDG_"))}
    place = {
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "HOME": str(home),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "game", "play", str(SHORT), "--seed", "1"],
        env=kept | place | {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"},
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # a shell's `&` leaves it ignored
    )  # fmt: skip


@pytest.mark.skipif(not Path("/proc/thread-self/children").exists(), reason="needs /proc")
@pytest.mark.long
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_no_worker_outlives_a_sweep(name: str) -> None:
    """However the sweep ends, also where nothing can be done before the end."""
    number = getattr(signal, name)
    sweep = subprocess.Popen(
        [sys.executable, "-m", "game", "tune", "1", "--runs", "5000", "--bots", "lucid"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    workers = []
    try:
        until = time.monotonic() + 20
        while len(workers) < (os.cpu_count() or 1) and time.monotonic() < until:
            time.sleep(0.05)
            workers = deaf_children(sweep.pid)
        sweep.send_signal(number)
        out, said = sweep.communicate(timeout=2)  # until the last of them is gone: they have its streams open too
        assert workers
    finally:
        for each in (sweep.pid, *workers):
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
    assert (sweep.returncode, out) == (-number if name == "SIGKILL" else 128 + number, "")
    assert said == ("lucid: Interrupted.\n" if name == "SIGINT" else "")


def deaf_children(sweep: int) -> list[int]:
    """Processes among which a sweep has shared its work: those that hear no Ctrl-C."""
    children = Path(f"/proc/{sweep}/task/{sweep}/children").read_text().split()
    masks = {each: re.findall(r"SigIgn:\s*(\w+)", Path(f"/proc/{each}/status").read_text()) for each in children}
    return [int(each) for each, mask in masks.items() if int(mask[0], 16) & 1 << signal.SIGINT - 1]
