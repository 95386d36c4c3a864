#!/usr/bin/env python3
"""reference.py: writes the table of docs/reference/api.md anew from the OpenAPI document on the standard input.

    souk openapi | Scripts/reference.py"""
import json
import pathlib
import re
import sys

PAGE = pathlib.Path(__file__).parents[1] / "docs/reference/api.md"
WHO = {"anyone": "anyone", "person": "a session", "signedIn": "signed in"}


def rows(document):
    for path, operations in sorted(document["paths"].items()):
        for method, operation in sorted(operations.items()):
            needs = operation["x-permission"]
            key = any(parameter["name"] == "Idempotency-Key" for parameter in operation.get("parameters", []))
            who = WHO.get(needs, f"`{needs}`") + (", key" if key else "")
            errors = " ".join(f"`{code}`" for code in operation["x-error-codes"])
            yield f"| `{method.upper()} {path}` | {operation['summary']} | {who} | {errors} |"


table = "\n".join(["| address | what | who | errors of its own |", "| --- | --- | --- | --- |", *rows(json.load(sys.stdin))])
text = PAGE.read_text(encoding="utf-8")
start, end = "<!-- endpoints -->\n", "\n<!-- end -->"
if start not in text or end not in text:
    sys.exit(f"{PAGE}: the marks of the table are missing")
PAGE.write_text(re.sub(re.escape(start) + ".*" + re.escape(end), lambda _: start + table + end, text, flags=re.S), encoding="utf-8")
