"""The verbs of The Platform: a row each, in the order of their tiles. Whatever asks what a verb is asks here."""

import pygame

from game.play.dreams.platform import icons, tile_states
from game.play.input.bindings import Key
from game.play.input.common_verbs import ACKNOWLEDGE, BREATHE, LAY_DOWN, REWIND, SELECT, WINDOW, does
from game.play.input.key_places import DIGITS, PAD
from game.play.input.verb_row import HelpLine, On, Use, VerbRow, VerbTable, help_lines
from game.play.render.words import counted, number, percent, seconds_in_words
from game.sim.fixed import ONE
from game.sim.laws.platform.verbs import PlatformVerb
from game.sim.panel import Panel

FULLEST = Key("platform.fullest", "fullest sector", (pygame.KSCAN_B,))
NEXT_LINK = Key("platform.link", "pick a link", (pygame.KSCAN_L,))


def _numbers(panel: Panel) -> dict[str, str]:
    """How many sectors are led at a time, how long the override has to be held, which anomalies send ripples."""
    most = panel.one("shelter.most")
    return {
        "sectors": counted(number(most), most, "sector"),
        "override time": seconds_in_words(panel.one("override.needs")),
        "ripple severity": percent(panel.one("ripple.threshold"), ONE),
    }


COMMON = (
    does(
        SELECT,
        "choose a sector; {next} goes to the one in most trouble",
        HelpLine("{fullest}", "", "choose the sector with most people at home who aren't on their way"),
    ),
    BREATHE,
    ACKNOWLEDGE,
)
VERBS = VerbTable(
    common=COMMON,
    keys={"fullest": FULLEST, "link": NEXT_LINK},
    numbers=_numbers,
    own=(
        VerbRow(
            PlatformVerb.SCAN,
            "scan",
            keys=DIGITS[0:1],
            pad=PAD[0:1],
            does="see what is hidden in and round a sector",
            on=On.PLACE,
            shown="cyan",
            icon=icons.scan,
            sounds={"scanned": "scan"},
            standing=tile_states.scan,
        ),
        VerbRow(
            PlatformVerb.STEADY,
            "steady",
            keys=DIGITS[1:2],
            pad=PAD[1:2],
            does="calm a sector's anomaly",
            on=On.PLACE,
            shown="teal",
            icon=icons.steady,
            sounds={"steadied": "steady"},
            standing=tile_states.steady,
        ),
        VerbRow(
            PlatformVerb.ISOLATE,
            "isolate",
            keys=DIGITS[2:3],
            pad=PAD[2:3],
            does="shut a sector's links: no ripples pass, no people; again opens them",
            more=(
                HelpLine(
                    "{link}, {arrows}, {enter}",
                    "right click a link",
                    "shut one link; again opens it",
                ),
            ),
            on=On.PLACE,
            shown="amber",
            icon=icons.isolate,
            sounds={"isolated": "isolate", "reopened": "isolate"},
            standing=tile_states.isolate,
        ),
        VerbRow(
            PlatformVerb.DECRYPT,
            "decrypt",
            keys=DIGITS[3:4],
            pad=PAD[3:4],
            does="open the log, layer by layer",
            use=Use.HOLD,
            tone="violet",
            shown="violet",
            icon=icons.decrypt,
            sounds={"opened_layer": "layer-opened"},
            standing=tile_states.decrypt,
        ),
        VerbRow(
            PlatformVerb.SHELTER,
            "shelter",
            keys=DIGITS[4:5],
            pad=PAD[4:5],
            does="bring a sector's people up, {sectors} at once; others wait; again stops it",
            on=On.PLACE,
            tone="warm",
            shown="warm",
            icon=icons.shelter,
            sounds={"shelter_started": "shelter"},
            standing=tile_states.shelter,
        ),
        VerbRow(
            PlatformVerb.OVERRIDE,
            "override",
            keys=DIGITS[5:6],
            pad=PAD[5:6],
            typed="{key}, then hold {key}",
            does="end everything; whoever is in the shelter by then is saved",
            use=Use.TWO_STEP,
            first=PlatformVerb.ARM,
            tone="rose",
            shown="rose",
            icon=icons.override,
            sounds={"armed": "override-arm", "cut": "override-shatter"},
            standing=tile_states.override,
        ),
    ),
)
QUICK = HelpLine("", "right click a sector", "scan it; steady it once it is scanned")
HELP = help_lines((COMMON[0], *VERBS.own, *COMMON[1:], QUICK, LAY_DOWN, REWIND, WINDOW))  # the list of keys
