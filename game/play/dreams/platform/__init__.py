"""The Platform: a city seen from a platform, and the panel of protocols."""

from game.play.dreams import Dream
from game.play.dreams.platform import debrief
from game.play.dreams.platform.controls import HELP, WORDS, Controls, refusal
from game.play.dreams.platform.desk import Desk
from game.play.dreams.platform.hearing import heard
from game.play.dreams.platform.prompts import prompter
from game.play.render.theme import AMBER, CYAN, PALE, ROSE, TEAL, VIOLET, WARM
from game.sim.actions import Verb

DREAM = Dream(
    board=Desk,
    hands=Controls,
    prompter=prompter,
    heard=heard,
    refusal=refusal,
    help=HELP,
    words=WORDS,
    why=debrief.why,
    figures=debrief.figures,
    moments=debrief.moments,
    lanes=debrief.LANES,
    readings=debrief.READINGS,
    shown={
        Verb.SCAN: CYAN,
        Verb.STEADY: TEAL,
        Verb.ISOLATE: AMBER,
        Verb.DECRYPT: VIOLET,
        Verb.SHELTER: WARM,
        Verb.OVERRIDE: ROSE,
        Verb.BREATHE: PALE,
    },
    best=debrief.best,
)
