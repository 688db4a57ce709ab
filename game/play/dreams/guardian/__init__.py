"""The Guardian: a hall of transparent screens that grows stranger as it slips, and who speaks for it."""

from game.level.dreams import guardian
from game.play.dreams.dream import Dream
from game.play.dreams.guardian import debrief
from game.play.dreams.guardian.causes import CAUSES
from game.play.dreams.guardian.choices import CHOICES
from game.play.dreams.guardian.controls import TERMS, GuardianControls, refusal
from game.play.dreams.guardian.desk import GuardianDesk
from game.play.dreams.guardian.endings import ENDINGS
from game.play.dreams.guardian.hearing import heard
from game.play.dreams.guardian.lesson import LESSON
from game.play.dreams.guardian.marks import MARKS
from game.play.dreams.guardian.prompts import prompter
from game.play.dreams.guardian.sounds import SOUNDS
from game.play.dreams.guardian.verbs import HELP, VERBS
from game.play.dreams.guardian.waking import WAKING

DREAM = Dream(
    base=guardian.DREAM,
    desk=GuardianDesk,
    controls=GuardianControls,
    prompter=prompter,
    heard=heard,
    endings=ENDINGS,
    refusal=refusal,
    lesson=LESSON,
    sounds=SOUNDS,
    waking=WAKING,
    scored="of the journey",
    help=HELP,
    words=TERMS,
    why=debrief.why,
    causes=CAUSES,
    choices=CHOICES,
    in_numbers=debrief.in_numbers,
    marks=MARKS,
    moments=debrief.moments,
    lanes=debrief.LANES,
    readings=debrief.READINGS,
    marked=debrief.MARKED,
    verbs=VERBS,
    truth=True,
)
