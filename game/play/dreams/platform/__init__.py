"""The Platform: a city seen from a platform, and the panel of protocols."""

from game.level.dreams import platform
from game.play.dreams.dream import Dream
from game.play.dreams.platform import debrief
from game.play.dreams.platform.causes import CAUSES
from game.play.dreams.platform.choices import CHOICES
from game.play.dreams.platform.controls import WORDS, PlatformControls, refusal
from game.play.dreams.platform.desk import PlatformDesk
from game.play.dreams.platform.endings import ENDINGS
from game.play.dreams.platform.hearing import heard
from game.play.dreams.platform.lesson import LESSON
from game.play.dreams.platform.marks import MARKS
from game.play.dreams.platform.prompts import prompter
from game.play.dreams.platform.sounds import SOUNDS
from game.play.dreams.platform.verbs import HELP, VERBS
from game.play.dreams.platform.waking import WAKING

DREAM = Dream(
    base=platform.DREAM,
    desk=PlatformDesk,
    controls=PlatformControls,
    prompter=prompter,
    heard=heard,
    endings=ENDINGS,
    refusal=refusal,
    refusals=("refused", "shelter_refused"),
    lesson=LESSON,
    sounds=SOUNDS,
    waking=WAKING,
    scored="saved",
    help=HELP,
    words=WORDS,
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
    best=debrief.best,
)
