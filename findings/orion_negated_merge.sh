#!/usr/bin/env bash
# ORION 2.0.13 (robokop-orion): a statement and its denial become one denial, with the papers of both.
#
# When ORION merges graphs, edges are one if subject, predicate, object, primary source and qualifiers are the same.
# `negated` is no qualifier and has no part in that. Of two values of a property the one that is true is kept: in either
# order the edge that is left denies, and the paper that supports the statement counts against it. The numbers of
# discarded values that ORION reports do not include it. An edge of the other direction of an effect stays its own.
#
# Seen: in both orders one edge, negated True, PMID:1 and PMID:2
. "$(dirname "$0")/common.sh"
orion_packages

cat > merge.py <<'PYTHON'
import json
import orion_offline
from orion.merging import MemoryGraphMerger, flush_merge_warnings

def edge(number, **more):
    return {"id": f"e{number}", "subject": "CHEBI:1", "predicate": "biolink:treats", "object": "MONDO:1",
        "primary_knowledge_source": "infores:a", "publications": [f"PMID:{number}"], **more}

for edges in ([edge(1), edge(2, negated=True)], [edge(2, negated=True), edge(1, negated=False)]):
    merger = MemoryGraphMerger()
    merger.merge_edges(edges)
    for line in merger.get_merged_edges_jsonl():
        found = json.loads(line)
        print(found["id"], "negated", found["negated"], *found["publications"])
    print("dropped:", flush_merge_warnings()["dropped_properties"])
PYTHON
expect 'an assertion and a denial, merged' "e1 negated True PMID:1 PMID:2
dropped: {}
e2 negated True PMID:1 PMID:2
dropped: {}" "$(env/bin/python merge.py 2> orion.log)"
