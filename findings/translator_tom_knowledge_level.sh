#!/usr/bin/env bash
# translator-tom 2.2.0: merged, the same two edges are an assertion in TRAPI 1.6 and a prediction in 2.0.
#
# Two edges of one statement from one source are merged to one. In the models of TRAPI 1.6 the knowledge level and the
# agent type of the first are kept, in those of 2.0 those of the second replace them; which edge comes first decides
# in both. The second edge's publications are kept with the level of the other. The same message, upgraded before or
# after it is normalized, says another thing.
#
# Seen, for an assertion and then a prediction: 1.6 knowledge_assertion, 2.0 prediction; in the other order turned
. "$(dirname "$0")/common.sh"
packages translator-tom==2.2.0 bmt==1.5.0 linkml-runtime==1.12.1 pydantic==2.14.4

cat > level.py <<'PYTHON'
from translator_tom.v1_6 import KnowledgeGraph as Old
from translator_tom.v2_0 import KnowledgeGraph as New

def edge(version, level, paper):
    parts = {"publications": [paper]}
    made = {"subject": "CHEBI:1", "predicate": "biolink:treats", "object": "MONDO:1",
        "sources": [{"resource_id": "infores:x", "resource_role": "primary_knowledge_source"}]}
    if version is Old:
        parts |= {"knowledge_level": level, "agent_type": "not_provided"}
    else:
        made |= {"knowledge_level": level, "agent_type": "not_provided"}
    return made | {"attributes": [{"attribute_type_id": f"biolink:{key}", "value": value} for key, value in parts.items()]}

nodes = {"CHEBI:1": {"categories": ["biolink:SmallMolecule"], "attributes": []},
    "MONDO:1": {"categories": ["biolink:Disease"], "attributes": []}}
rows = [("knowledge_assertion", "PMID:1"), ("prediction", "PMID:2")]
for order in (rows, rows[::-1]):
    for name, version in (("1.6", Old), ("2.0", New)):
        graph = version.model_validate({"nodes": nodes,
            "edges": {f"e{number}": edge(version, *row) for number, row in enumerate(order)}})
        graph.normalize()
        merged, = graph.edges.values()
        values = [(one.attribute_type_id, one.value) for one in merged.attributes]
        level = merged.knowledge_level if version is New else dict(values)["biolink:knowledge_level"]
        papers = [paper for type, papers in values if type == "biolink:publications" for paper in papers]
        print(f"{order[0][0]} first, {name}:", getattr(level, "value", level), *papers)
PYTHON
expect 'knowledge level and publications of the one edge' 'knowledge_assertion first, 1.6: knowledge_assertion PMID:1 PMID:2
knowledge_assertion first, 2.0: prediction PMID:1 PMID:2
prediction first, 1.6: prediction PMID:2 PMID:1
prediction first, 2.0: knowledge_assertion PMID:2 PMID:1' "$(env/bin/python level.py 2> tom.log)"
