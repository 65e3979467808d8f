"""Writes a random graph of KGX, with what patterns can ask about: inverses, symmetric predicates, qualifiers, sources, levels,
statuses, negations, classes and rings of classes.

Usage: world.py SEED > world.jsonl
"""

import json
import random
import sys

CATEGORIES = ["Gene", "Protein", "SmallMolecule", "Disease", "Pathway", "PhenotypicFeature", "Drug"]
PREDICATES = [
    "affects", "regulates", "physically_interacts_with", "treats", "gene_associated_with_condition", "correlated_with",
    "positively_correlated_with", "causes", "contributes_to", "has_part", "part_of", "located_in", "expressed_in",
    "participates_in", "interacts_with", "has_phenotype", "precedes", "disrupts", "x:own_predicate",
]
QUALIFIERS = {
    "object_direction_qualifier": ["increased", "decreased", "downregulated", "upregulated"],
    "subject_direction_qualifier": ["increased", "decreased"],
    "object_aspect_qualifier": ["activity", "expression", "activity_or_abundance", "abundance"],
    "subject_aspect_qualifier": ["activity", "expression"],
    "qualified_predicate": ["biolink:causes", "biolink:caused_by", "biolink:contributes_to"],
    "species_context_qualifier": ["NCBITaxon:9606"],
}


def main() -> None:
    choose = random.Random(int(sys.argv[1]))
    names = [f"X:{number:03}" for number in range(60)]
    for name in names:
        kinds = choose.sample(CATEGORIES, choose.choice([1, 1, 1, 2]))
        print(json.dumps({"id": name, "category": [f"biolink:{kind}" for kind in kinds], "name": f"thing {name[2:]}"}))
    for number in range(700):
        predicate = choose.choice(PREDICATES)
        row = {
            "id": f"S{number}",
            "subject": choose.choice(names),
            "predicate": predicate if ":" in predicate else f"biolink:{predicate}",
            "object": choose.choice(names),
        }
        for slot in choose.sample(sorted(QUALIFIERS), choose.choice([0, 0, 1, 2])):
            row[slot] = choose.choice(QUALIFIERS[slot])
        if choose.random() < 0.8:
            row["primary_knowledge_source"] = choose.choice(["infores:a", "infores:b"])
        if choose.random() < 0.3:
            row["aggregator_knowledge_source"] = choose.choice([["infores:b"], ["infores:c"], ["infores:a", "infores:c"]])
        if choose.random() < 0.6:
            row["knowledge_level"] = choose.choice(["knowledge_assertion", "prediction", "observation"])
            row["agent_type"] = choose.choice(["manual_agent", "text_mining_agent"])
        if choose.random() < 0.1:
            row["negated"] = True
        if choose.random() < 0.4:
            row["epistemic_status"] = choose.choice(["refuted", "suggested", "established", "hypothesised"])
        print(json.dumps(row))
    for number in range(40):
        child, parent = choose.sample(names, 2)
        row = {"id": f"C{number}", "subject": child, "predicate": "biolink:subclass_of", "object": parent}
        print(json.dumps(row))


if __name__ == "__main__":
    main()
