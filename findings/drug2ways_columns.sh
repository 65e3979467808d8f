#!/usr/bin/env bash
# drug2ways 0.0.12: the order of the columns decides which way an effect goes, and an edge list has no directions.
#
# A table has columns for source, target and the effect, called polarity, and drug2ways' documentation says that their
# order does not matter. They are found by their names, but their cells are taken in the order of the file: with the
# target first every effect goes the other way, and the drug reaches nothing. With the polarity in the middle it becomes
# a node, and the target the polarity. An edge list is read without a direction at all. No message says so.
#
# Seen: source first drug -> gene -> disease; target first the reverse of both; an edge list directed False
. "$(dirname "$0")/common.sh"
packages drug2ways==0.0.12 pybel==0.15.5 networkx==3.6.1 pandas==3.0.6

printf 'source\ttarget\tpolarity\ndrug\tgene\t-1\ngene\tdisease\t1\n' > source_first.tsv
printf 'target\tsource\tpolarity\ngene\tdrug\t-1\ndisease\tgene\t1\n' > target_first.tsv
printf 'source\tpolarity\ttarget\ndrug\t-1\tgene\ngene\t1\tdisease\n' > polarity_second.tsv
printf "drug gene {'polarity': -1}\ngene disease {'polarity': 1}\n" > edges.lst
echo drug > sources.txt
echo disease > targets.txt

cat > columns.py <<'PYTHON'
from drug2ways.constants import EDGE_LIST, TSV
from drug2ways.graph_reader import load_graph

for name in ("source_first", "target_first", "polarity_second"):
    edges = load_graph(f"{name}.tsv", TSV).edges(data="polarity")
    print(f"{name}:", "; ".join(f"{source} to {target}, polarity {polarity}" for source, target, polarity in edges))
print("edge list: directed", load_graph("edges.lst", EDGE_LIST).is_directed())
PYTHON
expect 'what is read' 'source_first: drug to gene, polarity -1; gene to disease, polarity 1
target_first: gene to drug, polarity -1; disease to gene, polarity 1
polarity_second: drug to -1, polarity gene; gene to 1, polarity disease
edge list: directed False' "$(env/bin/python columns.py 2> drug2ways.log)"

paths() {
    env/bin/python -m drug2ways explore --graph "$1.tsv" --fmt tsv --sources sources.txt --targets targets.txt \
        --lmax 3 --name "$1_" --output . > drug2ways.log 2>&1
    env/bin/python -c 'import json, sys; print(len(json.load(open(sys.argv[1]))))' "$1_all_against_all_lmax_3.json"
}
expect 'drugs that reach the disease' 'source_first: 1
target_first: 0' "$(for name in source_first target_first; do echo "$name: $(paths $name)"; done)"
