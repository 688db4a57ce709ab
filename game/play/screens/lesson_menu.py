"""Lessons: the offer before a dream is begun for the first time, and the list of all."""

from collections.abc import Callable

from game.play.dreams import dream_numbered, lessons
from game.play.guidance.lesson import Lesson
from game.play.screens import progress_cards
from game.play.screens.host import Host
from game.play.screens.menu_screen import MenuScreen
from game.play.screens.progress_cards import Card
from game.play.screens.widgets import Row


class OfferScreen(MenuScreen):
    """The choice between the lesson and the dream."""

    heading = "Before you sleep"

    def __init__(self, host: Host, lesson: Lesson, learn: Callable[[], None], go_in: Callable[[], None]) -> None:
        self.heading, self.under = lesson.title, lesson.offer
        super().__init__(
            host,
            [
                Row("Show me", learn, says="Each step waits for you. {erase} skips it at any time."),
                Row("I know the panel", go_in, says="The lesson is also on the title, whenever you want it."),
                Row("Title", host.director.title),
            ],
        )

    def back(self) -> None:
        """Esc: the title."""
        self.host.director.title()


class LessonsScreen(MenuScreen):
    """Every lesson that there is, as often as wanted."""

    heading, under = "Falling asleep", "Which panel do you want to learn?"

    def __init__(self, host: Host) -> None:
        self.host = host
        rows = [
            Row(
                f"Dream {dream_numbered(dream).numeral} · {dream_numbered(dream).title}",
                lambda d=dream: self._learn(d),  # type: ignore[misc]
                says=lessons()[dream].offer,
                rungs=(progress_cards.TAUGHT.get(host.progress.taught(dream), ("none", ""))[0],),
            )
            for dream in lessons()
        ]
        super().__init__(host, [*rows, Row("Back", host.director.back)])

    def card(self) -> Card:
        """What was learned."""
        return progress_cards.lessons_card(self.host.progress)

    def _learn(self, dream: int) -> None:
        go = self.host.director
        go.lesson(dream, lambda outcome: go.lesson_over(dream, outcome, go.title))
