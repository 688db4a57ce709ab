"""The dreams that can be played: the shipped ones in their order, then those of extensions."""

from functools import cache

from game.extensions import contributed
from game.faults import Fault
from game.level import Cover, Level, levels_folder, load
from game.play.dreams import engine, guardian, platform
from game.play.dreams.dream import Dream
from game.play.guidance.lesson import Lesson
from game.play.sound.bank import Bank

SHIPPED = (platform.DREAM, guardian.DREAM, engine.DREAM)


@cache
def dreams() -> tuple[Dream, ...]:
    """The record of every dream: the shipped ones, then those of extensions by their numbers."""
    return (*SHIPPED, *sorted(contributed("play", "DREAM", Dream), key=lambda dream: dream.number))


@cache
def dream_numbered(number: int) -> Dream:
    """The dream of a number. Raises Fault where there is none to be played."""
    for dream in dreams():
        if dream.number == number:
            return dream
    raise Fault(f"dream {number} can't be played: no package provides its desk")


def dream_of(level: Level | Cover) -> Dream:
    """The dream whose scene a level has."""
    return dream_numbered(level.dream)


def lessons() -> dict[int, Lesson]:
    """The lessons that there are, by the number of their dream."""
    return {dream.number: dream.lesson for dream in dreams() if dream.lesson}


def level_of(lesson: Lesson) -> Level:
    """The level that a lesson is taken on, in the folder `tutorial` of its dream's levels."""
    dream = next(dream for dream in dreams() if dream.lesson is lesson)
    return load((dream.base.levels or levels_folder()) / "tutorial" / lesson.file)


@cache
def sounds() -> Bank:
    """The sounds of all dreams."""
    return Bank(dream.sounds for dream in dreams())
