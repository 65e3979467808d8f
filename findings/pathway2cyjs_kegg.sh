#!/usr/bin/env bash
# pathway2cyjs 0.0.4: KEGG's relations become edges to nodes called "-->" and "--|", and reactions go either way.
#
# A relation of KGML has two entries and subtypes, such as inhibition with the value "--|". pathway2cyjs takes the value for
# the number of a compound, which it is of one subtype only, and joins both entries to it: no edge joins the two proteins,
# and which of them acts is lost. The ends of all edges are then put into a set, so that of substrate, enzyme and product
# each edge has the direction that Python's hash of texts gives it, in each run another one. pathway2cyjs asks KEGG for
# the file; here it gets a file with one activation (1 to 2), one inhibition (1 to 3) and one reaction (4 by 3 to 5).
#
# Seen: 1 joined to --> and --|, as are 2 and 3; the reaction from product to substrate for one seed of four
. "$(dirname "$0")/common.sh"
packages pathway2cyjs==0.0.4 bridgedbpy==0.0.2 beautifulsoup4==4.15.0 lxml==6.1.3 biopython==1.88 pandas==3.0.6

entry() {
    printf '<entry id="%s" name="%s" type="%s"><graphics name="%s" fgcolor="#000000" bgcolor="#FFFFFF" ' "$@"
    printf 'type="rectangle" x="10" y="10" width="46" height="17"/></entry>\n'
}
{
    echo '<pathway name="path:hsa00001" org="hsa" number="00001" title="made up">'
    entry 1 hsa:1 gene A
    entry 2 hsa:2 gene B
    entry 3 hsa:3 gene C
    entry 4 cpd:C00001 compound D
    entry 5 cpd:C00002 compound E
    echo '<relation entry1="1" entry2="2" type="PPrel"><subtype name="activation" value="--&gt;"/></relation>'
    echo '<relation entry1="1" entry2="3" type="PPrel"><subtype name="inhibition" value="--|"/></relation>'
    echo '<reaction id="3" name="rn:R00001" type="irreversible">'
    echo '<substrate id="4" name="cpd:C00001"/><product id="5" name="cpd:C00002"/></reaction>'
    echo '</pathway>'
} > pathway.kgml
cat > edges.py <<'PYTHON'
import sys
import pathway2cyjs

pathway2cyjs.REST.kegg_get = lambda *_, **__: open("pathway.kgml")
elements = pathway2cyjs.kegg2cyjs("hsa00001")
ends = [(edge["data"]["source"], edge["data"]["target"]) for edge in elements["edges"]]
if sys.argv[1] == "joined":
    print("nodes:", *sorted(node["data"]["id"] for node in elements["nodes"]))
    print("joined:", "; ".join(sorted(" ".join(sorted(pair)) for pair in ends)))
else:
    print(*sorted(" to ".join(pair) for pair in ends if set(pair) < set("345")), sep="; ")
PYTHON
expect 'nodes, and what is joined' 'nodes: 1 2 3 4 5
joined: --> 1; --> 2; --| 1; --| 3; 3 4; 3 5' "$(env/bin/python -W ignore edges.py joined)"
expect 'the reaction of 4 by 3 to 5, with the seeds 0 and 1 of the hash' '4 to 3; 5 to 3
3 to 5; 4 to 3' "$(for seed in 0 1; do PYTHONHASHSEED=$seed env/bin/python -W ignore edges.py directions; done)"
