#!/usr/bin/env bash
# PhEval 0.7.14: a disease that was excluded and a gene that was rejected are the right answers of a benchmark.
#
# PhEval measures whether programs find the diseases and genes of patients, which it takes from their Phenopackets. A
# Phenopacket can also say that a disease was excluded, and of a variant that it was rejected, as results of the search.
# PhEval reads neither: all diseases of a packet are diagnoses, all genes causative. A program that ranks the gene
# that was rejected first is right. Of phenotypes PhEval reads `excluded`.
#
# Seen: diagnoses found and ruled out; causative GENE1, which was rejected, and GENE2
. "$(dirname "$0")/common.sh"
packages phenopackets==2.0.2.post5 click==8.5.1 polars==2.1.0
packages --no-deps pheval==0.7.14

cat > packet.py <<'PYTHON'
import json
from pathlib import Path
from pheval.utils.phenopacket_utils import PhenopacketUtil, phenopacket_reader

def term(id, label):
    return {"id": id, "label": label}

def variant(status, number):
    descriptor = {"id": "v", "geneContext": {"valueId": f"HGNC:{number}", "symbol": f"GENE{number}"}}
    return {"interpretationStatus": status, "subjectOrBiosampleId": "P1",
        "variantInterpretation": {"variationDescriptor": descriptor}}

packet = {"id": "P1", "subject": {"id": "P1"},
    "phenotypicFeatures": [{"type": term("HP:0001250", "seizure")},
        {"type": term("HP:0001251", "ataxia"), "excluded": True}],
    "diseases": [{"term": term("MONDO:1", "ruled out"), "excluded": True}, {"term": term("MONDO:2", "found")}],
    "interpretations": [{"id": "i", "progressStatus": "SOLVED", "diagnosis": {"disease": term("MONDO:2", "found"),
        "genomicInterpretations": [variant("REJECTED", 1), variant("CAUSATIVE", 2)]}}],
    "metaData": {"created": "2020-01-01T00:00:00Z", "createdBy": "curator", "phenopacketSchemaVersion": "2.0"}}
Path("packet.json").write_text(json.dumps(packet))
read = PhenopacketUtil(phenopacket_reader(Path("packet.json")))
print("phenotypes:", *(feature.type.label for feature in read.observed_phenotypic_features()))
print("diagnoses:", "; ".join(sorted(disease.disease_name for disease in read.diagnoses())))
print("causative:", *sorted(gene.gene_symbol for gene in read.diagnosed_genes()))
PYTHON
expect 'what is to be found' 'phenotypes: seizure
diagnoses: found; ruled out
causative: GENE1 GENE2' "$(env/bin/python packet.py 2> pheval.log)"
