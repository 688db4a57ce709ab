"""What a night in the hall may be remembered for."""

from game.play.debrief.marks import Mark, happened, never, never_below, without
from game.sim.actions import CommonVerb
from game.sim.fixed import ONE
from game.sim.laws.guardian.verbs import GuardianVerb

MARKS = (
    Mark("none-lost", "Twelve of twelve", "not one subsystem was lost", never("went_dark")),
    Mark("no-waste", "Only what was broken", "not one correction fell where there was no fault", never("wasted")),
    Mark("untouched", "Not one correction", "you never corrected anything", without(GuardianVerb.CORRECT)),
    Mark("in-phase", "In phase", "every embrace was by hand, on a curve that you knew", never("missed", "ordered")),
    Mark("kept", "What is held stays held", "no embrace lapsed", never("lapsed")),
    Mark("learned", "By heart", "ten curves were learned", lambda run: happened("learned")(run) >= 10),
    Mark("vision", "As it is", "the vision opened", lambda run: happened("vision_opened")(run) > 0),
    Mark("awake", "Eyes open", "you never closed your eyes", without(CommonVerb.BREATHE)),
    Mark("steady", "Calm while it blares", "composure never fell below a half", never_below("composure", ONE // 2)),
)
