#!/usr/bin/env bash
# kg-utils 0.0.6: merging makes a denial of an assertion, and one edge of opposite effects.
#
# Two edges are one if subject, predicate, object and `biolink:primary_knowledge_source` are the same; `negated` and the
# qualifiers are no part of that, and files of KGX call the source `primary_knowledge_source`, so that it has no part either.
# Of properties of one name the first is kept, of others all: an edge that asserts takes `negated` from the one that
# denies, with the papers of both, and an effect that increases covers the one that decreases, from another source.
#
# Seen: one edge, negated, for PMID:1 and PMID:2; one edge, increased, of infores:a for PMID:1 and PMID:2
. "$(dirname "$0")/common.sh"
packages kg-utils==0.0.6 orjson==3.8.10 xxhash==3.2.0 jsonlines==3.1.0

cat > merge.py <<'PYTHON'
import json
from kg_utils.merging import MemoryGraphMerger

def edge(number, **more):
    return {"id": f"e{number}", "subject": "CHEBI:1", "predicate": "biolink:affects", "object": "NCBIGene:1",
        "publications": [f"PMID:{number}"], **more}

def merged(*edges):
    merger = MemoryGraphMerger()
    merger.merge_edges(edges)
    for line in merger.get_merged_edges_jsonl():
        found = json.loads(line)
        print(found["id"], *(f"{key}={found[key]}" for key in sorted(found) if key.endswith(("source", "qualifier",
            "negated"))), *sorted(found["publications"]))

merged(edge(1), edge(2, negated=True))
key = "object_direction_qualifier"
merged(edge(1, primary_knowledge_source="infores:a", **{key: "increased"}),
    edge(2, primary_knowledge_source="infores:b", **{key: "decreased"}))
PYTHON
expect 'two edges, merged' 'e1 negated=True PMID:1 PMID:2
e1 object_direction_qualifier=increased primary_knowledge_source=infores:a PMID:1 PMID:2' \
    "$(env/bin/python merge.py)"
