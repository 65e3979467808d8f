#!/usr/bin/env bash
# obonet 1.3.0: an exclamation mark within quotes cuts off a synonym, a definition and its references.
#
# In OBO, "!" begins a comment at the end of a line, but not within a quoted text. obonet takes the first one that comes
# after a blank for a comment: the synonym keeps an opening quote and loses its scope, the definition its references.
# pronto 2.7.4 reads both whole.
#
# Seen: obonet "Keep off and "IV; pronto Keep off ! danger with 1 reference, IV ! iv EXACT
. "$(dirname "$0")/common.sh"
packages obonet==1.3.0 pronto==2.7.4 fastobo==0.14.2 networkx==3.6.1

cat > terms.obo <<'OBO'
format-version: 1.4
ontology: x

[Term]
id: X:1
name: one
def: "Keep off ! danger" [PMID:1]
synonym: "IV ! iv" EXACT []
OBO
cat > marks.py <<'PYTHON'
import obonet
import pronto

term = obonet.read_obo("terms.obo").nodes["X:1"]
print("obonet:", term["name"], "|", term["def"], "|", *term["synonym"])
term = pronto.Ontology("terms.obo")["X:1"]
synonym, = term.synonyms
print("pronto:", term.name, "|", term.definition, *(xref.id for xref in term.definition.xrefs), "|",
    synonym.description, synonym.scope)
PYTHON
expect 'name, definition and synonym' 'obonet: one | "Keep off | "IV
pronto: one | Keep off ! danger PMID:1 | IV ! iv EXACT' "$(env/bin/python marks.py 2> obonet.log)"
