#!/usr/bin/env bash
# decoupler 2.2.0: `dc.pp.adjmat` gives a gene the weight of another, once a target of the network is not measured.
#
# The function makes a matrix of weights for given genes from a network of regulators and targets. If a target is not
# among the genes, its row is not left out but taken for the next gene, and the signs are those of others. That all
# targets must be among the genes is not said; decoupler's own methods see to it before they call it.
#
# Seen, for weights A 1, B -1, C 2:
#   genes C, B, A: C 2, B -1, A 1
#   genes C, B: C -1, B 1
. "$(dirname "$0")/common.sh"
packages decoupler==2.2.0

cat > adjacency.py <<'PYTHON'
import decoupler as dc
import numpy as np
import pandas as pd
net = pd.DataFrame([["TF", "A", 1.0], ["TF", "B", -1.0], ["TF", "C", 2.0]], columns=["source", "target", "weight"])
for genes in (["C", "B", "A"], ["C", "B"]):
    _, names, matrix = dc.pp.adjmat(np.array(genes), net)
    print(*(f"{name} {weight:g}" for name, weight in zip(names, matrix[:, 0])), sep=", ")
PYTHON
expect 'weights, and weights without A' $'C 2, B -1, A 1\nC -1, B 1' "$(env/bin/python adjacency.py 2> decoupler.log)"
