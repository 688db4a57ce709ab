"""A round under the laws of The Engine: the arms have parted already; a shorter song, in two minutes and a half.

Later rounds tear more, strike more, and leave less time for the song.
"""

from game.level.recurring.dice import Dice
from game.level.recurring.toml_writer import Milli, TomlWriter, at_second
from game.sim.params import ARMS

TITLE = "The chamber again"
NAMES = (
    "Cicada", "Scarab", "Mantis", "Firefly", "Lacewing", "Weevil", "Cricket", "Damsel", "Hornet",
    "Moth", "Sawfly", "Beetle", "Skimmer", "Katydid", "Darter", "Ladybird", "Midge", "Chafer", "Wasp",
    "Hopper", "Strider", "Silverfish", "Bee", "Gnat", "Earwig", "Aphid", "Mayfly", "Locust", "Termite",
    "Borer",
)  # fmt: skip
EACH = 8  # insects of an arm
TONES, TEMPOS = (4, 5, 6), (800, 1000, 1200)  # thousandths of a Hz
VOICES = (
    "You have strung this before. The strings don't remember.",
    "Four to five, five to six. Listen for the one that holds.",
    "The figures know you by your hands.", "It was never one note.", "Darkness settles where nothing sings.",
)  # fmt: skip
SWARM = "They come in swarms tonight, as if there were streets below."
SWAY = "The tempo breathes, like a line on glass."
DETUNED = (18, 34)  # thousandths of a Hz that an arm stands beside its tone: only strings draw it there


def write(toml: TomlWriter, dice: Dice, turn: int, start: Milli) -> None:
    """The body of the level; turn is the round, from 1; start the composure that was carried over."""
    hard = min(turn - 1, 24)
    length = dice.whole(135, 150)
    guest = dice.below(3) if turn > 2 else 0  # 1: the city's swarms, 2: the hall's sway
    tones = dice.some(range(ARMS), ARMS)
    toml.put(length=at_second(length))
    toml.table("let", enough=Milli(min(350 + 20 * hard, 800)))
    _laws(toml, hard, start, [TONES[i] for i in tones])
    names = dice.some(NAMES, len(NAMES))
    for arm in range(ARMS):
        toml.each("arm", insects=EACH, along={"seconds": 1}, names=names[arm::ARMS])
    beside = [dice.whole(*DETUNED) * dice.pick((-1, 1)) for _ in tones]
    tempos = [TEMPOS[i] + off * (TEMPOS[i] != 1000) for i, off in zip(tones, beside, strict=True)]
    _story(toml, dice, length, hard, guest, tempos)
    _endings(toml)


def _laws(toml: TomlWriter, hard: int, start: Milli, tones: list[int]) -> None:
    toml.table("laws.senses")
    toml.table("laws.stretch", regain=Milli(30))
    toml.table("laws.weave", rests=15)
    toml.table("laws.slip")
    toml.table("laws.composure", start=start)
    toml.table("laws.strikes", told=Milli(max(3000 - 40 * hard, 2200)))
    toml.table("laws.bridge", spins=25)
    toml.table("laws.rhythm")
    toml.table("laws.nudge", perfect=Milli(40_000), good=Milli(85_000), fair=Milli(160_000))
    toml.table("laws.work", bar=8, feeds=Milli(80))
    toml.table("laws.harmony", tone=tones, after=20, seconds=Milli(50_000 + 500 * hard))
    toml.table("laws.tending", mends=Milli(38))
    toml.table("laws.fray", wear=Milli(min(22 + hard // 2, 32)))
    toml.table("laws.darkness")
    toml.table("laws.heart")
    toml.table("laws.warnings", deadband=Milli(50))
    toml.table("laws.alarms")


def _story(toml: TomlWriter, dice: Dice, length: int, hard: int, guest: int, tempos: list[int]) -> None:
    toml.each("beat", at="0:02", say="It has parted already. You needn't wait for the shriek.")
    for arm, tempo in enumerate(tempos, 1):
        if tempo != 1000:
            toml.each("beat", at="0:02", slip=arm, tempo=Milli(tempo), over=6)
    toml.each("beat", at="0:10", scatter=Milli(min(40 + hard, 60)), over=10)
    often = min(90 + 12 * hard, 320)
    toml.each("beat", at="0:12", strikes=Milli(often), over=10)
    if guest == 1:
        for at in (length // 3, length * 2 // 3):
            toml.each("beat", at=at_second(at), strikes=Milli(min(3 * often, 500)), over=2, say=SWARM)
            toml.each("beat", at=at_second(at + 10), strikes=Milli(often), over=5)
    elif guest == 2:
        arm = dice.below(ARMS)
        for at, way in ((length // 3, 40), (length // 2, 0), (length * 2 // 3, -40), (length * 5 // 6, 0)):
            toml.each("beat", at=at_second(at), slip=arm + 1, tempo=Milli(tempos[arm] + way), over=10)
        toml.each("beat", at="0:20", say=SWAY)
    else:
        toml.each("beat", at=at_second(length * 2 // 3), strikes=Milli(min(2 * often, 400)), over=5)
    said = dice.some(VOICES, 2)
    toml.each("beat", at=at_second(length // 4), say=said[0])
    toml.each("beat", at=at_second(length // 2 + 5), say=said[1])
    toml.each("beat", when="composure.level < 0.35", say="Your hands shake, and theirs with yours. Breathe.")
    toml.each("beat", when="heart.light < 0.35", say="The heart gutters. Feed it what is done in time.")
    toml.each("beat", when="harmony.song >= enough", say="That would be enough of a song. Bring it through.")


def _endings(toml: TomlWriter) -> None:
    toml.each(
        "ending",
        name="richer-song",
        title="Once more",
        when="harmony.song >= 1 or (time >= length and harmony.song >= enough)",
        won=True,
        rank=3,
        mood="dawn",
        text="The arms take their places in the chord. You will have to find it again.",
    )
    toml.each(
        "ending",
        name="silence",
        title="Silence",
        when="heart.light <= 0",
        rank=0,
        mood="dark",
        text="The light sinks to the bottom of the glass. You have seen it lie there before.",
    )
    toml.each(
        "ending",
        name="discord",
        title="Discord",
        when="time >= length",
        rank=1,
        mood="ash",
        text="It goes on, half in tune, and lets you go.",
    )
