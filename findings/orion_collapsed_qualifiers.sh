#!/usr/bin/env bash
# ORION 2.0.13 (robokop-orion): edges without qualifiers lose their predicate where qualifiers are collapsed.
#
# One of the forms in which ORION writes a graph puts qualifiers into the predicate: an edge that says of its object that
# its activity is increased gets a predicate of these words. An edge without qualifiers is to stay as it is, but the text of
# the predicate has places for the two nodes before that is looked at, and is thus never empty. So treats and
# contraindicated in are the same predicate, which says nothing, and without a qualified predicate affects is lost, too.
#
# Seen: treats and contraindicated_in both <subject_node>_<object_node>
. "$(dirname "$0")/common.sh"
orion_packages

cat > collapse.py <<'PYTHON'
import json
import orion_offline
from orion.collapse_qualifiers import generate_collapsed_qualifiers_kg

increased = {"object_direction_qualifier": "increased", "object_aspect_qualifier": "activity"}
edges = [("treats", {}), ("contraindicated_in", {}), ("affects", increased),
    ("affects", {"qualified_predicate": "biolink:causes", **increased})]
with open("edges.jsonl", "w") as file:
    for number, (predicate, qualifiers) in enumerate(edges):
        file.write(json.dumps({"id": f"e{number}", "subject": "CHEBI:1", "predicate": f"biolink:{predicate}",
            "object": "MONDO:1", "primary_knowledge_source": "infores:a", **qualifiers}) + "\n")
generate_collapsed_qualifiers_kg("edges.jsonl", "collapsed.jsonl")
for (predicate, qualifiers), line in zip(edges, open("collapsed.jsonl")):
    print(predicate, *qualifiers.values(), "->", json.loads(line)["predicate"])
PYTHON
expect 'predicates' 'treats -> <subject_node>_<object_node>
contraindicated_in -> <subject_node>_<object_node>
affects increased activity -> <subject_node>_increased_activity_of_<object_node>
affects biolink:causes increased activity -> <subject_node>_causes_increased_activity_of_<object_node>' \
    "$(env/bin/python collapse.py 2> orion.log)"
