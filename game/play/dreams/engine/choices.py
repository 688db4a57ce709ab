"""What acts of The Engine are called, and what could have been done in their place."""

from game.play.debrief.choice_words import ChoiceWords
from game.sim.laws.engine.verbs import EngineVerb

CHOICES = ChoiceWords(
    done={
        EngineVerb.NUDGE: "you nudged {here}",
        EngineVerb.WORK: "you worked",
        EngineVerb.STRETCH: "you stretched time",
        EngineVerb.WEAVE: "you picked the {nth} thread",
        EngineVerb.BRIDGE: "you strung {here} and {there} together",
    },
    others={
        EngineVerb.WEAVE: "you asked for threads",
        EngineVerb.BRIDGE: "you took back the string between {here} and {there}",
    },
    instead={
        EngineVerb.WEAVE: "picked the {nth}",
        EngineVerb.BRIDGE: "strung {here} and {there} instead",
    },
    would={
        EngineVerb.NUDGE: "nudged {times}, at {at} first",
        EngineVerb.BRIDGE: "strung {here} and {there} together at {at}",
        EngineVerb.WORK: "worked {times}",
        EngineVerb.STRETCH: "stretched time {times}",
    },
    leads="the song would have reached {other}, not {kept}",
    spared="{names} would not be silent",
)
