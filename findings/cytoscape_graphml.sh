#!/usr/bin/env bash
# cytoscape-graphml 1.0.6 (npm, Cytoscape.js 3.34.4): attributes are called by the ids of their keys, and false is true.
#
# In GraphML a key has an id, by which the data in the file refer to it, and the name and type of the attribute that it
# stands for; programs number the ids as they like. The extension of Cytoscape.js looks at no key: what is named "negated"
# is the data "d1" of an edge in one file and that of another attribute in the next, a default is lost, and each value is a
# text, so that the selector [?d1], which asks for what is true, also finds false. networkx 3.6.1 reads the names and the
# types of the same file.
#
# Seen: no edge with the data "negated"; two of d1, both true, where one is false
. "$(dirname "$0")/common.sh"
npm_packages cytoscape@3.34.4 cytoscape-graphml@1.0.6 jquery@3.7.1 jsdom@26.1.0
packages networkx==3.6.1

cat > graph.graphml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="node" attr.name="name" attr.type="string"/>
<key id="d1" for="edge" attr.name="negated" attr.type="boolean"/>
<key id="d2" for="edge" attr.name="weight" attr.type="double"><default>0.5</default></key>
<graph edgedefault="directed">
<node id="a"><data key="d0">alpha</data></node><node id="b"/>
<edge id="asserted" source="a" target="b"><data key="d1">false</data></edge>
<edge id="denied" source="a" target="b"><data key="d1">true</data></edge>
</graph>
</graphml>
XML
cat > read.js <<'JS'
const { JSDOM } = require("jsdom");
const jquery = require("jquery")(new JSDOM("").window);
const cytoscape = require("cytoscape");
require("cytoscape-graphml")(cytoscape, jquery);
cytoscape.warnings(false);
const graph = cytoscape({ headless: true });
graph.graphml(require("fs").readFileSync("graph.graphml", "utf8"));
for (const edge of graph.edges()) {
    const { id, source, target, ...data } = edge.data();
    console.log("cytoscape:", id, JSON.stringify(data));
}
console.log("cytoscape: edges with [negated]", graph.edges("[negated]").length, "and with [?d1]", graph.edges("[?d1]").length);
JS
cat > read.py <<'PYTHON'
import networkx
for _, _, edge in networkx.read_graphml("graph.graphml").edges(data=True):
    print("networkx:", dict(edge))
PYTHON
expect 'what is read' 'cytoscape: asserted {"d1":"false"}
cytoscape: denied {"d1":"true"}
cytoscape: edges with [negated] 0 and with [?d1] 2
networkx: {'"'negated'"': False}
networkx: {'"'negated'"': True}' "$(node read.js 2>&1; env/bin/python read.py 2>&1)"
