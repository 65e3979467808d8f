#!/usr/bin/env bash
# bioregistry 0.15.6: through the addresses that it makes, four vocabularies come back with other prefixes.
#
# Of a CURIE it makes an address, and of an address a CURIE. For KEGG's compounds, drugs and diseases the way back ends at
# `kegg`, for PharmGKB's drugs at `pharmgkb`: nodes of a graph that passed through RDF no longer match those that did not.
# For others, such as MONDO, both ways fit.
#
# Seen: kegg:C00001, kegg:D00123, kegg:H00076, pharmgkb:PA448710, mondo:0005148
. "$(dirname "$0")/common.sh"
packages bioregistry==0.15.6
export PYSTOW_HOME="$folder/pystow"

cat > addresses.py <<'PYTHON'
import bioregistry

for curie in ("kegg.compound:C00001", "kegg.drug:D00123", "kegg.disease:H00076", "pharmgkb.drug:PA448710", "mondo:0005148"):
    print(curie, bioregistry.curie_from_iri(bioregistry.get_iri(curie)))
PYTHON
expect 'CURIEs, before and after' 'kegg.compound:C00001 kegg:C00001
kegg.drug:D00123 kegg:D00123
kegg.disease:H00076 kegg:H00076
pharmgkb.drug:PA448710 pharmgkb:PA448710
mondo:0005148 mondo:0005148' "$(env/bin/python addresses.py 2> bioregistry.log)"
