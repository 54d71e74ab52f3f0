"""Prints a table of ours from the data of the package `phonenumbers`: `tables.py zones LINKS`, or `tables.py short`.

`cargo xtask metadata` runs this with the package on PYTHONPATH, and keeps what is printed.
"""

import sys

import phonenumbers
from phonenumbers.phonemetadata import PhoneMetadata
from phonenumbers.shortdata import _AVAILABLE_REGION_CODES as SHORT_REGIONS
from phonenumbers.tzdata import TIMEZONE_DATA

ZONES_HEAD = """\
# Prefix of an E.164 number (no plus) and the zones in which it may ring, from libphonenumber's prefix map as of {version}
# (Apache-2.0; see NOTICE), its old zone names replaced by canonical ones. Longest prefix wins. Corrections: zone-overrides.tsv.
# prefix	zones, joined by &
"""

SHORT_HEAD = """\
# Short numbers by region, from libphonenumber's short number metadata as of {version} (Apache-2.0; see NOTICE).
# Of all short numbers, of emergency numbers and of short codes: the expression, and the possible lengths where they count.
# region	general	lengths	emergency	short codes	lengths
"""


def zones(links):
    """The map from prefixes to zones, each zone once, by its canonical name."""
    with open(links, encoding="utf-8") as lines:
        canonical = dict(line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
    yield ZONES_HEAD
    for prefix in sorted(TIMEZONE_DATA):
        names = dict.fromkeys(canonical.get(zone, zone) for zone in TIMEZONE_DATA[prefix])
        yield f"{prefix}\t{'&'.join(names)}\n"


def short():
    """What `shortnumberinfo` asks of a region's metadata; a region without emergency numbers has an empty column."""

    def pattern(desc):
        return (desc and desc.national_number_pattern) or ""

    def lengths(desc):
        return ",".join(str(length) for length in desc.possible_length) if desc else ""

    yield SHORT_HEAD
    for region in sorted(SHORT_REGIONS):
        plan = PhoneMetadata.short_metadata_for_region(region)
        general, codes = plan.general_desc, plan.short_code
        columns = [region, pattern(general), lengths(general), pattern(plan.emergency), pattern(codes), lengths(codes)]
        yield "\t".join(columns) + "\n"


def main():
    table = zones(sys.argv[2]) if sys.argv[1] == "zones" else short()
    for text in table:
        sys.stdout.write(text.replace("{version}", phonenumbers.__version__) if text.startswith("#") else text)


main()
