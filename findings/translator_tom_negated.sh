#!/usr/bin/env bash
# translator-tom 2.2.0: a statement and its denial become one edge when a message is normalized.
#
# `normalize` gives edges ids of their content, and `update` merges two knowledge graphs by them. Of the content,
# attributes do not count, and in TRAPI `negated` is an attribute: an edge and one that denies it from the same source
# get one id and are merged. The edge that is left is negated, and has the publications of both.
#
# Seen, of two edges: one, negated, PMID:1 and PMID:2; in TRAPI 1.6 as in 2.0
. "$(dirname "$0")/common.sh"
packages translator-tom==2.2.0 bmt==1.5.0 linkml-runtime==1.12.1 pydantic==2.14.4

cat > negated.py <<'PYTHON'
import importlib

def graph(version, ids):
    def edge(*attributes):
        made = {"subject": "CHEBI:1", "predicate": "biolink:treats", "object": "MONDO:1",
            "sources": [{"resource_id": "infores:x", "resource_role": "primary_knowledge_source"}],
            "attributes": [{"attribute_type_id": f"biolink:{key}", "value": value} for key, value in attributes]}
        if version == "v2_0":
            made |= {"knowledge_level": "knowledge_assertion", "agent_type": "manual_agent"}
        return made
    nodes = {"CHEBI:1": {"categories": ["biolink:SmallMolecule"], "attributes": []},
        "MONDO:1": {"categories": ["biolink:Disease"], "attributes": []}}
    edges = {"affirmed": edge(("publications", ["PMID:1"])),
        "denied": edge(("publications", ["PMID:2"]), ("negated", True))}
    kind = importlib.import_module(f"translator_tom.{version}").KnowledgeGraph
    return kind.model_validate({"nodes": nodes, "edges": {id: edges[id] for id in ids}})

def show(version, what, made):
    for edge in made.edges.values():
        print(version, f"{what}:", *(f"{one.attribute_type_id.removeprefix('biolink:')} {one.value}" for one in edge.attributes))

for version in ("v1_6", "v2_0"):
    made = graph(version, ["affirmed", "denied"])
    made.normalize()
    show(version, "normalized", made)
    made = graph(version, ["affirmed"])
    made.update(graph(version, ["denied"]))
    show(version, "merged", made)
PYTHON
expect 'attributes of the edges that are left' "v1_6 normalized: publications ['PMID:1'] publications ['PMID:2'] negated True
v1_6 merged: publications ['PMID:1'] publications ['PMID:2'] negated True
v2_0 normalized: publications ['PMID:1'] publications ['PMID:2'] negated True
v2_0 merged: publications ['PMID:1'] publications ['PMID:2'] negated True" "$(env/bin/python negated.py 2> tom.log)"
