"""The verbs of The Guardian: a row each, in the order of their tiles. Whatever asks what a verb is asks here."""

from game.play.dreams.guardian import icons, tile_states
from game.play.input.common_verbs import ACKNOWLEDGE, BREATHE, LAY_DOWN, REWIND, SELECT, WINDOW, does
from game.play.input.key_places import DIGITS, PAD
from game.play.input.own_keys import ONE_OF_THREE
from game.play.input.verb_row import HelpLine, On, Use, VerbRow, VerbTable, help_lines
from game.sim.laws.guardian.verbs import GuardianVerb

COMMON = (
    does(SELECT, "choose a pane; {next}: marked first, then what grows, then most strained"),
    BREATHE,
    does(ACKNOWLEDGE, "acknowledge the alarms; watching does so too"),
)
VERBS = VerbTable(
    common=COMMON,
    own=(
        VerbRow(
            GuardianVerb.CORRECT,
            "correct",
            keys=DIGITS[0:1],
            pad=PAD[0:1],
            does="push it back, at once; each push raises its gain and stirs the hall",
            on=On.PLACE,
            tone="amber",
            shown="amber",
            icon=icons.correct,
            sounds={"corrected": "correct"},
            standing=tile_states.correct,
        ),
        VerbRow(
            GuardianVerb.WATCH,
            "watch",
            keys=DIGITS[1:2],
            pad=PAD[1:2],
            does="learn its natural curve, as long as nobody touches it",
            on=On.PLACE,
            shown="cyan",
            icon=icons.watch,
            sounds={"learned": "learned"},
            standing=tile_states.watch,
        ),
        VerbRow(
            GuardianVerb.EMBRACE,
            "embrace",
            keys=DIGITS[2:3],
            pad=PAD[2:3],
            does="let it follow its known curve; best at a crest, else it waits for one",
            on=On.PLACE,
            tone="violet",
            shown="violet",
            icon=icons.embrace,
            sounds={"embraced": "embrace", "missed": "embrace-missed", "lapsed": "lapsed"},
            standing=tile_states.embrace,
        ),
        VerbRow(
            GuardianVerb.ANSWER,
            "answer",
            keys=DIGITS[3:4],
            pad=PAD[3:4],
            typed="{key}, then {first} to {third}",
            mouse="answer, or an answer",
            does="answer the guardian",
            use=Use.TWO_STEP,
            picks=ONE_OF_THREE,
            tone="mist",
            shown="white",
            icon=icons.answer,
            sounds={"answered": "answered"},
            standing=tile_states.answer,
        ),
    ),
)
QUICK = HelpLine("", "right click a pane", "watch it; embrace it once it is known")
TRUTH = HelpLine("{truth}", "truth, in a replay", "shows what was natural and what was yours")
HELP = help_lines((COMMON[0], *VERBS.own, QUICK, *COMMON[1:], LAY_DOWN, REWIND, TRUTH, WINDOW))  # the list of keys
