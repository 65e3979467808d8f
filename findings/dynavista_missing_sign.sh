#!/usr/bin/env bash
# dynavista 0.5.0rc1: where one sign of a table is missing, every inhibition in it is an activation.
#
# dynavista makes Boolean rules of a table of edges with the signs 1 and -1. A missing sign makes pandas read the column as
# numbers with fractions, so that -1 is -1.0, which is not among the spellings of an inhibition, and whatever is not among
# them activates: all inhibitions of the table are turned around, also those of other genes. The same becomes of an edge
# whose sign is missing or unknown, and of SIGNOR's words, such as down-regulates. No warning is given.
#
# Seen: whole: C, A OR NOT B; a third edge without a sign: C, A OR B and D, A; in SIGNOR's words C, A OR B
. "$(dirname "$0")/common.sh"
packages dynavista==0.5.0rc1 numpy==2.4.6 pandas==3.0.6 scipy==1.17.1 matplotlib==3.11.2 joblib==1.6.0 openpyxl==3.1.5 \
    sympy==1.14.0

printf '%s\n' source,target,sign A,C,1 B,C,-1 > whole.csv
printf '%s\n' source,target,sign A,C,1 B,C,-1 A,D, > missing.csv
printf '%s\n' source,target,sign A,C,up-regulates B,C,down-regulates > words.csv
cat > rules.py <<'PYTHON'
import sys
from dynavista.parsers import parse_network

for name in sys.argv[1:]:
    rules, targets = parse_network(name)
    print(name + ":", "; ".join(f"{target}, {rule}" for target, rule in zip(targets, rules) if rule != "0"))
PYTHON
expect 'rules' 'whole.csv: C, A OR NOT B
missing.csv: C, A OR B; D, A
words.csv: C, A OR B' "$(env/bin/python -W ignore rules.py whole.csv missing.csv words.csv)"
