"""What a city looks like on its night is drawn from the seed, and lies where the ground does."""

import numpy as np
import pygame
import pytest

from game.level import load, resolve
from game.play.dreams.platform.layout import city_layout
from game.play.dreams.platform.scene.city_look import NUMBERS, TINTS, CityLook, Plan, Sky, Style
from game.play.dreams.platform.scene.ground import CityMap, Ground
from game.play.dreams.platform.scene.labels import largest_labels
from game.play.dreams.platform.scene.night import night
from game.play.dreams.platform.scene.spire import Spire
from game.play.dreams.platform.scene.towers import Cluster

SMALL = (640, 360)


def look_of(seed: int) -> CityLook:
    return CityLook.of(load(resolve("1")).at(seed).luck(NUMBERS))


@pytest.mark.slow
def test_seeds_have_every_kind_of_city_and_a_level_without_luck_the_plain_one() -> None:
    looks = [look_of(seed) for seed in range(120)]
    assert {look.tint for look in looks} == set(range(len(TINTS)))
    assert {look.sky for look in looks} == set(Sky)
    assert {look.plan for look in looks} == set(Plan)
    assert {look.style for look in looks} == set(Style)
    assert len(set(looks)) == len(looks)
    assert CityLook.of(()) == CityLook()


def test_nights_differ_and_the_same_night_is_the_same() -> None:
    ground = Ground.of(city_layout(SMALL))
    looks = [CityLook(), *(CityLook(salt=5, sky=sky) for sky in Sky), *(CityLook(plan=plan) for plan in list(Plan)[1:])]
    looks += [CityLook(tint=tint) for tint in range(1, len(TINTS))]
    pictures = [pygame.image.tobytes(night.__wrapped__(SMALL, ground, look), "RGB") for look in looks]
    assert len(set(pictures)) == len(pictures)
    assert pygame.image.tobytes(night.__wrapped__(SMALL, ground, looks[-1]), "RGB") == pictures[-1]


def test_the_ground_is_dark_enough_for_what_is_written_on_it() -> None:
    """No night is more than half as light again as the first one was, in the mean and where it is lightest."""
    ground = Ground.of(city_layout(SMALL))

    def light(look: CityLook) -> float:
        picture = pygame.surfarray.array3d(night.__wrapped__(SMALL, ground, look)).astype(float)
        return float((picture @ np.array((0.2126, 0.7152, 0.0722))).mean())

    plain = light(CityLook())
    assert all(light(CityLook(tint=tint)) < 1.5 * plain for tint in range(len(TINTS)))


def test_a_pixel_of_the_ground_shows_the_place_that_is_drawn_there() -> None:
    ground = Ground.of(city_layout((1280, 720)))
    x, y = (part.ravel() for part in np.meshgrid(np.linspace(-1.5, 1.5, 13), np.linspace(-1.2, 2.5, 13)))
    back = ground.plane(*ground.spots(x, y))
    assert np.abs(back[0] - x).max() < 1e-6
    assert np.abs(back[1] - y).max() < 1e-6


def test_styles_of_towers_differ_and_all_of_them_fit_their_picture() -> None:
    shapes = set()
    for style in Style:
        cluster = Cluster(3, 4, 2.0, style)
        shapes.add(pygame.image.tobytes(cluster.glass, "RGBA"))
        alpha = pygame.surfarray.array_alpha(cluster.glass)
        assert not any(edge.any() for edge in (alpha[0], alpha[-1], alpha[:, 0])), style
    assert len(shapes) == len(Style)


@pytest.mark.parametrize("seed", range(4))
def test_a_name_stands_below_its_towers_or_a_line_leads_to_them(seed: int) -> None:
    level, layout = load(resolve("1")).at(seed), city_layout((1280, 720))
    ground = Ground.of(layout)
    chart = CityMap.of(level, ground)
    _, labels = largest_labels(level, chart, Spire(ground))
    for i, (name, leader) in enumerate(zip(labels.names, labels.leaders, strict=True)):
        x, y = chart.sectors[i]
        if leader is None:
            assert abs(name.centerx - x) < name.width / 2
            assert 0 < name.top - y < 30
            continue
        assert name.collidepoint(leader.name)
        assert abs(leader.towers[0] - x) < 15 * chart.scales[i]
        assert -38 * chart.scales[i] < leader.towers[1] - y < 10 * chart.scales[i]
