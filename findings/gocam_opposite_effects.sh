#!/usr/bin/env bash
# gocam 0.14.1: opposite effects of one gene product on another become one edge that does not say which paper says what.
#
# In a GO-CAM, one product may raise an activity of another and lessen a second one. The network of gene products has
# one edge for a pair: its predicates are a list, its references another, and its kinds of evidence a third, to which
# nothing is added twice, so that the lists need not be of one length. Which activity is meant is lost. An edge that was
# merged has lists in the fields that are texts on others, such as `source_gene`.
#
# Seen: positively (PMID:1, PMID:2) and negatively (PMID:3) become one edge, 2 predicates, 3 references, 2 evidence codes
. "$(dirname "$0")/common.sh"
packages gocam==0.14.1 networkx==3.6.1

cat > effects.py <<'PYTHON'
from gocam.datamodel import Activity, CausalAssociation, EnabledByGeneProductAssociation, EvidenceItem, Model
from gocam.translation.networkx.model_network_translator import ModelNetworkTranslator

def activity(name, product, *effects):
    return Activity(id=f"gomodel:1/{name}", enabled_by=EnabledByGeneProductAssociation(term=product),
        causal_associations=[CausalAssociation(predicate=predicate, downstream_activity=f"gomodel:1/{target}",
            evidence=[EvidenceItem(term="ECO:0000314", reference=reference) for reference in references])
            for predicate, target, references in effects])

def show(*effects):
    model = Model(id="gomodel:1", title="one", activities=[activity("a", "UniProtKB:P1", *effects),
        activity("b", "UniProtKB:P2"), activity("c", "UniProtKB:P2")])
    for _, _, data in ModelNetworkTranslator().translate_models([model]).edges(data=True):
        print(data["source_gene"], data["causal_predicate"], data["causal_predicate_has_reference"],
            data["causal_predicate_assessed_by"])

positively = ("RO:0002629", "b", ["PMID:1", "PMID:2"])
show(positively)
show(positively, ("RO:0002630", "c", ["PMID:3"]))
PYTHON
expect 'edges' "UniProtKB:P1 RO:0002629 ['PMID:1', 'PMID:2'] ['ECO:0000314', 'ECO:0000314']
['UniProtKB:P1'] ['RO:0002629', 'RO:0002630'] ['PMID:1', 'PMID:2', 'PMID:3'] ['ECO:0000314', 'ECO:0000314']" "$(env/bin/python effects.py 2> gocam.log)"
