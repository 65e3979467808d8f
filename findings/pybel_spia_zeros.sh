#!/usr/bin/env bash
# PyBEL 0.15.5 with pandas 3.0.6: exported for SPIA, every graph is empty.
#
# `to_spia_dfs` fills its matrices by assigning to a cell of a column. Since pandas 3 that changes a copy, and every
# matrix stays as it was made, all zeros. PyBEL takes any pandas. Python prints a warning of pandas about it; the
# export itself ends as always.
#
# Seen: 25 matrices, 2 edges, sum of all cells 0
. "$(dirname "$0")/common.sh"
packages pybel==0.15.5 networkx==3.6.1 pandas==3.0.6

cat > zeros.py <<'PYTHON'
import pybel
from pybel.dsl import Protein

one, two = Protein("HGNC", "A"), Protein("HGNC", "B")
graph = pybel.BELGraph(name="graph", version="1.0.0")
graph.add_increases(one, two, citation="1", evidence="text")
graph.add_decreases(two, one, citation="1", evidence="text")
matrices = pybel.to_spia_dfs(graph)
with open("seen.txt", "w") as seen:
    print(len(matrices), graph.number_of_edges(), sum(int(each.values.sum()) for each in matrices.values()), file=seen)
PYTHON
env/bin/python zeros.py > pybel.log 2>&1
expect 'matrices, edges, and the sum of all cells' '25 2 0' "$(cat seen.txt)"
