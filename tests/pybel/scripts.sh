#!/usr/bin/env bash
# BEL scripts, compiled by PyBEL and read by the program: the same terms, statements, signs, contexts and evidence.
#
#     tests/pybel/scripts.sh target/release/mechgraph SCRIPT.bel ...
#
# PyBEL's own test scripts are compared too. Installs PyBEL 0.15.5 in a temporary folder. Needs python3 (3.11 was used) with
# venv, and pip's usual package index. It is no part of the tests: run it when the reader or PyBEL changes. It ends with an
# error if a statement that PyBEL compiles is not read, or read otherwise; what PyBEL refuses and the program reads is counted.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check pybel==0.15.5
"$folder/env/bin/python" "$here/scripts.py" "$@"
