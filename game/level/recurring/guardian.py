"""A round under the laws of The Guardian: twelve screens, two minutes, fewer embraces asked and more faults to tell.

Later rounds ask for more, and forgive less.
"""

from game.level.recurring.dice import Dice
from game.level.recurring.toml_writer import Milli, TomlWriter, at_second

TITLE = "The hall again"
NAMES = (
    "Tide", "Lattice", "Mirror", "Furnace", "Choir", "Canopy", "Vein", "Sluice", "Beacon", "Archive",
    "Meridian", "Hush", "Ledger", "Pulse", "Lens", "Reservoir", "Cadence", "Filter", "Relay", "Spool",
    "Horizon", "Ballast", "Current", "Sieve",
)  # fmt: skip
RINGS, EACH = 3, 4
QUESTIONS = (
    "Why do you doubt its perfection?", "Why do you falter? You have built it with your own hands.",
    "Whom are you fighting?", "You again. What have you come to mend?",
)  # fmt: skip
ANSWERS = (
    (
        "It is breaking. Hold it with me.",
        "They shake. Steady what I can't.",
        "What is coming down. Help me hold it.",
    ),
    ("Something in it is wrong. Show me.", "I can't find the fault. Show me.", "A fault. Show me where."),
    ("I don't see it yet. Show me all of it.", "I'm listening. Let me see it whole.", "Nobody. Let me look."),
)
VOICES = (
    "Some of it comes and goes. Some of it only comes.", "You touch one line, and another answers.",
    "The warnings run down the glass like water.", "It is not the same hall. It only remembers being it.",
)  # fmt: skip
CHORD, RIPPLE = (
    "They breathe in fourths and fifths tonight, like something with arms.",
    "Here a fault doesn't come alone.",
)


def write(toml: TomlWriter, dice: Dice, turn: int, start: Milli) -> None:
    """The body of the level; turn is the round, from 1; start the composure that was carried over."""
    hard = min(turn - 1, 24)
    length = dice.whole(115, 145)
    guest = dice.below(3) if turn > 2 else 0  # 1: the engine's chord, 2: the city's ripple
    toml.put(length=at_second(length), names=NAMES)
    toml.table("laws.ground")
    _laws(toml, dice, hard, start)
    _rings(toml, dice, guest)
    _story(toml, dice, length, hard, guest)
    _endings(toml)


def _laws(toml: TomlWriter, dice: Dice, hard: int, start: Milli) -> None:
    toml.table("laws.senses")
    toml.table("laws.console")
    toml.table("laws.agitation", each=Milli(min(70 + 2 * hard, 110)))
    toml.table("laws.composure", start=start)
    toml.table("laws.guardian", stays=18)
    toml.table("laws.fault", growth=Milli(max(14_000 - 200 * hard, 9_000)), scatter=6, lead=20)
    toml.table(
        "laws.fluctuation",
        period={"between": [12, 20]},
        ratio={"between": [Milli(1550), Milli(2100)]},
        swing={"between": [Milli(800), Milli(1050 + 8 * hard)]},
        begins=Milli(750),
        swells=40,
        late_from=60,
        late_until=110,
        late=Milli(150 + 6 * hard),
    )
    toml.table("laws.reaction", delay={"between": [Milli(800), Milli(1300)]}, raises=Milli(min(600 + 10 * hard, 800)))
    toml.table("laws.pattern", learns=Milli(4000))
    toml.table("laws.embrace", drifts=Milli(max(80_000 - 1000 * hard, 55_000)))
    toml.table("laws.loss", bears=Milli(max(2300 - 15 * hard, 1900)))
    toml.table("laws.trace")
    toml.table("laws.limits")
    toml.table(
        "laws.journey",
        embraced=min(1 + (hard + 2) // 4, 6),
        cured=Milli(min(250 + 20 * hard, 700)),
        composure=Milli(min(150 + 12 * hard, 400)),
    )
    toml.table("laws.alarms", ripens=10)


def _rings(toml: TomlWriter, dice: Dice, guest: int) -> None:
    """Three rings of panes; which pull at each other is each round's own."""
    periods = dice.some((20, 16, 13), RINGS)
    for ring in range(RINGS):
        own = {"fluctuation__period": periods[ring]} if guest == 1 else {}
        ways = {
            "around": {"seconds": 2, "ground.chance": Milli(10 * dice.whole(45, 65))},
            "second": {"seconds": 2, "ground.chance": Milli(10 * dice.whole(0, 20))},
        }
        inward = {"inward": {"seconds": 3, "nearest": 2, "ground.chance": Milli(100)}} if ring else {}
        toml.each("ring", slots=EACH, **ways, **inward, **own)


def _story(toml: TomlWriter, dice: Dice, length: int, hard: int, guest: int) -> None:
    toml.each("beat", at="0:03", say="The screens agree, and you know better.")
    toml.each("beat", at="0:08", fault="anywhere", strength=Milli(75))
    faults = min(2 + hard // 3, 6)
    for i in range(faults):
        toml.each("beat", at=at_second(22 + (length - 55) * i // faults), fault="anywhere", strength=Milli(75))
    if guest == 2:
        toml.each("beat", at=at_second(length // 2 + 4), fault="anywhere", strength=Milli(75), say=RIPPLE)
        toml.each("beat", at=at_second(length // 2 + 7), fault="anywhere", strength=Milli(75))
    elif guest == 1:
        toml.each("beat", at="0:16", say=CHORD)
    toml.each(
        "beat", at=at_second(length // 2), ask=dice.pick(QUESTIONS), answers=[dice.pick(kind) for kind in ANSWERS]
    )
    if hard > 3:
        toml.each("beat", at=at_second(length * 2 // 3), shift=dice.whole(1, RINGS))
    toml.each("beat", at=at_second(length // 3), say=dice.pick(VOICES))
    toml.each("beat", when="agitation.level >= 0.6", say="Every hand you lay on it, it answers twice.")
    toml.each("beat", when="composure.level < 0.35", say="The lines swim together. Close your eyes; breathe.")
    toml.each("beat", when="journey.fulfilled >= 1", say="They cry out, and you are calm. Keep it so.")


def _endings(toml: TomlWriter) -> None:
    toml.each(
        "ending",
        name="overcorrection",
        title="Overcorrection",
        when="loss.lost - loss.faults >= 4 or held(agitation.level >= 1, 20)",
        rank=0,
        mood="swarm",
        text="You were quick, and you were tireless. You have been that before.",
    )
    toml.each(
        "ending",
        name="let-go",
        title="Let go",
        when="loss.faults >= 3",
        rank=1,
        mood="dark",
        text="Not everything that grows is growth. One screen goes out, and another.",
    )
    toml.each(
        "ending",
        name="journey",
        title="Once more",
        when="time >= length and journey.fulfilled >= 1",
        won=True,
        rank=3,
        mood="dawn",
        text="It moves, and you move with it. The hall forgets you, and begins.",
    )
    toml.each(
        "ending",
        name="stasis",
        title="Stasis",
        when="time >= length",
        rank=2,
        mood="ash",
        text="It is held, and that is all that can be said of it.",
    )
