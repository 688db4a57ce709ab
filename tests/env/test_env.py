"""Environments of Gymnasium: the standard's own checks, one world and many alike, and masks that say what is so."""

import re

import numpy as np
import pytest

gymnasium = pytest.importorskip("gymnasium")

from gymnasium.utils.env_checker import check_env  # noqa: E402
from gymnasium.vector import AutoresetMode, SyncVectorEnv  # noqa: E402

from game import env as environments  # noqa: E402
from game.bots import persona  # noqa: E402
from game.env import worlds as worlds_module  # noqa: E402
from game.env.single import LucidEnv  # noqa: E402
from game.env.vector import LucidVectorEnv  # noqa: E402
from game.env.worlds import Worlds  # noqa: E402
from game.faults import Fault  # noqa: E402
from game.level import load, resolve  # noqa: E402
from game.session import BotSource, RoundState, Session  # noqa: E402
from game.sim.actions import RELEASE, CommonVerb  # noqa: E402
from game.sim.fixed import STEP  # noqa: E402
from game.sim.laws.engine.verbs import EngineVerb  # noqa: E402
from tests.test_cli import ROOT  # noqa: E402

LEVELS = {name: str(ROOT / "tests" / "levels" / f"short{name}.toml") for name in ("", "-guardian", "-engine")}
PLAIN = list(environments.IDS)
EVERY = [*PLAIN, "lucid/Recurring-v0"]


def pick(rng: np.random.Generator, mask: np.ndarray) -> int:
    return int(rng.choice(np.flatnonzero(mask)))


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("name", EVERY)
def test_the_standards_checker_has_nothing_to_say(name: str) -> None:
    assert check_env(gymnasium.make(name).unwrapped, skip_render_check=True) is None


@pytest.mark.parametrize("name", EVERY)
def test_seeds_reproduce_and_later_resets_draw_theirs_from_the_first(name: str) -> None:
    one, two = (gymnasium.make(name) for _ in range(2))
    seeds = [[env.reset(seed=4)[1]["seed"], *(env.reset()[1]["seed"] for _ in range(3))] for env in (one, two)]
    assert seeds[0] == seeds[1]
    assert len(set(seeds[0])) == 4
    assert one.reset(options={"seed": 9})[1]["seed"] == 9


@pytest.mark.parametrize("level", LEVELS.values(), ids=LEVELS)
@pytest.mark.parametrize(("count", "steps"), [(2, 12), pytest.param(3, 340, marks=pytest.mark.slow)])
def test_world_i_of_many_is_the_single_one_bit_for_bit(level: str, count: int, steps: int) -> None:
    """Through their ends and on in the next dreams, beside the standard's own vector of single environments."""
    many, singles = LucidVectorEnv(count, level), SyncVectorEnv([lambda: LucidEnv(level)] * count)
    rng, ends = np.random.default_rng(1), 0
    assert many.metadata["autoreset_mode"] == singles.metadata["autoreset_mode"] == AutoresetMode.NEXT_STEP
    (seen, info), (each, infos) = many.reset(seed=7), singles.reset(seed=7)
    for _ in range(steps):
        assert all((seen[key] == each[key]).all() for key in each)
        assert info.keys() == infos.keys()
        for key in infos:
            assert (info[key] == infos[key]).all(), key
        actions = np.array([pick(rng, mask) for mask in info["action_mask"]])
        (seen, *one, info), (each, *other, infos) = many.step(actions), singles.step(actions)
        assert all((a == b).all() for a, b in zip(one, other, strict=True))
        ends += int(one[1].sum())
    assert ends >= count * (steps > 100)


@pytest.mark.parametrize("level", LEVELS.values(), ids=LEVELS)
@pytest.mark.parametrize("steps", [25, pytest.param(150, marks=pytest.mark.slow)])
def test_what_the_mask_allows_is_never_refused_and_all_else_changes_nothing(
    level: str, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by the end of the step after: what is said to nobody is forgotten then.

    But for what becomes possible within the step: the guardian comes, and hears an answer.
    """
    loaded, refused = load(level), []
    plain = worlds_module.step

    def watched(world, params, actions):
        events = plain(world, params, actions)
        refused.extend(h for row in range(world.batch) for h in events.of(row) if h.name == "refused")
        return events

    def after(worlds: Worlds, chosen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The state two steps later, and what was possible after one; the worlds stay as they are."""
        before = worlds.world.buffer.copy()
        worlds.step(chosen)
        soon = worlds.actions.mask(worlds.panel)
        worlds.step(np.zeros(6, int))
        found = worlds.world.buffer.copy()
        worlds.world.buffer[:] = before
        worlds._look()
        return found, soon

    worlds, rng, tried = Worlds(loaded, np.arange(6)), np.random.default_rng(2), set()
    for _ in range(steps):
        mask = worlds.actions.mask(worlds.panel)
        denied = np.array([pick(rng, ~mask[:, i]) if not mask[:, i].all() else 0 for i in range(6)])
        (left, soon), (acted, _) = after(worlds, np.zeros(6, int)), after(worlds, denied)
        differ = (acted != left).any(0) & ~soon[denied, np.arange(6)]
        assert not differ.any(), [(worlds.actions.verb[d], worlds.actions.target[d]) for d in denied[differ]]
        tried |= {int(worlds.actions.verb[d]) for d in denied}
        with monkeypatch.context() as patch:
            patch.setattr(worlds_module, "step", watched)
            worlds.step(np.array([pick(rng, mask[:, i]) for i in range(6)]))
    assert refused == []
    assert len(tried) > 3


def test_hands_are_exact_within_a_step() -> None:
    """A nudge in a step in which the insect's beat falls is perfect."""
    env = LucidEnv(LEVELS["-engine"])
    env.reset(seed=3)
    grades = []
    for _ in range(60):
        due = np.flatnonzero(env.panel["beat.next"][:, 0] < STEP)
        place = env.actions.place(EngineVerb.NUDGE, int(due[0])) if len(due) else 0
        env.step(place)
        grades += [env.panel.one("judged.grade")] if place else []
    assert len(grades) > 5
    assert np.mean(np.array(grades) == 3) > 0.9


def test_doing_nothing_is_what_idle_does() -> None:
    level = load(LEVELS[""])
    env, over, total = LucidEnv(LEVELS[""]), False, 0.0
    env.reset(seed=5)
    while not over:
        _, gained, over, _, info = env.step(0)
        total += gained
    result = Session(level, 5, BotSource(persona("idle"), level, 5)).play(9999)
    assert env._worlds.world.digest() == result.digest
    assert (info["ending"], info["won"], info["score"]) == (result.ending, result.won, result.score)
    assert total == -1


def test_closed_eyes_only_open() -> None:
    env = LucidEnv(LEVELS[""])
    env.reset(seed=5)
    _, _, _, _, info = env.step(env.actions.place(CommonVerb.BREATHE))
    assert np.flatnonzero(info["action_mask"]).tolist() == [0, env.actions.place(CommonVerb.BREATHE, -1, RELEASE)]


def test_the_reward_can_be_replaced() -> None:
    env = gymnasium.make(PLAIN[0], reward=lambda outcome: outcome.after.tick / 6).unwrapped
    env.reset(seed=1)
    assert [env.step(0)[1] for _ in range(3)] == [1, 2, 3]


def test_a_picture_is_drawn() -> None:
    env = gymnasium.make("lucid/Guardian-v0", render_mode="rgb_array")
    env.reset(seed=1)
    picture = env.render()
    env.step(0)
    assert (picture.shape, picture.dtype) == ((540, 960, 3), np.uint8)
    assert len(np.unique(picture)) > 50
    env.close()
    env.close()


@pytest.mark.parametrize(("make", "words"), [
    (lambda: LucidEnv("plattform"), 'did you mean "platform"'),
    (lambda: LucidEnv("1", "easy"), "difficulty"),
    (lambda: LucidEnv("1", render_mode="film"), "rgb_array, human"),
    (lambda: LucidVectorEnv(2, render_mode="human"), "isn't drawn"),
    (lambda: LucidVectorEnv(2, LEVELS[""]).reset(seed=[1]), "1 seeds for 2 worlds"),
    (lambda: LucidVectorEnv(2, LEVELS[""]).step([0, 9999]), "not 2 whole numbers"),
    (lambda: LucidEnv(LEVELS[""]).step(-1), "-1 is no action"),
])  # fmt: skip
def test_what_cant_be_is_one_sentence(make, words: str) -> None:
    with pytest.raises(Fault) as raised:
        make()
    assert words in str(raised.value)
    assert len(str(raised.value).splitlines()) == 1


def test_levels_are_named_as_on_the_command_line() -> None:
    assert LucidEnv("2").level.name == load(resolve("guardian")).name


@pytest.mark.slow
def test_what_the_page_shows_runs(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for code in re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "gymnasium.md").read_text("utf-8"), re.DOTALL):
        exec(code, names)
    assert capsys.readouterr().out.split()[1] in ("True", "False")


# The recurring dream


def test_a_round_that_is_won_is_followed_by_the_next_in_the_same_episode(monkeypatch: pytest.MonkeyPatch) -> None:
    env = gymnasium.make("lucid/Recurring-v0").unwrapped
    _, info = env.reset(seed=3)
    first = env.level.dream
    won = env._worlds.level.endings.index(next(ending for ending in env.level.endings if ending.won))
    env._worlds.world.ended[0], env._worlds.world.ending[0] = 0, 0

    def wins(world, params, actions):
        world.tick += 1
        world.ended[0], world.ending[0] = world.tick[0], won + 1

    monkeypatch.setattr(worlds_module, "step", wins)
    seen, gained, over, _, info = env.step(0)
    assert (over, info["round"], gained >= 1) == (False, 2, True)
    assert env.level.dream != first
    assert env.observation_space.contains(seen)
    assert seen["dream"].sum() == 1


@pytest.mark.slow
def test_every_round_fits_into_the_spaces_of_the_largest() -> None:
    env = gymnasium.make("lucid/Recurring-v0").unwrapped
    for seed in range(40, 60):
        for turn in (1, 9, 24, 26, 40):
            env._begin(RoundState(seed, turn))
            assert env.observation_space.contains(env._observed())
            assert env.action_masks().any()


@pytest.mark.slow
def test_recurring_is_played_until_a_round_is_lost() -> None:
    env = gymnasium.make("lucid/Recurring-v0").unwrapped
    _, info = env.reset(seed=1)
    rng, over = np.random.default_rng(1), False
    while not over:
        seen, _, over, _, info = env.step(pick(rng, info["action_mask"]))
    assert env.observation_space.contains(seen)
    assert info["ending"]
