"""The verbs that every dream has, and the keys that are no verb. What one does there a dream says in its own words."""

from dataclasses import replace

import pygame

from game.play.input.own_keys import MOVES
from game.play.input.verb_row import HelpLine, Use, VerbRow
from game.sim.actions import CommonVerb

SELECT = VerbRow(
    verb=CommonVerb.SELECT,
    word="select",
    asks=MOVES,
    mouse="click",
    does="choose a sector; {next} goes to the one in most trouble",
    sounds={"selected": "select"},
)
BREATHE = VerbRow(
    verb=CommonVerb.BREATHE,
    word="breathe",
    keys=(pygame.KSCAN_SPACE,),
    use=Use.HOLD,
    does="close your eyes; composure returns",
    shown="pale",
)
ACKNOWLEDGE = VerbRow(
    verb=CommonVerb.ACKNOWLEDGE,
    word="acknowledge",
    keys=(pygame.KSCAN_RETURN, pygame.KSCAN_A),
    mouse="click an alarm",
    does="acknowledge the alarms",
    sounds={"acknowledged": "acknowledge"},
)
COMMON = (SELECT, BREATHE, ACKNOWLEDGE)

EYES_CLOSED = "Your eyes are closed."  # why a verb isn't taken up meanwhile
LAY_DOWN = HelpLine("{back}, {pause}", "", "cancel what you are doing; pause")
REWIND = HelpLine("{rewind}", "button by the clock", "with the assist: go back ten seconds")
WINDOW = HelpLine("{fullscreen}, {mute}, {keys}, {tune}", "", "fullscreen, mute, this list, the tuning desk")


def does(row: VerbRow, words: str, *more: HelpLine) -> VerbRow:
    """A common verb as a dream's list of keys has it: what it does there, and other ways below it."""
    return replace(row, does=words, more=more)
