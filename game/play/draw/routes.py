"""Routes: the roads that people take to the platform, and which streams share one."""

from game.play.draw.states import FAR
from game.play.draw.view import View


def route(view: View, sector: int) -> list[int]:
    """The sectors from one to the gate at the platform, itself first; empty where no road is open."""
    if view.one("road", sector) >= FAR:
        return []
    road, links = [sector], view.level.links
    while not view.level.sectors[sector].gate:
        edge = view.one("onward", sector)
        if edge < 0 or len(road) > len(view.level.sectors):
            return []
        link = links[edge % len(links)]
        sector = link.b if edge < len(links) else link.a
        road.append(sector)
    return road


def sharing(view: View, sector: int) -> list[int]:
    """The other sectors being sheltered whose road meets that of this one, by index."""
    own = set(route(view, sector))
    return [i for i in view.rows if i != sector and own & set(route(view, i))]


def sharers(view: View, sector: int) -> str:
    """Their names: `Kiln, Beacon`."""
    return ", ".join(view.level.sectors[i].name for i in sharing(view, sector))
