"""The Engine: three arms of clockwork round a living heart, and the song that can be made of them."""

from game.play.dreams import Dream
from game.play.dreams.engine import debrief
from game.play.dreams.engine.controls import HELP, EngineControls
from game.play.dreams.engine.desk import EngineDesk
from game.play.dreams.engine.hearing import heard
from game.play.dreams.engine.prompts import prompter
from game.play.dreams.engine.refusals import refusal
from game.play.render.theme import AMBER, CYAN, PALE, TEAL, VIOLET, WHITE
from game.sim.actions import CommonVerb
from game.sim.laws.engine.verbs import EngineVerb

DREAM = Dream(
    board=EngineDesk,
    controls=EngineControls,
    prompter=prompter,
    heard=heard,
    refusal=refusal,
    help=HELP,
    why=debrief.why,
    figures=debrief.figures,
    moments=debrief.moments,
    lanes=debrief.LANES,
    readings=debrief.READINGS,
    shown={
        EngineVerb.NUDGE: WHITE,
        EngineVerb.WORK: AMBER,
        EngineVerb.STRETCH: TEAL,
        EngineVerb.WEAVE: VIOLET,
        EngineVerb.BRIDGE: CYAN,
        CommonVerb.BREATHE: PALE,
    },
    words_at=240,
    veil=120,
)
