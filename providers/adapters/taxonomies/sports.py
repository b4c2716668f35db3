"""Kinds of sport and of sports places: all of them are physical activity."""

from providers.adapters.taxonomies.building import vocabulary
from spcore.needs import Need

SPORTS = vocabulary(
    "sports",
    "Sports and facilities (Trafford)",
    needs={
        Need.ACTIVITY: """
            Bowling; Football; Martial Arts; Golf; Badminton; Rugby; Swimming; Tennis; Cricket;
            Multi Sports; Athletic; Athletics; Riding; Gymnastics; Netball; Ice Hockey; Croquet;
            Water Sports; Basketball; Trampoline; Weights; Gaelic Football; Rowing; Fencing; Hockey;
            Grass pitches; Sports halls; Health and fitness gym stations; Artificial grass pitches;
            Outdoor tennis courts; Studios; Swimming pools; Squash courts; Ski slopes;
            Indoor tennis courts; Ice rinks""",
    },
    unmapped="",
)
