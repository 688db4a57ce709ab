"""The lessons: falling asleep, and a short one at the door of each further dream."""

from game.level import Level, levels_folder, load
from game.play.lessons import engine, guardian, platform
from game.play.lessons.lesson import Lesson

LESSONS: dict[int, Lesson] = {
    lesson.dream: lesson for lesson in (platform.LESSON, guardian.LESSON, engine.LESSON)
}


def level_of(lesson: Lesson) -> Level:
    """The level that a lesson is taken on."""
    return load(levels_folder() / "tutorial" / lesson.file)


__all__ = ["LESSONS", "Lesson", "level_of"]
