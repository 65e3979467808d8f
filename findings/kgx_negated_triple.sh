#!/usr/bin/env bash
# KGX 2.7.0: written as RDF, an edge that denies something also asserts it.
#
# As N-Triples an edge becomes a statement with `negated` and its other properties, and a plain triple of its subject,
# predicate and object besides. The plain triple is written for a negated edge, too: who queries the triples finds the
# treatment that the edge says is none. With `--stream` it is the same.
#
# Seen:
#   <.../e1> <.../negated> "true"
#   <.../CHEBI_1> <.../treats> <.../MONDO_1>
. "$(dirname "$0")/common.sh"
kgx_packages

printf '%s\n' '{"id":"CHEBI:1","category":["biolink:SmallMolecule"]}' '{"id":"MONDO:1","category":["biolink:Disease"]}' > in_nodes.jsonl
printf '%s\n' '{"id":"e1","subject":"CHEBI:1","predicate":"biolink:treats","object":"MONDO:1","negated":true,"primary_knowledge_source":"infores:a"}' > in_edges.jsonl
# Triples about the treatment and the negation, with the last part of each address.
triples() { grep -E 'vocab/(treats|negated)> ["<]' "$1" | sed -E 's/<[^>]*\/([^>]*)>/\1/g; s/\^\^[^ ]*//; s/ \.$//' | sort; }
found=$'CHEBI_1 treats MONDO_1\ne1 negated "true"'
kgx transform -i jsonl -f nt -o whole.nt in_nodes.jsonl in_edges.jsonl
expect 'triples' "$found" "$(triples whole.nt)"
kgx transform --stream -i jsonl -f nt -o stream.nt in_nodes.jsonl in_edges.jsonl
expect 'triples with --stream' "$found" "$(triples stream.nt)"
