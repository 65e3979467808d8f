#!/usr/bin/env bash
# reasoner-transpiler 2.4.2: an edge that it infers from a subclass loses qualifiers, and that it is negated.
#
# Asked about a disease, the transpiler also finds edges of its subclasses, and answers with an edge of its own between the
# chemical and the disease of the question. It copies the predicate, and nothing else: an edge "causes decreased" becomes
# one that affects, and an edge with `negated` becomes one that asserts, with the knowledge level logical_entailment. What
# was said is in the support graph only. The database is not needed: the records are those that its driver returns.
#
# Seen: found causes decreased, inferred no qualifier; found negated, inferred not
. "$(dirname "$0")/common.sh"
transpiler_packages

cat > inferred.py <<'PYTHON'
import transpiler_offline
from reasoner_transpiler.cypher import get_query, transform_result

class Node(dict):
    labels = ["biolink:NamedThing"]

def seen(predicate, **properties):
    graph = {"nodes": {"a": {"ids": ["CHEBI:1"]}, "b": {"ids": ["MONDO:1"]}},
        "edges": {"e": {"subject": "a", "object": "b", "predicates": [predicate]}}}
    get_query(graph)
    found = ["r1", "CHEBI:1", predicate, "MONDO:2", {"id": "found", **properties}]
    below = ["r2", "MONDO:2", "biolink:subclass_of", "MONDO:1", {"id": "below"}]
    ids = {"a": "CHEBI:1", "b": "MONDO:2", "a_superclass": "CHEBI:1", "b_superclass": "MONDO:1"}
    relations = {"e": "r1", "a_subclass_edge": [], "b_subclass_edge": ["r2"]}
    record = {"nodes": [Node(id=id, name=id) for id in set(ids.values())], "edges": [found, [below]],
        "paths": [[ids[node] for node in graph["nodes"]] + [relations[edge] for edge in graph["edges"]]]}
    answer = transform_result(record, graph)
    bound, = answer["results"][0]["analyses"][0]["edge_bindings"]["e"]
    for id in ("found", bound["id"]):
        edge = answer["knowledge_graph"]["edges"][id]
        kept = {one["qualifier_type_id"]: one["qualifier_value"] for one in edge.get("qualifiers", ())}
        kept |= {one.get("original_attribute_name", one["attribute_type_id"]): one["value"] for one in edge["attributes"]
            if "support" not in one["attribute_type_id"]} if "attributes" in edge else {}
        print(id, edge["subject"], edge["predicate"], edge["object"], kept)

seen("biolink:affects", qualified_predicate="biolink:causes", object_direction_qualifier="decreased")
seen("biolink:treats", negated=True)
PYTHON
expect 'edges found and inferred' "found CHEBI:1 biolink:affects MONDO:2 {'biolink:qualified_predicate': 'biolink:causes', 'biolink:object_direction_qualifier': 'decreased'}
found_below CHEBI:1 biolink:affects MONDO:1 {'biolink:knowledge_level': 'logical_entailment', 'biolink:agent_type': 'automated_agent'}
found CHEBI:1 biolink:treats MONDO:2 {'negated': True}
found_below CHEBI:1 biolink:treats MONDO:1 {'biolink:knowledge_level': 'logical_entailment', 'biolink:agent_type': 'automated_agent'}" \
    "$(env/bin/python inferred.py 2> transpiler.log)"
