#!/usr/bin/env bash
# INDRA 1.24.0: reading CTD, an effect of unknown sign becomes an activation, and a double negation an inhibition.
#
# CTD says "A affects the reaction [B results in increased activity of C]" where it is not known whether A helps or
# hinders. INDRA turns the sign of what is in the brackets for "inhibits the reaction" and else takes it as it is: A
# activates C. Where A inhibits that B inhibits something, CTD's list of actions has one `decreases^reaction`, as it
# has each action once, and the sign is turned once: A decreases what it lets happen.
#
# Seen:
#   affects the reaction: Activation, as for increases the reaction
#   inhibits the reaction [... inhibits the reaction [...]]: Dephosphorylation, as for a single one
. "$(dirname "$0")/common.sh"
indra_packages

cat > reactions.py <<'PYTHON'
from indra.sources.ctd.processor import CTDChemicalGeneProcessor

active, phosphate = "B results in increased activity of C", "D results in increased phosphorylation of C"
with open("seen.txt", "w") as seen:
    for actions, text in (
        ("increases^reaction|increases^activity", f"A promotes the reaction [{active}]"),
        ("affects^reaction|increases^activity", f"A affects the reaction [{active}]"),
        ("decreases^reaction|increases^phosphorylation", f"A inhibits the reaction [{phosphate}]"),
        ("decreases^reaction|increases^phosphorylation", f"A inhibits the reaction [B inhibits the reaction [{phosphate}]]"),
    ):
        kinds = CTDChemicalGeneProcessor.get_statement_types(actions, "A", text)
        print(text, "|", *(kind.__name__ for kind in kinds.values()), file=seen)
PYTHON
env/bin/python reactions.py > indra.log 2>&1
expect 'text, kind of the statement about A and C' 'A promotes the reaction [B results in increased activity of C] | Activation
A affects the reaction [B results in increased activity of C] | Activation
A inhibits the reaction [D results in increased phosphorylation of C] | Dephosphorylation
A inhibits the reaction [B inhibits the reaction [D results in increased phosphorylation of C]] | Dephosphorylation' "$(cat seen.txt)"
