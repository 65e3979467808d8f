#!/usr/bin/env bash
# pathview-plus 2.0.2: every SBGN-ML file is read as an empty one.
#
# SBGN-ML has a namespace, http://sbgn.org/libsbgn/0.2 or 0.3. pathview-plus looks for the map in the first of them, and
# for glyphs and arcs in none, though its documentation has Reactome's SBGN as an example. So of a valid map nothing is
# read, and the table that it makes has no row and no column; no warning is given. Without the namespace, where it is no
# SBGN-ML any more, the map is read whole.
#
# Seen: with either namespace 0 glyphs, 0 arcs, table 0 x 0; without one 2 glyphs, 1 arc, table 2 x 14
. "$(dirname "$0")/common.sh"
packages pathview-plus==2.0.2 polars==2.1.0 numpy==2.4.6 matplotlib==3.11.2 seaborn==0.13.2 pillow==13.0.0 networkx==3.6.1

map() {
    printf '%s\n' '<?xml version="1.0" encoding="UTF-8"?>' "<sbgn$1>" '<map id="m" language="activity flow">' \
        '<glyph class="biological activity" id="a"><label text="A"/><bbox x="0" y="0" w="60" h="30"/></glyph>' \
        '<glyph class="biological activity" id="b"><label text="B"/><bbox x="100" y="0" w="60" h="30"/></glyph>' \
        '<arc class="negative influence" id="x" source="a" target="b">' \
        '<start x="60" y="15"/><end x="100" y="15"/></arc>' \
        '</map>' '</sbgn>'
}
map ' xmlns="http://sbgn.org/libsbgn/0.2"' > 0.2.sbgn
map ' xmlns="http://sbgn.org/libsbgn/0.3"' > 0.3.sbgn
map '' > none.sbgn
cat > read.py <<'PYTHON'
import sys
from pathview import parse_sbgn, sbgn_to_df

for name in sys.argv[1:]:
    pathway = parse_sbgn(name)
    print(f"{name}: {len(pathway.glyphs)} glyphs, {len(pathway.arcs)} arcs, table", *sbgn_to_df(pathway).shape)
PYTHON
expect 'what is read of a map with two activities' '0.2.sbgn: 0 glyphs, 0 arcs, table 0 0
0.3.sbgn: 0 glyphs, 0 arcs, table 0 0
none.sbgn: 2 glyphs, 1 arcs, table 2 14' "$(env/bin/python -W ignore read.py 0.2.sbgn 0.3.sbgn none.sbgn)"
