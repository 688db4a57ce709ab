"""The Guardian: a hall of transparent screens that grows stranger as it slips, and who speaks for it."""

from game.play.dreams import Dream
from game.play.dreams.guardian import debrief
from game.play.dreams.guardian.controls import HELP, TERMS, Controls, refusal
from game.play.dreams.guardian.desk import Desk
from game.play.dreams.guardian.hearing import heard
from game.play.dreams.guardian.prompts import prompter
from game.play.render.theme import AMBER, CYAN, PALE, VIOLET, WHITE
from game.sim.actions import Verb

DREAM = Dream(
    board=Desk,
    hands=Controls,
    prompter=prompter,
    heard=heard,
    refusal=refusal,
    help=HELP,
    words=TERMS,
    why=debrief.why,
    figures=debrief.figures,
    moments=debrief.moments,
    lanes=debrief.LANES,
    readings=debrief.READINGS,
    shown={
        Verb.CORRECT: AMBER,
        Verb.WATCH: CYAN,
        Verb.EMBRACE: VIOLET,
        Verb.ANSWER: WHITE,
        Verb.BREATHE: PALE,
    },
    truth=True,
)
