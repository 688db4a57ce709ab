#!/usr/bin/env python3
"""Play Lucid Control, or run its tests, with nothing but Python 3.11 or newer and pip.

    python3 play.py [ARGUMENTS]              play; arguments go to the `lucid` command line
    python3 play.py test [PYTEST ARGUMENTS]  run the tests

The first start makes `.venv` beside this file and installs the game into it; later starts go straight on,
unless pyproject.toml has changed. A fault ends in one sentence and exit code 2, a signal in 128 and its number.
"""

import glob
import hashlib
import os
import shutil
import signal
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, "Scripts" if WINDOWS else "bin", "python.exe" if WINDOWS else "python")
OLDEST = (3, 11)
UNFINISHED = "unfinished"
# How pip, old or new, speaks of an index that it can't reach.
OFFLINE = ("connection broken", "Failed to establish", "Failed to connect", "from versions: none")


class Fault(Exception):
    """What stands in the way, as a sentence that says what to do."""


class Asked(BaseException):
    """A signal asked it to end: pip is stopped with it."""


def main():
    """Make the environment what it should be, and start the game or the tests in it."""
    arguments = sys.argv[1:]
    listen()
    testing = arguments[:1] == ["test"]
    try:
        if sys.version_info < OLDEST:
            raise Fault(
                "Lucid Control needs Python 3.11 or newer, and this is %d.%d: "
                "start play.py with a newer one, for example python3.13 play.py." % sys.version_info[:2]
            )
        prepare(testing)
        if testing:
            os.chdir(HERE)
            start([PYTHON, "-m", "pytest"] + arguments[1:])
        hold_back()
        start([PYTHON, "-P", "-m", "game"] + arguments)  # -P: not a folder "game" where the player stands
    except Fault as fault:
        say("play.py: %s" % fault)
        return 2
    except (OSError, ValueError) as error:  # venv raises the latter where something is in its way
        say("play.py: %s could not be made: %s" % (VENV, error))
        return 2
    except KeyboardInterrupt:
        say("play.py: interrupted; the next start takes it up again.")
        return 130
    except Asked as asked:
        return 128 + asked.args[0]


def listen():
    """Hear signals that ask it to end, but for those that whoever started it had it ignore, as nohup does."""

    def end(number, _frame):
        raise Asked(number)

    for number in (getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end)


def hold_back():
    """Keep such signals until the game listens: a Python that is starting has other answers to each."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])


def prepare(testing):
    """Bring .venv up to date; at once when its stamp says that it is.

    The stamp holds what the environment was made from, a line each: interpreter and place, pyproject.toml,
    and whether the tests' libraries are in. It reads "unfinished" while pip works, so that a start after
    an interruption makes the environment anew.
    """
    stamp = os.path.join(VENV, "lucid-stamp")
    with open(os.path.join(HERE, "pyproject.toml"), "rb") as file:
        project = file.read()
    base = "%d.%d %s" % (sys.version_info[0], sys.version_info[1], HERE)
    wanted = [base, hashlib.sha256(project).hexdigest()]
    found = read_lines(stamp)
    if not os.path.exists(PYTHON) or found[:1] not in ([], [base]):
        shutil.rmtree(VENV, ignore_errors=True)
        found = []
    if found[:2] == wanted and (not testing or found[2:] == ["test"]):
        return refuse_two_pygames()
    wanted += ["test"] if testing or found[2:] == ["test"] else []
    say("Installing Lucid Control into %s (once; it takes a minute) ..." % VENV)
    pip = find_pip()
    write(stamp, UNFINISHED)
    install(pip, ["--editable", HERE] + (test_group(project) if wanted[2:] else []))
    refuse_two_pygames()
    write(stamp, "\n".join(wanted))


def find_pip():
    """The command that installs into .venv, which is made here where it's missing.

    The pip outside is asked to install into .venv, which a system that guards its own packages (PEP 668)
    allows; so .venv needs no pip, and Debian's missing ensurepip is not missed.
    """
    try:
        import venv
    except ImportError:
        raise Fault("this Python lacks venv: install it (on Debian and Ubuntu: apt install python3-venv).")
    if not os.path.exists(PYTHON):
        venv.create(VENV, symlinks=not WINDOWS)
    # Started from within .venv, the pip outside is that of the Python which made it.
    for python in (sys.executable, getattr(sys, "_base_executable", sys.executable)):
        if works([python, "-m", "pip", "--version"]):
            return [python, "-m", "pip", "--python", PYTHON]
    if works([PYTHON, "-m", "ensurepip"]):
        return [PYTHON, "-m", "pip"]
    raise Fault("pip is missing: install it (on Debian and Ubuntu: apt install python3-pip) and start again.")


def works(command):
    """Whether a command runs and ends well."""
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def test_group(project):
    """The requirements of the dependency group `test`; pip before 25.1 can't read groups itself."""
    import tomllib

    return tomllib.loads(project.decode())["dependency-groups"]["test"]


def install(pip, requirements):
    """Run pip; what it says is shown only as far as it helps."""
    quietly = ["install", "--quiet", "--disable-pip-version-check", "--no-input", "--retries", "2"]
    done = subprocess.run(pip + quietly + requirements, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode == 0:
        return
    said = done.stdout.decode(errors="replace")
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if any(sign in said for sign in OFFLINE):
        raise Fault("the libraries could not be downloaded: connect to the network and start again.")
    errors = [line for line in lines if line.lower().startswith("error")] or lines or ["it didn't say why"]
    raise Fault("pip could not install the libraries; its last word: %s" % errors[-1])


def refuse_two_pygames():
    """`pygame` and `pygame-ce` share one import name, and the former would win silently."""
    library = os.path.join(VENV, "Lib" if WINDOWS else "lib/python*", "site-packages")
    if glob.glob(os.path.join(library, "pygame-*.dist-info")):
        raise Fault(
            "pygame is installed in .venv beside pygame-ce and would take its place: "
            "delete the folder .venv and start again."
        )


def start(command):
    """Become another program."""
    if WINDOWS:  # exec there returns to the shell at once
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def say(text):
    """A line for the person at the terminal; stdout belongs to the game."""
    sys.stderr.write(text + "\n")


def read_lines(path):
    """The lines of a file, none when it isn't there."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def write(path, text):
    """Write a small file."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit(main())
