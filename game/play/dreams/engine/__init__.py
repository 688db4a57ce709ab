"""The Engine: three arms of clockwork round a living heart, and the song that can be made of them."""

from game.play.dreams import Dream
from game.play.dreams.engine import debrief
from game.play.dreams.engine.controls import HELP, Controls
from game.play.dreams.engine.desk import EngineDesk
from game.play.dreams.engine.hearing import heard
from game.play.dreams.engine.prompts import prompter
from game.play.dreams.engine.refusals import refusal
from game.play.render.theme import AMBER, CYAN, PALE, TEAL, VIOLET, WHITE
from game.sim.actions import Verb

DREAM = Dream(
    board=EngineDesk,
    hands=Controls,
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
        Verb.NUDGE: WHITE,
        Verb.WORK: AMBER,
        Verb.STRETCH: TEAL,
        Verb.WEAVE: VIOLET,
        Verb.BRIDGE: CYAN,
        Verb.BREATHE: PALE,
    },
    words_at=240,
    veil=120,
)
