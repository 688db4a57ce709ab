"""What the causes of The Guardian are called."""

from game.play.debrief.cause_words import CauseWords

CAUSES = CauseWords(
    effects={"went_dark": "{here} was lost at {first}.", "rings": "{here} began to ring by itself at {first}."},
    lasts={"went_dark": "stands", "rings": "stays quiet"},
    causes={
        "wore": "Deviations beyond what {here} can bear wore it down from {first} to {last}.",
        "pushed": "A fault pushed {here} out from {first} to {last}.",
        "began": "A fault began in {here} at {first}.",
        "rang": "Its loop, wilder with every correction, threw {here} out from {first} to {last}.",
        "corrected": "{here} was corrected {times} from {first} to {last}.",
        "pulled": "{source} pulled {here} along from {first} to {last}.",
        "drifted": "The natural curve of {here} carried it out from {first} to {last}.",
        "swelled": "The agitation of the hall made the curve of {here} larger from {first} to {last}.",
        "agitated": "Corrections of {here} stirred the hall {times} from {first} to {last}.",
        "doubted": "An answer, silence, or an embrace of what wasn't known stirred the hall at {first}.",
    },
)
