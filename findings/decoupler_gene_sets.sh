#!/usr/bin/env bash
# decoupler 2.2.0: reading gene sets in GMT, it loses genes, and takes words of the description for genes.
#
# GMT separates by tabs: name, description, genes. `dc.pp.read_gmt` splits at any white space. Where the description is
# empty, as in the libraries of Enrichr, the first gene is taken for it and lost. Where it has several words, the words
# after the first are genes of the set.
#
# Seen:
#   CELL_CYCLE<tab><tab>CDK1<tab>CCNB1: CCNB1
#   APOPTOSIS<tab>genes of death<tab>CASP3<tab>BAX: of, death, CASP3, BAX
. "$(dirname "$0")/common.sh"
packages decoupler==2.2.0

printf 'CELL_CYCLE\t\tCDK1\tCCNB1\nAPOPTOSIS\tgenes of death\tCASP3\tBAX\n' > sets.gmt
cat > sets.py <<'PYTHON'
import decoupler as dc
for name, genes in dc.pp.read_gmt("sets.gmt").groupby("source")["target"]:
    print(name, *genes)
PYTHON
expect 'genes that are read' $'APOPTOSIS of death CASP3 BAX\nCELL_CYCLE CCNB1' "$(env/bin/python sets.py 2> decoupler.log)"
