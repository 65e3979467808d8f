#!/usr/bin/env bash
# INDRA 1.24.0: two articles without a PubMed id become one piece of evidence.
#
# When duplicate statements are combined, equal pieces of evidence are dropped. What makes them equal is the reader,
# the PubMed id and the text, but neither the other ids of the article (`text_refs`, such as a DOI) nor the context,
# such as the species. Two preprints, and a finding in human and in mouse from one article, so count once, and the
# belief is that of a single piece of evidence.
#
# Seen: 1 piece of evidence of 2, belief 0.65; 2 of 2 with PubMed ids, 0.86
. "$(dirname "$0")/common.sh"
indra_packages

cat > sources.py <<'PYTHON'
from indra.belief import BeliefEngine
from indra.preassembler import Preassembler
from indra.statements import Activation, Agent, BioContext, Evidence, RefContext

def combined(*all_evidence):
    statements = [Activation(Agent("A"), Agent("B"), evidence=[each]) for each in all_evidence]
    statement, = Preassembler(None, statements).combine_duplicates()
    BeliefEngine().set_prior_probs([statement])
    return len(statement.evidence), round(float(statement.belief), 2)

def species(name, identifier):
    return BioContext(species=RefContext(name, {"TAXONOMY": identifier}))

dois = (Evidence(source_api="reach", text_refs={"DOI": doi}) for doi in ("10.1/A", "10.1/B"))
contexts = (Evidence(source_api="reach", pmid="1", context=species(*each)) for each in (("human", "9606"), ("mouse", "10090")))
pmids = (Evidence(source_api="reach", pmid=pmid) for pmid in "12")
with open("seen.txt", "w") as seen:
    print("DOIs", *combined(*dois), file=seen)
    print("species", *combined(*contexts), file=seen)
    print("PubMed ids", *combined(*pmids), file=seen)
PYTHON
env/bin/python sources.py > indra.log 2>&1
expect 'two pieces of evidence that differ in, pieces left, belief' 'DOIs 1 0.65
species 1 0.65
PubMed ids 2 0.86' "$(cat seen.txt)"
