#!/usr/bin/env bash
# pybiopax 0.1.5: it loses every boolean of a BioPAX model.
#
# BioPAX has two kinds of boolean properties: that a conversion is `spontaneous`, and that a binding is
# `intraMolecular`. Both are None after reading, true or false, and are in no file that pybiopax writes. Texts and
# numbers in the same places come back.
#
# Seen: None None; conversionDirection LEFT-TO-RIGHT
. "$(dirname "$0")/common.sh"
packages pybiopax==0.1.5

cat > booleans.py <<'PYTHON'
import pybiopax

def value(name, kind, text):
    return f'<bp:{name} rdf:datatype="http://www.w3.org/2001/XMLSchema#{kind}">{text}</bp:{name}>'

text = f"""<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:owl="http://www.w3.org/2002/07/owl#"
    xmlns:bp="http://www.biopax.org/release/biopax-level3.owl#" xml:base="http://example.org/model/">
<bp:BiochemicalReaction rdf:ID="reaction">{value("spontaneous", "boolean", "true")}
{value("conversionDirection", "string", "LEFT-TO-RIGHT")}</bp:BiochemicalReaction>
<bp:BindingFeature rdf:ID="binding">{value("intraMolecular", "boolean", "false")}</bp:BindingFeature>
</rdf:RDF>"""
with open("seen.txt", "w") as seen:
    model = pybiopax.model_from_owl_str(text)
    print(model.objects["reaction"].spontaneous, model.objects["binding"].intra_molecular,
        model.objects["reaction"].conversion_direction, file=seen)
    written = pybiopax.model_to_owl_str(model)
    print(*(written.count(f"<bp:{name}") for name in ("spontaneous", "intraMolecular", "conversionDirection")), file=seen)
PYTHON
env/bin/python booleans.py > pybiopax.log 2>&1
expect 'read, and number of each written' 'None None LEFT-TO-RIGHT
0 0 1' "$(cat seen.txt)"
