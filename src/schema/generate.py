#!/usr/bin/env python3
"""Writes the tables of src/schema/tables from Biolink model files and the newest one's prefix map.

    python3 src/schema/generate.py NEWEST.yaml OLDER.yaml PREFIX_MAP.json

The newest model and its prefix map are in the PyPI wheel `biolink-model`: `schema/biolink_model.yaml` and
`prefixmaps/biolink-model-prefix-map.json`. Slots that the older model alone has stay in the tables, with its
version. A predicate, category or qualifier that it alone has belongs in older_predicates.rs or
older_categories.rs, which say what it means today; the script ends with its name.

Needs PyYAML and rustfmt. The tables are checked in, so building the crate needs neither; run this when
BIOLINK_VERSION moves, then give every new predicate its row in effects.tsv (a test names those missing).
The output depends on these files alone: running it twice changes nothing.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import yaml

VERSION = "4.4.6"
OLDER_VERSION = "4.4.4"
TABLES = Path(__file__).resolve().parent / "tables"
COMMAND = "python3 src/schema/generate.py NEWEST.yaml OLDER.yaml PREFIX_MAP.json"
HEADER = f"// Generated from Biolink {{version}} by: {COMMAND}\n\n"


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    model = read_model(sys.argv[1], VERSION)
    older = read_model(sys.argv[2], OLDER_VERSION)
    prefix_map = json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))
    refuse_lost_names(model, older)
    write("predicates", predicates(model["slots"]))
    write("mapped_predicates", mapped_predicates(model["slots"]))
    write("categories", categories(model["classes"]))
    write("qualifiers", qualifiers(model))
    write("multivalued", multivalued(model["slots"], older["slots"]))
    write("ranges", ranges(model, older))
    write("prefixes", prefixes(model, prefix_map))


def read_model(path, version):
    model = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    if model["version"] != version:
        sys.exit(f"Biolink {version} is expected, {path} is {model['version']}")
    return model


def refuse_lost_names(model, older):
    for section, top in (("slots", "related to"), ("slots", "qualifier"), ("classes", "named thing")):
        lost = descendants(older[section], top) - descendants(model[section], top)
        if lost:
            sys.exit(f"Biolink {VERSION} has these no longer; say what they mean: {sorted(lost)}")


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
        fields = (
            text(snake(name)),
            texts(snake(parent) for parent in parents(slot) if parent in chosen),
            option(snake(inverse[name]) if name in inverse else None),
            texts(slot.get("aliases") or []),
            flags(
                SYMMETRIC=slot.get("symmetric"),
                CANONICAL=(slot.get("annotations") or {}).get("canonical_predicate"),
                DEPRECATED=slot.get("deprecated"),
                MIXIN=slot.get("mixin"),
            ),
        )
        rows.append((snake(name), f"entry({', '.join(fields)})"))
    return (
        "use crate::schema::predicates::{CANONICAL, DEPRECATED, MIXIN, PredicateEntry, SYMMETRIC, entry};\n\n"
        + table("PREDICATES", "PredicateEntry", rows)
    )


def mapped_predicates(slots):
    """The terms of other vocabularies that one predicate alone maps to: as the same, and as something narrower."""
    exact, narrow = {}, {}
    for name in descendants(slots, "related to"):
        for found, mappings in ((exact, "exact_mappings"), (narrow, "narrow_mappings")):
            for term in slots[name].get(mappings) or []:
                found.setdefault(term, set()).add(snake(name))
    narrow = {term: names for term, names in narrow.items() if term not in exact and names != {"related_to"}}

    def rows(found):
        return [(term, f"({text(term)}, {text(*names)})") for term, names in found.items() if len(names) == 1]

    return (
        table("EXACT_PREDICATES", "(&str, &str)", rows(exact))
        + "\n"
        + table("WIDER_PREDICATES", "(&str, &str)", rows(narrow))
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
            aliases=texts(cls.get("aliases") or []),
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


def multivalued(slots, older):
    """Slots that hold lists. Every predicate does, so predicates are left to their own table."""
    relations = descendants(slots, "related to")
    single = sorted(name for name in relations if not holds_list(slots, name))
    if single:
        sys.exit(f"these predicates hold one value: {single}")
    chosen = {name for name in slots if holds_list(slots, name)} - relations
    rows = [(snake(name), text(snake(name))) for name in chosen]
    lost = (name for name in older if name not in slots and holds_list(older, name))
    rows += [(snake(name), in_older(text(snake(name)))) for name in lost]
    return table("SLOTS", "&str", rows)


def in_older(value):
    return f"\n// Up to {OLDER_VERSION}.\n{value}"


NUMBERS = {"integer": "Integer", "float": "Number", "double": "Number", "decimal": "Number"}


def ranges(model, older):
    """Slots whose values are no plain texts. Predicates hold identifiers and are left to their own table."""
    rows = []
    relations = descendants(model["slots"], "related to")
    for name in sorted(set(model["slots"]) - relations):
        found = slot_range(model, name)
        if found != "Text":
            rows.append((snake(name), f"({text(snake(name))}, SlotRange::{found})"))
    for name in sorted(set(older["slots"]) - set(model["slots"])):
        found = slot_range(older, name)
        if found != "Text":
            rows.append((snake(name), in_older(f"({text(snake(name))}, SlotRange::{found})")))
    return "use crate::schema::ranges::SlotRange;\n\n" + table("RANGES", "(&str, SlotRange)", rows)


def slot_range(model, name):
    """What a slot's own range, else that of the slots above it, else that of all classes which narrow it, says."""
    slots, current = model["slots"], name
    while current in slots:
        value_range = (slots[current] or {}).get("range")
        if value_range:
            return kind_of_range(model, value_range)
        current = (slots[current] or {}).get("is_a")
    used = {
        ((cls.get("slot_usage") or {}).get(name) or {}).get("range") for cls in model["classes"].values() if cls
    } - {None}
    kinds = {kind_of_range(model, value_range) for value_range in used}
    return kinds.pop() if len(kinds) == 1 else "Text"


def kind_of_range(model, value_range):
    seen = set()
    while value_range in model["types"] and value_range not in seen:
        seen.add(value_range)
        value_range = model["types"][value_range].get("typeof") or value_range
    if value_range in NUMBERS:
        return NUMBERS[value_range]
    if value_range == "boolean":
        return "Boolean"
    if value_range in ("uriorcurie", "curie", "uri"):
        return "Curie"
    # A class with an identifier is referred to by it; others, such as quantity values, are written out.
    return "Curie" if value_range in descendants(model["classes"], "entity") else "Text"


# In the map for names of properties and vocabularies of the model itself, never of data.
NO_EXPANSION = "http://example.org/UNKNOWN/"


def prefixes(model, prefix_map):
    """Biolink's prefixes, and the IRIs that they stand for: without scheme and `www.` to read, whole to write."""
    named = set(prefix_map) | set(model["prefixes"])
    for element in [*model["classes"].values(), *model["slots"].values()]:
        named |= set((element or {}).get("id_prefixes") or [])
    # Sources of knowledge are `infores:` CURIEs everywhere in the model's examples.
    named.add("infores")
    lower = [name.lower() for name in named]
    if len(set(lower)) != len(lower):
        sys.exit(f"prefixes that differ in case alone: {sorted(n for n in named if lower.count(n.lower()) > 1)}")
    expansions = {}
    for name, iri in sorted(prefix_map.items()):
        bare = re.sub(r"^https?://(www\.)?", "", iri)
        if iri.startswith(NO_EXPANSION) or not bare.endswith(tuple("/#_=:")) or bare in expansions:
            continue
        expansions[bare] = name
    by_lower = [(name.lower(), f"({text(name.lower())}, {text(name)})") for name in named]
    by_iri = [(iri, f"({text(iri)}, {text(name)})") for iri, name in expansions.items()]
    by_name = [(name, f"({text(name)}, {text(prefix_map[name])})") for name in expansions.values()]
    return (
        table("SPELLINGS", "(&str, &str)", by_lower)
        + "\n"
        + table("EXPANSIONS", "(&str, &str)", by_iri)
        + "\n#[cfg(feature = \"rdf\")]\n"
        + table("IRIS", "(&str, &str)", by_name)
    )


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


NOTHING = ("&[]", "None", "false", "0")


def row(kind, **fields):
    """A row that says what is so; what is not is as in the row of nothing."""
    said = [f"{name}: {value}" for name, value in fields.items() if value not in NOTHING]
    rest = [] if len(said) == len(fields) else [f"..{kind}::NOTHING"]
    return f"{kind} {{ " + ", ".join(said + rest) + " }"


def table(name, kind, rows):
    """A static table sorted by its rows' names (in code points, as Rust compares), ready for binary search."""
    body = ", ".join(value for _, value in sorted(rows))
    return f"pub(in crate::schema) static {name}: [{kind}; {len(rows)}] = [{body}];\n"


if __name__ == "__main__":
    main()
