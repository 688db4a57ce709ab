"""A level of a second that is won by luck, as often as its numbers say: when no sector's load is above its capacity."""

from pathlib import Path

SHORT = Path(__file__).parents[1] / "levels" / "short.toml"

ENDINGS = """
# How it ends.
[[ending]]
name = "held"
title = "Held"
when = "time >= 1 and cascade.dark <= 0"
won = true
rank = 2
mood = "heartbeat"
text = "All lights are on."

[[ending]]
name = "fallen"
title = "Fallen"
when = "time >= length or cascade.dark >= 1"
rank = 1
mood = "swarm"
text = "One went out."
"""


def coin(capacity: float = 1.0) -> str:
    """The level's text: six sectors carry loads between 0.5 and 1.0; what one can carry is the same for all."""
    text = SHORT.read_text().replace('length = "0:15"', 'length = "0:10"').replace('name = "short"', 'name = "coin"')
    text = text[: text.index("[[beat]]")] + ENDINGS
    loads = f"base = {{ between = [0.5, 1.0] }}\ncapacity = {capacity}  # what a sector carries\nrelief = 0\n"
    return text.replace("[laws.demand]\n", f"[laws.demand]\n{loads}").replace(
        "[laws.cascade]\n", "[laws.cascade]\nseconds = 0\n"
    )
