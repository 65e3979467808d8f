#!/usr/bin/env bash
# goatools 1.6.7: the first annotation of a file in GPAD is lost.
#
# The line that ends the header is the first annotation; the reader takes it for the sign to begin, and does not read it.
# The number that it prints is that of the rest, and there is no message. If the product has no other annotation, it is
# in no result. The same annotations in GAF are all read.
#
# Seen, of annotations of P1, P2 and P3: GPAD P2 and P3, GAF P1, P2 and P3
. "$(dirname "$0")/common.sh"
packages goatools==1.6.7

cat > first.py <<'PYTHON'
from goatools.anno.gaf_reader import GafReader
from goatools.anno.gpad_reader import GpadReader

def read(reader, name, version, *rows):
    with open(name, "w") as file:
        file.write(version + "\n" + "".join("\t".join(row) + "\n" for row in rows))
    return [annotation.DB_ID for annotation in reader(name).get_associations()]

products = ("P1", "P2", "P3")
gpad = read(GpadReader, "a.gpad", "!gpa-version: 1.1", *(("UniProtKB", product, "involved_in", "GO:0000001", "PMID:1",
    "ECO:0000314", "", "", "20200101", "X", "", "") for product in products))
gaf = read(GafReader, "a.gaf", "!gaf-version: 2.2", *(("UniProtKB", product, product, "involved_in", "GO:0000001",
    "PMID:1", "IDA", "", "P", "", "", "protein", "taxon:9606", "20200101", "X", "", "") for product in products))
with open("seen.txt", "w") as seen:
    print("GPAD:", *gpad, file=seen)
    print("GAF:", *gaf, file=seen)
PYTHON
env/bin/python first.py > goatools.log 2>&1
expect 'products with annotations' 'GPAD: P2 P3
GAF: P1 P2 P3' "$(cat seen.txt)"
