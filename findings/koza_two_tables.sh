#!/usr/bin/env bash
# Koza 2.7.0: its two writers of tables write `sources` in two ways, and one does not read the other's.
#
# The writer that an ingest uses prints each object of the list as Python does, with `|` between them, and does not
# quote. `koza convert` writes the list as JSON and quotes it as RFC 4180 asks. Reading the first table and writing it
# again, Koza keeps the cell as a text: what were two sources is then one text.
#
# Seen:
#   {'id': 'infores:a', 'category': ['biolink:RetrievalSource'], 'resource_id': 'infores:a', ...}|{'id': 'infores:b', ...
#   "[{""resource_id"":""infores:a"",""resource_role"":""primary_knowledge_source""}]"
. "$(dirname "$0")/common.sh"
packages koza==2.7.0 biolink-model==4.4.6

cat > ingest.py <<'PYTHON'
from biolink_model.datamodel.pydanticmodel_v2 import Association, RetrievalSource
from koza.io.writer.tsv_writer import TSVWriter
from koza.model.writer import WriterConfig

def source(name, role):
    return RetrievalSource(id=name, resource_id=name, resource_role=role)

writer = TSVWriter(".", "ingest", WriterConfig(edge_properties=["id", "subject", "predicate", "object", "sources"]))
sources = [source("infores:a", "primary_knowledge_source"), source("infores:b", "aggregator_knowledge_source")]
writer.write_edges([Association(id="e1", subject="CHEBI:1", predicate="biolink:affects", object="NCBIGene:1",
    knowledge_level="prediction", agent_type="manual_agent", sources=sources)])
writer.finalize()
PYTHON
env/bin/python ingest.py > ingest.log 2>&1
cell() { tail -n 1 "$1" | cut -f "$2"; }
expect 'written by the writer of ingests' "{'id': 'infores:a', 'category': ['biolink:RetrievalSource'], 'resource_id': 'infores:a', 'resource_role': 'primary_knowledge_source'}|{'id': 'infores:b', 'category': ['biolink:RetrievalSource'], 'resource_id': 'infores:b', 'resource_role': 'aggregator_knowledge_source'}" "$(cell ingest_edges.tsv 5)"
printf '%s\n' '{"id":"e1","subject":"CHEBI:1","predicate":"biolink:affects","object":"NCBIGene:1","sources":[{"resource_id":"infores:a","resource_role":"primary_knowledge_source"}]}' > in_edges.jsonl
env/bin/koza convert --edges in_edges.jsonl --output-dir exported --format tsv > koza.log 2>&1
expect 'written by koza convert' '"[{""resource_id"":""infores:a"",""resource_role"":""primary_knowledge_source""}]"' \
    "$(env/bin/python - <<'PYTHON'
header, row = (line.rstrip("\n").split("\t") for line in open("exported/edges.tsv"))
print(dict(zip(header, row))["sources"])
PYTHON
)"
env/bin/koza convert --edges ingest_edges.tsv --output-dir back --format jsonl > koza.log 2>&1
expect 'the first table, read by koza convert' 'str' \
    "$(env/bin/python -c 'import json; print(type(json.loads(open("back/edges.jsonl").readline())["sources"]).__name__)')"
