"""A round under the laws of The Platform: a smaller city that falls within two minutes.

Later rounds grow the city and what is asked, and quicken everything that falls.
"""

from game.level.recurring.dice import Dice
from game.level.recurring.toml_writer import Milli, TomlWriter, at_second

TITLE = "The city again"
NAMES = (
    "Mirror", "Weir", "Lantern", "Loom", "Hollow", "Choir", "Cistern", "Archive", "Terrace", "Foundry",
    "Quay", "Ember", "Harbor", "Meridian", "Tide", "Orchard", "Furnace", "Canal", "Shrine", "Beacon",
    "Kiln", "Sluice", "Veil", "Garden", "Ferry", "Granary", "Lock", "Market", "Arcade", "Belfry",
    "Cellar", "Dome", "Gallery", "Ledge", "Nursery", "Pier", "Ropewalk", "Stair", "Tannery", "Well",
)  # fmt: skip
RINGS = (Milli(1400), Milli(2300), Milli(5200))  # people of a sector, by ring
AROUND = (800, 900, 900)  # thousandths: how likely a link round each ring is
SECOND_WAY = 300  # and a second one inward, beside that which each sector has
HOURS = (  # what is said as each protocol goes
    ("scan", 4, "You know this city. It doesn't know you."),
    ("steady", 8, ""),
    ("isolate", 13, "The doors stand open, as they did."),
    ("shelter", 18, "You can't save them all. But you can save some."),
    ("balance", 24, ""),
)
VOICES = (
    "There's always something you overlook.", "It goes faster now. Or you have got slower.",
    "You have chosen here before, and differently.", "The same hum in the floor.", "They walk as if they knew the way.",
)  # fmt: skip
BEAT, SWAY = (
    "It strikes in time tonight, like something with wheels.",
    "Here it swells and sinks, like a line on a screen.",
)


def write(toml: TomlWriter, dice: Dice, turn: int, start: Milli) -> None:
    """The body of the level; turn is the round, from 1; start the composure that was carried over."""
    hard = min(turn - 1, 24)
    length = dice.whole(125, 150)
    guest = dice.below(3) if turn > 2 else 0  # 1: the engine's beat, 2: the hall's sway
    counts = (dice.whole(3, 4), min(6 + hard // 4, 8), min(dice.whole(6, 7) + hard // 3, 12))
    toml.put(length=at_second(length), names=NAMES)
    toml.table("let", enough=Milli(min(80 + 13 * hard, 400)))
    toml.table("laws.ground", gates=dice.whole(2, counts[0] - (hard > 8)))
    _laws(toml, dice, hard, start, guest)
    _rings(toml, counts)
    _story(toml, dice, length, guest)
    _endings(toml)


def _laws(toml: TomlWriter, dice: Dice, hard: int, start: Milli, guest: int) -> None:
    growth = 42 + 2 * hard + dice.whole(-4, 4)
    gap = max(3000, 6000 - 150 * hard)
    toml.table("laws.senses")
    toml.table("laws.hands", scan=Milli(500), steady=Milli(900), isolate=Milli(600), shelter=Milli(500))
    toml.table("laws.override", hold=2)
    toml.table("laws.protocols")
    toml.table("laws.composure", start=start)
    toml.table(
        "laws.demand",
        base=Milli(500),
        floor=Milli(200),
        reach=20,
        after=15,
        rise=Milli(min(8 + hard // 2, 16)),
    )
    toml.table(
        "laws.anomaly",
        growth=Milli(growth if guest != 2 else growth + 12),
        first=6,
        gap=Milli(gap if guest == 1 else 9000),
        gap_fall=100_000 if guest == 1 else 45,
        gap_least=Milli(gap if guest == 1 else gap - 1500),
        scan_lasts=40,
        strike=Milli(110 + 3 * hard),
        strike_grows=150,
        spread=50,
        visible=Milli(600),
        steadied=Milli(450 - 4 * hard),
        quicken=Milli((400 if guest == 2 else 160) * 1000),
    )
    toml.table("laws.isolation", holds=10, burden=Milli(2))
    toml.table("laws.roads")
    toml.table("laws.ripple", size=Milli(70 + 2 * hard))
    toml.table("laws.figures", walk=Milli(1200), burden=6)
    toml.table("laws.cascade", recovery=25, transfer=Milli(60), seconds=Milli(max(12_000 - 100 * hard, 10_000)))
    toml.table("laws.people", tau=5)
    toml.table(
        "laws.shelter",
        pace=Milli(max(26 - hard // 3, 16)),
        forms=4,
        places=Milli(800),
        half=7,
        besieged=Milli(150),
        figures=Milli(4),
    )
    toml.table("laws.climb", speed=Milli(32 + 5 * hard))
    toml.table("laws.cipher", seconds=4, grows=12)
    toml.table("laws.signals")
    toml.table("laws.alarms", dread=Milli(4 + hard // 6))
    toml.table("laws.diary")


def _rings(toml: TomlWriter, counts: tuple[int, ...]) -> None:
    """Three rings, the innermost with gates; of their links each round has its own."""
    for ring, count in enumerate(counts):
        gate = {"gate": True} if ring == 0 else {}
        along = {"seconds": Milli(2800 + 600 * ring), "ground.stray": Milli(140), "ground.chance": Milli(AROUND[ring])}
        inward = {"seconds": Milli(3200 + 300 * ring), "nearest": 2, "ground.stray": Milli(190)}
        ways = {"inward": {**inward, "ground.chance": Milli(SECOND_WAY)}} if ring else {}
        toml.each(
            "ring",
            slots=count,
            **gate,
            around=along,
            **ways,
            demand__capacity=Milli((1300, 1150, 1000)[ring]),
            people__size={"median": RINGS[ring], "spread": Milli(350)},
        )


def _story(toml: TomlWriter, dice: Dice, length: int, guest: int) -> None:
    said = dice.some(VOICES, 2)
    for protocol, at, words in HOURS:
        toml.each("beat", at=at_second(at), unravel=protocol, fade=3, **({"say": words} if words else {}))
    toml.each("beat", at="0:02", strike="epicentre", strength=Milli(dice.whole(350, 450)))
    toml.each("beat", at="0:21", strike="epicentre", strength=Milli(dice.whole(350, 450)))
    if guest:
        toml.each("beat", at="0:30", say=(BEAT, SWAY)[guest - 1])
    toml.each("beat", at=at_second(length // 3), say=said[0])
    toml.each("beat", at=at_second(length // 2), say=said[1], strike="epicentre", strength=Milli(300))
    toml.each(
        "beat",
        when="people.sheltered >= enough",
        say="Enough have come up to begin again. You could stop here.",
    )
    toml.each("beat", when="composure.level < 0.35", say="Your sight is going. Close your eyes and breathe.")
    toml.each("beat", when="climb.height >= 0.6", say="They are climbing. One command is left.")
    toml.each("beat", at=at_second(length - 20), say="It is nearly light. Cut, if you mean to.")


def _endings(toml: TomlWriter) -> None:
    toml.each(
        "ending",
        name="renewal",
        title="Once more",
        when="override.done and people.saved >= enough",
        won=True,
        rank=3,
        mood="heartbeat",
        text="It breaks into light, and in the dark behind it a heart goes on. You have been here before.",
    )
    toml.each(
        "ending",
        name="too-soon",
        title="Too soon",
        when="override.done",
        rank=2,
        mood="ash",
        text="You were so sure of the end that you went before it. The dream lets you go, and keeps the others.",
    )
    toml.each(
        "ending",
        name="unravelled",
        title="Unravelled",
        when="held(cascade.lit < 1, 8)",
        rank=0,
        mood="dark",
        text="The last window goes out. This time you have watched it go.",
    )
    toml.each(
        "ending",
        name="overrun",
        title="Overrun",
        when="climb.height >= 1 or time >= length",
        rank=1,
        mood="swarm",
        text="They are up, and stand round you, and wait. You have forgotten again what you were going to say.",
    )
