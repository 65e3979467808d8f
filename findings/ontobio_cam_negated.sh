#!/usr/bin/env bash
# ontobio 2.9.12: an annotation marked NOT holds in the RDF made of it, and a negative effect has no sign.
#
# rdfgen.py makes GO-CAM's RDF of annotations in GAF 2.2, as the programs do that write a group's files. It looks at the
# aspect of the term alone: each annotation to a function becomes "enabled by", each to a process a function that is part
# of it. NOT is not read, so that P2 enables what it does not enable; and P4, which acts upstream of the process with a
# negative effect, is written as P3 is, which is involved in it. Nothing is logged. ontobio's other maker of GO-CAM,
# `gpad2gocams`, writes NOT as a complement.
#
# Seen: P1 and P2 enable GO:0000001; P3 and P4 enable a function that is part of GO:0000002
. "$(dirname "$0")/common.sh"
ontobio_packages

annotation() {
    printf 'UniProtKB\t%s\t%s\t%s\t%s\tPMID:1\tIDA\t\t%s\t\t\tprotein\ttaxon:9606\t20200101\tGROUP\t\t\n' \
        "$1" "$1" "$2" "$3" "$4"
}
{
    printf '!gaf-version: 2.2\n!generated-by: GROUP\n!date-generated: 2020-01-01\n'
    annotation P1 enables GO:0000001 F
    annotation P2 'NOT|enables' GO:0000001 F
    annotation P3 involved_in GO:0000002 P
    annotation P4 acts_upstream_of_negative_effect GO:0000002 P
} > annotations.gaf
env/bin/python ontobio_offline.py rdfgen.py convert -a gaf -r go.json -o annotations.ttl annotations.gaf > ontobio.log 2>&1
cat > products.py <<'PYTHON'
import rdflib

graph = rdflib.Graph().parse("annotations.ttl")
obo = rdflib.Namespace("http://purl.obolibrary.org/obo/")

def kind(node):
    names = [graph.namespace_manager.normalizeUri(type) for type in graph.objects(node, rdflib.RDF.type)]
    return " ".join(name for name in names if name != "owl:NamedIndividual")

for function, product in sorted(graph.subject_objects(obo.RO_0002333), key=lambda pair: kind(pair[1])):
    whole = [f"part of {kind(process)}" for process in graph.objects(function, obo.BFO_0000050)]
    print(kind(product), "enables", kind(function), *whole)
print("complements:", len(list(graph.subject_objects(rdflib.OWL.complementOf))))
PYTHON
expect 'what the RDF says of the products' 'UniProtKB:P1 enables GO:0000001
UniProtKB:P2 enables GO:0000001
UniProtKB:P3 enables GO:0003674 part of GO:0000002
UniProtKB:P4 enables GO:0003674 part of GO:0000002
complements: 0' "$(env/bin/python products.py)"
