"""What the causes of The Platform are called."""

from game.play.debrief.cause_words import CauseWords
from game.sim.laws.platform.ports import PROTOCOL_NAMES

CAUSES = CauseWords(
    effects={"went_dark": "{here} went dark at {first}."},
    lasts={"went_dark": "stays lit"},
    rows=PROTOCOL_NAMES,
    causes={
        "pressed": "The root below pressed on {here} from {first} to {last}.",
        "leaned": "Nothing held the loads level any more: {here} had to carry its own from {first} on.",
        "failed": "The protocol {row} unravelled from {first} on.",
        "weighed": "The anomaly in {here} weighed on it from {first} to {last}.",
        "struck": "An anomaly struck {here} at {first}, {times} by {last}.",
        "rippled": "Ripples came from {source} to {here}, {times} from {first} to {last}.",
        "took_up": "Loads that its neighbours threw at {here} weighed on it from {first} on.",
        "thrown": "{source} went dark at {left}; the load that it threw came to {here} at {first}.",
        "crossed": "Figures weighed on {here} from {first} to {last}.",
        "came": "They came from {source}, from {first} on.",
        "rose": "They were the lost of {here}, who rose from {first} on.",
        "shut_off": "The link {link} was shut, which burdened {here} from {first} on.",
        "isolated": "You shut the link {link} at {first}.",
    },
)
