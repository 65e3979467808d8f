#!/usr/bin/env bash
# PyBEL 0.15.5: a complex that has a component becomes the component of its component.
#
# BEL's `complex(C) hasComponent p(A)` says that A is a part of C, and `p(F) hasMember p(B)` that B is one of F. PyBEL
# exchanges the ends of both, as it does where it writes `partOf` and `isA` for `hasComponents` and `hasMembers`, and keeps
# the names: its graph says that A has the component C and B the member F. So do its node-link JSON and the BEL that it
# writes, which turns round again when it is read. Nothing is logged.
#
# Seen: p(HGNC:A) hasComponent complex(X:C), p(HGNC:B) hasMember p(X:F), and right where lists are written
. "$(dirname "$0")/common.sh"
packages pybel==0.15.5

cat > members.py <<'PYTHON'
import pybel
from pybel.io.line_utils import parse_lines

LINES = """SET DOCUMENT Name = "members"
SET DOCUMENT Version = "1.0.0"
DEFINE NAMESPACE HGNC AS PATTERN ".*"
DEFINE NAMESPACE X AS PATTERN ".*"
SET Citation = {"PubMed", "title", "1"}
SET Evidence = "text"
complex(X:C) hasComponent p(HGNC:A)
p(X:F) hasMember p(HGNC:B)
complex(X:D) hasComponents list(p(HGNC:A))
p(X:G) hasMembers list(p(HGNC:B))""".splitlines()
graph = pybel.BELGraph()
parse_lines(graph, LINES)
document = pybel.to_nodelink(graph)
# PyBEL itself prints about the document's missing author, so what is seen goes into a file.
with open("seen.txt", "w") as seen:
    for link in document["links"]:
        source, target = (document["nodes"][link[end]]["bel"] for end in ("source", "target"))
        print(source, link["relation"], target, file=seen)
PYTHON
env/bin/python members.py > pybel.log 2>&1
expect 'links of node-link JSON' 'p(HGNC:A) hasComponent complex(X:C)
p(HGNC:A) partOf complex(X:D)
p(HGNC:B) hasMember p(X:F)
p(HGNC:B) isA p(X:G)' "$(sort seen.txt)"
