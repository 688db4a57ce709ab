"""Luck of a seed for what is drawn outside of `sim`: names, places, and how a dream's rooms look."""

from enum import IntEnum
from typing import Any

import numpy as np

from game.sim.fixed import ONE
from game.sim.rng import CommonStream, draw, unit


class Luck(IntEnum):
    """What numbers are drawn for: a first row of the stream of places each, so that none disturbs another."""

    CITY = 0
    CHAMBER = 100
    LOOK = 200
    ROUND = 300


class Order(IntEnum):
    """Which list is put into an order of the seed's own: a city's names (from 1 on those of an arm), and others."""

    PLACES = 0
    PEOPLE = 10
    LIVES = 11


DREAM = 100  # groups of orders a dream


def round_seed(seed: int, turn: int) -> int:
    """What stands for the seed in a round of it: each has places of its own. Round 0 is the seed itself."""
    if not turn:
        return seed
    word = draw(np.array([seed & 0x7FFFFFFF]), turn, CommonStream.PLACE, int(Luck.ROUND))
    return int(word[0]) & 0x7FFFFFFF


def seed_luck(seed: int, luck: Luck, rows: int, count: int) -> Any:
    """[rows, count] numbers of 0 to under 1, the same on every machine."""
    key, row = np.array([seed & 0x7FFFFFFF]), int(luck) + np.arange(rows)[:, None]
    return unit(draw(key, row, CommonStream.PLACE, np.arange(count))) / ONE


def seed_order(seed: int, count: int, group: int = 0) -> list[int]:
    """The whole numbers below `count` in an order of the seed's own; each group of names has another."""
    found: list[int] = (
        draw(np.array([seed & 0x7FFFFFFF]), group, CommonStream.NAME, np.arange(count)).argsort(kind="stable").tolist()
    )
    return found


def drawn_order(dream: int, seed: int | None, turn: int, of: Order, count: int) -> tuple[int, ...]:
    """The whole numbers below `count` in the order of a round of a seed, another one in each dream.

    seed None: where every seed is the same.
    """
    return tuple(seed_order(round_seed(seed or 0, turn), count, DREAM * dream + of))
