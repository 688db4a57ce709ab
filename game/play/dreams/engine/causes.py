"""What the causes of The Engine are called."""

from game.play.debrief.cause_words import CauseWords

CAUSES = CauseWords(
    effects={"went_dark": "{here} fell silent at {first}.", "frayed": "The catwalk {link} frayed at {first}."},
    lasts={"went_dark": "can be heard", "frayed": "holds"},
    causes={
        "threw": "A strike threw {here} out of its beat at {first}.",
        "tore": "A strike tore at the catwalks of {here} at {first}.",
        "darkened": "A strike darkened {here} at {first}.",
        "jarred": "You nudged {here} off its beat at {first}, which threw it out of step.",
        "strained": "You nudged {here} off its beat at {first}, which tore at its catwalks.",
        "dimmed": "You nudged {here} off its beat at {first}, which darkened it.",
        "bungled": "Your work was out of time at {first}: it tore at the catwalks of {here}.",
        "strayed": "The tempo of {here} isn't that of its arm; it strayed from {first} to {last}.",
        "worn": "The catwalk {link} wore away by itself from {first} on.",
        "parted": "{source} was out of step with it from {first} to {last}, which tore at the catwalk.",
        "rent": "The catwalks of {source} were torn at {first}.",
        "unravelled": "The engine slipped at {first}, and the catwalks of {here} tore.",
        "hushed": "{here} was out of step and heard none of its neighbours from {first} to {last}.",
        "unheard": "{here} didn't hear {source}, which was out of step, from {first} to {last}.",
        "cut_off": "{here} heard its neighbour less and less over the worn catwalk {link}, from {first} to {last}.",
        "crept": "Darkness crept into {here} from {source}, from {first} to {last}.",
    },
)
