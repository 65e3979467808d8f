#!/usr/bin/env bash
# pronto 2.7.4 (with fastobo 0.14.2): as an OBO graph, an obsolete term is a current one, and equivalences are lost.
#
# `dumps(format="json")` writes "deprecated": false for every term, obsolete or not, no synonyms, and no logical
# definitions or equivalences, for which the format has lists of their own. pronto itself then reads the term as not
# obsolete. An OBO graph of others, with "deprecated": true and synonyms, it reads as it is.
#
# Seen: obsolete True, after JSON False; synonyms 1 and 0; equivalent to X:1 and nothing; read from others True
. "$(dirname "$0")/common.sh"
packages pronto==2.7.4 fastobo==0.14.2

cat > terms.obo <<'OBO'
format-version: 1.4
ontology: x

[Term]
id: X:1
name: one

[Term]
id: X:2
name: two
synonym: "deux" EXACT []
equivalent_to: X:1
is_obsolete: true
OBO
cat > obograph.py <<'PYTHON'
import io
import pronto

def seen(ontology):
    term = ontology["X:2"]
    print(term.obsolete, len(term.synonyms), *sorted(other.id for other in term.equivalent_to))

terms = pronto.Ontology("terms.obo")
seen(terms)
seen(pronto.Ontology(io.BytesIO(terms.dumps(format="json").encode())))
others = b"""{"graphs": [{"id": "http://purl.obolibrary.org/obo/x.owl", "edges": [], "nodes": [
    {"id": "http://purl.obolibrary.org/obo/X_1", "type": "CLASS"},
    {"id": "http://purl.obolibrary.org/obo/X_2", "type": "CLASS", "meta": {"deprecated": true,
        "synonyms": [{"pred": "hasExactSynonym", "val": "deux"}]}}],
    "equivalentNodesSets": [{"nodeIds": ["http://purl.obolibrary.org/obo/X_1", "http://purl.obolibrary.org/obo/X_2"]}]}]}"""
seen(pronto.Ontology(io.BytesIO(others)))
PYTHON
expect 'obsolete, synonyms, equivalent to: from OBO, after JSON, from JSON of others' $'True 1 X:1\nFalse 0\nTrue 1 X:1' "$(env/bin/python obograph.py 2> pronto.log)"
