"""The regions that get a map of their own, each a list of counties. Add one here and it is drawn."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Region:
    """A zoom: id of its figure, name in a sentence, counties in view (GEOIDs), and names of water."""

    figure: str
    name: str
    where: str
    counties: tuple[str, ...]
    waters: tuple[tuple[str, float, float], ...] = ()


REGIONS = (
    Region(
        "map-bay-area",
        "Bay Area and Sacramento",
        "Around San Francisco Bay and Sacramento",
        # Alameda, Contra Costa, Marin, Napa, San Francisco, San Mateo, Santa Clara, Solano, Sonoma;
        # Sacramento, Yolo.
        ("06001", "06013", "06041", "06055", "06075", "06081", "06085", "06095", "06097", "06067", "06113"),
        (("Pacific Ocean", -123.2, 37.72),),
    ),
)
