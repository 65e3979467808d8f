#!/usr/bin/env bash
# KGX 2.7.0: the name of a file decides what is read, and becomes the source of its edges.
#
# - A file of JSON Lines with neither "nodes" nor "edges" in its name is skipped: a line in the log, an empty result,
#   exit code 0.
# - An edge that has no `knowledge_source` gets the name of its file as one, also where it has a
#   `primary_knowledge_source`. One edge read from two copies of a file then has two sources.
#
# Seen:
#   graph.jsonl: 0 edges
#   in_edges.jsonl, also with a primary source: in_edges.jsonl
. "$(dirname "$0")/common.sh"
kgx_packages

two_nodes in_nodes.jsonl
cat > in_edges.jsonl <<'JSON'
{"id":"e1","subject":"CHEBI:1","predicate":"biolink:affects","object":"NCBIGene:1","primary_knowledge_source":"infores:a"}
{"id":"e2","subject":"NCBIGene:1","predicate":"biolink:affects","object":"CHEBI:1"}
JSON
cat in_nodes.jsonl in_edges.jsonl > graph.jsonl
kgx transform --stream -i jsonl -f jsonl -o skipped graph.jsonl
expect 'edges of graph.jsonl' 0 "$(wc -l < skipped_edges.jsonl | tr -d ' ')"
kgx transform --stream -i jsonl -f jsonl -o named in_nodes.jsonl in_edges.jsonl
sources() {
    env/bin/python - "$1" <<'PYTHON'
import json, sys
for line in open(sys.argv[1]):
    edge = json.loads(line)
    print(edge["id"], edge.get("primary_knowledge_source"), edge.get("knowledge_source"))
PYTHON
}
expect 'sources of in_edges.jsonl' $'e1 infores:a in_edges.jsonl\ne2 None in_edges.jsonl' "$(sources named_edges.jsonl)"
