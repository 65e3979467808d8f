#!/usr/bin/env bash
# graphology-graphml 0.5.2 (npm, graphology 0.26.0): a default of false is read as true, and directed="false" is not read.
#
# GraphML gives an attribute a type and a default. graphology-graphml reads values by the type, but leaves defaults as
# texts: "false" is a text that is not empty, which JavaScript takes for true, and 0.5 is a text that + joins to others. An
# edge without a value is then negated by `if (edge.negated)`. An edge with directed="false" in a directed graph, as for a
# correlation, becomes one from source to target. rustworkx 0.18.1 reads defaults by their types.
#
# Seen, with a default of false: no value negated, false not, true negated; undirected edges none
. "$(dirname "$0")/common.sh"
npm_packages graphology@0.26.0 graphology-graphml@0.5.2
packages rustworkx==0.18.1

cat > graph.graphml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="edge" attr.name="negated" attr.type="boolean"><default>false</default></key>
<key id="d1" for="edge" attr.name="weight" attr.type="double"><default>0.5</default></key>
<graph edgedefault="directed">
<node id="a"/><node id="b"/>
<edge id="none" source="a" target="b"/>
<edge id="false" source="a" target="b"><data key="d0">false</data></edge>
<edge id="true" source="a" target="b"><data key="d0">true</data></edge>
</graph>
</graphml>
XML
cat > correlated.graphml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<graph edgedefault="directed">
<node id="a"/><node id="b"/>
<edge id="correlated" source="a" target="b" directed="false"/>
</graph>
</graphml>
XML
cat > read.js <<'JS'
const Graph = require("graphology");
const { parse } = require("graphology-graphml");
const read = name => parse(Graph, require("fs").readFileSync(name, "utf8"));
const graph = read("graph.graphml");
graph.forEachEdge((id, edge) => console.log(`graphology: ${id} ${edge.negated ? "negated" : "not"}`));
console.log("graphology: 1 + weight is", 1 + graph.getEdgeAttribute("none", "weight"));
console.log("graphology: undirected", read("correlated.graphml").undirectedSize);
JS
cat > read.py <<'PYTHON'
import rustworkx as rx
for edge in rx.read_graphml("graph.graphml")[0].edges():
    print("rustworkx:", edge["id"], edge["negated"], edge["weight"])
PYTHON
expect 'what is read' 'graphology: none negated
graphology: false not
graphology: true negated
graphology: 1 + weight is 10.5
graphology: undirected 0
rustworkx: none False 0.5
rustworkx: false False 0.5
rustworkx: true True 0.5' "$(node read.js 2>&1; env/bin/python read.py 2>&1)"
