"""Circles and names on a map of the grid: nothing lies on another, nothing leaves the frame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil, cos, hypot, pi, sin

WIDTH, TALLEST, EDGE = 400, 460, 26
LETTER, LINE = 7.2, 14  # how wide a letter is at most, and how high a line, in this drawing
GAP = 3
ROUNDS = 200
Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Circle:
    """Where a place is drawn."""

    x: float
    y: float
    r: float

    @property
    def box(self) -> Box:
        """Return what it takes up."""
        return (self.x - self.r, self.y - self.r, self.x + self.r, self.y + self.r)


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its circle, or a letter where the name has no room; `anchor` as SVG has it."""

    text: str
    x: float
    y: float
    anchor: str
    box: Box


@dataclass(frozen=True, slots=True)
class Frame:
    """From metres of the grid to a drawing 400 wide, north at the top."""

    west: float
    north: float
    scale: float
    across: float
    height: int

    def at(self, easting: float, northing: float) -> Point:
        """Return where a point of the grid is drawn."""
        x = self.across + (easting - self.west) * self.scale
        return round(x, 1), round(EDGE + (self.north - northing) * self.scale, 1)


def frame_of(points: Sequence[Point]) -> Frame:
    """Return the frame that holds all these points of the grid."""
    eastings, northings = zip(*points, strict=True)
    wide, tall = max(eastings) - min(eastings) or 1, max(northings) - min(northings) or 1
    scale = min((WIDTH - 2 * EDGE) / wide, (TALLEST - 2 * EDGE) / tall)
    across = (WIDTH - wide * scale) / 2
    return Frame(min(eastings), max(northings), scale, across, ceil(tall * scale) + 2 * EDGE)


def moved_apart(circles: Sequence[Circle], height: int) -> list[Circle]:
    """Return the circles, those that would lie on each other moved apart, inside the frame."""
    found = list(circles)
    for _round in range(ROUNDS):
        is_still = True
        for one, other in combinations(range(len(found)), 2):
            a, b = found[one], found[other]
            lack = a.r + b.r + GAP - hypot(b.x - a.x, b.y - a.y)
            if lack > 0:
                is_still = False
                found[one], found[other] = _pushed(a, b, lack, height)
        if is_still:
            break
    return found


def _pushed(a: Circle, b: Circle, lack: float, height: int) -> tuple[Circle, Circle]:
    away = hypot(b.x - a.x, b.y - a.y)
    x, y = ((b.x - a.x) / away, (b.y - a.y) / away) if away else (1.0, 0.0)
    by = lack / 2 + 0.1
    return _inside(a, -x * by, -y * by, height), _inside(b, x * by, y * by, height)


def _inside(circle: Circle, x: float, y: float, height: int) -> Circle:
    r = circle.r
    return Circle(
        round(min(WIDTH - r, max(r, circle.x + x)), 1),
        round(min(height - r, max(r, circle.y + y)), 1),
        r,
    )


def labelled(circles: Sequence[Circle], names: Sequence[str], height: int) -> list[Label]:
    """Return a label for each circle, in their order: the name where it has room, else a letter."""
    taken = [circle.box for circle in circles]
    found: list[Label] = []
    letters = 0
    for circle, name in zip(circles, names, strict=True):
        letter = letter_of(letters)
        tries = [*_beside(circle, name), *_around(circle, letter)]
        label = next((each for each in tries if _has_room(each.box, taken, height)), tries[-1])
        letters += label.text == letter
        taken.append(label.box)
        found.append(label)
    return found


def letter_of(place: int) -> str:
    """Return the letter of the first, the second and so on that needs one: A to Z, then AA."""
    head, tail = divmod(place, 26)
    return ("" if not head else letter_of(head - 1)) + chr(ord("A") + tail)


def _beside(circle: Circle, text: str) -> Iterator[Label]:
    """Return a name to the right, to the left, above and below."""
    off, wide = circle.r + GAP, LETTER * len(text)
    yield _label(text, circle.x + off, circle.y, "start", 0)
    yield _label(text, circle.x - off, circle.y, "end", -wide)
    yield _label(text, circle.x, circle.y - circle.r - LINE / 2, "middle", -wide / 2)
    yield _label(text, circle.x, circle.y + circle.r + LINE / 2, "middle", -wide / 2)


def _around(circle: Circle, text: str) -> Iterator[Label]:
    """Return a letter close by on every side, then farther away."""
    for off in (circle.r + 9, circle.r + 14, circle.r + 20):
        for step in range(16):
            x, y = off * cos(step * pi / 8), off * sin(step * pi / 8)
            yield _label(text, circle.x + x, circle.y + y, "middle", -LETTER * len(text) / 2)


def _label(text: str, x: float, y: float, anchor: str, start: float) -> Label:
    left = x + start
    box = (left, y - LINE / 2, left + LETTER * len(text), y + LINE / 2)
    return Label(text, round(x, 1), round(y, 1), anchor, box)


def _has_room(box: Box, taken: Sequence[Box], height: int) -> bool:
    if box[0] < 0 or box[1] < 0 or box[2] > WIDTH or box[3] > height:
        return False
    return not any(do_overlap(box, other) for other in taken)


def do_overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes lie on each other."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
