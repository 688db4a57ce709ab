"""The Guardian: a hall of transparent screens that grows stranger as it slips, and who speaks for it."""

from game.play.dreams import Dream
from game.play.dreams.guardian import debrief
from game.play.dreams.guardian.controls import HELP, TERMS, GuardianControls, refusal
from game.play.dreams.guardian.desk import GuardianDesk
from game.play.dreams.guardian.hearing import heard
from game.play.dreams.guardian.prompts import prompter
from game.play.render.theme import AMBER, CYAN, PALE, VIOLET, WHITE
from game.sim.actions import CommonVerb
from game.sim.laws.guardian.verbs import GuardianVerb

DREAM = Dream(
    board=GuardianDesk,
    controls=GuardianControls,
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
        GuardianVerb.CORRECT: AMBER,
        GuardianVerb.WATCH: CYAN,
        GuardianVerb.EMBRACE: VIOLET,
        GuardianVerb.ANSWER: WHITE,
        CommonVerb.BREATHE: PALE,
    },
    truth=True,
)
