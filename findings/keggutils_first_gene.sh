#!/usr/bin/env bash
# KEGGutils 0.4.0: the first gene of an entry is lost, a second relation replaces the first, and pathways share theirs.
#
# An entry of KGML names the genes that share a box, often several. KEGGutils gives the first two of them one node, so that
# the first is gone, with its relations. Of two relations between two entries, such as one of expression and one of
# inhibition, the graph keeps the last. Genes and relations beside the graph are kept once for the whole program: a
# pathway has those of every one that was read before it. KEGGutils asks KEGG for the file; here it gets a file with
# genes 1, 2 and 3 in one entry, which express and inhibit 4, and then one with gene 5 alone.
#
# Seen: hsa:1 is missing, what inhibits expresses; genes of the second pathway hsa:2 hsa:3 hsa:4 hsa:5
. "$(dirname "$0")/common.sh"
# What it needs for notebooks and its own tests is left out.
packages networkx==3.6.1 matplotlib==3.11.2 requests==2.34.2 awesome-slugify==1.6.5 Unidecode==0.4.21 'setuptools<81'
packages --no-deps KEGGutils==0.4.0

entry() {
    printf '<entry id="%s" name="%s" type="gene"><graphics name="%s" type="rectangle" x="10" y="10"/></entry>\n' "$@"
}
{
    echo '<pathway name="path:hsa00001" org="hsa" number="00001" title="first">'
    entry 1 'hsa:1 hsa:2 hsa:3' 'A, B, C'
    entry 2 hsa:4 D
    echo '<relation entry1="1" entry2="2" type="PPrel"><subtype name="inhibition" value="--|"/></relation>'
    echo '<relation entry1="1" entry2="2" type="GErel"><subtype name="expression" value="--&gt;"/></relation>'
    echo '</pathway>'
} > first.kgml
{
    echo '<pathway name="path:hsa00002" org="hsa" number="00002" title="second">'
    entry 5 hsa:5 E
    echo '</pathway>'
} > second.kgml
cat > pathways.py <<'PYTHON'
import sys
import xml.etree.ElementTree as tree
from KEGGutils import KEGGpathway

sys.modules["KEGGutils.KEGGpathway"].keggapi_get = lambda dbentry, **_: tree.parse(dbentry + ".kgml")
for name in "first", "second":
    pathway = KEGGpathway(pathway_id=name)
    names = dict(pathway.nodes(data="name"))
    print(name, "nodes:", *sorted(names.values()))
    for source, target, data in sorted(pathway.edges(data=True)):
        print(name, "edge:", names[source], *(subtype for subtype, _ in data["subtypes"]), names[target])
    print(name, "genes:", *sorted(pathway.list_by_nodetype("gene")))
    print(name, "relations:", len(pathway.relations))
PYTHON
expect 'two pathways, one after the other' 'first nodes: hsa:2 hsa:3 hsa:4
first edge: hsa:2 expression hsa:4
first edge: hsa:3 expression hsa:4
first genes: hsa:2 hsa:3 hsa:4
first relations: 2
second nodes: hsa:5
second genes: hsa:2 hsa:3 hsa:4 hsa:5
second relations: 2' "$(env/bin/python -W ignore pathways.py)"
