"""The regions that get a map of their own, each a list of counties; and the divisions of the country.

Add a region here, with its reason, and its figure to ``draw.FIGURES``, and it is drawn. Its counties must have
1:500k boundaries (data/raw/geography/counties-500k-*.geojson).
"""

from dataclasses import dataclass

from analysis.charts.labels import Box


@dataclass(frozen=True)
class Region:
    """A zoom: id of its figure, names, counties (GEOIDs), what is in view, and names of water.

    ``where`` opens a sentence ("In the Bay Area"), ``short`` is its name on the map of the country,
    in lines.
    ``view`` is west, south, east, north in degrees, where the counties reach beyond what is to be seen.
    ``height`` is the map's, in inches; ``legend`` the lower left corner of a legend that stands in the map, in
    inches from the map's own; None where it lies above.
    """

    figure: str
    name: str
    short: str
    where: str
    counties: tuple[str, ...]
    view: Box | None = None
    waters: tuple[tuple[str, float, float], ...] = ()
    height: float = 6.5
    legend: tuple[float, float] | None = None


REGIONS = (
    # The region of the founding articles.
    Region(
        "map-bay-area",
        "Bay Area and Sacramento",
        "Bay Area",
        "In the Bay Area and Sacramento",
        # Alameda, Contra Costa, Marin, Napa, San Francisco, San Mateo, Santa Clara, Solano, Sonoma;
        # Sacramento, Yolo.
        ("06001", "06013", "06041", "06055", "06075", "06081", "06085", "06095", "06097", "06067", "06113"),
        waters=(("Pacific Ocean", -123.2, 37.72),),
        legend=(0.18, 0.3),
    ),
    # Of all counties the one with most places that acted, Orange, lies here, and so does the one after the next;
    # neighbouring cities went opposite ways. San Bernardino and Riverside reach to the Colorado River, where
    # few people live: the view ends behind Palm Springs.
    Region(
        "map-southern-california",
        "Southern California",
        "Southern\nCalifornia",
        "In Southern California",
        # Los Angeles, Orange, Riverside, San Bernardino, San Diego, Ventura.
        ("06037", "06059", "06065", "06071", "06073", "06111"),
        view=(-119.45, 32.53, -115.95, 34.62),
        waters=(("Pacific Ocean", -118.6, 33.2),),
        height=7.0,
    ),
)

# The Census Bureau's nine divisions: labels on the map of the country are shared out among them, so that no part
# of it takes them all.
DIVISIONS = {
    usps: division
    for division, codes in {
        "New England": "CT ME MA NH RI VT",
        "Middle Atlantic": "NJ NY PA",
        "East North Central": "IL IN MI OH WI",
        "West North Central": "IA KS MN MO NE ND SD",
        "South Atlantic": "DE DC FL GA MD NC SC VA WV",
        "East South Central": "AL KY MS TN",
        "West South Central": "AR LA OK TX",
        "Mountain": "AZ CO ID MT NV NM UT WY",
        "Pacific": "AK CA HI OR WA",
    }.items()
    for usps in codes.split()
}
