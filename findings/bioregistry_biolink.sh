#!/usr/bin/env bash
# bioregistry 0.15.6: two prefixes of biolink-model 4.4.6 become those of other things: a variant a disease.
#
# Biolink names variants by SPDI (sequence, position, deletion, insertion) and classes by UMLSSG, the semantic groups of
# UMLS. The Bioregistry, which ignores blanks, hyphens, underscores, dots and slashes in prefixes, takes SPDI for SP_DI, a
# synonym of UniProt's diseases, and UMLSSG for the semantic types. Both come out with an address, where a prefix that it
# does not know gives nothing.
#
# Seen: see the texts that are expected below.
. "$(dirname "$0")/common.sh"
packages bioregistry==0.15.6
packages --no-deps biolink-model==4.4.6
export PYSTOW_HOME="$folder/pystow"

cat > prefixes.py <<'PYTHON'
import json
import pathlib
import biolink_model
import bioregistry

prefixes = json.loads(pathlib.Path(biolink_model.__path__[0], "prefixmaps", "biolink-model-prefix-map.json").read_text())
for curie in ("SPDI:NC_000001.11:12344:A:G", "UMLSSG:DISO", "UBERGRAPH:1"):
    prefix = curie.split(":")[0]
    found = bioregistry.normalize_curie(curie)
    print(prefixes[prefix], found, found and bioregistry.get_name(bioregistry.normalize_prefix(prefix)), sep=", ")
PYTHON
expect "Biolink's address, and the Bioregistry's CURIE and name of the prefix" 'https://api.ncbi.nlm.nih.gov/variation/v0/spdi/, uniprot.disease:NC_000001.11:12344:A:G, UniProt Diseases
https://lhncbc.nlm.nih.gov/semanticnetwork/download/sg_archive/SemGroups-v04.txt, sty:DISO, UMLS Semantic Types Ontology
http://translator.renci.org/ubergraph-axioms.ofn#, None, None' "$(env/bin/python prefixes.py 2> bioregistry.log)"
