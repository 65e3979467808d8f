#!/usr/bin/env bash
# bmt 1.5.0 with biolink-model 4.4.6: it finds no predicate for terms that the model maps exactly.
#
# `get_element_by_mapping` takes all elements that name the term in any kind of mapping, and returns their common
# ancestor, says its documentation. It looks for that among these elements alone, and finds none where they are not in
# one line. RO:0002263 is the exact mapping of "acts upstream of", but "affects" and "precedes" name it too: None,
# also with `most_specific`, which is to take the exact mapping first. RO:0002327, the `enables` of GO-CAM, is exact
# for two predicates, and gff3:strand for both "strand" and "genome build". KGX makes "related to" of what has no
# predicate.
#
# Seen: see the texts that are expected below.
. "$(dirname "$0")/common.sh"
packages biolink-model==4.4.6 bmt==1.5.0

cat > exact.py <<'PYTHON'
import pathlib
import biolink_model
import bmt

schema = pathlib.Path(biolink_model.__path__[0]) / "schema" / "biolink_model.yaml"
model = bmt.Toolkit(str(schema), {"predicate mappings": []})
for term in ("RO:0002263", "RO:0002327", "gff3:strand"):
    exact = [name for name in model.get_all_elements_by_mapping(term) if term in model.get_element(name).exact_mappings]
    found = (model.get_element_by_mapping(term, most_specific=specific) for specific in (False, True))
    print(term, *found, sorted(exact))
PYTHON
expect 'term, what bmt finds, with most_specific, whose exact mapping it is' "RO:0002263 None None ['acts upstream of']
RO:0002327 None None ['catalyzes', 'enables']
gff3:strand None None ['genome build', 'strand']" "$(env/bin/python exact.py 2> bmt.log)"
