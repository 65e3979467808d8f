#!/usr/bin/env bash
# PyBEL 0.15.5: a statement about a statement is read as two plain edges.
#
# BEL's `A decreases (B increases C)` says that A lessens the effect of B on C. By default PyBEL reads it as
# `A decreases B` and `B increases C`: A then acts on B itself, which nobody said. There is no warning about it; what
# the two edges share is the number of their line and the evidence. `disallow_nested` makes it an error instead.
#
# Seen:
#   p(HGNC:A) decreases p(HGNC:B) 6
#   p(HGNC:B) increases p(HGNC:C) 6
#   0 warnings about line 6
. "$(dirname "$0")/common.sh"
packages pybel==0.15.5

cat > nested.py <<'PYTHON'
from pybel import BELGraph
from pybel.io.line_utils import parse_lines

LINES = """SET DOCUMENT Name = "nested"
SET DOCUMENT Version = "1.0.0"
DEFINE NAMESPACE HGNC AS PATTERN ".*"
SET Citation = {"PubMed", "title", "1"}
SET Evidence = "text"
p(HGNC:A) decreases (p(HGNC:B) increases p(HGNC:C))""".splitlines()
# PyBEL itself prints about the document's missing author, so what is seen goes into a file.
with open("seen.txt", "w") as seen:
    for options in ({}, {"disallow_nested": True}):
        graph = BELGraph()
        parse_lines(graph, LINES, **options)
        for one, two, data in graph.edges(data=True):
            print(one, data["relation"], two, data["line"], file=seen)
        count = sum("increases" in str(warning) for warning in graph.warnings)
        print(count, "warnings about the statement", file=seen)
PYTHON
env/bin/python nested.py > pybel.log 2>&1
expect 'edges, by default and with disallow_nested' 'p(HGNC:A) decreases p(HGNC:B) 6
p(HGNC:B) increases p(HGNC:C) 6
0 warnings about the statement
1 warnings about the statement' "$(cat seen.txt)"
