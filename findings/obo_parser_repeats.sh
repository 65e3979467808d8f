#!/usr/bin/env bash
# obo-parser 1.0.3: a term keeps the last of its parents, relations and synonyms, and the last term of a file is lost.
#
# In OBO a term has as many lines is_a, relationship and synonym as it needs. obo-parser makes a dictionary of them: each
# line replaces the one before it. A term is handed on when the next [Term] or the first [Typedef] begins; where the file
# ends instead, as an ontology without relations of its own does, the last term is not. Nothing is logged. pronto 2.7.4
# reads all of them.
#
# Seen: X:3 is_a X:2 only, with one synonym of two; no X:4
. "$(dirname "$0")/common.sh"
packages obo-parser==1.0.3 pronto==2.7.4 fastobo==0.14.2 networkx==3.6.1

cat > terms.obo <<'OBO'
format-version: 1.4
ontology: x

[Term]
id: X:1
name: one

[Term]
id: X:2
name: two

[Term]
id: X:3
name: three
synonym: "III" EXACT []
synonym: "tres" EXACT []
is_a: X:1
is_a: X:2

[Term]
id: X:4
name: four
is_a: X:1
OBO
cat > repeats.py <<'PYTHON'
import pronto
from obo_parser.parser import OBO_Parser

for term in OBO_Parser("terms.obo").terms:
    print("obo-parser:", term.get("id"), "is_a", term.get("is_a"), "synonym", term.get("synonym"))
for term in pronto.Ontology("terms.obo").terms():
    parents = sorted(parent.id for parent in term.superclasses(distance=1, with_self=False))
    print("pronto:", term.id, "is_a", *parents, "synonym", *sorted(synonym.description for synonym in term.synonyms))
PYTHON
expect 'terms with parents and synonyms' 'obo-parser: X:1 is_a None synonym None
obo-parser: X:2 is_a None synonym None
obo-parser: X:3 is_a X:2 synonym "tres" EXACT []
pronto: X:1 is_a synonym
pronto: X:2 is_a synonym
pronto: X:3 is_a X:1 X:2 synonym III tres
pronto: X:4 is_a X:1 synonym' "$(env/bin/python repeats.py 2> obo.log)"
