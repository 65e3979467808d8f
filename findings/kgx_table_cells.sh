#!/usr/bin/env bash
# KGX 2.7.0: tables of KGX do not come back as they were.
#
# - A list of objects, such as `sources`, is written as Python prints each object, with `|` between them: neither JSON
#   nor a list of Python.
# - `negated` that is false becomes an empty cell, as if nobody had said so.
# - A name with `|` in it comes back as a list of two names.
# - A number comes back as a text.
# The exit code is 0 both ways.
#
# Seen in the table:
#   {'resource_id': 'infores:a', 'resource_role': 'primary_knowledge_source'}|{'resource_id': 'infores:b', ...}
# and from it: name ["al", "pha"], p_value "0.05", sources a list of two texts, no negated.
. "$(dirname "$0")/common.sh"
kgx_packages

cat > in_nodes.jsonl <<'JSON'
{"id":"CHEBI:1","category":["biolink:SmallMolecule"],"name":"al|pha"}
{"id":"NCBIGene:1","category":["biolink:Gene"],"name":"GENE1"}
JSON
cat > in_edges.jsonl <<'JSON'
{"id":"e1","subject":"CHEBI:1","predicate":"biolink:affects","object":"NCBIGene:1","negated":false,"p_value":0.05,"sources":[{"resource_id":"infores:a","resource_role":"primary_knowledge_source"},{"resource_id":"infores:b","resource_role":"aggregator_knowledge_source"}]}
JSON
kgx transform -i jsonl -f tsv -o table in_nodes.jsonl in_edges.jsonl
kgx transform -i tsv -f jsonl -o back table_nodes.tsv table_edges.tsv
cat > show.py <<'PYTHON'
import csv, json
row, = csv.DictReader(open("table_edges.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE)
print("negated", repr(row.get("negated")))
print(row["sources"])
edge = json.loads(open("back_edges.jsonl").readline())
print(json.dumps({key: edge.get(key) for key in ("negated", "p_value")}), len(edge["sources"]), type(edge["sources"][0]).__name__)
print(json.loads(open("back_nodes.jsonl").readline())["name"])
PYTHON
expect 'the table, and what is read from it' "negated ''
{'resource_id': 'infores:a', 'resource_role': 'primary_knowledge_source'}|{'resource_id': 'infores:b', 'resource_role': 'aggregator_knowledge_source'}
{\"negated\": null, \"p_value\": \"0.05\"} 2 str
['al', 'pha']" "$(env/bin/python show.py)"
