"""Screens of the recurring dream: the choice of seed, and the one after each round."""

from datetime import UTC, datetime
from pathlib import Path

from game.level.clock import clock
from game.level.rounds import dream_of_round
from game.play.dreams import dream_numbered
from game.play.screens import progress_cards
from game.play.screens.dream_setup import SeedMenu
from game.play.screens.host import Host
from game.play.screens.menu_screen import MenuScreen
from game.play.screens.progress_cards import Card, CardRow
from game.play.screens.run_choice import Choice, end_of_day, seed_of_day
from game.play.screens.widgets import Row
from game.session import Session, helped


class RecurringScreen(SeedMenu):
    """The seed of the day, which everybody has; any other; or on with what was begun."""

    heading, under = "The recurring dream", "It begins where it ended, each time a little deeper."

    def __init__(self, host: Host) -> None:
        go, standing, rows = host.director, host.progress.standing, []
        self.today = seed_of_day()
        if standing and standing.round > 1:
            says = f"Seed {standing.seed}, {standing.score} so far."
            on = Choice("recurring", seed=standing.seed, standing=standing)
            rows.append(Row(f"Go on with round {standing.round}", lambda: go.play(on), says=says))
        day = Row(
            "Tonight's dream",
            lambda: go.play_recurring(self.today),
            value=lambda: str(self.today),
            says=f"The seed of the day, the same for everybody on earth, until {end_of_day(datetime.now(UTC))}.",
        )
        super().__init__(
            host,
            [*rows, day, Row("Another", self.begin, says="The seed below.")],
            "The same seed is the same dream, round by round.",
        )

    def card(self) -> Card:
        """The farthest rounds reached."""
        return progress_cards.recurring_card(self.host.progress, self.today)

    def begin(self) -> None:
        """Play the seed that is entered."""
        self.host.director.play_recurring(self.chosen if self.chosen is not None else self.today)


class RoundScreen(MenuScreen):
    """A round is over: on to the next, or back to the beginning."""

    def __init__(self, host: Host, run: Session, choice: Choice, path: Path | None) -> None:
        standing, result = choice.standing, run.result()
        assert standing
        self.result, self.standing = result, standing
        self.after = standing.after(result, run.now.one("composure"), helped(run.history.changes))
        self.ending = next((way.title for way in run.level.endings if way.name == result.ending), "Left")
        go = host.director
        if result.won:
            self.heading, self.under = f"Round {standing.round} held", "It closes over your head again."
            on = Choice(choice.level, choice.difficulty, choice.seed, choice.bot, standing=self.after)
            rows = [Row(f"Deeper: round {self.after.round}", lambda: go.play(on), says=self._next())]
        else:
            held = (
                f"After {progress_cards.rounds_text(standing.round - 1)} that held"
                if standing.round > 1
                else "In the first round"
            )
            self.heading, self.under = "You wake", f"{held}: {self.ending[:1].lower()}{self.ending[1:]}."
            again = Choice(choice.level, choice.difficulty, standing.seed, choice.bot)
            rows = [
                Row(
                    "The same again",
                    lambda: go.play(again),
                    says=f"Seed {standing.seed}, from its first round.",
                )
            ]
        rows.append(Row("Look back at this round", lambda: go.debrief(run, choice, path, own=True)))
        rows.append(Row("Title", go.title, says="You can play on from there." if result.won else ""))
        super().__init__(host, rows)

    def _next(self) -> str:
        dream = dream_of_round(self.after.seed, self.after.round)
        return f"Under the laws of {dream_numbered(dream).title}. You carry {self.after.composure} % of your composure."

    def back(self) -> None:
        """Esc: the title."""
        self.host.director.title()

    def card(self) -> Card:
        """What this round came to, and all of them."""
        won = self.result.won
        lines = [
            CardRow("won" if won else "lost", f"round {self.standing.round}", self.ending, str(self.result.score)),
            CardRow("skipped", "time", clock(self.result.ticks)),
            CardRow("skipped", "composure", f"{self.after.composure} %"),
            CardRow(
                "next" if won else "best",
                "all rounds",
                progress_cards.rounds_text(self.after.round - 1),
                str(self.after.score),
            ),
        ]
        return Card(f"Seed {self.standing.seed}", "What it came to.", lines)
