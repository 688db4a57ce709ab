"""The lessons: falling asleep, and a short one at the door of each further dream."""

from game.level import Level, levels_folder, load
from game.play.dreams.engine.lesson import LESSON as ENGINE
from game.play.dreams.guardian.lesson import LESSON as GUARDIAN
from game.play.dreams.platform.lesson import LESSON as PLATFORM
from game.play.guidance.lesson import Lesson

LESSONS: dict[int, Lesson] = {lesson.dream: lesson for lesson in (PLATFORM, GUARDIAN, ENGINE)}


def level_of(lesson: Lesson) -> Level:
    """The level that a lesson is taken on."""
    return load(levels_folder() / "tutorial" / lesson.file)


__all__ = ["LESSONS", "Lesson", "level_of"]
