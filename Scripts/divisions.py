#!/usr/bin/env python3
"""divisions.py FOLDER: writes Sources/Modules/Divisions/DivisionLines.swift from a checkout's `dist` folder of
github.com/modood/Administrative-divisions-of-China (WTFPL). Hong Kong, Macau and Taiwan come there as names only:
under their province codes of GB/T 2260 (81, 82, 71) their units are numbered here in the order of the source,
so a new edition may only append to them."""
import csv
import json
import pathlib
import sys

source = pathlib.Path(sys.argv[1])
target = pathlib.Path(__file__).resolve().parent.parent / "Sources/Modules/Divisions/DivisionLines.swift"
lines = {}
for name in ("provinces", "cities", "areas"):
    with open(source / f"{name}.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            lines[row["code"]] = row["name"]

codes = {"台湾省": "71", "香港特别行政区": "81", "澳门特别行政区": "82"}
for province, cities in json.loads((source / "hk-mo-tw.json").read_text(encoding="utf-8")).items():
    lines[codes[province]] = province
    for i, (city, areas) in enumerate(cities.items(), 1):
        lines[f"{codes[province]}{i:02}"] = city
        for j, area in enumerate(areas, 1):
            lines[f"{codes[province]}{i:02}{j:02}"] = area

assert all(len(code) == 2 or code[:-2] in lines for code in lines), "a division without its parent"
assert not any("," in name or '"' in name or "\\" in name for name in lines.values())
text = "\n".join(f"    {code},{lines[code]}" for code in sorted(lines))
target.write_text(f'''// DivisionLines.swift: China's divisions, one `code,name` a line, parents first. Made by Scripts/divisions.py.
// Data of 2023 from modood/Administrative-divisions-of-China, commit 57a0aa9c, WTFPL.
// Codes under 71, 81 and 82 (Taiwan, Hong Kong, Macau) are ours; see README.md.

let divisionLines = """
{text}
    """
''', encoding="utf-8")
print(f"{len(lines)} divisions written to {target}")
