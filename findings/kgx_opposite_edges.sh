#!/usr/bin/env bash
# KGX 2.7.0: `kgx transform` keeps one of two opposite edges.
#
# Two edges have ids, sources and qualifiers of their own: the drug increases the activity of the gene, says one, and
# decreases it, says the other. Without `--stream`, edges are kept by subject, predicate and object alone, so that one
# comes out. It is a mixture: the later edge with the number that only the earlier has. The exit code is 0, and nothing
# is logged about it. With `--stream` both come out as they are.
#
# Seen:
#   e2 decreased PMID:3 0.05
#   with --stream: e1 increased PMID:1 0.05, e2 decreased PMID:3 None
. "$(dirname "$0")/common.sh"
kgx_packages

two_nodes in_nodes.jsonl
cat > in_edges.jsonl <<'JSON'
{"id":"e1","subject":"CHEBI:1","predicate":"biolink:affects","object":"NCBIGene:1","qualified_predicate":"biolink:causes","object_aspect_qualifier":"activity","object_direction_qualifier":"increased","primary_knowledge_source":"infores:a","publications":["PMID:1"],"p_value":0.05}
{"id":"e2","subject":"CHEBI:1","predicate":"biolink:affects","object":"NCBIGene:1","qualified_predicate":"biolink:causes","object_aspect_qualifier":"activity","object_direction_qualifier":"decreased","primary_knowledge_source":"infores:b","publications":["PMID:3"]}
JSON
edges() {
    env/bin/python - "$1" <<'PYTHON'
import json, sys
for line in open(sys.argv[1]):
    edge = json.loads(line)
    print(edge["id"], edge["object_direction_qualifier"], *edge["publications"], edge.get("p_value"))
PYTHON
}
kgx transform -i jsonl -f jsonl -o whole in_nodes.jsonl in_edges.jsonl
expect 'without --stream' 'e2 decreased PMID:3 0.05' "$(edges whole_edges.jsonl)"
kgx transform --stream -i jsonl -f jsonl -o stream in_nodes.jsonl in_edges.jsonl
expect 'with --stream' $'e1 increased PMID:1 0.05\ne2 decreased PMID:3 None' "$(edges stream_edges.jsonl)"
