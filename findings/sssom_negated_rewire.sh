#!/usr/bin/env bash
# sssom-py 0.4.21: `sssom rewire` and `sssom partition` merge terms that a mapping says are not the same.
#
# A mapping with `predicate_modifier: Not` says that MONDO:1 is not equivalent to DOID:1. `rewire` replaces MONDO:1 by
# DOID:1 in the ontology all the same, and `partition` puts the two into one clique, through which MONDO:1 and MONDO:2
# become one as well. `ptable` gives it the probability of a match. The exit code is 0, and no word is said about it.
#
# Seen:
#   rewire: <http://purl.obolibrary.org/obo/DOID_1> rdfs:label "one"
#   partition: one clique of two mappings
#   ptable: probability 0.9 of being equivalent
. "$(dirname "$0")/common.sh"
packages sssom==0.4.21 pandas==3.0.6 networkx==3.6.1

cat > set.sssom.tsv <<'TSV'
#curie_map:
#  MONDO: http://purl.obolibrary.org/obo/MONDO_
#  DOID: http://purl.obolibrary.org/obo/DOID_
#mapping_set_id: https://example.org/set
#license: https://creativecommons.org/publicdomain/zero/1.0/
TSV
printf 'subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\tconfidence\n' >> set.sssom.tsv
printf 'MONDO:1\towl:equivalentClass\tNot\tDOID:1\tsemapv:ManualMappingCuration\t0.9\n' >> set.sssom.tsv
printf 'MONDO:2\towl:equivalentClass\t\tDOID:1\tsemapv:ManualMappingCuration\t0.8\n' >> set.sssom.tsv
cat > terms.ttl <<'TTL'
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<http://purl.obolibrary.org/obo/MONDO_1> rdfs:label "one" .
TTL
expect 'rewired' '<http://purl.obolibrary.org/obo/DOID_1> rdfs:label "one" .' \
    "$(env/bin/sssom rewire --mapping-file set.sssom.tsv terms.ttl 2> sssom.log | grep label)"
mkdir cliques
env/bin/sssom partition --output-directory cliques set.sssom.tsv > sssom.log 2>&1
expect 'cliques, and mappings in them' '1 2' "$(ls cliques | wc -l | tr -d ' ') $(cat cliques/* | grep -c '^MONDO')"
expect 'probability of being equivalent' 'MONDO:1 0.9' \
    "$(env/bin/sssom ptable set.sssom.tsv 2> sssom.log | awk -F '\t' '/MONDO:1/ { print $1, $5 }')"
