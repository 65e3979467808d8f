#!/usr/bin/env bash
# biolink-model 4.4.6: its package has two prefix maps of nearly one name, which differ.
#
# `biolink-model-prefix-map.json` and `biolink_model_prefix_map.json` lie side by side, and nothing in the package says
# which one counts. ICD10 expands to a page of the WHO in one and to pages of ICD-9-CM in the other. Nine prefixes are
# in the first only, among them some that classes of the model name in their `id_prefixes`; one of the second is no
# prefix but a predicate, with an address of example.org.
#
# Seen: see the texts that are expected below.
. "$(dirname "$0")/common.sh"
packages --no-deps biolink-model==4.4.6
packages PyYAML==6.0.4

cat > maps.py <<'PYTHON'
import importlib.util, json, pathlib, yaml
root = pathlib.Path(importlib.util.find_spec("biolink_model").submodule_search_locations[0])
one, two = (json.loads((root / "prefixmaps" / f"biolink{c}model{c}prefix{c}map.json").read_text()) for c in "-_")
model = yaml.safe_load((root / "schema" / "biolink_model.yaml").read_text())
asked = {prefix for each in model["classes"].values() for prefix in (each or {}).get("id_prefixes", [])}
print("ICD10:", one["ICD10"], two["ICD10"])
print("other IRI:", *sorted(prefix for prefix in one.keys() & two.keys() if one[prefix] != two[prefix]))
print("in the first only:", *sorted(one.keys() - two.keys()))
print("of these asked for by classes:", *sorted((one.keys() - two.keys()) & asked))
print("in the second only:", *sorted(two.keys() - one.keys()))
PYTHON
expect 'the two maps' 'ICD10: https://icd.who.int/browse10/2016/en#/ https://icd.codes/icd9cm/
other IRI: ICD10
in the first only: CLINICALTRIALS COB IUPHARobj METPO MOD UNIMOD icd11 icd11.foundation uspto-patent
of these asked for by classes: CLINICALTRIALS IUPHARobj MOD UNIMOD icd11 icd11.foundation
in the second only: regulates' "$(env/bin/python maps.py)"
