"""Tuning: what holds the chord back just now, and what to do about it. Read off the panel alone."""

from math import sqrt
from typing import NamedTuple

from game.level.clock import clock
from game.play.dreams.engine.scene.engine_view import ARM_NAMES, TURN, arm_of
from game.play.dreams.engine.verbs import VERBS
from game.play.render.words import hold_word
from game.sim.fixed import ONE
from game.sim.laws.engine.ports import PAIRS
from game.sim.panel import Panel
from game.sim.params import ARMS

NEAR = 0.4  # harmony of two arms that has a word; from harmony.sings on they sing
CLOSE = 0.9  # order parameter of an arm that is well in step; from arm.unison.alarm down it is scattered
FRESH = 0.85  # health of a string that may yet come to sing, as the desk judges it
STRAYS = 0.14  # of a turn off its arm's beat, from which an insect is worth a nudge

AIM = 0.1  # part by which two arms may miss the ratio of their tones before one of them counts as not there yet

AS_ONE, PARTING, BARE, TIED, TEARS, COMES, SOUNDS = (
    "as one", "parting", "no string", "tied 1:1", "beats", "comes", "sings",
)  # fmt: skip
TO_WAIT_FOR = (AS_ONE, PARTING)


class Pair(NamedTuple):
    """How two arms stand to each other. heard: their harmony but for what each lacks within itself, 0 to 1."""

    a: int
    b: int
    share: float
    heard: float
    state: str

    @property
    def names(self) -> str:
        """Both arms, as words."""
        return f"{ARM_NAMES[self.a]} and {ARM_NAMES[self.b]}"


def unison_of(panel: Panel, arm: int) -> float:
    """How far an arm is in step within itself."""
    return panel.one("arm.unison", arm) / ONE


def in_unison(panel: Panel, a: int, b: int) -> bool:
    """Whether two arms still beat as one: a string would tie them at 1 : 1."""
    return a == b or bool(panel.one("arms.alike", PAIRS.index((min(a, b), max(a, b)))))


def lagging_arm(panel: Panel, a: int, b: int) -> int:
    """The arm of two that still beats with the third while they are far from the ratio of their tones; -1 for none.

    A string between them would pull towards a ratio that the arm has yet to come to.
    """
    third = 3 - a - b
    rates, tones = ([panel.one(name, arm) for arm in (a, b)] for name in ("arm.rate", "ratio"))
    off = abs(rates[0] * tones[1] - rates[1] * tones[0])
    late = [arm for arm in (a, b) if in_unison(panel, third, arm)]
    return late[0] if len(late) == 1 and off > AIM * max(rates[0] * tones[1], rates[1] * tones[0]) else -1


def parted_arms(panel: Panel) -> tuple[int, int] | None:
    """The first pair of arms that each keep their own time by now, so that a string helps them; None for none."""
    return next((pair for pair in PAIRS if not in_unison(panel, *pair) and lagging_arm(panel, *pair) < 0), None)


class Strung(NamedTuple):
    """A string: its slot, and the insects it joins."""

    slot: int
    a: int
    b: int


def strings_of(panel: Panel) -> list[Strung]:
    """The strings that are strung."""
    ends = zip(*(panel[f"bridge.{end}"][:, 0].tolist() for end in "ab"), strict=True)
    return [Strung(slot, a, b) for slot, (a, b) in enumerate(ends) if a >= 0]


def strings_between(panel: Panel, a: int, b: int) -> list[int]:
    """The strings from one arm to another, by slot."""
    return [slot for slot, x, y in strings_of(panel) if {arm_of(panel, x), arm_of(panel, y)} == {a, b}]


def tied(panel: Panel, a: int, b: int) -> bool:
    """Whether a string holds two arms at 1 : 1, to the old time."""
    return any(panel.one("bridge.n", k) == panel.one("bridge.m", k) for k in strings_between(panel, a, b))


def pair_of(panel: Panel, number: int) -> Pair:
    """A pair of PAIRS."""
    a, b = PAIRS[number]
    share = panel.one("harmony.pair", number) / ONE
    heard = min(1.0, share / max(0.01, sqrt(unison_of(panel, a) * unison_of(panel, b))))
    return Pair(a, b, share, heard, _state(panel, a, b, heard))


def _state(panel: Panel, a: int, b: int, heard: float) -> str:
    slots = strings_between(panel, a, b)
    if tied(panel, a, b):
        return TIED  # also while they beat as one: it was laid too soon, and will hold them to that
    if in_unison(panel, a, b):
        return AS_ONE
    if lagging_arm(panel, a, b) >= 0:
        return PARTING
    if heard >= panel.one("harmony.sings") / ONE:
        return SOUNDS
    if not slots:
        return COMES if _led(panel, a, b) else BARE
    return COMES if any(_holds(panel, k) for k in slots) else TEARS


def _holds(panel: Panel, slot: int) -> bool:
    """Whether a string sings, or is so whole yet that it may come to."""
    return panel.one("bridge.song", slot) >= panel.one("bridge.sings") or panel.one("bridge.health", slot) > FRESH * ONE


def _led(panel: Panel, a: int, b: int) -> bool:
    """Whether two arms without a string are led to each other by the third, strung to both."""
    third = 3 - a - b
    return all(any(_holds(panel, k) for k in strings_between(panel, third, arm)) for arm in (a, b))


def pairs_of(panel: Panel) -> list[Pair]:
    """All three."""
    return [pair_of(panel, number) for number in range(len(PAIRS))]


def scattered(panel: Panel, arm: int) -> bool:
    """Whether an arm is out of step, as its alarm has it."""
    return panel.one("arm.unison", arm) < panel.one("arm.unison.alarm")


def arm_state(panel: Panel, arm: int) -> str:
    """How an arm keeps together, as a word."""
    if scattered(panel, arm):
        return "scattered"
    return "in step" if unison_of(panel, arm) >= CLOSE else "loose"


def phase_error(panel: Panel, sector: int) -> float:
    """By how much of a turn an insect is ahead of its arm's beat; behind it where that is negative."""
    return ahead(panel, sector) / TURN


def ahead(panel: Panel, sector: int) -> int:
    """The same in steps of a turn, TURN of them a whole one: -TURN / 2 to TURN / 2 - 1."""
    beat = panel.one("arm.phase", arm_of(panel, sector))
    return (panel.one("phase", sector) - beat + TURN // 2) % TURN - TURN // 2


def frayed_links(panel: Panel, arm: int) -> int:
    """How many catwalks of an arm are frayed. Links are written arm by arm."""
    frayed = panel["link.frayed"]
    each = len(frayed) // ARMS
    return int(frayed[arm * each : (arm + 1) * each].sum())


class Advice(NamedTuple):
    """The weakest part of the chord and what to do about it; and whether the song fills meanwhile."""

    words: str
    fills: bool


def in_tune(panel: Panel) -> bool:
    """Whether the arms sing their chord."""
    return panel.one("harmony") > panel.one("harmony.sings")


def fills(panel: Panel) -> bool:
    """Whether the song fills: the chord is in tune, and it is time."""
    return in_tune(panel) and panel.moment >= panel.one("song.begins")


def advice(panel: Panel) -> Advice:
    """What to do for the chord."""
    if fills(panel):
        return Advice("In tune. Keep each arm in step, and the song fills.", True)
    if in_tune(panel):
        begins = clock(panel.one("song.begins"))
        return Advice(f"In tune. Keep each arm in step: the new song can begin at {begins}.", False)
    pair = _weakest(panel)
    if pair.state in TO_WAIT_FOR:
        return Advice("They still beat as one, and a chord needs three tones: wait for them to part.", False)
    if pair.state == SOUNDS and (late := _late(panel)) >= 0:
        late_one = ARM_NAMES[late].capitalize()
        return Advice(f"{pair.names.capitalize()} sing. {late_one} has yet to part: don't string it yet.", False)
    return Advice(VERBS.keyed(_remedy(panel, pair)), False)


def _late(panel: Panel) -> int:
    """The arm that hasn't parted while others have; -1 where there is none."""
    return max(lagging_arm(panel, a, b) for a, b in PAIRS)


def _weakest(panel: Panel) -> Pair:
    """The pair to see to first: one that is tied to the old time, else the least in tune of those that have parted."""
    pairs = pairs_of(panel)
    tied = [pair for pair in pairs if pair.state == TIED]
    return min(tied or [pair for pair in pairs if pair.state not in TO_WAIT_FOR] or pairs, key=lambda pair: pair.share)


def _looser(panel: Panel, pair: Pair) -> int:
    """Which arm of a pair keeps together less."""
    return min((pair.a, pair.b), key=lambda k: unison_of(panel, k))


def arm_to_nudge(panel: Panel) -> int:
    """The arm whose stragglers the advice wants nudged; -1 where it asks for something else."""
    if in_tune(panel):
        loosest = min(range(ARMS), key=lambda k: unison_of(panel, k))
        return loosest if unison_of(panel, loosest) < CLOSE else -1
    pair = _weakest(panel)
    if pair.state in (*TO_WAIT_FOR, TIED, BARE):
        return -1
    arm = _looser(panel, pair)
    held_back = scattered(panel, arm) or (pair.state != TEARS and unison_of(panel, arm) < CLOSE)
    return arm if held_back and frayed_links(panel, arm) < 2 else -1


def _remedy(panel: Panel, pair: Pair) -> str:
    """What the weakest pair wants; {bridge} and its like stand for the keys of verbs."""
    arm = _looser(panel, pair)
    if pair.state == TIED:
        return f"A string ties {pair.names} 1 : 1, to the old time: take it back ({{bridge}} on both its ends)."
    if pair.state == BARE:
        return f"No string between {pair.names}: bridge them ({{bridge}}, {{bridge}})."
    if scattered(panel, arm):
        return _scattered(panel, arm)
    if pair.state == TEARS:
        return f"{pair.names.capitalize()} beat, and their string burns: lay a second beside it."
    what = f"The strings pull {pair.names} together" if pair.state == COMES else "Almost"
    if unison_of(panel, arm) >= CLOSE:
        return f"{what}, and both are in step: wait, it will come."
    if frayed_links(panel, arm) >= 2:
        return f"{what}; {hold_word(panel)} stretch ({{stretch}}) to mend {ARM_NAMES[arm]}, which is loose."
    return f"{what}; meanwhile {ARM_NAMES[arm]} is loose: nudge its stragglers ({{next}}, {{nudge}})."


def _scattered(panel: Panel, arm: int) -> str:
    """What helps an arm that doesn't keep together."""
    if frayed_links(panel, arm) >= 2:
        mend = f"{hold_word(panel)} stretch ({{stretch}}) to mend them"
        return f"{ARM_NAMES[arm].capitalize()} is scattered, its catwalks frayed: {mend}."
    return f"{ARM_NAMES[arm].capitalize()} is scattered: nudge its stragglers ({{next}}, {{nudge}})."
