#!/usr/bin/env bash
# reasoner-transpiler 2.4.2: when it turns a query around, the qualifiers stay on the old ends.
#
# "The gene is affected by a chemical, and is increased" asks for subject_direction_qualifier, as the gene is the subject.
# Graphs hold the canonical predicate, so that the transpiler asks for chemicals that affect the gene; there the gene is the
# object, but the filter still asks for the direction of the subject, and for the qualified predicate caused_by. Edges with
# object_direction_qualifier increased and the qualified predicate causes are not found, and those that say of the
# chemical that it is increased are. The same query with `affects`, the right way round, finds them. translator-tom 2.2.0
# turns both qualifiers with the edge.
#
# Seen: chemical affects gene, subject_direction_qualifier, caused_by; translator-tom object_direction_qualifier, causes
. "$(dirname "$0")/common.sh"
transpiler_packages
python3 -m venv other
other/bin/python -m pip install --quiet --disable-pip-version-check translator-tom==2.2.0 bmt==1.5.0 linkml-runtime==1.12.1 \
    pydantic==2.14.4

cat > qualifiers.py <<'PYTHON'
affected = [{"qualifier_type_id": "biolink:qualified_predicate", "qualifier_value": "biolink:caused_by"},
    {"qualifier_type_id": "biolink:subject_direction_qualifier", "qualifier_value": "increased"}]
PYTHON
cat > turned.py <<'PYTHON'
import re
import transpiler_offline
from qualifiers import affected
from reasoner_transpiler.cypher import get_query

edge = {"subject": "gene", "object": "chemical", "predicates": ["biolink:affected_by"],
    "qualifier_constraints": [{"qualifier_set": affected}]}
nodes = {"gene": {"ids": ["NCBIGene:1"]}, "chemical": {"categories": ["biolink:SmallMolecule"]}}
cypher = get_query({"nodes": nodes, "edges": {"e": edge}}, subclass=False)
start, end = re.match(r"MATCH \(`(\w+)`.*?`biolink:affects`.*?->\(`(\w+)`", cypher).groups()
print("transpiler:", start, "affects", end, *sorted(set(re.findall(r'`e`[.](\w+ = "\S*(?:caused_by|increased))"', cypher))))
PYTHON
cat > tom.py <<'PYTHON'
from qualifiers import affected
from translator_tom.v1_6 import QualifierConstraint

turned = QualifierConstraint.model_validate({"qualifier_set": affected}).get_inverse()
print("translator-tom:", *(f"{one.qualifier_type_id} = {one.qualifier_value}" for one in turned.qualifier_set))
PYTHON
expect 'what is asked for' 'transpiler: chemical affects gene qualified_predicate = "biolink:caused_by subject_direction_qualifier = "increased
translator-tom: biolink:qualified_predicate = biolink:causes biolink:object_direction_qualifier = increased' \
    "$(env/bin/python turned.py 2> transpiler.log; other/bin/python tom.py 2> tom.log)"
