#!/usr/bin/env bash
# cat-merge 1.0.2: with `--mapping` every mapping replaces a term, whatever it says of the two.
#
# Edges are moved from the object of a mapping to its subject. Neither the predicate nor the modifier of the mapping
# is looked at: a term is replaced by one that is only related to it, by a broader one, and by one that a mapping
# marked Not says it is not the same as. Both engines do so; the edge keeps the former term as `original_object`. No
# option tells which mappings to use.
#
# Seen: the edge to DOID:1 is to MONDO:1, for skos:relatedMatch and for skos:exactMatch with Not
. "$(dirname "$0")/common.sh"
packages cat-merge==1.0.2 duckdb==1.5.6 pandas==2.3.3

mkdir graph
printf 'id\tcategory\nCHEBI:1\tbiolink:SmallMolecule\nMONDO:1\tbiolink:Disease\nDOID:1\tbiolink:Disease\n' > graph/a_nodes.tsv
printf 'id\tcategory\tsubject\tpredicate\tobject\ne1\tbiolink:Association\tCHEBI:1\tbiolink:treats\tDOID:1\n' > graph/a_edges.tsv
# The edge after a merge with one mapping of the given predicate and modifier.
edge() {
    printf 'subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\n' > one.sssom.tsv
    printf 'MONDO:1\t%s\t%s\tDOID:1\tsemapv:ManualMappingCuration\n' "$1" "$2" >> one.sssom.tsv
    rm -rf merged
    env/bin/cat-merge merge --name merged --source graph --mapping one.sssom.tsv --output_dir merged --qc_report false \
        --engine "$3" > cat_merge.log 2>&1
    mkdir -p merged
    tar -xzf merged/merged.tar.gz -C merged
    env/bin/python - <<'PYTHON'
import csv
row, = csv.DictReader(open("merged/merged_edges.tsv"), delimiter="\t")
print(row["subject"], row["predicate"], row["object"], "was", row["original_object"] or "the same")
PYTHON
}
moved='CHEBI:1 biolink:treats MONDO:1 was DOID:1'
for engine in duckdb pandas; do
    expect "$engine, related" "$moved" "$(edge skos:relatedMatch '' "$engine")"
    expect "$engine, not the same" "$moved" "$(edge skos:exactMatch Not "$engine")"
done
