#!/bin/sh
# Compares SQL engines with the crate: mechanisms, order, whole answers, patterns and hostile names.
#
# tests/engines/run.sh HETIONET ENGINE
#   HETIONET  the folder of Hetionet's nodes.tsv.gz and edges.tsv.gz
#   ENGINE    duckdb, sail or spark (which needs Java 17)
#
# Needs Python with duckdb 2.0.1, pyarrow 26.0.1, pysail 0.7.2 and pyspark[connect] 4.1.1, as far as the engine does.
set -eu
cd "$(dirname "$0")/../.."
hetionet=$1 engine=$2
cargo build --release --features cli,parquet --bin mechgraph
cargo build --release --features cli,parquet --example sql_questions --example sql_patterns
target=${CARGO_TARGET_DIR:-target}/release
MECHGRAPH=$target/mechgraph
export MECHGRAPH
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# The tables of a graph in a folder, under the names that engines know.
tables() {
    mkdir "$2"
    "$MECHGRAPH" convert "$1" -o "$2/g.parquet"
    for table in nodes edges closure links; do mv "$2/g_$table.parquet" "$2/$table.parquet"; done
}

"$MECHGRAPH" build "$hetionet/nodes.tsv.gz" "$hetionet/edges.tsv.gz" -o "$work/hetionet.mg"
tables "$work/hetionet.mg" "$work/hetionet"
"$target/examples/sql_questions" "$work/hetionet.mg" 50 > "$work/questions.jsonl"
"$target/examples/sql_questions" "$work/hetionet.mg" 50 pairs > "$work/pairs.jsonl"
python3 tests/engines/compare.py "$engine" "$work/hetionet" "$work/pairs.jsonl"
# A statement for each question; slow in Sail and slower in Spark, so some of them there.
some= && [ "$engine" = duckdb ] || some=21
python3 tests/engines/compare.py "$engine" "$work/hetionet" "$work/questions.jsonl" $some
python3 tests/engines/hostile.py "$engine"
"$MECHGRAPH" build src/datasets/interferon_gamma_nodes.jsonl src/datasets/interferon_gamma_edges.jsonl -o "$work/ifn.mg"
tables "$work/ifn.mg" "$work/interferon"
python3 tests/engines/answers.py "$engine" "$work/ifn.mg" "$work/interferon" - 200 --max-hops 4
python3 tests/engines/answers.py --together "$engine" "$work/ifn.mg" "$work/interferon" - 200 --max-hops 4

for seed in 1 2 3; do
    python3 tests/engines/world.py "$seed" > "$work/world.jsonl"
    "$MECHGRAPH" build "$work/world.jsonl" -o "$work/world.mg"
    tables "$work/world.mg" "$work/world$seed"
    "$target/examples/sql_patterns" "$work/world.mg" 200 > "$work/patterns.jsonl"
    python3 tests/engines/patterns.py "$engine" "$work/world$seed" "$work/patterns.jsonl" "$work/world.mg"
done
"$target/examples/sql_patterns" "$work/hetionet.mg" 100 > "$work/patterns.jsonl"
python3 tests/engines/patterns.py "$engine" "$work/hetionet" "$work/patterns.jsonl"
if [ "$engine" != duckdb ]; then python3 tests/engines/killed.py "$engine" "$work/hetionet" "$work/questions.jsonl"; fi
