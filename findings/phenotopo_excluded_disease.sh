#!/usr/bin/env bash
# phenotopo 0.6.0: a patient has the disease that was excluded, and is solved by a gene that was rejected.
#
# A Phenopacket can say of a disease, as of a phenotype, that it was excluded, and of a variant that it was rejected as
# the cause; the whole interpretation has a progress, such as UNSOLVED. phenotopo reads `excluded` of phenotypes, but takes
# the first disease of the list, excluded or not, for the group of the patient, though the one that was found follows;
# takes any gene that was looked at for the cause; and calls the patient solved if there is one. Nothing is logged.
# The protocol buffers of Phenopackets 2.0.2 read both packets.
#
# Seen: P1 has the excluded disease, P2 is solved by the gene whose variant was rejected
. "$(dirname "$0")/common.sh"
packages phenopackets==2.0.2.post5 scipy==1.17.1 numpy==2.4.6 pandas==3.0.6
packages --no-deps phenotopo==0.6.0

cat > packets.py <<'PYTHON'
import importlib.util
import json
import pathlib
import sys

from google.protobuf.json_format import ParseDict
from phenopackets.schema.v2.phenopackets_pb2 import Phenopacket

def term(id, label):
    return {"id": id, "label": label}

def packet(patient, **more):
    return {"id": patient, "subject": {"id": patient}, "phenotypicFeatures": [{"type": term("HP:0001250", "Seizure")}],
        "metaData": {"created": "2020-01-01T00:00:00Z", "createdBy": "curator", "phenopacketSchemaVersion": "2.0"}, **more}

variant = {"interpretationStatus": "REJECTED", "subjectOrBiosampleId": "P2", "variantInterpretation":
    {"variationDescriptor": {"id": "v", "geneContext": {"valueId": "HGNC:1", "symbol": "GENE1"}}}}
packets = [
    packet("P1", diseases=[{"term": term("MONDO:1", "excluded"), "excluded": True}, {"term": term("MONDO:2", "found")}]),
    packet("P2", interpretations=[{"id": "i", "progressStatus": "UNSOLVED",
        "diagnosis": {"disease": term("MONDO:3", "suspected"), "genomicInterpretations": [variant]}}]),
]
for found in packets:
    ParseDict(found, Phenopacket())
pathlib.Path("packets.json").write_text(json.dumps(packets))

# The module alone, as the package around it needs what it draws with.
folder = pathlib.Path(importlib.util.find_spec("phenotopo").origin).parent
spec = importlib.util.spec_from_file_location("cohort", folder / "cohort.py")
cohort = sys.modules["cohort"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(cohort)
read = cohort.from_phenopackets("packets.json")
for patient, (_, row) in zip(read.ids, read.metadata.iterrows()):
    print(patient, f"disease {row['disease']}, gene {row['gene']}, solved {row['solved']}")
PYTHON
expect 'patients' 'P1 disease excluded, gene nan, solved False
P2 disease suspected, gene GENE1, solved True' "$(env/bin/python packets.py)"
