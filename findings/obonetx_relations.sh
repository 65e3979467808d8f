#!/usr/bin/env bash
# obonetx 0.3: what a process inhibits is its parent, and so is what a thing is made of.
#
# In OBO, is_a leads to the wider term; a relationship may lead anywhere. obonetx calls what either leads to a parent, an
# ancestor and a "more generic term", and what lies at the other end a child: whoever looks for all kinds of apoptosis
# finds its negative regulation, and of a cell, which has a nucleus as a part, the nucleus is wider. In the graph of
# obonet, on which it is built, the keys of edges tell kinds and relations apart.
#
# Seen: parents of GO:3, which inhibits GO:2, GO:1 GO:2; kinds of GO:2 GO:3; above GO:5, which has part GO:4, GO:1 GO:4
. "$(dirname "$0")/common.sh"
packages obonetx==0.3 obonet==1.3.0 networkx==3.6.1

cat > terms.obo <<'OBO'
format-version: 1.2
ontology: go

[Term]
id: GO:1
name: root

[Term]
id: GO:2
name: apoptotic process
is_a: GO:1 ! root

[Term]
id: GO:3
name: negative regulation of apoptotic process
is_a: GO:1 ! root
relationship: negatively_regulates GO:2 ! apoptotic process

[Term]
id: GO:4
name: nucleus
is_a: GO:1 ! root

[Term]
id: GO:5
name: cell
is_a: GO:1 ! root
relationship: has_part GO:4 ! nucleus
OBO
cat > terms.py <<'PYTHON'
from obonetx.ontology import Ontology

terms = Ontology("terms.obo")
print("parents of GO:3:", *sorted(terms.parents("GO:3")))
print("descendants of GO:2:", *sorted(terms.descendants("GO:2")))
print("ancestors of GO:5:", *sorted(terms.ancestors("GO:5")))
edges = terms.nx_graph().edges(keys=True)
print("kinds alone:", *sorted(f"{source} {target}" for source, target, key in edges if key == "is_a"))
PYTHON
expect 'wider and narrower terms' 'parents of GO:3: GO:1 GO:2
descendants of GO:2: GO:3
ancestors of GO:5: GO:1 GO:4
kinds alone: GO:2 GO:1 GO:3 GO:1 GO:4 GO:1 GO:5 GO:1' "$(env/bin/python -W ignore terms.py 2> obonetx.log)"
