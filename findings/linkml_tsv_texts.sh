#!/usr/bin/env bash
# linkml-runtime 1.12.1: reading a table, it makes numbers of texts, also where the schema says text.
#
# LinkML's schema gives `symbol` and `version` the range string. The loader of tables asks the schema for lists alone
# and guesses the rest by the look of a cell: 007 becomes 7, version 1.10 is 1.1, 1E5 is 100000, and the gene nan
# (nanchung of Drosophila) is no symbol at all but the float that stands for "not a number". The same texts in YAML,
# in quotes, stay.
#
# Seen: 7 1.1, 100000.0 2.0, nan 'true'
. "$(dirname "$0")/common.sh"
packages linkml-runtime==1.12.1

cat > schema.yaml <<'YAML'
id: https://example.org/schema
name: schema
imports: [linkml:types]
prefixes: {linkml: "https://w3id.org/linkml/"}
classes:
  Set: {tree_root: true, attributes: {genes: {range: Gene, multivalued: true, inlined_as_list: true}}}
  Gene: {attributes: {id: {identifier: true, range: string}, symbol: {range: string}, version: {range: string}}}
YAML
printf 'id\tsymbol\tversion\nX:1\t007\t1.10\nX:2\t1E5\t2.0\nX:3\tnan\ttrue\n' > genes.tsv
cat > load.py <<'PYTHON'
from linkml_runtime.loaders import tsv_loader
from linkml_runtime.utils.schemaview import SchemaView
view = SchemaView("schema.yaml")
print({name: slot.range for name, slot in view.get_class("Gene").attributes.items()})
for gene in tsv_loader.load_as_dict("genes.tsv", index_slot="genes", schemaview=view)["genes"]:
    print(repr(gene["symbol"]), repr(gene["version"]))
PYTHON
expect 'ranges, and what is read' "{'id': 'string', 'symbol': 'string', 'version': 'string'}
7 1.1
100000.0 2.0
nan 'true'" "$(env/bin/python load.py 2> linkml.log)"
