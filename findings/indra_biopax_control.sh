#!/usr/bin/env bash
# INDRA 1.24.0: reading BioPAX, it takes an inhibitor of a phosphorylation for the kinase.
#
# In BioPAX a Control has a controlType, and a conversion a direction. pybiopax reads both. To find modifications INDRA
# looks at neither: who inhibits the reaction from B to phosphorylated B phosphorylates B, and so does who catalyses it
# from right to left, which takes the phosphate off.
#
# Seen: Phosphorylation(CTRL(), SUB(), S) for ACTIVATION and INHIBITION, LEFT-TO-RIGHT and RIGHT-TO-LEFT
. "$(dirname "$0")/common.sh"
indra_packages

cat > control.py <<'PYTHON'
from indra.sources.biopax import process_owl_str

def text(name, value):
    return f'<bp:{name} rdf:datatype="http://www.w3.org/2001/XMLSchema#string">{value}</bp:{name}>'

def protein(name, reference, more=""):
    entity = f'<bp:entityReference rdf:resource="#{reference}"/>'
    return f'<bp:Protein rdf:ID="{name}">{entity}{more}{text("displayName", reference)}</bp:Protein>'

def model(control_type, direction):
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:owl="http://www.w3.org/2002/07/owl#"
    xmlns:bp="http://www.biopax.org/release/biopax-level3.owl#" xml:base="http://example.org/model/">
<bp:SequenceModificationVocabulary rdf:ID="word">{text("term", "O-phospho-L-serine")}</bp:SequenceModificationVocabulary>
<bp:ModificationFeature rdf:ID="feature"><bp:modificationType rdf:resource="#word"/></bp:ModificationFeature>
<bp:ProteinReference rdf:ID="CTRL">{text("displayName", "CTRL")}</bp:ProteinReference>
<bp:ProteinReference rdf:ID="SUB">{text("displayName", "SUB")}</bp:ProteinReference>
{protein("a", "CTRL")}{protein("b", "SUB")}{protein("c", "SUB", '<bp:feature rdf:resource="#feature"/>')}
<bp:BiochemicalReaction rdf:ID="reaction"><bp:left rdf:resource="#b"/><bp:right rdf:resource="#c"/>
{text("conversionDirection", direction)}</bp:BiochemicalReaction>
<bp:Control rdf:ID="control"><bp:controller rdf:resource="#a"/><bp:controlled rdf:resource="#reaction"/>
{text("controlType", control_type)}</bp:Control>
</rdf:RDF>"""

with open("seen.txt", "w") as seen:
    for asked in (("ACTIVATION", "LEFT-TO-RIGHT"), ("INHIBITION", "LEFT-TO-RIGHT"), ("ACTIVATION", "RIGHT-TO-LEFT")):
        found = process_owl_str(model(*asked))
        objects = found.model.objects
        read = next(each.control_type for each in objects.values() if hasattr(each, "control_type")), \
            next(each.conversion_direction for each in objects.values() if hasattr(each, "conversion_direction"))
        print(*read, *found.statements, file=seen)
PYTHON
env/bin/python control.py > indra.log 2>&1
expect 'what pybiopax reads, and the statement' 'ACTIVATION LEFT-TO-RIGHT Phosphorylation(CTRL(), SUB(), S)
INHIBITION LEFT-TO-RIGHT Phosphorylation(CTRL(), SUB(), S)
ACTIVATION RIGHT-TO-LEFT Phosphorylation(CTRL(), SUB(), S)' "$(cat seen.txt)"
