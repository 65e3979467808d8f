#!/usr/bin/env bash
# sbgnml-to-cytoscape 4.0.4 (npm): of SBGN's activity flow next to nothing is left, and no message says so.
#
# The package takes SBGN-ML for Cytoscape.js. It has a list of the classes of glyphs that it knows; a glyph of another
# class is left out, with every arc at it. "biological activity", which nearly all nodes of activity flow are, is not on
# it. libsbgnpy 0.7.1 finds the same file valid, and reads all of it.
#
# Seen: of three glyphs and two arcs, one glyph, the phenotype
. "$(dirname "$0")/common.sh"
npm_packages sbgnml-to-cytoscape@4.0.4
packages libsbgnpy==0.7.1

map() {
    printf '%s\n' '<?xml version="1.0" encoding="UTF-8"?>' '<sbgn xmlns="http://sbgn.org/libsbgn/0.3">' \
        "<map id=\"m\" language=\"$1\">" "$2" '</map>' '</sbgn>'
}
glyph() {
    printf '<glyph class="%s" id="%s"><bbox x="0" y="0" w="60" h="30"/>%s</glyph>\n' "$@"
}
arc() {
    printf '<arc class="%s" id="%s" source="%s" target="%s"><start x="0" y="0"/><end x="0" y="0"/></arc>\n' "$@"
}
map 'activity flow' "$(glyph 'biological activity' a ''; glyph 'biological activity' b ''; glyph phenotype c ''
    arc 'negative influence' x1 a b; arc 'positive influence' x2 b c)" > flow.sbgn
cat > read.js <<'JS'
const convert = require("sbgnml-to-cytoscape");
for (const name of ["flow"]) {
    const { nodes, edges } = convert(require("fs").readFileSync(`${name}.sbgn`, "utf8"));
    console.log("sbgnml-to-cytoscape:", name, nodes.map(node => node.data.id).sort().join(" "), "|",
        edges.map(edge => edge.data.class).join(", "));
}
JS
cat > read.py <<'PYTHON'
import pathlib

from libsbgnpy import read_sbgn_from_file, validate

for name in ("flow",):
    assert not validate(pathlib.Path(f"{name}.sbgn"))
    map = read_sbgn_from_file(f"{name}.sbgn").map[0]
    print("libsbgnpy:", name, *(glyph.id for glyph in map.glyph), "|", ", ".join(arc.class_value.value for arc in map.arc))
PYTHON
expect 'glyphs and arcs' 'sbgnml-to-cytoscape: flow c | 
libsbgnpy: flow a b c | negative influence, positive influence' "$(node read.js 2>&1; env/bin/python read.py 2>&1)"
