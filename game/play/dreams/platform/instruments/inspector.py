"""The inspector: what is known of one sector, and what can be done about it here and now."""

from typing import Any, NamedTuple

import pygame

from game.play.dreams.platform.instruments.offers import SHUTS, on_sector
from game.play.dreams.platform.instruments.routes import cut_off, pressure, sharers
from game.play.dreams.platform.instruments.sector_states import (
    FAILING,
    NOTED,
    SOON,
    STRAINED,
    ago,
    is_grave,
    last_seen,
    sector_state,
    shortfall,
    unseen,
)
from game.play.dreams.platform.triage import worst_first
from game.play.dreams.platform.verbs import VERBS
from game.play.input.own_keys import Ask
from game.play.input.verb_row import On
from game.play.lives.people import standing_in
from game.play.lives.place import place_name, traits_of
from game.play.render.instrument import Instrument, bar, plate, write
from game.play.render.theme import Colour, fit, mix, palette, width, wrap
from game.play.render.view import View
from game.play.render.words import HIDDEN, State, percent, seconds
from game.sim.actions import Verb
from game.sim.fixed import FAR, ONE
from game.sim.laws.platform.verbs import PlatformVerb

READ = 300  # ticks in which some of its people are read, where there isn't room for all
AHEAD = (PlatformVerb.SHELTER, PlatformVerb.ISOLATE)  # verbs that can be ordered before they are the operator's
IN_LINE = "; you can order it ahead"
OFFERED = tuple(row for row in VERBS.own if row.on is On.PLACE)


class Title(NamedTuple):
    """The first line: the sector's name, and its state."""

    name: str
    word: str
    shape: str
    colour: Colour


class People(NamedTuple):
    """Where the people of a sector are, as shares of the city's; size: how many there were."""

    home: float
    sheltered: float
    lost: float
    size: float


class Fact(NamedTuple):
    """A number of a sector: in words, as a share of a bar, with a mark on the bar (0 for none)."""

    label: str
    said: str
    share: float
    mark: float
    colour: Colour


class Offer(NamedTuple):
    """A verb, how it stands towards a sector, and what it would do there."""

    verb: Verb
    kind: str
    said: str


class Road(NamedTuple):
    """What is said of the road to the platform."""

    said: str
    colour: Colour


class Resident(NamedTuple):
    """Somebody who lives there: name and line after a sign, and the name of its colour."""

    said: str
    tone: str


class SectorContent(NamedTuple):
    """All that is shown of a sector."""

    title: Title
    people: People
    facts: tuple[Fact, ...]
    road: Road
    offers: tuple[Offer, ...]
    folk: tuple[Resident, ...]
    turn: int  # who stands first where there isn't room for all


class CityLine(NamedTuple):
    """A line about the whole city."""

    label: str
    said: str
    colour: Colour


class CityContent(NamedTuple):
    """What is shown of the whole city: its name, its numbers, what is particular about it; turn as above."""

    name: str
    lines: tuple[CityLine, ...]
    traits: tuple[str, ...]
    turn: int


class SectorInspector(Instrument):
    """Content: a sector's, or the lines about the city while none is chosen."""

    def content(self, view: View) -> SectorContent | CityContent:
        """See the class."""
        i = view.focus
        if i < 0:
            traits = tuple(traits_of(view.level, view.now))
            return CityContent(place_name(view.level), _city(view), traits, int(view.now.moment) // READ)
        state = sector_state(view, i)
        shares = (view.share(name, i) for name in ("home", "sheltered", "lost", "home.size"))
        people = People(*(round(share * 2000) / 2000 for share in shares))
        offers = tuple(_offer(view, row.verb, i) for row in OFFERED)
        facts = (_load(view, i, state), _strain(view, i, state), _anomaly(view, i, state))
        title = Title(_called(view, i), state.word, state.shape, state.colour)
        turn = int(view.now.moment) // READ
        return SectorContent(title, people, facts, _road(view, i), offers, _residents(view, i), turn)

    def paint(self, surface: pygame.Surface, content: Any) -> None:
        """Name and state, people, three bars, the road, what can be done."""
        plate(surface, self.u)
        if not isinstance(content, SectorContent):
            self._nothing(surface, content)
            return
        title, people, facts, road, offers, folk, turn = content
        pad, right = self.px(12), self.rect.width - self.px(12)
        write(surface, title.name, (pad, self.px(6)), "medium", self._type(16), palette.white)
        write(surface, f"{title.shape} {title.word}", (right, self.px(9)), "medium", self.body, title.colour, 1)
        row = self._row()
        y = self.px(30)
        self._people(surface, y, people)
        y += row + self.px(9)
        for fact in facts:
            self._fact(surface, y, fact)
            y += row
        foot = self._offers(surface, offers, row)
        lines = wrap(road.said, "mono", self.small, right - pad)
        room = max(1, (foot - y) // row)
        for line in filter(None, [*lines[: room - 1], " ".join(lines[room - 1 :])]):
            write(surface, fit(line, "mono", self.small, right - pad), (pad, y), "mono", self.small, road.colour)
            y += row
        self._folk(surface, folk, turn, (y, foot))

    def _folk(self, surface: pygame.Surface, folk: tuple[Resident, ...], turn: int, between: tuple[int, int]) -> None:
        """Who lives there, between two heights: as many as fit, the others in their turn."""
        row, pad = self._row(), self.px(12)
        room = min(len(folk), (between[1] - between[0]) // row)
        first = turn * room % len(folk) if 0 < room < len(folk) else 0
        for n in range(room):
            said, tone = folk[(first + n) % len(folk)]
            said = fit(said, "mono", self.small, self.rect.width - 2 * pad)
            write(surface, said, (pad, between[0] + n * row), "mono", self.small, palette.of(tone))

    def _row(self) -> int:
        """Pixels from line to line: ten of them have to fit below the name and the people."""
        return max(self.small + 2, min(self.px(18), (self.rect.height - self.px(48)) // 11))

    def _people(self, surface: pygame.Surface, y: int, people: People) -> None:
        home, safe, lost, size = people
        x, room = self.px(12), self.rect.width - 2 * self.px(12)
        words = (
            (f"home {percent(home)}", palette.pale, 0.0),
            (f"safe {percent(safe)}", palette.warm, 0.5),
            (f"lost {percent(lost)}", palette.dead, 1.0),
        )
        for said, colour, align in words:
            write(surface, said, (x + room * align, y), "mono", self.small, colour, align)
        track = pygame.Rect(x, y + self.small + self.px(5), room, self.px(5))
        pygame.draw.rect(surface, palette.indigo, track, 0, track.height // 2)
        start = track.left
        for part, colour in ((safe, palette.warm), (home, palette.pale), (lost, palette.dead)):
            end = min(track.right, start + round(part / max(size, 1e-9) * room))
            if end > start:
                pygame.draw.rect(surface, colour, (start, track.top, end - start, track.height), 0, 2)
            start = end

    def _fact(self, surface: pygame.Surface, y: int, fact: Fact) -> None:
        label, said, share, mark, colour = fact
        x, right = self.px(12), self.rect.width - self.px(12)
        start, end = (
            x + width("anomaly  ", "mono", self.small),
            right - width("000 of 000 load", "mono", self.small),
        )
        write(surface, label, (x, y), "mono", self.small, palette.dim)
        track = pygame.Rect(start, y + self.small // 2, end - start, self.px(5))
        bar(surface, track, share, colour)
        if mark:
            at = track.left + round(track.width * mark)
            pygame.draw.line(surface, palette.white, (at, track.top - self.px(3)), (at, track.bottom + self.px(2)))
        write(surface, said, (right, y), "mono", self.small, colour, 1)

    def _offers(self, surface: pygame.Surface, offers: tuple[Offer, ...], row: int) -> int:
        """What can be done, at the foot; the height at which that begins."""
        x = self.px(12)
        second = x + max(width(f"{VERBS.key(offer.verb)} shelter  ", "mono", self.small) for offer in offers)
        room = self.rect.width - second - self.px(10)
        wrapped = [(offer, wrap(offer.said, "mono", self.small, room)[:2]) for offer in offers]
        y = self.rect.height - self.px(5) - row * sum(len(lines) for _, lines in wrapped)
        foot = y - self.px(3)
        pygame.draw.line(surface, palette.edge, (x, foot), (self.rect.width - x, foot))
        for offer, lines in wrapped:
            open_now = offer.kind in ("ready", "later", "busy", "taken")
            ink = palette.cyan if open_now else palette.faint
            write(
                surface,
                f"{VERBS.key(offer.verb)} {VERBS.row(offer.verb).word}",
                (x, y),
                "medium" if open_now else "mono",
                self.small,
                ink,
            )
            tone = palette.pale if open_now else mix(palette.faint, palette.dim, 0.6)
            for line in lines:
                write(surface, fit(line, "mono", self.small, room), (second, y), "mono", self.small, tone)
                y += row
        return foot

    def _traits(self, surface: pygame.Surface, traits: tuple[str, ...], turn: int, between: tuple[int, int]) -> None:
        """What is particular about the city, between two heights: as much as fits, the rest in its turn."""
        (y, foot), pad, row = between, self.px(12), self._row()
        for n in range(len(traits)):
            lines = wrap(traits[(turn + n) % len(traits)], "mono", self.small, self.rect.width - 2 * pad)
            if y + row * len(lines) > foot:
                return
            for line in lines:
                write(surface, line, (pad, y), "mono", self.small, palette.violet)
                y += row

    def _nothing(self, surface: pygame.Surface, content: CityContent) -> None:
        name, lines, traits, turn = content
        x, right = self.px(12), self.rect.width - self.px(12)
        write(surface, name.upper() or "THE CITY", (x, self.px(7)), "medium", self.head, palette.white)
        y = self.px(32)
        for about, said, colour in lines:
            write(surface, about, (x, y), "mono", self.small, palette.dim)
            write(surface, said, (right, y), "mono", self.small, colour, 1)
            y += self._row()
        foot = self.rect.height - self._row() - self.px(6)
        self._traits(surface, traits, turn, (y + self.px(4), foot))
        write(
            surface,
            f"{Ask.NEXT.label} or a click chooses a sector",
            (x, foot),
            "mono",
            self.small,
            palette.cyan,
        )


def _residents(view: View, i: int) -> tuple[Resident, ...]:
    """Who lives in a sector, and whether they are up or lost."""
    found = [each for each in standing_in(view) if each.person.group == i]
    kinds = (("●", "warm") if each.safe else ("×", "dead") if each.lost else ("·", "pale") for each in found)
    return tuple(
        Resident(f"{sign} {each.person.sentence}", tone) for each, (sign, tone) in zip(found, kinds, strict=True)
    )


def _called(view: View, i: int) -> str:
    """A sector's name, and whether the platform is entered by it."""
    place = view.level.sectors[i]
    return f"{place.name} · gate" if place.gate else place.name


def _offer(view: View, verb: Verb, i: int) -> Offer:
    """What a verb would do at a sector."""
    kind, said = on_sector(view, verb, i)
    if kind == "auto":
        return Offer(verb, kind, f"{_alone(verb)}{IN_LINE * (verb in AHEAD)}")
    if verb == PlatformVerb.ISOLATE and kind == "ready" and said == SHUTS:
        return Offer(verb, kind, _isolating(view, i))
    return Offer(verb, kind, said)


def _isolating(view: View, i: int) -> str:
    """What shutting all links of a sector would keep out of it, and whom it would cut off from the platform."""
    coming = pressure(view, i)
    counts = ((coming.ripples, "ripple"), (coming.surges, "thrown load"))
    parts = [f"{count} {word}{'s' * (count > 1)}" for count, word in counts if count]
    comes = ", ".join([*parts, *(["figures"] if coming.figures else [])])
    off = [k for k in cut_off(view, i) if view.one("home", k)]
    share = percent(sum(view.share("home", k) for k in off))
    names = ", ".join("its own" if k == i else view.level.sectors[k].name for k in sorted(off, key=lambda k: k != i))
    return (
        (f"keeps out {comes}" if comes else "nothing is coming at it")
        + "; "
        + (f"cuts off {share}: {names}" if off else "cuts nobody off")
    )


def _alone(verb: Verb) -> str:
    """What the protocol of a verb does while it lives."""
    return "its protocol holds the doors" if verb == PlatformVerb.SHELTER else "its protocol does it"


def _city(view: View) -> tuple[CityLine, ...]:
    """The city in a few lines: who lives where, then the three sectors that Tab goes to first."""
    count = len(view.level.sectors)
    states = [sector_state(view, i) for i in range(count)]
    dark = sum(view.all("dark"))
    lines = [
        CityLine("lit sectors", f"{count - dark} of {count}", palette.cyan if not dark else palette.amber),
        CityLine("at home", percent(view.share("people.home")), palette.pale),
        CityLine("in the shelter", percent(view.share("shelter.used")), palette.warm),
        CityLine("lost", percent(view.share("people.lost")), palette.dead),
        *_required(view),
    ]
    left = view.all("strain.left")
    worst = [i for i in worst_first(view.now) if states[i].heat > 0][:3]
    for n, i in enumerate(worst):
        word = f"dark in {seconds(left[i] // 6 * 6)}" if 0 <= left[i] < SOON else states[i].word
        name = view.level.sectors[i].name
        lines.append(CityLine("worst now" if n == 0 else "", f"{states[i].shape} {name}: {word}", states[i].colour))
    return (*lines, CityLine("worst now", "nowhere", palette.cyan)) if not worst else tuple(lines)


def _required(view: View) -> tuple[CityLine, ...]:
    """The share that has to be saved, and what an override now lacks of it."""
    if view.level.required_share is None:
        return ()
    said = shortfall(view)
    tone = palette.warm if said == "enough" else palette.rose if view.one("armed") else palette.amber
    return (CityLine("goal", f"{percent(view.level.required_share)}: {said}", tone),)


def _load(view: View, i: int, state: State) -> Fact:
    load, capacity = round(view.one("load", i) * 100 / ONE), round(view.one("capacity", i) * 100 / ONE)
    if state == HIDDEN:
        return Fact("load", "?", 0.0, 0.0, palette.dim)
    top = max(load, capacity * 1.6, 1)
    colour = palette.amber if load > capacity else palette.cyan
    return Fact("load", f"{load} of {capacity} load", load / top, capacity / top, colour)


def _strain(view: View, i: int, state: State) -> Fact:
    if view.one("dark", i):
        return Fact("strain", "dark", 1.0, 0.0, palette.dead)
    if state == HIDDEN:
        return Fact("strain", "?", 0.0, 0.0, palette.dim)
    strain, left = view.one("strain", i) / ONE, view.one("strain.left", i)
    said = f"dark in {seconds(left // 6 * 6)}" if 0 <= left < SOON else f"{strain * 100:.0f} %"
    colour = palette.rose if strain > FAILING else palette.amber if strain > STRAINED else palette.cyan
    return Fact("strain", said, strain, 0.0, colour)


def _anomaly(view: View, i: int, state: State) -> Fact:
    if view.one("dark", i):
        return Fact("anomaly", "gone with it", 0.0, 0.0, palette.dead)
    if state == HIDDEN or unseen(view, i):
        last = last_seen(view, i)
        return Fact("anomaly", f"{last}, {ago(view, i)} ago" if last else "unseen", 0.0, 0.0, palette.mist)
    severity = view.one("anomaly.severity", i) / ONE
    return Fact(
        "anomaly",
        f"{severity * 100:.0f} %",
        severity,
        view.one("anomaly.severity.alarm") / ONE,
        palette.rose if is_grave(view, i) else palette.amber if severity >= NOTED else palette.cyan,
    )


def _road(view: View, i: int) -> Road:
    cause = view.one("cause", i)
    if cause >= 0 and cause != i:
        name = view.level.sectors[cause].name
        return Road(f"◎ symptom of {name}: steady {name}, it calms too; {_way(view, i).said}", palette.violet)
    return _way(view, i)


def _way(view: View, i: int) -> Road:
    """The road to the platform: how long, what is on it, who shares it."""
    road = view.one("road", i)
    if road >= FAR:
        return Road("road: cut off, nobody gets out", palette.rose)
    beset, shared = view.one("shelter.beset", i), sharers(view, i)
    said = f"road {seconds(road)}, " + ("figures on its road" if beset else "" if shared else "clear")
    if shared:
        said += f"; shares it with {shared}" if beset else f"shares the road with {shared}"
    return Road(said, palette.rose if beset else palette.amber if shared else palette.pale)
