#!/usr/bin/env bash
# keggx 0.1.2: of two relations between the same two entries the second is lost, also where it goes back.
#
# In KGML, A that expresses B and B that inhibits A are two relations, as of p53 and MDM2. keggx keeps a relation only if
# the two entries are joined by none before it, whichever way that goes: the feedback is a plain activation then, and with
# the other order of the file a plain inhibition. The same holds of A that both activates and inhibits B. So it is in
# its tables and in the GraphML that it writes, and no warning is given.
#
# Seen: back: A 1 B, with the relations exchanged B -1 A; twice: A 1 B, exchanged A -1 B
. "$(dirname "$0")/common.sh"
packages keggx==0.1.2 pandas==1.5.3 numpy==1.26.4 networkx==3.6.1 matplotlib==3.11.2 seaborn==0.13.2 'setuptools<81'

entry() {
    printf '<entry id="%s" name="hsa:%s" type="gene"><graphics name="%s" fgcolor="#000000" bgcolor="#FFFFFF" ' "$@"
    printf 'type="rectangle" x="10" y="10" width="46" height="17"/></entry>\n'
}
relation() {
    printf '<relation entry1="%s" entry2="%s" type="PPrel"><subtype name="%s" value="%s"/></relation>\n' "$@"
}
pathway() {
    echo '<pathway name="path:hsa00001" org="hsa" number="00001" title="made up">'
    entry 1 1 A
    entry 2 2 B
    cat
    echo '</pathway>'
}
activates() { relation 1 2 activation '--&gt;'; }
inhibits() { relation "$1" "$2" inhibition '--|'; }
{ activates; inhibits 2 1; } | pathway > back.kgml
{ inhibits 2 1; activates; } | pathway > back-exchanged.kgml
{ activates; inhibits 1 2; } | pathway > twice.kgml
{ inhibits 1 2; activates; } | pathway > twice-exchanged.kgml
cat > edges.py <<'PYTHON'
import sys
import networkx
from keggx.keggx import KEGG

for name in sys.argv[1:]:
    KEGG(KGML_file=name + ".kgml").output_KGML_as_graphml("out.graphml")
    graph = networkx.read_graphml("out.graphml")
    names = graph.nodes(data="name")
    print(name + ":", "; ".join(f"{names[a]} {data['effect']} {names[b]}" for a, b, data in graph.edges(data=True)))
PYTHON
expect 'edges of two relations' 'back: A 1 B
back-exchanged: B -1 A
twice: A 1 B
twice-exchanged: A -1 B' "$(env/bin/python -W ignore edges.py back back-exchanged twice twice-exchanged)"
