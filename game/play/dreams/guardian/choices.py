"""What acts of The Guardian are called, and what could have been done in their place."""

from game.play.debrief.choice_words import ChoiceWords
from game.sim.laws.guardian.verbs import GuardianVerb

CHOICES = ChoiceWords(
    done={
        GuardianVerb.CORRECT: "you corrected {here}",
        GuardianVerb.WATCH: "you watched {here}",
        GuardianVerb.EMBRACE: "you embraced {here}",
        GuardianVerb.ANSWER: "you gave the guardian its {nth} answer",
    },
    instead={
        GuardianVerb.CORRECT: "corrected it",
        GuardianVerb.EMBRACE: "embraced it",
        GuardianVerb.ANSWER: "given the {nth} answer",
    },
    would={
        GuardianVerb.CORRECT: "corrected {here}",
        GuardianVerb.WATCH: "watched {here}",
        GuardianVerb.EMBRACE: "embraced {here}",
        GuardianVerb.ANSWER: "given the guardian its {nth} answer at {at}",
    },
    leads="the journey would have reached {other}, not {kept}",
    spared="{names} would not be lost",
)
