"""A run: what is queued when, what sinks and history are told, and what it comes to."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from game.bots import persona
from game.level import Value
from game.session import OPEN, BotSource, CommandQueue, History, Result, Session, lift
from game.session.command_queue import CAPACITY
from game.sim.actions import PRESS, RELEASE, Command, CommonVerb, Verb
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.step import observe
from tests.wild import Wild, WildBot, dream, late

VERBS = {int(verb): verb for verb in (*CommonVerb, *PlatformVerb)}


class Ear:
    """A sink that remembers what it was told."""

    notice: str | None = None

    def __init__(self) -> None:
        self.heard: list[tuple[int, Command | None]] = []
        self.ends: list[int] = []
        self.pauses = 0
        self.changes: list[tuple[int, dict[str, Value]]] = []

    def changed(self, run: Session, numbers: Mapping[str, Value]) -> None:
        """Other numbers."""
        self.changes.append((run.age, dict(numbers)))

    def ticked(self, run: Session, command: Command | None) -> None:
        """A tick."""
        self.heard.append((run.age, command))

    def paused(self, run: Session) -> None:
        """A pause."""
        self.pauses += 1

    def finished(self, run: Session) -> None:
        """The end."""
        self.ends.append(run.age)


def play_on(run: Session, age: int) -> None:
    """Tick up to this age; a run that ends before is another than was meant."""
    while run.age < age:
        assert run.tick()


def cut_short(run: Session) -> None:
    """Arm and hold the override until the dream is over."""
    run.queue(PlatformVerb.ARM, -1, PRESS)
    run.queue(PlatformVerb.OVERRIDE, -1, PRESS)
    while run.tick():
        pass


# The command queue


def test_one_command_a_tick_in_order() -> None:
    """What is asked for within one tick is done in the ticks after it, one in each, in order."""
    run, ear = Session(dream(), 7), Ear()
    run.sinks.append(ear)
    for sector in (4, 9, 2):
        assert run.queue(CommonVerb.SELECT, sector)
    chosen = []
    for _ in range(4):
        run.tick()
        chosen.append(run.now.one("selected"))
    assert chosen == [4, 9, 2, 2]
    assert ear.heard == [(i + 1, Command(i, CommonVerb.SELECT, s, 0)) for i, s in enumerate((4, 9, 2))] + [(4, None)]


@pytest.mark.parametrize("verb", [CommonVerb.BREATHE, PlatformVerb.DECRYPT, PlatformVerb.OVERRIDE, PlatformVerb.ARM])
def test_a_release_gets_into_a_full_queue(verb: Verb) -> None:
    """However much waits, a release is taken, and comes after its press."""
    commands = CommandQueue(VERBS)
    assert commands.queue(verb, -1, PRESS)
    while commands.queue(CommonVerb.SELECT, 3):
        pass
    assert len(commands.waiting) == CAPACITY
    assert not commands.queue(verb, -1, PRESS)
    assert commands.queue(verb, -1, RELEASE)
    assert commands.waiting[-1] == (verb, -1, RELEASE, 0)


def test_a_release_gets_into_a_paused_run() -> None:
    """In a pause nothing can be asked for but releases, and they count once the run goes on."""
    run = Session(dream(), 7)
    run.queue(CommonVerb.BREATHE, -1, PRESS)
    run.tick()
    assert run.now.one("breathing") == 1
    run.paused = True
    assert not run.queue(CommonVerb.ACKNOWLEDGE)
    assert run.queue(CommonVerb.BREATHE, -1, RELEASE)
    assert not run.tick()
    run.paused = False
    run.tick()
    assert (run.now.one("breathing"), run.now.one("selected")) == (0, -1)


def test_hammering_a_release_keeps_the_queue_short() -> None:
    """A key hammered in a pause leaves one release of it waiting, not thousands."""
    commands = CommandQueue(VERBS)
    commands.queue(CommonVerb.BREATHE, -1, PRESS)
    commands.paused = True
    for _ in range(1000):
        assert commands.queue(CommonVerb.BREATHE, -1, RELEASE)
        assert not commands.queue(CommonVerb.BREATHE, -1, PRESS)
    assert list(commands.waiting) == [(CommonVerb.BREATHE, -1, PRESS, 0), (CommonVerb.BREATHE, -1, RELEASE, 0)]


def test_letting_go_releases_what_is_pressed() -> None:
    """Letting go releases each hold that is down, once, and nothing else."""
    commands = CommandQueue(VERBS)
    for verb, value in (
        (CommonVerb.BREATHE, PRESS),
        (PlatformVerb.DECRYPT, PRESS),
        (PlatformVerb.DECRYPT, RELEASE),
        (PlatformVerb.ARM, PRESS),
    ):
        commands.queue(verb, -1, value)
    before = len(commands.waiting)
    commands.release_all()
    commands.release_all()
    assert list(commands.waiting)[before:] == [(CommonVerb.BREATHE, -1, RELEASE, 0)]


# Panels and events


def test_now_and_before_are_the_panels_of_two_ticks_in_a_row() -> None:
    """`before` is what `now` was one tick ago, whether or not anybody looked then."""
    looked, unseen = (Session(dream(), 7, Wild(dream(), 7), world=late().take([1])) for _ in range(2))
    for _ in range(60):
        was = looked.now
        looked.tick()
        unseen.tick()
        assert looked.before is was
    assert unseen.before.moment == looked.before.moment == unseen.now.moment - 1
    for name, values in looked.before.values.items():
        assert np.array_equal(values, unseen.before[name]), name


def test_events_are_those_an_operator_can_notice() -> None:
    """Events of a tick are reported in that tick only, without the hidden ones."""
    run = Session(dream(), 7, Wild(dream(), 7), world=late().take([1]))
    hidden = {name for name, (event, _) in dream().params.events.items() if event.hidden}
    seen = set()
    for _ in range(600):
        run.tick()
        seen |= {name for name, *_ in run.events}
    assert seen
    assert not seen & hidden
    assert {name for tick, name, *_ in run.history.events} == seen


# Sinks and the end


def test_sinks_are_told_of_every_tick_and_once_of_the_end() -> None:
    """A sink hears each tick after it was run, each pause once, and the end once, at the last tick."""
    run, ear = Session(dream(), 7), Ear()
    run.sinks.append(ear)
    play_on(run, 10)
    for paused in (True, True, False):
        run.paused = paused
    cut_short(run)
    run.leave()
    assert run.over
    assert [age for age, _ in ear.heard] == list(range(1, run.age + 1))
    assert ear.ends == [run.age]
    assert ear.pauses == 1


def test_a_run_that_was_left_ticks_no_more() -> None:
    """Leaving a run finishes its sinks; no tick follows that they wouldn't hear of."""
    run, ear = Session(dream(), 7), Ear()
    run.sinks.append(ear)
    run.tick()
    run.leave()
    assert not run.tick()
    assert (ear.ends, run.age, run.over) == ([1], 1, False)


def test_a_notice_of_a_sink_is_the_run_s() -> None:
    """What a sink has to say can be asked of the run."""
    run = Session(dream(), 7)
    run.sinks += [Ear(), Ear()]
    assert run.notice is None
    run.sinks[1].notice = "The disk is full."
    assert run.notice == "The disk is full."


# Results


def test_the_result_names_level_seed_ending_and_digest() -> None:
    """A run that was cut at once is over, with an ending of the level, and its digest is that of its world."""
    run = Session(dream(), 7, bot="nobody")
    assert run.result().ending == OPEN
    cut_short(run)
    result = run.result()
    way = dream().endings[run.now.one("ending") - 1]
    assert (result.level, result.seed, result.difficulty, result.bot) == ("platform", 7, "night-terror", "nobody")
    assert (result.ending, result.won, result.score, result.best) == (way.name, way.won, 0, None)
    assert (result.ticks, result.seconds) == (run.age, round(run.age / 60, 2))
    assert result.digest == run.world.digest()


def test_the_score_is_the_people_saved_per_thousand() -> None:
    """Nobody is saved before the cut; with it, everybody in the shelter by then."""
    run = Session(dream(), 7)
    run.world.sheltered[3] = 1 << 22  # a quarter of the city
    assert run.result().score == 0
    cut_short(run)
    assert run.result().score == 250


@pytest.mark.parametrize(
    ("score", "best", "lifted"), [(475, 500, True), (474, 500, False), (474, 300, True), (500, None, False)]
)
def test_an_ending_near_enough_to_the_best_is_lifted(score: int, best: int | None, lifted: bool) -> None:
    """From its share of the best on, an ending becomes the one that lifts it; best is never less than the run's own."""
    way = next(way for way in dream().endings if way.lifts)
    level = replace(dream(), endings=tuple(replace(w, share_of_best=0.95) if w.lifts else w for w in dream().endings))
    plain = Result("platform", 7, "night-terror", "", 1, 0.02, str(way.lifts), True, score, None, "0" * 32)
    found = lift(plain, level, best)
    assert found.ending == (way.name if lifted else way.lifts)
    assert found.best == (None if best is None else max(best, score))
    assert lift(replace(plain, ending="overrun"), level, best).ending == "overrun"


# Sources


def test_a_persona_alone_decides_as_it_does_in_a_sweep() -> None:
    """Its source looks and acts only each so many ticks."""
    bot = WildBot()
    run = Session(dream(), 7, BotSource(bot, dream(), 7))
    play_on(run, 280)
    assert run.history.commands
    assert all(command.tick % bot.every == 0 for command in run.history.commands)


def test_a_fork_goes_its_own_way() -> None:
    """A fork starts from the same state and history, and nothing that happens to it reaches the run."""
    run = Session(dream(), 7, Wild(dream(), 7))
    play_on(run, 150)
    digest, history = run.world.digest(), run.history.until(150)
    fork = run.fork(BotSource(persona("operator"), dream(), 7), "operator")
    assert (fork.world.digest(), fork.history.commands) == (digest, history.commands)
    play_on(fork, 300)
    assert run.world.digest() == digest
    assert run.history.until(150) == history
    assert fork.result().bot == "operator"


def test_taking_over_lets_go_of_what_was_held() -> None:
    """Whoever takes a run over holds nothing down: what the source held is released."""
    run = Session(dream(), 7)
    run.queue(CommonVerb.BREATHE, -1, PRESS)
    run.tick()
    taken = run.fork(Wild(dream(), 7))
    taken.take_over()
    taken.tick()
    assert taken.now.one("breathing") == 0
    assert taken.history.commands[-1] == Command(1, CommonVerb.BREATHE, -1, RELEASE)


# History


def test_history_has_a_sample_each_second_and_one_at_the_end() -> None:
    """Series are sampled at tick 0, each second and at the last tick, with the panel's numbers."""
    run = Session(dream(), 7)
    play_on(run, 90)
    cut_short(run)
    history = run.history
    assert history.ticks == [*range(0, run.age, 60), run.age]
    assert {len(values) for values in history.series.values()} == {len(history.ticks)}
    assert history.series["dark"][-1] == int(run.now["dark"].sum())
    assert history.series["people.home"][0] == 1 << 24
    assert history.series["composure"][-1] == run.now.one("composure")


def test_history_counts_actions_and_alarms() -> None:
    """Sums of `actions` are all commands; sums of `alarms` all alarms that were raised."""
    run = Session(dream(), 7, Wild(dream(), 7))
    play_on(run, 1500)
    run.leave()
    assert sum(run.history.series["actions"]) == len(run.history.commands) > 100
    raised = sum(name == "alarm_raised" for _, name, *_ in run.history.events)
    assert sum(run.history.series["alarms"]) == raised > 0


def test_history_without_a_panel_s_numbers_goes_without() -> None:
    """A dream that has no climb has no series of it."""
    panel = observe(late(), dream().params).row(0)
    values = {name: value for name, value in panel.values.items() if name != "climb.height"}
    history = History()
    history.sample(replace(panel, values=values))
    assert "climb.height" not in history.series
    assert "dark" in history.series
