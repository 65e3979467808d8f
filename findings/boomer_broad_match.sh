#!/usr/bin/env bash
# boomer 0.1.0: the broader term of a mapping becomes the narrower one, and a mapping marked Not is a match.
#
# In SKOS, "X:1 broadMatch Y:1" says that Y:1 is broader. boomer reads it as X:1 being broader, and makes Y:1 a subclass of
# X:1, and of a narrowMatch the other way round, from SSSOM and from property values in OBO; of rdfs:subClassOf, and of the
# is_a of an ontology, it reads the direction as it is, so that a mapping contradicts what an ontology says in these words.
# It does not read predicate_modifier: two terms of which it is 0.95 sure that they do not match are equivalent with a
# probability of 0.95, and it answers that they are.
#
# Seen: broadMatch Y:1 under X:1, narrowMatch X:2 under Y:2, Not exactMatch X:4 is Y:4; in OBO Y:1 under X:1
. "$(dirname "$0")/common.sh"
# What it needs for notebooks is left out.
packages py-horned-owl==2.0.0 pydantic==2.14.4 click==8.5.1 networkx==3.6.1 pyyaml==6.0.4
packages --no-deps boomer==0.1.0

{
    printf '#%s\n' 'curie_map:' '  X: https://example.org/X_' '  Y: https://example.org/Y_' \
        'mapping_set_id: https://example.org/set' 'license: https://creativecommons.org/publicdomain/zero/1.0/'
    printf '%s\t%s\t%s\t%s\tsemapv:ManualMappingCuration\t0.95\n' X:1 '' skos:broadMatch Y:1 X:2 '' skos:narrowMatch Y:2 \
        X:3 '' rdfs:subClassOf Y:3 X:4 Not skos:exactMatch Y:4 |
        sed '1i subject_id\tpredicate_modifier\tpredicate_id\tobject_id\tmapping_justification\tconfidence'
} > set.sssom.tsv
printf '%s\n' 'format-version: 1.4' 'ontology: x' '' '[Term]' 'id: X:1' 'name: one' 'property_value: skos:broadMatch Y:1' \
    > terms.obo
cat > facts.py <<'PYTHON'
from boomer.ontology_converter import obo_to_kb
from boomer.search import solve
from boomer.sssom_converter import sssom_to_kb

def words(fact):
    return f"{fact.sub} is {fact.equivalent}" if hasattr(fact, "equivalent") else f"{fact.sub} under {fact.sup}"

for solved in solve(sssom_to_kb("set.sssom.tsv")).solved_pfacts:
    print(words(solved.pfact.fact) + ":", solved.pfact.prob, solved.truth_value)
for given in obo_to_kb("terms.obo").pfacts:
    print("OBO:", words(given.fact))
PYTHON
expect 'facts, their probability, and what is found' 'Y:1 under X:1: 0.95 True
X:2 under Y:2: 0.95 True
X:3 under Y:3: 0.95 True
X:4 is Y:4: 0.95 True
OBO: Y:1 under X:1' "$(env/bin/python -W ignore facts.py 2> boomer.log | grep -v '^Solving')"
