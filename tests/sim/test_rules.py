"""What laws may touch, say and leave unsaid: found by walking their syntax trees."""

import ast
import inspect
from collections import Counter
from types import ModuleType

import numpy as np
import pytest

from game.bots import persona
from game.level import dreams, load, resolve, shipped
from game.level.dreams.laws import law_modules
from game.sim import spec
from game.sim.actions import Actions
from game.sim.fixed import ONE
from game.sim.laws.common.ports import COMMON
from game.sim.params import Params
from game.sim.step import begin, observe, step
from tests.sim.build import rings
from tests.sim.storm import storm

LAWS = law_modules()  # and those of extensions, where some are installed
by_law = pytest.mark.parametrize("law", LAWS, ids=lambda law: law.NAME)
GROUPS = (COMMON, *(dream.group for dream in dreams()))
PORTS = {group.name: {port.name for port in group.ports} for group in GROUPS}
EVERY_PORT = [port for group in GROUPS for port in group.ports]
OF_WORLD = {"tick_in_step", "batch"}
OF_PARAMS = {"topology", "timeline", "changes", "longest_link"}
FORMS = {"fraction", "milliseconds", "share", "seconds", "steps", "rate", "count", "switch"}
AXES = {"world", "sector", "link", "edge", "arm", "beat", "held", "lag", "trace"}


DREAMS = sorted(set(PORTS) - {"common"})
by_dream = pytest.mark.parametrize("dream", DREAMS)


def used_by(law: ModuleType) -> list[str]:
    """The names of the groups that a law uses."""
    return [group.name for group in law.USES if group is not COMMON]


def laws_of(dream: str) -> list[ModuleType]:
    """The laws that a level of this dream may use."""
    return [law for law in LAWS if not used_by(law) or dream in used_by(law)]


def attributes_of(tree: ast.AST, name: str) -> set[str]:
    """Every X of `name.X` in the tree."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == name
    }


def tree_of(law: ModuleType) -> ast.Module:
    """A law's syntax tree."""
    return ast.parse(inspect.getsource(law))


def raised_by(tree: ast.AST) -> set[str]:
    """Names of the events that a law adds."""
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func) == "events.add"
    ]
    assert all(isinstance(call.args[0], ast.Constant) for call in calls), "an event's name is written out"
    return {str(ast.literal_eval(call.args[0])) for call in calls}


@by_law
def test_a_law_touches_only_its_own_arrays_and_ports(law) -> None:
    """No law reads or writes what another law owns: what they share are ports."""
    own = {array.name for array in law.ARRAYS}
    ports = set().union(*(PORTS[group] for group in ("common", *used_by(law))))
    forks = {"take"} if hasattr(law, "foresee") else set()
    assert attributes_of(tree_of(law), "world") - own - ports - OF_WORLD - forks == set()


@by_law
def test_a_law_declares_no_group_of_ports_that_it_does_not_use(law) -> None:
    """What a law asks for, it names."""
    for group in used_by(law):
        assert (PORTS[group] - PORTS["common"]) & attributes_of(tree_of(law), "world")


@by_law
def test_a_law_reads_only_its_own_numbers(law) -> None:
    """A law names its own parameters, the topology and the story, and no parameter that it doesn't declare."""
    tree, declared = tree_of(law), {param.name for param in law.PARAMS}
    assert attributes_of(tree, "params") - {law.NAME} - OF_PARAMS == set()
    assert attributes_of(tree, "p") - declared == set()
    direct = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and ast.unparse(node.value) == f"params.{law.NAME}"
        and law.NAME not in OF_PARAMS
    }
    assert direct - declared == set()
    assert (attributes_of(tree, "p") | direct) == declared, "a parameter that nobody reads"


@by_law
def test_a_law_raises_exactly_the_events_it_declares(law) -> None:
    """Nothing is raised that isn't declared, nothing declared that is never raised."""
    assert raised_by(tree_of(law)) == {event.name for event in law.EVENTS}


@by_law
def test_a_law_uses_the_arrays_it_declares(law) -> None:
    """No array is carried along that its law never names."""
    assert {array.name for array in law.ARRAYS} - attributes_of(tree_of(law), "world") == set()


@by_law
def test_a_law_says_what_it_is_and_what_everything_means(law) -> None:
    """A law, its arrays, parameters, metrics and events each have a sentence; a law has its beat."""
    assert (law.__doc__ or "").strip()
    assert law.EVERY in (1, 6)
    for kind in (law.ARRAYS, law.PARAMS, law.METRICS, law.EVENTS, law.SHOWS):
        assert [thing.name for thing in kind if not thing.doc.strip()] == []
    assert (law.apply.__doc__ or "").strip()
    assert hasattr(law, "show") == bool(law.SHOWS)


@by_law
def test_parameters_have_forms_axes_and_defaults_in_their_range(law) -> None:
    """Every parameter's form and axis is one that exists, and its default lies in its own range."""
    for param in law.PARAMS:
        assert param.form in FORMS, param.name
        assert param.per in AXES, param.name
        assert param.low <= param.default <= param.high, param.name
    assert {thing.size for thing in (*law.ARRAYS, *law.SHOWS) if isinstance(thing.size, str)} <= AXES
    assert {shown.unit for shown in law.SHOWS} <= set(spec.UNITS)


def test_each_name_has_one_owner() -> None:
    """Arrays, laws and a law's parameters and metrics are told apart by their names."""
    arrays = [array.name for array in [*EVERY_PORT, *(array for law in LAWS for array in law.ARRAYS)]]
    for names in (arrays, [law.NAME for law in LAWS]):
        assert [name for name, count in Counter(names).items() if count > 1] == []
    for law in LAWS:
        for kind in (law.PARAMS, law.METRICS):
            assert len({thing.name for thing in kind}) == len(kind), law.NAME
        assert {param.name for param in law.PARAMS}.isdisjoint(spec.retired_of(law)), law.NAME


@by_dream
def test_each_event_of_a_dream_has_one_owner(dream) -> None:
    """Within a dream an event is raised by one law; in another it may mean the same, and then has the same size."""
    events = [event for law in laws_of(dream) for event in law.EVENTS]
    assert [name for name, count in Counter(event.name for event in events).items() if count > 1] == []
    every = {(event.name, event.size) for law in LAWS for event in law.EVENTS}
    assert len(every) == len({name for name, _ in every})


def test_a_law_is_named_like_its_file() -> None:
    """The tree is the picture of the rules: game/sim/laws/*/NAME.py holds the law NAME, but where files were better
    named than what levels call them."""
    kept = {"hands": "platform_actions", "console": "hall_actions"}
    kept |= dict.fromkeys(("signals", "limits", "warnings"), "alarm_points")
    names = [kept.get(law.NAME, law.NAME) for law in LAWS]
    assert [law.__name__.rpartition(".")[2] for law in LAWS] == names


def test_every_port_is_somebodys() -> None:
    """Each port is named by a law, or by the ticker itself."""
    named = set().union(*(attributes_of(tree_of(law), "world") for law in LAWS))
    assert {port.name for port in EVERY_PORT} - named - {"seed", "tick", "held"} == set()


@pytest.fixture(scope="module")
def params() -> Params:
    """Every law of the tree."""
    return storm(rings())


@by_dream
def test_every_reading_is_shown_by_one_law(params, dream) -> None:
    """No two laws of a dream show the same key of the panel."""
    keys = Counter(shown.name for law in laws_of(dream) for shown in law.SHOWS)
    assert [key for key, count in keys.items() if count > 1] == []


@by_law
def test_a_law_shows_exactly_the_entries_that_it_declares(law, params) -> None:
    """show() gives whole numbers under the names of SHOWS, and no others."""
    if not law.SHOWS:
        return
    values = law.show(begin(params, [1, 2, 3, 4, 5]), params)
    assert set(values) == {shown.name for shown in law.SHOWS}
    assert {np.asarray(value).dtype.kind for value in values.values()} <= set("bi")


def of_unit(unit: str, values: np.ndarray, sizes: set[int]) -> bool:
    """Whether numbers can be of that unit in a level whose axes have these sizes."""
    if unit == "flag":
        return bool(np.isin(values, (0, 1)).all())
    if unit == "angle":
        return bool(((values >= 0) & (values < ONE)).all())
    if unit == "index":
        return bool(((values >= -1) & (values < max(sizes))).all())
    return unit in ("microseconds", "code", "Q16", "Q16 a second", "ticks") or bool((values >= -1).all())


@pytest.mark.long
@pytest.mark.parametrize("name", shipped())
def test_the_panel_of_each_dream_is_as_declared(name) -> None:
    """Every entry that the laws of a level declare is there all along, in its size and unit, and no other is."""
    level, seeds = load(resolve(name)), [1, 2, 3]
    params, world = level.params, begin(level.params, seeds)
    who = persona("operator", level.dream)
    memory = who.begin(level, seeds)
    declared = {shown.name: shown for law in params.laws for shown in law.SHOWS}
    sizes = {params.size(axis) for axis in AXES}
    for tick in range(901):
        actions = Actions.none(len(seeds))
        if tick % who.every == 0:
            panel = observe(world, params)
            actions, memory = who.decide(panel, memory)
        if tick % 300 == 0:
            assert set(panel.values) == set(declared)
            for name, shown in declared.items():
                assert panel[name].shape == (params.size(shown.size), 3), name
                assert of_unit(shown.unit, panel[name], sizes), name
        step(world, params, actions)


WRITES = {"copyto", "put", "fill", "sort", "setfield", "partition", "resize"}


@by_law
def test_looking_writes_nothing(law) -> None:
    """show() and what it calls neither assign into an array, nor step one in place, nor hand one out to be
    written."""
    tree = tree_of(law)
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    todo, seen = ["show"], set[str]()
    while todo:
        name = todo.pop()
        if name in seen or name not in functions:
            continue
        seen.add(name)
        for node in ast.walk(functions[name]):
            if isinstance(node, ast.Assign):
                assert not [t for t in node.targets if isinstance(t, ast.Subscript | ast.Attribute)], ast.unparse(node)
            if isinstance(node, ast.AugAssign):
                assert isinstance(node.target, ast.Name), ast.unparse(node)
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called.rpartition(".")[2] not in WRITES, ast.unparse(node)
                assert "out" not in {keyword.arg for keyword in node.keywords}, ast.unparse(node)
                todo.append(called)


def test_looking_changes_no_bit(params) -> None:
    """A look at any moment leaves the whole state as it was, and later writes don't reach what was seen."""
    now = begin(params, [1, 2, 3])
    rng = np.random.default_rng(5)
    now.buffer[:] = rng.integers(0, 2, now.buffer.shape)
    before = now.buffer.copy()
    panel = observe(now, params)
    assert (now.buffer == before).all()
    seen = {name: value.copy() for name, value in panel.values.items()}
    now.buffer += 1
    assert all((panel[name] == seen[name]).all() for name in seen)
    assert all(value.dtype == np.int32 and value.ndim == 2 for value in seen.values())


def test_metrics_read_a_number_a_world(params) -> None:
    """Every metric gives whole numbers of shape [B]."""
    now = begin(params, [1, 2, 3])
    for law in LAWS:
        for m in law.METRICS:
            assert isinstance(m, spec.Metric)
            value = m.read(now, params)
            assert (value.shape, value.dtype.kind) == ((3,), "i"), f"{law.NAME}.{m.name}"
