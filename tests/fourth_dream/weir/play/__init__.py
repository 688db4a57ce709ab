"""The Weir as it is seen and heard: what its desk is made of."""

from game.play.dreams.dream import Dream
from weir import level
from weir.play import debrief
from weir.play.controls import WeirControls
from weir.play.desk import WeirDesk
from weir.play.hearing import heard
from weir.play.verbs import VERBS
from weir.play.words import CAUSES, WORDS, prompter, refusal

DREAM = Dream(
    base=level.DREAM,
    desk=WeirDesk,
    controls=WeirControls,
    verbs=VERBS,
    words=WORDS,
    prompter=prompter,
    refusal=refusal,
    heard=heard,
    scored="standing",
    why=debrief.why,
    causes=CAUSES,
    in_numbers=debrief.in_numbers,
    moments=debrief.moments,
    lanes=debrief.LANES,
    readings=debrief.READINGS,
)
