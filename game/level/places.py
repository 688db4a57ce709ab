"""What whoever shows or describes a ground needs of its sectors and links."""

from typing import Protocol


class Place(Protocol):
    """A sector as it lies: x to the right, y away from who stands at 0, 0; whether it is a gate."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def x(self) -> float: ...  # noqa: D102
    @property
    def y(self) -> float: ...  # noqa: D102
    @property
    def gate(self) -> bool: ...  # noqa: D102


class Tie(Protocol):
    """A link: the sectors at its ends, how long it takes, whether it is there."""

    @property
    def a(self) -> int: ...  # noqa: D102
    @property
    def b(self) -> int: ...  # noqa: D102
    @property
    def seconds(self) -> float: ...  # noqa: D102
    @property
    def there(self) -> bool: ...  # noqa: D102
