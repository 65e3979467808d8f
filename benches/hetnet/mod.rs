//! Random graphs of some of Hetionet's kinds of entities and edges, the same for the same size.
//!
//! Within a kind the probability of an entity falls with the power 2/3 of its rank.

#![expect(clippy::expect_used, reason = "the names are fixed and the sizes fit")]

use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, Predicate, Statement};

/// Name, category, and how many at size 1.
const KINDS: [(&str, &str, usize); 4] = [
    ("Compound", "SmallMolecule", 300),
    ("Gene", "Gene", 4_000),
    ("Disease", "Disease", 60),
    ("Pathway", "Pathway", 400),
];

/// Abbreviation, subject, predicate, object, and how many at size 1.
const METAEDGES: [(&str, &str, &str, &str, usize); 5] = [
    ("CbG", "Compound", "directly_physically_interacts_with", "Gene", 2_400),
    ("CrC", "Compound", "chemically_similar_to", "Compound", 1_300),
    ("DaG", "Disease", "condition_associated_with_gene", "Gene", 2_500),
    ("GiG", "Gene", "physically_interacts_with", "Gene", 29_000),
    ("GpPW", "Gene", "participates_in", "Pathway", 17_000),
];

/// A graph of so many times 4,760 entities and 52,200 statements, some of which say the same.
pub(crate) fn graph(size: usize) -> KnowledgeGraph {
    let mut builder = GraphBuilder::new();
    for (kind, category, count) in KINDS {
        let mut entity = Entity::new(curie(kind, 0));
        entity.categories.push(category.parse().expect("a category"));
        for rank in 0..count * size {
            entity.id = curie(kind, rank);
            builder.add_entity(&entity);
        }
    }
    let mut random = fastrand::Rng::with_seed(11);
    let mut draw = |kind: &str| {
        let count = KINDS.iter().find(|(known, ..)| *known == kind).map_or(1, |(.., count)| count * size);
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a rank"
        )]
        let rank = (random.f64().powi(3) * count as f64) as usize;
        curie(kind, rank)
    };
    for (abbreviation, subject, predicate, object, count) in METAEDGES {
        let predicate: Predicate = predicate.parse().expect("a predicate");
        for _ in 0..count * size {
            let mut statement = Statement::new(draw(subject), predicate.clone(), draw(object));
            statement.properties.insert("metaedge".to_owned(), abbreviation.into());
            builder.add_statement(&statement);
        }
    }
    builder.freeze().expect("the sizes fit")
}

fn curie(kind: &str, rank: usize) -> Curie {
    Curie::verbatim(format!("{kind}:{rank}"))
}
