#!/usr/bin/env bash
# PyBEL 0.15.5: as JGIF, two effects on one protein get the words of one, and no causal edge is read back.
#
# "A increases the activity of B" and "A increases the degradation of B" are two edges between the same nodes with the
# same relation. `to_jgif` writes both pieces of evidence under the statement of whichever comes first, and twice,
# once for each of the edges. `from_jgif` looks for the citation under other names than `to_jgif` writes, and passes
# over what has none: of PyBEL's own file it reads the nodes and no causal edge. Nothing is logged either way. The
# documentation calls `to_jgif` untested and says nothing of this.
#
# Seen: p(HGNC:A) increases act(p(HGNC:B)) for degradation, too; 0 of 2 edges read back
. "$(dirname "$0")/common.sh"
packages pybel==0.15.5 networkx==3.6.1 pandas==3.0.6

cat > labels.py <<'PYTHON'
import pybel
from pybel.dsl import Protein, activity, degradation

graph = pybel.BELGraph(name="graph", version="1.0.0")
one, two = Protein("HGNC", "A"), Protein("HGNC", "B")
graph.add_increases(one, two, citation="1", evidence="activity", target_modifier=activity())
graph.add_increases(one, two, citation="2", evidence="degradation", target_modifier=degradation())
with open("seen.txt", "w") as seen:
    for edge in pybel.to_jgif(graph)["graph"]["edges"]:
        for evidence in edge["metadata"]["evidences"]:
            print(evidence["summary_text"], "|", evidence["bel_statement"], file=seen)
    print(pybel.from_jgif_jsons(pybel.to_jgif_jsons(graph)).number_of_edges(), file=seen)
PYTHON
env/bin/python labels.py > pybel.log 2>&1
expect 'evidence and its statement, and edges read back' 'activity | p(HGNC:A) increases act(p(HGNC:B), ma(go:0003674 ! "molecular function"))
degradation | p(HGNC:A) increases act(p(HGNC:B), ma(go:0003674 ! "molecular function"))
activity | p(HGNC:A) increases act(p(HGNC:B), ma(go:0003674 ! "molecular function"))
degradation | p(HGNC:A) increases act(p(HGNC:B), ma(go:0003674 ! "molecular function"))
0' "$(cat seen.txt)"
