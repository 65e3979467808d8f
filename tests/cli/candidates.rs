//! Why `candidates` lists nothing, and what lists what there is.

use serde_json::{Value as Json, json};

use super::program::{check, written};

/// A compound that lowers a gene, which a disease is associated with, correlates with or comes of.
fn graph(of_disease: &Json) -> Json {
    let nodes = [
        json!({"id": "CHEBI:1", "category": "biolink:SmallMolecule", "name": "compound"}),
        json!({"id": "HGNC:1", "category": "biolink:Protein", "name": "gene"}),
        json!({"id": "MONDO:1", "category": "biolink:Disease", "name": "disease"}),
        json!({"id": "CL:1", "category": "biolink:Cell", "name": "cell"}),
    ];
    let mut of_disease = of_disease.clone();
    of_disease["subject"] = "HGNC:1".into();
    of_disease["object"] = "MONDO:1".into();
    let lowers = json!({"subject": "CHEBI:1", "predicate": "biolink:affects", "object": "HGNC:1",
        "qualified_predicate": "biolink:causes", "object_aspect_qualifier": "activity",
        "object_direction_qualifier": "decreased"});
    json!({"nodes": nodes, "edges": [lowers, of_disease]})
}

#[test]
fn the_hint_names_why_there_is_no_candidate() {
    let check = |of_disease: Json, options: &[&str], hint: &str| {
        let (_folder, path) = written("graph.json", graph(&of_disease).to_string());
        check(&[&["candidates", "disease", &path], options].concat(), 3, "", hint);
    };
    let associated = json!({"predicate": "biolink:gene_associated_with_condition"});
    let unsigned = "no candidate: only correlations join the two, and the best has no known sign; mechgraph paths CHEBI:1 \
                    MONDO:1 --correlations lists it: compound ⊣ gene ═ disease";
    check(associated.clone(), &[], unsigned);
    let without_sign =
        "no candidate: the nearest mechanism has no known sign; mechgraph paths CHEBI:1 MONDO:1 --correlations";
    check(associated, &["--correlations"], without_sign);
    let correlated = json!({"predicate": "biolink:positively_correlated_with"});
    check(
        correlated.clone(),
        &[],
        "no candidate: only correlations join the two; --correlations lists them, the best: compound",
    );
    let other =
        "no candidate: only correlations join the two, and the best has the other sign; --sign minus --correlations";
    check(correlated, &["--sign", "plus"], other);
    let causes = json!({"predicate": "biolink:causes"});
    check(
        causes.clone(),
        &["--sign", "plus"],
        "no candidate: the nearest mechanism has the other sign; --sign minus lists it",
    );
    check(causes.clone(), &["--max-hops", "1"], "no candidate; without the hop limit there would be: compound ⊣ gene");
    let none =
        "no candidate: no mechanism of either sign leads from biolink:Cell to disease; --of names another category";
    check(causes.clone(), &["--of", "Cell"], none);
    check(causes, &["--of", "Bacterium"], "this graph has no entity of the category biolink:Bacterium\nno candidate\n");
}
