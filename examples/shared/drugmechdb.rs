//! `DrugMechDB` as one graph, and the questions that its claims of treatment are.

use std::path::PathBuf;

use mechgraph::graph::{Node, StatementRef};
use mechgraph::{Error, KnowledgeGraph};

#[path = "mod.rs"]
mod shared;

/// The graph of a file that is given, else of the shared data; none, which is said, where they are not there.
pub(crate) fn graph(given: Option<PathBuf>) -> Result<Option<KnowledgeGraph>, Error> {
    let path = shared::file(given, "drugmechdb/indication_paths.yaml.gz");
    path.map(|path| Ok(mechgraph::open(path)?.graph)).transpose()
}

/// The drugs and diseases of which a treatment is claimed, each pair once, in the order of their identifiers.
pub(crate) fn claimed_pairs(graph: &KnowledgeGraph) -> Vec<(Node<'_>, Node<'_>)> {
    let claims = graph.statements().filter(|it| it.is_therapeutic() && !it.is_negated());
    let mut pairs: Vec<_> = claims.filter_map(StatementRef::ends).collect();
    pairs.sort_by_key(|(drug, disease)| (drug.curie(), disease.curie()));
    pairs.dedup();
    pairs
}
