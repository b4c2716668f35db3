"""How big a scheme is: referrals kept for five years, a tenth of them open."""

from dataclasses import asdict, dataclass
from math import isqrt
from typing import Any

from spcore.needs import Need

METRES_PER_SERVICE = 1_100  # one service in about 1.2 square kilometres, at every scale


@dataclass(frozen=True, slots=True)
class Scale:
    """
    A size. `gigabytes` is the free disk it takes; `seed` decides everything made up.

    One that is not whole has what figures are made of, and neither contacts nor a trail.
    """

    name: str
    referrals: int
    people: int
    services: int
    pcns: int
    icbs: int
    backlog: int
    gigabytes: float
    is_whole: bool = True
    seed: int = 2026

    def parameters(self) -> dict[str, Any]:
        """Return what the SQL that fills the tables is told."""
        return {
            **asdict(self),
            "providers": -(-self.services // 4),
            "metres": METRES_PER_SERVICE * isqrt(self.services),
            "needs": [need.value for need in Need] + [Need.MONEY.value, Need.MOOD.value],
        }


SCALES = {
    scale.name: scale
    for scale in (
        Scale("tiny", 400, 300, 120, 1, 1, 2_000, 0.1),
        Scale("pcn", 5_000, 4_000, 1_000, 1, 1, 20_000, 0.3),
        Scale("icb", 200_000, 160_000, 10_000, 40, 1, 100_000, 6),
        # A directory of England's size with few people: for operations 5 to 8, 11 and 12.
        Scale("directory", 400, 300, 100_000, 40, 1, 2_000, 2),
        # England's referrals, without what only a case's pages read: for operations 9 to 9f.
        Scale("evidence", 5_000_000, 4_200_000, 10_000, 1_260, 42, 2_000, 30, is_whole=False),
        Scale("england", 5_000_000, 4_200_000, 100_000, 1_260, 42, 500_000, 90),
    )
}
