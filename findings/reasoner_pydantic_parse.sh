#!/usr/bin/env bash
# reasoner-pydantic 6.0.0: to read a message is enough to lose edges of its knowledge graph.
#
# Parsing a TRAPI message gives edges new ids, made from subject, object, predicate, qualifiers and primary source. Of
# edges that share these the last one takes the place of the others: their publications and other attributes are gone,
# also where one edge denies with `biolink:negated` what the other asserts. The results then bind the one twice. The
# package's own `update` would join their attributes. `normalize: False` in the context keeps the edges; without it
# there is no warning.
#
# Seen: e1 PMID:1 asserted, e2 PMID:2 negated; after parsing PMID:2 negated alone
. "$(dirname "$0")/common.sh"
packages reasoner-pydantic==6.0.0

cat > parse.py <<'PYTHON'
from reasoner_pydantic import Message

def edge(publication, negated):
    attributes = [{"attribute_type_id": "biolink:publications", "value": [publication]},
        {"attribute_type_id": "biolink:negated", "value": negated}]
    sources = [{"resource_id": "infores:a", "resource_role": "primary_knowledge_source"}]
    return {"subject": "CHEBI:1", "object": "MONDO:1", "predicate": "biolink:treats", "sources": sources, "attributes": attributes}

nodes = {"CHEBI:1": {"categories": ["biolink:Drug"], "attributes": []}, "MONDO:1": {"categories": ["biolink:Disease"], "attributes": []}}
message = {"knowledge_graph": {"nodes": nodes, "edges": {"e1": edge("PMID:1", False), "e2": edge("PMID:2", True)}}, "results": []}
for context in (None, {"normalize": False}):
    edges = Message.model_validate(message, context=context).knowledge_graph.edges
    values = [{each.attribute_type_id: each.value for each in edge.attributes} for edge in edges.values()]
    print(*(f'{getattr(each["biolink:publications"], "root", None)} {each["biolink:negated"]}' for each in values))
PYTHON
expect 'edges, and without normalizing' "['PMID:2'] True
['PMID:1'] False ['PMID:2'] True" "$(env/bin/python parse.py)"
