"""Cards: what was reached, beside the title's menu. A card is a heading, a line, and rows of shape, name and words."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from game.level import Cover, Level
from game.play.dreams import dream_numbered, dream_of, lessons
from game.play.render import theme
from game.play.render.achievement import ACHIEVEMENTS, achievement_mark
from game.play.render.layout import larger
from game.play.screens.widgets import pane, unit
from game.play.store.progress import Progress, Reached
from game.session import noted

TAUGHT = {"learned": ("won", "learned"), "skipped": ("skipped", "skipped"), "": ("none", "not yet")}
WIDE, MOST = 560, 1.35  # units, and times its plain size that a card is at most
BESIDE, LARGE = 540, 640  # units that it leaves to the menu beside it, in plain type and in larger
BELOW, ABOVE = 74, 60  # units


@dataclass(frozen=True)
class CardRow:
    """A row of a card: rung (empty where the row before goes on), what it is of, what is said of it, and at the right a
    figure."""

    kind: str
    name: str
    words: str
    figure: str = ""


@dataclass(frozen=True)
class Card:
    """What stands beside the menu while its row is in focus."""

    title: str
    says: str
    lines: Sequence[CardRow] = ()
    foot: str = ""


def achievement_of(found: Reached | None, level: Level | Cover) -> str:
    """The rung of a dream at a difficulty: its best ending counts as understood."""
    if found is None:
        return "none"
    top = max((way.rank for way in level.endings if way.won), default=0)
    return "lost" if not found.won else "best" if found.rank >= top else "won"


def achievements_of(level: Level | Cover, notes: Progress) -> tuple[str, ...]:
    """A dream's rungs, mildest difficulty first."""
    return tuple(achievement_of(notes.reached(level.name, d.name), level) for d in level.difficulties)


def dream_card(level: Level | Cover, notes: Progress) -> Card:
    """What was reached in a dream, by difficulty."""
    lines = []
    for depth in level.difficulties:
        found = notes.reached(level.name, depth.name)
        kind = achievement_of(found, level)
        words = found.title if found else ACHIEVEMENTS[kind][1]
        lines.append(CardRow(kind, depth.word, words, score_text(found, level)))
        lines += with_assists(found.assists if found else ())
    seen = notes.endings(level.name)
    foot = f"endings seen: {len(seen)} of {len(level.endings)}" if seen else ""
    helped = sum(bool(each.assists) for each in notes.seen.get(level.name, {}).values())
    foot += f", {helped} of them only with assists" if helped else ""
    return Card(f"{dream_of(level).numeral} · {level.title}", level.summary, lines, foot)


def with_assists(names: Sequence[str]) -> list[CardRow]:
    """A row below what was reached: with which assists, where with any."""
    return [CardRow("", "", noted(names))] if names else []


def score_text(found: Reached | None, level: Level | Cover) -> str:
    """The best score of a dream, in its own words."""
    if found is None:
        return ""
    return f"{found.score / 10:.0f} % {dream_of(level).scored}"


def lessons_card(notes: Progress) -> Card:
    """Which verbs were learned."""
    lines = []
    for dream in lessons():
        kind, words = TAUGHT.get(notes.taught(dream), TAUGHT[""])
        lines.append(CardRow(kind, f"Dream {dream_numbered(dream).numeral}", words))
    says = "A lesson by doing: every verb once, and nothing hurries you. It can be played again at any time."
    return Card("Falling asleep", says, lines)


def night_card(notes: Progress, dreams: Sequence[int]) -> Card:
    """The night's stations, and where it stands."""
    night, lines = notes.night, []
    won = night.won if night else ()
    for place, dream in enumerate(dreams):
        kind, words = "none", ""
        if place < len(won):
            kind, words = ("won", "won, and woken from") if won[place] else ("lost", "lost, and woken from")
        elif night and dream == night.dream:
            kind, words = "next", ACHIEVEMENTS["next"][1]
        lines.append(CardRow(kind, f"Dream {dream_numbered(dream).numeral}", words or dream_numbered(dream).title))
    morning = night is not None and night.dream is None
    lines.append(CardRow("next" if morning else "none", "Morning", "comes next" if morning else ""))
    many = {0: "", 1: "one night was dreamt to its morning"}.get(
        notes.nights, f"{notes.nights} nights were dreamt through"
    )
    return Card("The night", "One dream after the other, and waking between them.", lines, many)


def recurring_card(notes: Progress, today: int) -> Card:
    """The list of the farthest."""
    lines = []
    for i, run in enumerate(notes.recurring[:5]):
        words = f"{rounds_text(run.rounds)}, seed {run.seed}"
        lines.append(CardRow("best" if not i else "won", run.date, words, str(run.score)))
        lines += with_assists(run.assists)
    says = "It begins where it ended, each time a little deeper. Its laws take turns, until a round is lost."
    return Card("The recurring dream", says, lines, f"the seed of today is {today}")


def rounds_text(count: int) -> str:
    """So many rounds that were passed."""
    return "one round" if count == 1 else f"{count or 'no'} rounds"


def draw_card(surface: pygame.Surface, card: Card) -> None:
    """The card at the lower right."""
    plain, (w, h) = unit(surface.get_size()), surface.get_size()
    u = larger(MOST) * plain
    wide = min(round(WIDE * u), w - round((BESIDE if u == plain else LARGE) * plain))
    while u > plain and _high(card, u, wide) > h - (BELOW + ABOVE) * plain:
        u = max(plain, u - 0.05 * plain)
    small, row, inner = round(18 * u), round(27 * u), wide - round(52 * u)
    says = theme.wrap(card.says, "serif", small, inner)
    box = pygame.Rect(w - wide - round(48 * plain), 0, wide, _high(card, u, wide))
    box.bottom = h - round(BELOW * plain)
    surface.blit(pane(box.size, 226), box)
    x, y = box.x + round(26 * u), box.y + round(14 * u)
    theme.write(surface, card.title, (x, y), "italic", round(32 * u), theme.palette.white)
    y += round(44 * u)
    for line in says:
        theme.write(surface, line, (x, y), "serif", small, theme.palette.pale)
        y += round(22 * u)
    y += round(8 * u)
    for entry in card.lines:
        _draw_line(surface, entry, pygame.Rect(x, y, inner, row), round(14 * u), round(14 * plain))
        y += row
    if card.foot:
        pixels = theme.fitting(card.foot, "mono", round(13 * u), inner, round(13 * plain))
        theme.write(surface, card.foot, (x, y + 5 * u), "mono", pixels, theme.palette.dim)


def _high(card: Card, u: float, wide: int) -> int:
    """How high a card of a width is, at so many pixels to a unit."""
    says = theme.wrap(card.says, "serif", round(18 * u), wide - round(52 * u))
    rows = round(27 * u) * len(card.lines)
    return round(66 * u) + len(says) * round(22 * u) + rows + round((44 if card.foot else 22) * u)


def _draw_line(surface: pygame.Surface, line: CardRow, box: pygame.Rect, pixels: int, least: int) -> None:
    if line.kind:
        shape = achievement_mark(line.kind, round(pixels * 1.25))
        surface.blit(shape, shape.get_rect(midleft=(box.x, box.centery)))
    top = box.centery - theme.font("mono", pixels).get_height() // 2
    x = box.x + round(pixels * 1.9)
    theme.write(surface, line.name, (x, top), "mono", pixels, theme.palette.pale)
    colour = theme.palette.of(ACHIEVEMENTS[line.kind or "none"][0])
    left = x + (round(pixels * 9.6) if line.kind else 0)
    room = box.right - left - theme.width(line.figure, "mono", pixels) - (pixels if line.kind else 0)
    small = theme.fitting(line.words, "mono", pixels, room, least)
    down = (theme.font("mono", pixels).get_height() - theme.font("mono", small).get_height()) // 2
    theme.write(surface, theme.fit(line.words, "mono", small, room), (left, top + down), "mono", small, colour)
    theme.write(surface, line.figure, (box.right, top), "mono", pixels, theme.palette.pale, 1)
