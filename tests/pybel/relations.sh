#!/usr/bin/env bash
# Signs of BEL graphs, compared with PyBEL's own relations, and a statement in a statement from PyBEL to `show`.
#
#     tests/pybel/relations.sh target/release/mechgraph GRAPH.bel.nodelink.json.gz ...
#
# Installs PyBEL 0.15.5 in a temporary folder. Needs python3 (3.11 was used) with venv, and pip's usual package index. It is
# no part of the tests: run it when the reader or PyBEL changes. It ends with an error if a sign differs, or a row is lost.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check pybel==0.15.5
"$folder/env/bin/python" "$here/relations.py" "$@" 2> "$folder/log" || { tail -n 20 "$folder/log" >&2; exit 1; }
