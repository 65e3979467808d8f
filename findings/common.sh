# Shared by the scripts beside it: a temporary folder with its own Python, removed at the end, and one kind of check.
# Needs python3 (3.11 was used, and 3.12 for ORION) with venv, and pip's usual package index; for packages of npm also
# node (20 was used).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Installs packages; options of pip may come first.
packages() {
    [ -x env/bin/python ] || python3 -m venv env
    env/bin/python -m pip install --quiet --disable-pip-version-check "$@"
}

# Installs packages of npm.
npm_packages() {
    [ -f package.json ] || echo '{"private": true}' > package.json
    npm install --silent --no-audit --no-fund --save-exact "$@" > npm.log 2>&1
}

# KGX 2.7.0 with Biolink 4.4.6 from a package, where KGX by itself fetches the model and its prefixes. The packages
# that KGX declares are named one by one, as pip finds no set that satisfies all their bounds together.
kgx_packages() {
    packages biolink-model==4.4.6 bmt==1.5.0 cachetools==5.5.2 click==8.5.1 deprecation==2.1.0 docker==7.2.0 \
        duckdb==1.5.6 ijson==3.6.0 inflection==0.5.1 jsonlines==4.0.0 jsonstreams==0.6.0 linkml==1.12.1 \
        linkml-map==0.3.8 linkml-runtime==1.12.1 neo4j==6.4.1 networkx==3.6.1 'numpy>=2' ordered-set==4.1.0 \
        pandas==3.0.6 prefixcommons==0.1.12 prologterms==0.0.6 pyarrow==26.0.1 pyjelly==0.8.2 python-arango==8.3.7 \
        python-dateutil==2.9.0.post0 rdflib==7.6.0 ShExJSG==0.9.0 SPARQLWrapper==2.0.0 stringcase==1.2.0 \
        terminaltables==3.1.10 validators==0.20.0
    packages --no-deps kgx==2.7.0
    cat > kgx_offline.py <<'PYTHON'
import json
import pathlib

import biolink_model
import bmt

root = pathlib.Path(biolink_model.__path__[0])
bmt.Toolkit.__init__.__defaults__ = (str(root / "schema" / "biolink_model.yaml"), {"predicate mappings": []})

import kgx.config

prefixes = json.loads((root / "prefixmaps" / "biolink-model-prefix-map.json").read_text())
for name in ("biolink", "monarch_context", "obo_context"):
    kgx.config.jsonld_context_map[name] = prefixes

from kgx.cli import cli

cli()
PYTHON
}

# Runs KGX's program; what it logs is in kgx.log.
kgx() {
    env/bin/python kgx_offline.py "$@" > kgx.log 2>&1
}

# Two nodes, as KGX's JSON Lines.
two_nodes() {
    printf '%s\n' \
        '{"id":"CHEBI:1","category":["biolink:SmallMolecule"],"name":"alpha"}' \
        '{"id":"NCBIGene:1","category":["biolink:Gene"],"name":"GENE1"}' > "$1"
}

# INDRA 1.24.0. When it is imported it fetches tables of names and identifiers, for which empty ones with the same columns
# are laid here: no script looks a name up.
indra_packages() {
    packages indra==1.24.0 pybel==0.15.5 pybiopax==0.1.5 protmapper==0.0.29 networkx==3.6.1 pandas==3.0.6
    export PYSTOW_HOME="$folder/pystow"
    env/bin/python - <<'PYTHON'
import gzip
import os
import pathlib

tables = pathlib.Path(os.environ["PYSTOW_HOME"], "protmapper", "0.0.29")
tables.mkdir(parents=True)
for name in ("hgnc_entries.tsv", "uniprot_entries.tsv", "refseq_uniprot.csv", "Phosphorylation_site_dataset.tsv"):
    (tables / f"{name}.gz").write_bytes(gzip.compress(b"header\n"))
(tables / "uniprot_sec_ac.txt.gz").write_bytes(gzip.compress(b"Secondary AC     Primary AC\n\n"))
PYTHON
}

# reasoner-transpiler 2.4.2 with Biolink 4.4.6 from a package, where it fetches the model when it is imported: a script
# imports `transpiler_offline` first.
transpiler_packages() {
    packages reasoner-transpiler==2.4.2 bmt==1.4.6 linkml-runtime==1.12.1
    packages --no-deps biolink-model==4.4.6
    cat > transpiler_offline.py <<'PYTHON'
import pathlib

import biolink_model
import bmt
from linkml_runtime.utils.schemaview import SchemaView

Toolkit = bmt.Toolkit

def toolkit(**_):
    made = object.__new__(Toolkit)
    made.view = SchemaView(str(pathlib.Path(biolink_model.__path__[0], "schema", "biolink_model.yaml")))
    made.pmap = {"predicate mappings": []}
    return made

bmt.Toolkit = toolkit
PYTHON
}

# ORION 2.0.13 with Biolink 4.4.6 from a package, where it fetches the model when it is imported: a script imports
# `orion_offline` first. ORION needs Python 3.12 or later.
orion_packages() {
    local python
    for python in python3 python3.14 python3.13 python3.12; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2> /dev/null; then
            "$python" -m venv env
            break
        fi
    done
    packages bmt==1.5.0 linkml-runtime==1.12.1 jsonlines==4.0.0 orjson==3.13.0 pydantic-settings==2.16.3 pyyaml==6.0.4 \
        redis==8.1.0 requests==2.34.2 requests-toolbelt==1.0.0 uuid-utils==1.2.0 xxhash==4.1.0
    packages --no-deps robokop-orion==2.0.13 robokop-genetics==0.8.0 biolink-model==4.4.6
    cat > orion_offline.py <<'PYTHON'
import pathlib

import biolink_model
import bmt

Toolkit = bmt.Toolkit

def toolkit(**_):
    schema = pathlib.Path(biolink_model.__path__[0], "schema", "biolink_model.yaml")
    return Toolkit(str(schema), {"predicate mappings": []})

bmt.Toolkit = toolkit
PYTHON
}

# ontobio 2.9.12. Its programs fetch tables of evidence codes and groups when they start: `ontobio_offline.py`, given the
# name of a program and its arguments, runs it with small tables of the same columns. An ontology is laid beside it.
ontobio_packages() {
    packages ontobio==2.9.12 rdflib==7.6.0 networkx==3.6.1
    cat > ontobio_offline.py <<'PYTHON'
import pathlib
import runpy
import sys

import requests

class Reply:
    status_code = 200

    def __init__(self, url):
        if url.endswith(".yaml"):
            self.text = "[{id: 'https://example.org/group', label: group, shorthand: GROUP}]"
        elif "derived" in url:
            self.text = "ECO:0000314\tIDA\tDefault"
        else:
            self.text = "IDA\tDefault\tECO:0000314"
        self.content = self.text.encode()

    def close(self):
        pass

requests.get = lambda url, **_: Reply(url)
sys.argv = sys.argv[1:]
runpy.run_path(str(pathlib.Path(sys.executable).with_name(sys.argv[0])), run_name="__main__")
PYTHON
    cat > ontology.py <<'PYTHON'
import json

TERMS = {"GO_0003674": "molecular_function", "GO_0000001": "molecular_function", "GO_0008150": "biological_process",
    "GO_0000002": "biological_process"}
RELATIONS = {"RO_0002327": "enables", "RO_0002333": "enabled by", "RO_0002331": "involved in"}
base = "http://purl.obolibrary.org/obo/"
namespace = "http://www.geneontology.org/formats/oboInOwl#hasOBONamespace"
nodes = [{"id": base + id, "lbl": id, "type": "CLASS",
    "meta": {"basicPropertyValues": [{"pred": namespace, "val": aspect}]}} for id, aspect in TERMS.items()]
nodes += [{"id": base + id, "lbl": label, "type": "PROPERTY"} for id, label in RELATIONS.items()]
edges = [{"sub": base + child, "pred": "is_a", "obj": base + parent}
    for child, parent in (("GO_0000001", "GO_0003674"), ("GO_0000002", "GO_0008150"))]
with open("go.json", "w") as file:
    json.dump({"graphs": [{"id": base + "go.owl", "nodes": nodes, "edges": edges}]}, file)
PYTHON
    env/bin/python ontology.py
}

# Ends with an error unless the two texts are equal: the behaviour is another one than when this was written.
expect() {
    local what=$1 expected=$2 found=$3
    if [ "$expected" != "$found" ]; then
        printf 'changed: %s\nexpected:\n%s\nfound:\n%s\n' "$what" "$expected" "$found" >&2
        exit 1
    fi
    printf '%s:\n%s\n' "$what" "$found"
}
