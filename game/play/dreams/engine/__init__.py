"""The Engine: three arms of clockwork round a living heart, and the song that can be made of them."""

from game.level.dreams import engine
from game.play.dreams.dream import Dream
from game.play.dreams.engine import debrief
from game.play.dreams.engine.causes import CAUSES
from game.play.dreams.engine.choices import CHOICES
from game.play.dreams.engine.controls import EngineControls
from game.play.dreams.engine.desk import EngineDesk
from game.play.dreams.engine.endings import ENDINGS
from game.play.dreams.engine.hearing import heard
from game.play.dreams.engine.lesson import LESSON
from game.play.dreams.engine.marks import MARKS
from game.play.dreams.engine.prompts import prompter
from game.play.dreams.engine.refusals import refusal
from game.play.dreams.engine.sounds import SOUNDS
from game.play.dreams.engine.verbs import HELP, VERBS

DREAM = Dream(
    base=engine.DREAM,
    desk=EngineDesk,
    controls=EngineControls,
    prompter=prompter,
    heard=heard,
    endings=ENDINGS,
    refusal=refusal,
    lesson=LESSON,
    sounds=SOUNDS,
    scored="of the song",
    help=HELP,
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
    ending_words_at=240,
    veil=120,
)
