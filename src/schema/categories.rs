//! Biolink's categories: the kinds of things that entities are, and their identifiers' prefixes.

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::hierarchy::Hierarchy;
use super::names::{self, local};
use super::tables::categories::CATEGORIES;
use crate::model::Category;

/// The row of a category, given with or without `biolink:`; `None` where Biolink 4.4.6 has none.
///
/// Known are `NamedThing`, all below it, and the mixins that these use.
///
/// ```
/// use mechgraph::schema;
///
/// let disease = schema::category("biolink:Disease").ok_or("not in Biolink")?;
/// assert_eq!(disease.id_prefixes().first(), Some(&"MONDO"));
/// assert!(schema::category_is_a("SmallMolecule", "ChemicalOrDrugOrTreatment"));
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn category(name: &str) -> Option<&'static CategoryRow> {
    index(name).and_then(|index| CATEGORIES.get(index))
}

/// All categories of Biolink 4.4.6, by name.
#[must_use]
pub fn categories() -> &'static [CategoryRow] {
    &CATEGORIES
}

/// Whether `descendant` is `ancestor` or below it, through `is_a` and mixins.
///
/// Unknown names are below themselves only. The names may have `biolink:` or not.
///
/// # Complexity
///
/// Two binary searches and one bit test.
#[must_use]
pub fn category_is_a(descendant: &str, ancestor: &str) -> bool {
    match (index(descendant), index(ancestor)) {
        (Some(descendant), Some(ancestor)) => HIERARCHY.is_a(descendant, ancestor),
        _ => local(descendant) == local(ancestor),
    }
}

/// Whether one of these categories is one of others or below it.
pub(crate) fn are_in(own: &[Category], others: &[impl AsRef<str>]) -> bool {
    own.iter().any(|own| others.iter().any(|other| category_is_a(own.as_str(), other.as_ref())))
}

/// Whether nothing can be of both categories.
///
/// Biolink does not say which categories exclude each other. Two are taken to go together if one is above
/// the other, or if both are below one of the classes that sources fill differently for one thing:
/// chemicals and proteins (a drug may be a protein), genes and gene products, diseases and phenotypic
/// features, processes and activities, anatomy, organisms. Unknown categories exclude nothing.
///
/// ```
/// use mechgraph::schema::categories_are_disjoint;
/// assert!(!categories_are_disjoint("Drug", "SmallMolecule"));
/// assert!(categories_are_disjoint("Gene", "Disease"));
/// ```
#[must_use]
pub fn categories_are_disjoint(one: &str, two: &str) -> bool {
    const FILLED_DIFFERENTLY: [&str; 6] = [
        "ChemicalEntityOrProteinOrPolypeptide",
        "GeneOrGeneProduct",
        "DiseaseOrPhenotypicFeature",
        "BiologicalProcessOrActivity",
        "AnatomicalEntity",
        "OrganismTaxon",
    ];
    let (Some(a), Some(b)) = (index(one), index(two)) else { return false };
    let in_one_kind = |kind: &str| category_is_a(one, kind) && category_is_a(two, kind);
    !(HIERARCHY.is_a(a, b) || HIERARCHY.is_a(b, a) || FILLED_DIFFERENTLY.into_iter().any(in_one_kind))
}

/// The prefixes of identifiers of things of these categories, preferred first, each once.
///
/// The prefixes of each category come in Biolink's order (`id_prefixes`), those of the first category first,
/// then those of the categories above it, nearest first.
#[must_use]
pub fn preferred_prefixes(categories: &[Category]) -> Vec<&'static str> {
    let mut above: Vec<&CategoryRow> = categories.iter().filter_map(|name| category(name.as_str())).collect();
    let mut prefixes = Vec::new();
    let mut next = 0;
    while let Some(row) = above.get(next).copied() {
        next += 1;
        for prefix in row.id_prefixes {
            if !prefixes.contains(prefix) {
                prefixes.push(*prefix);
            }
        }
        for parent in row.parents.iter().filter_map(|parent| category(parent)) {
            if !above.iter().any(|known| known.name == parent.name) {
                above.push(parent);
            }
        }
    }
    prefixes
}

/// The category and all those below it, by name; none for an unknown name.
#[must_use]
pub fn category_descendants(name: &str) -> CategoryDescendants {
    CategoryDescendants { ancestor: index(name), next: 0 }
}

/// Sorts categories so that each comes before all that are above it.
///
/// Of two that are not above each other, the one with more ancestors comes first, then the one that is no
/// mixin, then by name; unknown categories come last, since nothing says how specific they are.
///
/// ```
/// use mechgraph::{Category, schema};
///
/// let names = ["NamedThing", "SmallMolecule", "ChemicalEntity"];
/// let mut categories = names.map(str::parse::<Category>).into_iter().collect::<Result<Vec<_>, _>>()?;
/// schema::sort_most_specific_first(&mut categories);
/// assert_eq!(categories.first().map(Category::as_str), Some("biolink:SmallMolecule"));
/// # Ok::<(), mechgraph::model::TermError>(())
/// ```
pub fn sort_most_specific_first(categories: &mut [Category]) {
    categories.sort_by(|one, two| rank(one.as_str()).cmp(&rank(two.as_str())));
}

/// The row of a category whose letters are these, in lower case and without spaces.
pub(super) fn category_of_letters(letters: &str) -> Option<&'static CategoryRow> {
    let at = BY_LETTERS.binary_search_by(|(known, _)| known.as_str().cmp(letters)).ok()?;
    BY_LETTERS.get(at).map(|(_, row)| *row)
}

static BY_LETTERS: LazyLock<Vec<(String, &CategoryRow)>> = LazyLock::new(|| {
    let mut rows: Vec<_> = CATEGORIES.iter().map(|row| (names::letters(row.name), row)).collect();
    rows.sort_unstable_by(|(one, _), (two, _)| one.cmp(two));
    rows
});

/// What Biolink 4.4.6 says of one class of things.
#[derive(Debug)]
pub struct CategoryRow {
    pub(super) name: &'static str,
    pub(super) parents: &'static [&'static str],
    pub(super) aliases: &'static [&'static str],
    pub(super) id_prefixes: &'static [&'static str],
    pub(super) mixin: bool,
    pub(super) deprecated: bool,
}

impl CategoryRow {
    /// What a row of the table has where it says nothing.
    pub(super) const NOTHING: Self =
        Self { name: "", parents: &[], aliases: &[], id_prefixes: &[], mixin: false, deprecated: false };

    /// The name in data, without `biolink:`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The categories directly above: the class's `is_a`, then its `mixins`.
    #[must_use]
    pub const fn parents(&self) -> &'static [&'static str] {
        self.parents
    }

    /// Other names that the model gives, in plain words.
    #[must_use]
    pub const fn aliases(&self) -> &'static [&'static str] {
        self.aliases
    }

    /// The prefixes of identifiers of such things, preferred first (`id_prefixes`).
    #[must_use]
    pub const fn id_prefixes(&self) -> &'static [&'static str] {
        self.id_prefixes
    }

    /// Whether the model holds it for grouping others (`mixin`).
    #[must_use]
    pub const fn is_mixin(&self) -> bool {
        self.mixin
    }

    /// Whether the model has given it up (`deprecated`).
    #[must_use]
    pub const fn is_deprecated(&self) -> bool {
        self.deprecated
    }

    /// The CURIE, `biolink:` and the name.
    #[must_use]
    pub fn curie(&self) -> String {
        format!("biolink:{}", self.name)
    }

    /// Whether it is meant for data: neither deprecated nor a mixin.
    pub(super) const fn is_wanted(&self) -> bool {
        !self.deprecated && !self.mixin
    }

    /// How many categories are above it, from 0; a category has more than each of its ancestors.
    #[must_use]
    pub fn depth(&self) -> usize {
        index(self.name).map_or(0, |row| HIERARCHY.depth(row))
    }
}

/// Iterator over the names of a category and of those below it, from [`category_descendants`].
#[derive(Clone, Debug)]
pub struct CategoryDescendants {
    ancestor: Option<usize>,
    next: usize,
}

impl Iterator for CategoryDescendants {
    type Item = &'static str;

    fn next(&mut self) -> Option<Self::Item> {
        let ancestor = self.ancestor?;
        while let Some(row) = CATEGORIES.get(self.next) {
            self.next += 1;
            if HIERARCHY.is_a(self.next - 1, ancestor) {
                return Some(row.name);
            }
        }
        None
    }
}

static HIERARCHY: LazyLock<Hierarchy> = LazyLock::new(|| {
    Hierarchy::new(CATEGORIES.len(), |row| {
        let parents = CATEGORIES.get(row).map_or(&[][..], |row| row.parents);
        parents.iter().filter_map(|parent| index(parent))
    })
});

fn rank(name: &str) -> (bool, Reverse<usize>, bool, &str) {
    let row = category(name);
    (row.is_none(), Reverse(row.map_or(0, CategoryRow::depth)), row.is_some_and(CategoryRow::is_mixin), name)
}

fn index(name: &str) -> Option<usize> {
    CATEGORIES.binary_search_by_key(&local(name), |row| row.name).ok()
}
