#!/usr/bin/env bash
# nxontology 0.5.0: reducing an ontology removes "negatively regulates" where "is a" and "part of" lead to the same term.
#
# `multidigraph_to_digraph` makes one graph of all relations, and with `reduce=True`, as `read_gene_ontology` calls it by
# default, takes out each edge that a longer path replaces, whatever the relations along the path are. That three is a
# kind of two, and two a part of one, does not say that three lessens one: with the edge, the only statement of it goes.
#
# Seen: three edges, one of them ['negatively regulates'], and reduced two edges, ['part of'] and ['is a']
. "$(dirname "$0")/common.sh"
packages nxontology==0.5.0 pronto==2.7.4 fastobo==0.14.2 networkx==3.6.1

cat > terms.obo <<'OBO'
format-version: 1.4
ontology: x

[Typedef]
id: negatively_regulates
name: negatively regulates

[Typedef]
id: part_of
name: part of

[Term]
id: X:1
name: one

[Term]
id: X:2
name: two
relationship: part_of X:1

[Term]
id: X:3
name: three
is_a: X:2
relationship: negatively_regulates X:1
OBO
cat > reduced.py <<'PYTHON'
import pronto
from nxontology.imports import multidigraph_to_digraph, pronto_to_multidigraph

graph = pronto_to_multidigraph(pronto.Ontology("terms.obo"))
for reduce in (False, True):
    digraph = multidigraph_to_digraph(graph, reduce=reduce)
    found = (f"{child} {', '.join(data['rel_types'])} {parent}" for parent, child, data in digraph.edges(data=True))
    print("reduced:" if reduce else "as it is:", "; ".join(sorted(found)))
PYTHON
expect 'relations' 'as it is: X:2 part of X:1; X:3 is a X:2; X:3 negatively regulates X:1
reduced: X:2 part of X:1; X:3 is a X:2' "$(env/bin/python reduced.py 2> nxontology.log)"
