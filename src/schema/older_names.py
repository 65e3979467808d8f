#!/usr/bin/env python3
"""Writes src/schema/tables/older_names.rs: the predicates and categories that Biolink once had.

    python3 src/schema/older_names.py BIOLINK_REPOSITORY MODEL.yaml...

Reads the model of every tagged release from 1.2.0 on in a clone of biolink/biolink-model, and further model
files (those of releases that have no tag, named `VERSION.yaml`; the newest must be among them). A predicate is
`related to` or below it, a category `named thing`, below it or a mixin of one. Each name that the newest
release does not have is written with the release that had it last. What it means today is said by hand in
older_predicates.rs and older_categories.rs; a test names those missing.

Needs git, PyYAML and rustfmt; takes about fifteen seconds.
"""

import re
import subprocess
import sys
from pathlib import Path

import yaml

from generate import TABLES, VERSION, ancestors, camel, descendants, snake, text

FILES = ("biolink-model.yaml", "src/biolink_model/schema/biolink_model.yaml")
COMMAND = "python3 src/schema/older_names.py BIOLINK_REPOSITORY MODEL.yaml..."


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    releases = sorted([*tagged(sys.argv[1]), *files(sys.argv[2:])], key=lambda release: release[0])
    if releases[-1][1] != VERSION:
        sys.exit(f"the newest release is {releases[-1][1]}, Biolink {VERSION} is expected")
    predicates, categories = {}, {}
    for _, version, model in releases:
        # Early names hold commas: "negatively regulates, entity to entity".
        predicates.update({snake(name.replace(",", "")): version for name in descendants(model["slots"], "related to")})
        categories.update({camel(name): version for name in things(model["classes"])})
    body = (
        f"// Generated from Biolink's releases up to {VERSION} by: {COMMAND}\n\n"
        + older("PREDICATES", predicates)
        + "\n"
        + older("CATEGORIES", categories)
    )
    path = TABLES / "older_names.rs"
    path.write_text(body, encoding="utf-8")
    subprocess.run(["rustfmt", "--edition", "2024", str(path)], check=True)


def tagged(repository):
    for tag in git(repository, "tag").split():
        version = re.fullmatch(r"v?\.?(\d+)\.(\d+)\.(\d+)(-.+)?", tag)
        if not version or tuple(map(int, version.group(1, 2, 3))) < (1, 2, 0):
            continue
        for path in FILES:
            model = git(repository, "show", f"{tag}:{path}")
            if model:
                yield (key(version), version.group(0).lstrip("v."), load(model))
                break


def files(paths):
    for path in map(Path, paths):
        version = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)(-.+)?", path.stem)
        yield (key(version), path.stem, load(path.read_text(encoding="utf-8")))


def key(version):
    """Drafts of a release come before it."""
    return (*map(int, version.group(1, 2, 3)), version.group(4) is None, version.group(4) or "")


def load(model):
    # Tabs stand in descriptions of some releases, where YAML has none.
    return yaml.load(model.replace("\t", "  "), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def things(classes):
    below = descendants(classes, "named thing")
    return {above for name in below for above in ancestors(classes, name) if above in classes} - {"entity"}


def older(name, last_seen):
    rows = sorted((name, version) for name, version in last_seen.items() if version != VERSION)
    body = ", ".join(f"({text(name)}, {text(version)})" for name, version in rows)
    return f"pub(in crate::schema) static {name}: [(&str, &str); {len(rows)}] = [{body}];\n"


def git(repository, *arguments):
    command = ["git", "-C", repository, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace")
    return done.stdout if done.returncode == 0 else ""


if __name__ == "__main__":
    main()
