"""The verbs of The Engine: a row each, in the order of their tiles. Whatever asks what a verb is asks here."""

from game.play.dreams.engine import icons, tile_states
from game.play.input.common_verbs import ACKNOWLEDGE, BREATHE, LAY_DOWN, REWIND, SELECT, WINDOW, does
from game.play.input.key_places import DIGITS, PAD
from game.play.input.own_keys import ONE_OF_THREE
from game.play.input.verb_row import HelpLine, On, Use, VerbRow, VerbTable, help_lines
from game.play.render.words import counted, number
from game.sim.laws.engine.verbs import EngineVerb
from game.sim.panel import Panel

COMMON = (
    does(SELECT, "choose an insect; {next}: where a strike falls, the one advised, the worst off"),
    does(BREATHE, "close your eyes; composure returns, windows widen"),
    does(ACKNOWLEDGE, "acknowledge the alarms; {enter} also lays the string"),
)


def _numbers(panel: Panel) -> dict[str, str]:
    """For how many beats works are held, short and in words."""
    gear, droplet = panel.one("work.gear"), panel.one("work.droplet")
    return {
        "gear": counted(str(gear), gear, "beat"),
        "droplet": counted(str(droplet), droplet, "beat"),
        "gear beats": counted(number(gear), gear, "beat"),
        "droplet beats": number(droplet),
    }


VERBS = VerbTable(
    common=COMMON,
    numbers=_numbers,
    own=(
        VerbRow(
            EngineVerb.NUDGE,
            "nudge",
            keys=DIGITS[0:1],
            pad=PAD[0:1],
            mouse="right click it",
            does="nudge it, just as its hand is up and the ring closes",
            more=(HelpLine("", "nudge, then clicks", "once nudge is picked, every click on an insect is a nudge"),),
            on=On.PLACE,
            tone="white",
            shown="white",
            icon=icons.nudge,
            sounds={"missed": "nudge-miss", "parried": "parried"},
            standing=tile_states.nudge,
        ),
        VerbRow(
            EngineVerb.WORK,
            "work",
            keys=DIGITS[1:2],
            pad=PAD[1:2],
            typed="{key}",
            mouse="its lane, or work",
            does="an arm's work: tap a rune, hold a gear {gear}, a droplet {droplet}",
            on=On.GROUP,
            use=Use.HOLD,
            tone="amber",
            shown="amber",
            icon=icons.work,
            sounds={"botched": "work-botched"},
            standing=tile_states.work,
        ),
        VerbRow(
            EngineVerb.STRETCH,
            "stretch",
            keys=DIGITS[2:3],
            pad=PAD[2:3],
            does="stretch time: the engine slows, figures mend, the song goes on",
            use=Use.HOLD,
            shown="teal",
            icon=icons.stretch,
            standing=tile_states.stretch,
        ),
        VerbRow(
            EngineVerb.WEAVE,
            "weave",
            keys=DIGITS[3:4],
            pad=PAD[3:4],
            typed="{key}, then {first} {second} {third}",
            mouse="weave, a thread",
            does="see three ways it may go on, and pick one",
            use=Use.TWO_STEP,
            picks=ONE_OF_THREE,
            tone="violet",
            shown="violet",
            icon=icons.weave,
            sounds={"threads": "threads", "woven": "woven"},
            standing=tile_states.weave,
        ),
        VerbRow(
            EngineVerb.BRIDGE,
            "bridge",
            keys=DIGITS[4:5],
            pad=PAD[4:5],
            typed="{key}, choose, {key}",
            mouse="bridge, two clicks",
            does="string two insects together; again takes it back",
            on=On.PLACE,
            use=Use.TWO_STEP,
            shown="cyan",
            icon=icons.bridge,
            sounds={"bridged": "bridge", "snapped": "bridge-burst"},
            standing=tile_states.bridge,
        ),
    ),
)
HELP = help_lines(
    (COMMON[0], *VERBS.own, *COMMON[1:], LAY_DOWN._replace(mouse="right click"), REWIND, WINDOW)
)  # the list of keys
