//! What the prefix of an identifier says of an entity of which nothing else is said.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::categories::{category, category_is_a};
use crate::model::Category;

/// What gives its prefix to genes and to conditions, and to nothing else, is either: a gene that causes it, or that it
/// causes, may be a variant of one.
const EITHER: [&str; 2] = ["Gene", "DiseaseOrPhenotypicFeature"];

/// Kinds, the categories whose prefixes stand for them, and the categories among whose prefixes these may not be.
const KINDS: [(&str, &[&str], &[&str]); 2] = [
    ("Gene", &["Gene"], &["Disease", "PhenotypicFeature", "ChemicalEntity", "SmallMolecule", "Drug"]),
    (
        "DiseaseOrPhenotypicFeature",
        &["Disease", "PhenotypicFeature"],
        &["Gene", "Protein", "ChemicalEntity", "SmallMolecule", "Drug", "BiologicalProcess", "AnatomicalEntity"],
    ),
];

/// By prefix: the kind of thing that it stands for, and no other.
static BY_PREFIX: LazyLock<FxHashMap<&'static str, Vec<Category>>> = LazyLock::new(|| {
    let prefixes = |name: &&str| category(name).map_or(&[][..], |row| row.id_prefixes());
    let mut known = FxHashMap::default();
    for (kind, own, others) in KINDS {
        let is_of_others = |prefix: &&&str| others.iter().any(|other| prefixes(other).contains(*prefix));
        for prefix in own.iter().flat_map(prefixes).filter(|prefix| !is_of_others(prefix)) {
            known.insert(*prefix, kind.parse().into_iter().collect());
        }
    }
    let [(_, genes, _), (_, conditions, _)] = KINDS;
    let is_of = |names: &[&str], prefix: &&str| names.iter().any(|name| prefixes(name).contains(prefix));
    let others = KINDS.iter().flat_map(|(.., others)| others.iter().copied());
    let others: Vec<&str> = others.filter(|name| !genes.contains(name) && !conditions.contains(name)).collect();
    let of_both = genes.iter().flat_map(prefixes).filter(|prefix| is_of(conditions, prefix) && !is_of(&others, prefix));
    for prefix in of_both {
        known.insert(*prefix, EITHER.iter().filter_map(|kind| kind.parse().ok()).collect());
    }
    known
});

/// The categories by which an effect is decided: those of the entity, or, where they say no more than that it is something
/// of which genes or conditions are one kind, what the prefix of its identifier stands for in Biolink (`id_prefixes`).
///
/// A table of statements without one of entities says nothing of categories, and a gene that causes a disease is another
/// thing than a protein that does: `HGNC:10585` counts as a gene, `MONDO:0100135` as a condition, `OMIM:607208` as either of
/// the two, since its prefix is of both and of nothing else, and `UMLS:C0001` as before.
///
/// ```
/// use mechgraph::schema::deciding_categories;
/// let broad = ["biolink:NamedThing".parse()?];
/// assert_eq!(deciding_categories("HGNC:10585", &broad)[0], "biolink:Gene");
/// assert_eq!(deciding_categories("OMIM:607208", &broad).len(), 2);
/// assert_eq!(deciding_categories("UMLS:C0001", &broad), broad);
/// let protein = ["biolink:Protein".parse()?];
/// assert_eq!(deciding_categories("ENSEMBL:ENSP00000269305", &protein), protein);
/// # Ok::<(), mechgraph::model::TermError>(())
/// ```
#[must_use]
pub fn deciding_categories<'a>(id: &str, own: &'a [Category]) -> &'a [Category] {
    categories_by_prefix(id, own).unwrap_or(own)
}

/// What a prefix says beyond an entity's own categories, if it says anything.
pub(crate) fn categories_by_prefix(id: &str, own: &[Category]) -> Option<&'static [Category]> {
    let kind = id.split_once(':').and_then(|(prefix, _)| BY_PREFIX.get(prefix))?;
    let is_above = |category: &Category| kind.iter().all(|kind| category_is_a(kind.as_str(), category.as_str()));
    own.iter().all(is_above).then_some(kind)
}

/// Whether a set of categories says so little that the prefix of an identifier can say more.
pub(crate) fn is_decided_by_prefix(own: &[Category]) -> bool {
    let is_above = |kind: &str| own.iter().all(|category| category_is_a(kind, category.as_str()));
    KINDS.iter().any(|(kind, ..)| is_above(kind))
}
