"""What can be done at the tuning desk beside turning: each a button, a key, and what is said of it."""

from game.play.input.own_keys import Ask
from game.play.input.verb_row import HelpLine
from game.play.screens import buttons
from game.play.screens.theatre_foot import Hand

TIME = (
    Hand("back", Ask.STEP_BACK, buttons.step_back, "back ten seconds, keeping these numbers"),
    Hand("pause", Ask.PAUSE, buttons.pause, "pause, or go on"),
    Hand("step", Ask.STEP, buttons.step, "a step: a tenth of a second"),
    Hand("anew", Ask.START, buttons.start, "begin again with all these numbers"),
)
NUMBERS = (
    Hand("undo", Ask.UNDO, buttons.undo, "undo the last change"),
    Hand("redo", Ask.REDO, buttons.redo, "redo what was undone"),
    Hand("as said", Ask.ERASE, buttons.as_said, "reset the number to what the level says"),
    Hand("save", Ask.SAVE, buttons.save, "save the numbers to the level's file or a copy"),
)
DESK = (
    Hand("who", Ask.WHO, buttons.persona, "look at the next persona: its forecast comes first, and has the arrow"),
    Hand("keys", Ask.KEYS, buttons.question, "all keys"),
    Hand("close", Ask.TUNE, buttons.leave, "close the tuning desk"),
)
HANDS = (*TIME, *NUMBERS, *DESK)

HELP = (
    HelpLine("{tune}", "menu of the pause", "open or close the tuning desk"),
    HelpLine("{up} and {down}", "point, or the wheel", "choose a number"),
    HelpLine("{left} and {right}", "drag its slider, or its arrows", "change it; with Shift ten times as much"),
    HelpLine("{enter}", "a click on the value", "type its value"),
    HelpLine("{last-mark} and {next-mark}", "the bar at the side", "to the group before, to the next one"),
    HelpLine("{search}", "a click on the line above", "search by name: type, then Enter; Esc clears it"),
    HelpLine("{undo} and {redo}", "their buttons", "undo a change, redo it"),
    HelpLine("{erase}", "the slider at its stroke", "reset the number to what the level says"),
    HelpLine("{save}", "its button", "save the numbers to the level's file or a copy"),
    HelpLine("{pause} and {step}", "their buttons", "pause or go on; step a tenth of a second"),
    HelpLine("{step-back}", "its button", "back ten seconds, keeping these numbers"),
    HelpLine("{who}", "a click on its row", "look at another persona: its forecast comes first"),
    HelpLine("{start}", "its button", "begin again, also with what acts only from the start"),
    HelpLine("{next}", "a click on the dream", "let keys play the dream; {tune} brings them back"),
)
WORDS = (
    ("cyan", "a number that was changed and acts"),
    ("amber", "one that waits until the dream begins again"),
    ("the stroke", "on a slider: what the level says"),
    ("the bar", "0 to 100 %: the line is how often a persona has won, the band how sure that is"),
    ("the arrow", "what a higher number does to how often a persona wins, in runs of a hundred"),
)
