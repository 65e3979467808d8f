#!/usr/bin/env bash
# ndex2 3.12.0: written as SIF and read again, a network without edges gets edges made of the words of its names.
#
# A node without edges is a line with its name. ndex2 reads SIF by tabs if there is one anywhere, and by blanks
# otherwise; its own output has tabs only where there are edges. "tumor necrosis factor" becomes the edge tumor,
# necrosis, factor. With one edge anywhere in the network all is well. Two nodes that share a name become one: the
# writer knows nodes by their names, and an identifier (`represents`) is not written.
#
# Seen: 2 nodes and 0 edges become 3 nodes and 1 edge, tumor necrosis factor; 3 nodes, two of them named CAT, become 2
. "$(dirname "$0")/common.sh"
packages ndex2==3.12.0 networkx==3.6.1

cat > sif.py <<'PYTHON'
from ndex2.cx2 import CX2Network, CX2NetworkSIFFactory, SIFToCX2NetworkFactory

def through(names, edges):
    network = CX2Network()
    for name in names:
        network.add_node(attributes={"name": name})
    for source, target in edges:
        network.add_edge(source=source, target=target, attributes={"interaction": "affects"})
    back = SIFToCX2NetworkFactory().get_cx2network(CX2NetworkSIFFactory().get_sif(network))
    name = {number: node["v"]["name"] for number, node in back.get_nodes().items()}
    found = (f"{name[edge['s']]} -{edge['v']['interaction']}- {name[edge['t']]}" for edge in back.get_edges().values())
    print("; ".join(name.values()), "|", "; ".join(found))

through(["tumor necrosis factor", "insulin"], [])
through(["tumor necrosis factor", "insulin", "GENE1"], [(1, 2)])
through(["CAT", "CAT", "GENE1"], [(0, 2), (1, 2)])
PYTHON
expect 'nodes and edges after SIF' 'tumor; factor; insulin | tumor -necrosis- factor
insulin; GENE1; tumor necrosis factor | insulin -affects- GENE1
CAT; GENE1 | CAT -affects- GENE1; CAT -affects- GENE1' "$(env/bin/python sif.py 2> ndex2.log)"
