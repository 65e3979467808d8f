#!/usr/bin/env bash
# goenrichment 1.0.3 and fastsemsim 1.0.0: an annotation marked NOT in GAF is one that holds.
#
# The fourth column of GAF says how a gene product is related to the term, and NOT in it that it is not. Neither of the two
# reads this column: goenrichment counts B, of which an experiment found that it has no part in the process, among its genes
# and among those of every wider process, and fastsemsim measures how alike A and B are by it. The same holds of NCBI's
# gene2go in goenrichment. GO's own files have such rows, and no warning is given.
#
# Seen: goenrichment from GAF A B in GO:0000002 and GO:0008150, from gene2go the same; fastsemsim P1 P2
. "$(dirname "$0")/common.sh"
packages goenrichment==1.0.3 fastsemsim==1.0.0 networkx==3.6.1 numpy==2.4.6 pandas==3.0.6 scipy==1.17.1 \
    statsmodels==0.15.0

cat > go.obo <<'OBO'
format-version: 1.2
ontology: go

[Term]
id: GO:0008150
name: biological_process
namespace: biological_process

[Term]
id: GO:0000002
name: some process
namespace: biological_process
is_a: GO:0008150 ! biological_process
OBO
row() {
    printf 'UniProtKB\t%s\t%s\t%s\tGO:0000002\tPMID:1\tIDA\t\tP\t\t\tprotein\t' "$@"
    printf 'taxon:9606\t20200101\tUniProt\t\t\n'
}
{ echo '!gaf-version: 2.2'; row P1 A involved_in; row P2 B 'NOT|involved_in'; } > annotations.gaf
{
    printf '#tax_id\tGeneID\tGO_ID\tEvidence\tQualifier\tGO_term\tPubMed\tCategory\n'
    printf '9606\t%s\tGO:0000002\tIDA\t%s\tsome process\t1\tProcess\n' 1 involved_in 2 'NOT involved_in'
} > gene2go
printf '9606\t%s\t%s\t-\n' 1 A 2 B > gene_info
gzip -k annotations.gaf gene2go gene_info

env/bin/goenrich_createdb --gobo go.obo --goa_uniprot annotations.gaf.gz -o gaf.pickle > goenrichment.log
env/bin/goenrich_createdb --gobo go.obo --gene_info gene_info.gz --gene2go gene2go.gz -o ncbi.pickle >> goenrichment.log
cat > genes.py <<'PYTHON'
import pickle
from fastsemsim import ac, ontology

for name in "gaf", "ncbi":
    with open(name + ".pickle", "rb") as file:
        graph = pickle.load(file)["graph"]
    for term in "GO:0000002", "GO:0008150":
        print(f"goenrichment, {name}, {term}:", *sorted(graph.nodes[term]["genes"]))
with open("go.obo") as file:
    terms = ontology.load(file, "obo", "GeneOntology")
annotations = ac.load_ac(terms, "annotations.gaf", "gaf-2.0", {})
print("fastsemsim, GO:0000002:", *sorted(annotations.reverse_annotations[terms.id2node("GO:0000002")]))
PYTHON
expect 'genes that have the annotation' 'goenrichment, gaf, GO:0000002: A B
goenrichment, gaf, GO:0008150: A B
goenrichment, ncbi, GO:0000002: A B
goenrichment, ncbi, GO:0008150: A B
fastsemsim, GO:0000002: P1 P2' "$(env/bin/python -W ignore genes.py)"
