"""The regions that get a map of their own, each a list of counties; and the divisions of the country.

Add a region here, with its reason, and its figure to ``draw.FIGURES``, and it is drawn.
"""

from dataclasses import dataclass

import pandas as pd

from analysis.charts.labels import Box


@dataclass(frozen=True)
class Region:
    """A zoom: id of its figure, names, counties (GEOIDs; of two digits: all of a state), what is in view, and names
    of water.

    ``where`` opens a sentence ("In the Bay Area"), ``short`` is its name on the map of the country,
    in lines, to the left of its frame or, where ``east``, to the right: where there is sea.
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
    east: bool = False

    def holds(self, fips: pd.Series) -> pd.Series:
        """Which of the counties (GEOIDs; may be missing) lie in the region."""
        return fips.str.startswith(self.counties).fillna(False).astype(bool)

    def has(self, places: pd.DataFrame) -> pd.Series:
        """Which of the places (county_fips, latitude, longitude) lie in the region.

        A place in several counties, New York City, has none in the table: what is in view decides.
        """
        west, south, east, north = self.view or (0.0, 0.0, 0.0, 0.0)
        seen = places["longitude"].between(west, east) & places["latitude"].between(south, north)
        return self.holds(places["county_fips"]) | (places["county_fips"].isna() & seen)


# The counties from New York to Washington.
CORRIDOR = (
    # Delaware, the District of Columbia, New Jersey.
    "10", "11", "34",
    # New York City's five; Nassau, Orange, Rockland, Westchester.
    "36005", "36047", "36061", "36081", "36085", "36059", "36071", "36087", "36119",
    # Berks, Bucks, Chester, Dauphin, Delaware, Lancaster, Lebanon, Lehigh, Montgomery, Northampton, Philadelphia, York.
    "42011", "42017", "42029", "42043", "42045", "42071", "42075", "42077", "42091", "42095", "42101", "42133",
    # Anne Arundel, Baltimore, Calvert, Caroline, Carroll, Cecil, Charles, Frederick, Harford, Howard, Kent,
    # Montgomery, Prince George's, Queen Anne's, Talbot; the city of Baltimore.
    "24003", "24005", "24009", "24011", "24013", "24015", "24017", "24021", "24025", "24027", "24029", "24031",
    "24033", "24035", "24041", "24510",
    # Arlington, Fairfax, Loudoun, Prince William; Alexandria, Fairfax, Falls Church, Manassas, Manassas Park.
    "51013", "51059", "51107", "51153", "51510", "51600", "51610", "51683", "51685",
)  # fmt: skip

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
    # On the map of the country the marks cover one another here, those of both directions.
    Region(
        "map-new-york-washington",
        "New York to Washington",
        "New York to\nWashington",
        "From New York to Washington",
        CORRIDOR,
        view=(-77.75, 38.6, -73.1, 41.32),
        waters=(("Atlantic Ocean", -73.9, 39.3),),
        height=7.3,
        east=True,
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
