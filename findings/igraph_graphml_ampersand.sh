#!/usr/bin/env bash
# python-igraph 1.0.0: in GraphML, an ampersand in the id of a node is read as "&#38;".
#
# An ampersand is written in XML as the reference &amp; and igraph reads other references, such as &lt;, as what they stand
# for. An ampersand in an attribute, such as the id of a node, becomes the characters &#38; so that the node has another id
# in igraph than in the file. In the text of an element, such as a value, it is read as it is.
#
# Seen, for nodes a&b and a<b: igraph a&#38;b a<b; networkx a&b a<b
. "$(dirname "$0")/common.sh"
packages igraph==1.0.0 networkx==3.6.1

cat > graph.graphml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="label" attr.type="string"/>
<graph edgedefault="directed">
<node id="a&amp;b"><data key="d0">a&amp;b</data></node>
<node id="a&lt;b"><data key="d0">a&lt;b</data></node>
</graph>
</graphml>
XML
cat > read.py <<'PYTHON'
import igraph
import networkx as nx
nodes = igraph.Graph.Read_GraphML("graph.graphml").vs
print("igraph:", *nodes["id"], *nodes["label"])
nodes = nx.read_graphml("graph.graphml").nodes(data="label")
print("networkx:", *(id for id, _ in nodes), *(label for _, label in nodes))
PYTHON
expect 'ids, and labels' 'igraph: a&#38;b a<b a&b a<b
networkx: a&b a<b a&b a<b' "$(env/bin/python read.py)"
