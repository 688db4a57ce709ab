"""Traits of a hall: which of its panes pull at each other."""

from game.level.traits.trait import Ground, Trait, neighbours
from game.sim.panel import Panel

MANY = 4  # ties of a pane that are worth a word


def traits(level: Ground, panel: Panel) -> list[Trait]:
    """All that is so of a hall."""
    near = neighbours(level)
    names = [sector.name for sector in level.sectors]
    count = sum(map(len, near)) // 2
    found = [Trait(0.5, f"{count} ties join its {len(names)} panes.")]
    most = max(range(len(near)), key=lambda n: len(near[n]))
    few = [len(others) for others in near].count(len(near[most])) == 1
    said = f"{names[most]} pulls at {len(near[most])} others{', more than any other' if few else ''}."
    found.append(Trait(len(near[most]) / MANY * (1 if few else 0.6), said))
    pairs = [(a, others[0]) for a, others in enumerate(near) if len(others) == 1 and len(near[others[0]]) == 1]
    pairs = [(a, b) for a, b in pairs if a < b]
    if pairs:
        a, b = pairs[0]
        found.append(Trait(2.0, f"{names[a]} and {names[b]} pull only at each other."))
    lone = [a for a, others in enumerate(near) if len(others) == 1 and len(near[others[0]]) > 1]
    if lone:
        found.append(Trait(1.2, f"{names[lone[0]]} is tied only to {names[near[lone[0]][0]]}."))
    free = [a for a, others in enumerate(near) if not others]
    if free:
        found.append(Trait(1.5, f"{names[free[0]]} is tied to nothing."))
    return found
