"""What acts of The Platform are called, and what could have been done in their place."""

from game.play.debrief.choice_words import ChoiceWords
from game.sim.laws.platform.verbs import PlatformVerb

CHOICES = ChoiceWords(
    done={
        PlatformVerb.SCAN: "you scanned {here}",
        PlatformVerb.STEADY: "you steadied {here}",
        PlatformVerb.ISOLATE: "you shut or opened links",
        PlatformVerb.DECRYPT: "you read the log",
        PlatformVerb.SHELTER: "you called {here} up",
        PlatformVerb.ARM: "you armed the override",
        PlatformVerb.OVERRIDE: "you held the override",
    },
    others={PlatformVerb.SHELTER: "you called {here} off"},
    instead={
        PlatformVerb.SHELTER: "called {here} up instead",
        PlatformVerb.ARM: "done so {earlier} s earlier",
    },
    would={
        PlatformVerb.STEADY: "steadied {here}",
        PlatformVerb.ISOLATE: "shut or opened links {times}",
        PlatformVerb.SHELTER: "called {here} up",
        PlatformVerb.ARM: "armed the override at {at}",
    },
    leads="{other} would have been saved, not {kept}",
    spared="{names} would still shine",
)
