#!/usr/bin/env bash
# ontolopy 1.1.1b0: obsolete terms that it is to discard stay, and the last term of a file is lost.
#
# ontolopy discards obsolete terms, if one does not say otherwise. It finds them by the word in the comment of a term, and
# comments are a tag that it does not read: every obsolete term stays, with "is_obsolete: true" and whatever its comment
# says. A term is stored when the next one begins, so the last one never is; what follows it, such as the relations of
# the ontology, is read into it. No warning is given.
#
# Seen: X:1 X:2, with X:2 obsolete and X:3 missing, whether obsolete terms are discarded or not
. "$(dirname "$0")/common.sh"
packages ontolopy==1.1.1b0 pandas==3.0.6 numpy==2.4.6 validators==0.35.0

cat > terms.obo <<'OBO'
format-version: 1.4
ontology: x

[Term]
id: X:1
name: one

[Term]
id: X:2
name: obsolete two
comment: This term was made obsolete.
is_obsolete: true
replaced_by: X:1

[Term]
id: X:3
name: three
is_a: X:1 ! one

[Typedef]
id: part_of
name: part of
OBO
cat > terms.py <<'PYTHON'
import ontolopy

for discard in True, False:
    terms = ontolopy.load_obo("terms.obo", ont_ids=["X"], discard_obsolete=discard)
    found = (id + (" obsolete" if "is_obsolete" in term else "") for id, term in terms.items())
    print(f"discard_obsolete={discard}:", *found)
PYTHON
expect 'terms of X:1, X:2 (obsolete) and X:3' 'discard_obsolete=True: X:1 X:2 obsolete
discard_obsolete=False: X:1 X:2 obsolete' "$(env/bin/python -W ignore terms.py)"
