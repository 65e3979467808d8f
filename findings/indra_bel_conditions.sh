#!/usr/bin/env bash
# INDRA 1.24.0: assembled as BEL, "not phosphorylated" becomes "phosphorylated", and "not bound" nothing.
#
# A statement of INDRA can say in which state its agents are: not phosphorylated, not bound to another, mutated. BEL
# has no word for the absence of a modification. The assembler leaves out the "not" and keeps the modification, so
# that the BEL speaks of the opposite state; a partner that is not bound is left out. Nothing is logged about either.
# INDRA's English loses the first "not", too, and keeps the second.
#
# Seen:
#   MAPK1 with no phosphate at T185 increases FOS: p(MAPK1, pmod(Ph, Thr, 185)) increases p(FOS)
#   MAPK1 not bound to DUSP6 increases FOS: p(MAPK1) increases p(FOS)
. "$(dirname "$0")/common.sh"
indra_packages

cat > conditions.py <<'PYTHON'
from indra.assemblers.english import EnglishAssembler
from indra.assemblers.pybel import PybelAssembler
from indra.statements import Agent, BoundCondition, Evidence, IncreaseAmount, ModCondition

def agent(name, identifier, **state):
    return Agent(name, db_refs={"HGNC": identifier}, **state)

bare = ModCondition("phosphorylation", "T", "185", is_modified=False)
alone = BoundCondition(agent("DUSP6", "3072"), is_bound=False)
with open("seen.txt", "w") as seen:
    for state in ({"mods": [bare]}, {"bound_conditions": [alone]}):
        subject = agent("MAPK1", "6871", **state)
        statement = IncreaseAmount(subject, agent("FOS", "3796"), evidence=[Evidence(source_api="reach", pmid="1")])
        graph = PybelAssembler([statement]).make_model()
        for one, two, data in graph.edges(data=True):
            if data["relation"] == "increases":
                english = EnglishAssembler([statement]).make_model()
                print(statement, graph.edge_to_bel(one, two, data), english, sep=" | ", file=seen)
PYTHON
env/bin/python conditions.py > indra.log 2>&1
expect 'statement, as BEL, in English' 'IncreaseAmount(MAPK1(mods: (phosphorylation, T, 185, False)), FOS()) | p(HGNC:6871 ! MAPK1, pmod(go:0006468 ! "protein phosphorylation", Thr, 185)) increases p(HGNC:3796 ! FOS) | MAPK1 phosphorylated on T185 increases the amount of FOS.
IncreaseAmount(MAPK1(bound: [DUSP6, False]), FOS()) | p(HGNC:6871 ! MAPK1) increases p(HGNC:3796 ! FOS) | MAPK1 not bound to DUSP6 increases the amount of FOS.' "$(cat seen.txt)"
