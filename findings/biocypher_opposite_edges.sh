#!/usr/bin/env bash
# BioCypher 0.17.0: of two edges without ids, one that increases and one that decreases, the second is dropped.
#
# Ids of edges are optional. Without them two edges of one type between the same nodes count as duplicates, whatever
# their properties say: the direction of the effect, the source, the publications. The first is kept as it is. The log
# says once for each type that a duplicate was found, not which nor how many, and nothing ends with an error.
#
# Seen: increased a; with ids increased a, decreased b
. "$(dirname "$0")/common.sh"
packages biocypher==0.17.0

cat > terms.ttl <<'TTL'
@prefix : <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://example.org/> a owl:Ontology .
:entity a owl:Class ; rdfs:label "entity" .
:protein a owl:Class ; rdfs:label "protein" ; rdfs:subClassOf :entity .
:drug a owl:Class ; rdfs:label "drug" ; rdfs:subClassOf :entity .
:effect a owl:Class ; rdfs:label "effect" ; rdfs:subClassOf :entity .
TTL
cat > schema.yaml <<'YAML'
protein: {represented_as: node, preferred_id: uniprot, input_label: protein}
drug: {represented_as: node, preferred_id: drugbank, input_label: drug}
effect: {represented_as: edge, input_label: affects}
YAML
printf 'biocypher:\n  offline: true\n' > biocypher.yaml
cat > edges.py <<'PYTHON'
from biocypher import BioCypher

def kept(*ids):
    graph = BioCypher(dbms="pandas", offline=True, schema_config_path="schema.yaml", biocypher_config_path="biocypher.yaml",
        head_ontology={"url": "terms.ttl", "root_node": "entity"})
    graph.add_nodes([("P1", "protein", {}), ("D1", "drug", {})])
    says = [{"direction": "increased", "source": "a"}, {"direction": "decreased", "source": "b"}]
    graph.add_edges([(name, "D1", "P1", "affects", properties) for name, properties in zip(ids, says)])
    return graph.to_df()["effect"][["direction", "source"]].values.tolist()

with open("seen.txt", "w") as seen:
    print(*kept(None, None), file=seen)
    print(*kept("e1", "e2"), file=seen)
PYTHON
env/bin/python edges.py > biocypher.log 2>&1
expect 'edges without ids, with ids' "['increased', 'a']
['increased', 'a'] ['decreased', 'b']" "$(cat seen.txt)"
