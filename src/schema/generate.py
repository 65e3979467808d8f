#!/usr/bin/env python3
"""Writes the tables of src/schema/tables from a Biolink model file.

    python3 src/schema/generate.py PATH/TO/biolink-model.yaml

Needs PyYAML and rustfmt. The tables are checked in, so building the crate needs neither; run this when
BIOLINK_VERSION moves, then give every new predicate its row in effects.rs (a test names those missing).
The output depends on the model file alone: running it twice changes nothing.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import yaml

VERSION = "4.4.4"
TABLES = Path(__file__).resolve().parent / "tables"
HEADER = "// Generated from Biolink {version} by: python3 src/schema/generate.py PATH/TO/biolink-model.yaml\n\n"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    model = yaml.safe_load(Path(sys.argv[1]).read_text(encoding="utf-8"))
    if model["version"] != VERSION:
        sys.exit(f"Biolink {VERSION} is expected, this file is {model['version']}")
    write("predicates", predicates(model["slots"]))
    write("categories", categories(model["classes"]))
    write("qualifiers", qualifiers(model))
    write("multivalued", multivalued(model["slots"]))


def write(name, body):
    path = TABLES / f"{name}.rs"
    path.write_text(HEADER.format(version=VERSION) + body, encoding="utf-8")
    subprocess.run(["rustfmt", "--edition", "2024", str(path)], check=True)


def predicates(slots):
    chosen = descendants(slots, "related to")
    inverse = inverses(slots, chosen)
    rows = []
    for name in chosen:
        slot = slots[name]
        rows.append((snake(name), row(
            "PredicateEntry",
            name=text(snake(name)),
            parents=texts(snake(parent) for parent in parents(slot) if parent in chosen),
            inverse=option(snake(inverse[name]) if name in inverse else None),
            aliases=texts(slot.get("aliases") or []),
            flags=flags(
                SYMMETRIC=slot.get("symmetric"),
                CANONICAL=(slot.get("annotations") or {}).get("canonical_predicate"),
                DEPRECATED=slot.get("deprecated"),
                MIXIN=slot.get("mixin"),
            ),
        )))
    return (
        "use crate::schema::predicates::{CANONICAL, DEPRECATED, MIXIN, PredicateEntry, SYMMETRIC};\n\n"
        + table("PREDICATES", "PredicateEntry", rows)
    )


def categories(classes):
    things = descendants(classes, "named thing")
    # The mixins of named things, and what is above those, but not `entity`, which every association is too.
    chosen = {ancestor for name in things for ancestor in ancestors(classes, name)} - {"entity"}
    rows = []
    for name in chosen:
        cls = classes[name]
        rows.append((camel(name), row(
            "CategoryRow",
            name=text(camel(name)),
            parents=texts(camel(parent) for parent in parents(cls) if parent in chosen),
            id_prefixes=texts(cls.get("id_prefixes") or []),
            mixin=boolean(cls.get("mixin")),
            deprecated=boolean(cls.get("deprecated")),
        )))
    return "use crate::schema::categories::CategoryRow;\n\n" + table("CATEGORIES", "CategoryRow", rows)


def qualifiers(model):
    slots, enums = model["slots"], model["enums"]
    chosen = descendants(slots, "qualifier")
    used = set()
    rows = []
    for name in chosen:
        slot = slots[name]
        value_range = slot.get("range") or usage_enum(model, name)
        if value_range in enums:
            used.add(value_range)
        rows.append((snake(name), row(
            "QualifierSlot",
            name=text(snake(name)),
            parents=texts(snake(parent) for parent in parents(slot) if parent in chosen),
            range=option(camel(value_range) if value_range in model["classes"] else value_range),
            multivalued=boolean(slot.get("multivalued")),
            deprecated=boolean(slot.get("deprecated")),
        )))
    enum_rows = []
    for name in used:
        values = enums[name]["permissible_values"]
        entries = ", ".join(
            row("EnumValue", name=text(value), parent=option((values[value] or {}).get("is_a")))
            for value in sorted(values)
        )
        enum_rows.append((name, row("QualifierEnum", name=text(name), values=f"&[{entries}]")))
    return (
        "use crate::schema::qualifiers::{EnumValue, QualifierEnum, QualifierSlot};\n\n"
        + table("SLOTS", "QualifierSlot", rows) + "\n" + table("ENUMS", "QualifierEnum", enum_rows)
    )


def multivalued(slots):
    """Slots that hold lists. Every predicate does, so predicates are left to their own table."""
    relations = descendants(slots, "related to")
    single = sorted(name for name in relations if not holds_list(slots, name))
    if single:
        sys.exit(f"these predicates hold one value: {single}")
    chosen = {name for name in slots if holds_list(slots, name)} - relations
    return table("SLOTS", "&str", [(snake(name), text(snake(name))) for name in chosen])


def holds_list(slots, name):
    """A slot is multivalued as it says, else as the slot above it is."""
    while name in slots:
        slot = slots[name] or {}
        if "multivalued" in slot:
            return slot["multivalued"]
        name = slot.get("is_a")
    return False


def usage_enum(model, slot_name):
    """The enum that the associations give a slot which has no range of its own, if they agree on one."""
    ranges = {
        ((cls.get("slot_usage") or {}).get(slot_name) or {}).get("range")
        for cls in model["classes"].values()
    }
    found = sorted(name for name in ranges if name in model["enums"])
    if len(found) > 1:
        sys.exit(f"{slot_name}: the associations name more than one enum: {found}")
    return found[0] if found else None


def inverses(slots, chosen):
    """Each predicate's inverse, also where only the other side names it."""
    found = {}
    for name in chosen:
        other = slots[name].get("inverse")
        if other is None:
            continue
        for one, two in ((name, other), (other, name)):
            if found.setdefault(one, two) != two:
                sys.exit(f"{one} has two inverses: {found[one]} and {two}")
    return found


def parents(element):
    is_a = element.get("is_a")
    return list(dict.fromkeys(([is_a] if is_a else []) + list(element.get("mixins") or [])))


def ancestors(elements, name):
    found, open_names = set(), [name]
    while open_names:
        current = open_names.pop()
        if current not in found:
            found.add(current)
            open_names += parents(elements.get(current) or {})
    return found


def descendants(elements, top):
    return {name for name in elements if top in ancestors(elements, name)}


def snake(name):
    return "_".join(name.split())


def camel(name):
    """LinkML's camel case: the first letter of each word is raised, the others stay (`RNAProduct`)."""
    return "".join(word[0].upper() + word[1:] for word in re.split(r"[\s_]+", name.strip().replace(",", "")))


def text(value):
    return json.dumps(str(value), ensure_ascii=False)


def texts(values):
    return "&[" + ", ".join(text(value) for value in values) + "]"


def option(value):
    return "None" if value is None else f"Some({text(value)})"


def boolean(value):
    return "true" if value else "false"


def flags(**named):
    return " | ".join(name for name, value in named.items() if value) or "0"


def row(kind, **fields):
    return f"{kind} {{ " + ", ".join(f"{name}: {value}" for name, value in fields.items()) + " }"


def table(name, kind, rows):
    """A static table sorted by its rows' names (in code points, as Rust compares), ready for binary search."""
    body = ", ".join(value for _, value in sorted(rows))
    return f"pub(in crate::schema) static {name}: [{kind}; {len(rows)}] = [{body}];\n"


if __name__ == "__main__":
    main()
