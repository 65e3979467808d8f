#!/usr/bin/env bash
# pybel-tools 0.9.1: genes that do not change count for a regulator that goes down, and what degrades as what raises.
#
# CausalR asks of a regulator whether the genes below it changed as they would if it went up, or down, and counts those
# that changed: it multiplies what is predicted by what is seen, and a gene with 0 adds nothing. pybel-tools, which does
# this with a graph of BEL and takes 1, -1 and 0 as its documentation says, counts each gene that is not as predicted for
# "up" as correct for "down", also one that did not change. Of the four genes that A raises one went up and three stayed:
# the answer is that A went down. What A does to a target is read from the relation alone: where A raises the degradation
# of D, D should go up with A. pybel-tools needs a name that Python 3.10 removed; it is put back here.
#
# Seen: three genes of four unchanged: up 1 - 3, down 3 - 1; D, degraded by A and lower: up 0 - 1, down 1 - 0
. "$(dirname "$0")/common.sh"
packages pybel==0.15.5 dataclasses-json==0.6.7 bel-resources==0.0.3 networkx==3.6.1 pandas==3.0.6 scipy==1.17.1 \
    matplotlib==3.11.2 seaborn==0.13.2
packages --no-deps pybel-tools==0.9.1

cat > hypotheses.py <<'PYTHON'
import collections
import collections.abc

collections.Iterable = collections.abc.Iterable

from pybel import BELGraph, dsl
from pybel_tools.analysis.causalr import rank_causalr_hypothesis

regulator, degraded = dsl.Protein("HGNC", name="A"), dsl.Protein("HGNC", name="D")
genes = [dsl.Rna("HGNC", name=f"GENE{number}") for number in range(4)]
graph = BELGraph()
for gene in genes:
    graph.add_increases(regulator, gene, evidence="made up", citation="1")
graph.add_increases(regulator, degraded, evidence="made up", citation="1", target_modifier=dsl.degradation())

def show(what, observed):
    up, down = rank_causalr_hypothesis(graph, observed, regulator)
    print(f"{what}:", *(f"{name} {it['correct']} - {it['incorrect']}" for name, it in (("up", up), ("down", down))))

show("all up", dict.fromkeys(genes, 1))
show("one up", dict.fromkeys(genes, 0) | {genes[0]: 1})
show("none", dict.fromkeys(genes, 0))
show("D down", {degraded: -1})
PYTHON
expect 'what changed, and correct and incorrect predictions where A goes up and down' 'all up: up 4 - 0 down 0 - 4
one up: up 1 - 3 down 3 - 1
none: up 0 - 4 down 4 - 0
D down: up 0 - 1 down 1 - 0' "$(env/bin/python -W ignore hypotheses.py)"
