#!/usr/bin/env bash
# ontobio 2.9.12: in GO-CAM genes of TAIR become genes of AIR, and those of NCBIGene ones of CBIGene.
#
# A term that an annotation denies gets "NOT-" before its identifier, while the model is made. What is cut off again is
# not this prefix but every N, O, T and hyphen at the beginning, of every identifier. TAIR, the source of annotations of
# Arabidopsis, and all prefixes that begin with NCBI lose a letter, and what is left is written as an IRI as it is.
# Nothing is logged.
#
# Seen: TAIR:locus:1 is AIR:locus:1, NCBIGene:1 is CBIGene:1, P1 of UniProtKB is right
. "$(dirname "$0")/common.sh"
ontobio_packages

{
    printf '!gpa-version: 2.0\n!generated-by: GROUP\n!date-generated: 2020-01-01\n'
    for id in TAIR:locus:1 NCBIGene:1 UniProtKB:P1; do
        printf '%s\t\tRO:0002327\tGO:0000001\tPMID:1\tECO:0000314\t\t\t2020-01-01\tGROUP\t\t%s\n' $id \
            'contributor-id=https://orcid.org/0000-0000-0000-0001'
    done
} > annotations.gpad
{
    printf '!gpi-version: 2.0\n!generated-by: GROUP\n!date-generated: 2020-01-01\n'
    for id in TAIR:locus:1 NCBIGene:1 UniProtKB:P1; do
        printf '%s\t%s\t%s\t\tPR:000000001\tNCBITaxon:3702\t\t\t\t\t\n' $id ${id##*:} ${id##*:}
    done
} > annotations.gpi
env/bin/python ontobio_offline.py validate.py gpad2gocams -g annotations.gpad -i annotations.gpi -t . -o go.json --ttl \
    > ontobio.log 2>&1
cat > genes.py <<'PYTHON'
import sys
import rdflib

for name in sys.argv[1:]:
    graph = rdflib.Graph().parse(name)
    enabler, = graph.objects(None, rdflib.URIRef("http://purl.obolibrary.org/obo/RO_0002333"))
    print(name, *(type for type in graph.objects(enabler, rdflib.RDF.type) if "NamedIndividual" not in type))
PYTHON
expect 'gene products in the models' 'TAIR_locus_1.ttl AIR:locus:1
NCBIGene_1.ttl CBIGene:1
UniProtKB_P1.ttl http://identifiers.org/uniprot/P1' \
    "$(env/bin/python genes.py TAIR_locus_1.ttl NCBIGene_1.ttl UniProtKB_P1.ttl)"
