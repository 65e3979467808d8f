#!/usr/bin/env bash
# reasoner-transpiler 2.4.2: a constraint with <, > or matches is left out of the query, and nothing says so.
#
# A query of TRAPI can ask for edges whose attribute is below or above a number, or matches a pattern. From such a
# constraint the transpiler makes nothing: the Cypher is that of the query without it, and so are the answers. An
# operator that is none in TRAPI is left out too. What it cannot do otherwise, such as "not", it refuses with an error.
#
# Seen: === and == `p_value`: 0.05; <, > and matches the same Cypher as without; not refused
. "$(dirname "$0")/common.sh"
transpiler_packages

cat > constraints.py <<'PYTHON'
import transpiler_offline
from reasoner_transpiler.cypher import get_query
from reasoner_transpiler.exceptions import UnsupportedError

def query(*constraints):
    edge = {"subject": "a", "object": "b", "predicates": ["biolink:correlated_with"]}
    edge["attribute_constraints"] = list(constraints)
    nodes = {"a": {"ids": ["CHEBI:1"]}, "b": {"categories": ["biolink:Gene"]}}
    return get_query({"nodes": nodes, "edges": {"e": edge}}, subclass=False)

plain = query()
for operator, negated in (("===", False), ("==", False), ("<", False), (">", False), ("matches", False), ("<", True)):
    constraint = {"id": "biolink:p_value", "name": "p", "operator": operator, "not": negated,
        "value": "0[.]0.*" if operator == "matches" else 0.05}
    try:
        found = query(constraint)
        seen = "as without" if found == plain else "{`p_value`: 0.05}" if "{`p_value`: 0.05}" in found else found
    except UnsupportedError:
        seen = "refused"
    print("not" if negated else "", operator, seen)
PYTHON
expect 'the query with a constraint of an attribute' ' === {`p_value`: 0.05}
 == {`p_value`: 0.05}
 < as without
 > as without
 matches as without
not < refused' "$(env/bin/python constraints.py 2> transpiler.log)"
