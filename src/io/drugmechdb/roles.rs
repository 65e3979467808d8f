//! Which entities of a record are drugs and which are diseases.

use crate::io::rows::Placed;
use crate::model::Curie;
use crate::schema;

use super::indication::Indication;
use super::shape::{Link, Node, Texts};
use super::vocabulary::{category, curie, curies};

/// The drug or the disease of a header.
pub(super) struct Party {
    pub(super) role: &'static str,
    /// The id of its node first, if it has one.
    pub(super) ids: Vec<Curie>,
    pub(super) name: Option<String>,
    pub(super) is_node: bool,
}

/// Which nodes of a record are drugs and which are diseases: those of the header by its word, the others by their labels.
pub(super) struct Roles<'a> {
    pub(super) drug: &'a Party,
    pub(super) disease: &'a Party,
    drugs: Vec<Curie>,
    diseases: Vec<Curie>,
    pub(super) indication: Indication,
}

impl<'a> Roles<'a> {
    pub(super) fn new(
        drug: &'a Party,
        disease: &'a Party,
        nodes: &[(Node, Placed<'_>)],
        links: &[(Link, Placed<'_>)],
    ) -> Self {
        let indication = Indication::of(links.iter().map(|(link, _)| link), &drug.ids, &disease.ids);
        let (mut drugs, mut diseases) = (Vec::new(), Vec::new());
        for (node, _) in nodes {
            let (Some(id), Some(category)) = (&node.id, node.label.as_deref().and_then(category)) else { continue };
            if schema::category_is_a(category.as_str(), "ChemicalEntity") {
                drugs.push(curie(id));
            } else if schema::category_is_a(category.as_str(), "DiseaseOrPhenotypicFeature") {
                diseases.push(curie(id));
            }
        }
        Self { drug, disease, drugs, diseases, indication }
    }

    pub(super) fn is_drug(&self, id: &Curie) -> bool {
        self.drug.ids.contains(id) || self.drugs.contains(id) && !self.disease.ids.contains(id)
    }

    /// Whether the labels of the header's drug and disease are those of the other.
    pub(super) fn are_exchanged(&self) -> bool {
        let (drug, disease) = (&self.drug.ids, &self.disease.ids);
        drug.iter().any(|id| self.diseases.contains(id)) && disease.iter().any(|id| self.drugs.contains(id))
    }

    pub(super) fn is_disease(&self, id: &Curie) -> bool {
        self.disease.ids.contains(id) || self.diseases.contains(id) && !self.drug.ids.contains(id)
    }
}

impl Party {
    /// The label that its node is to have.
    pub(super) fn label(&self) -> &'static str {
        if self.role == "drug" { "Drug" } else { "Disease" }
    }

    pub(super) fn new<const N: usize>(
        role: &'static str,
        name: Option<String>,
        ids: [&Texts; N],
        nodes: &[(Node, Placed<'_>)],
    ) -> Self {
        let mut all: Vec<Curie> = Vec::new();
        for id in ids.into_iter().flat_map(|texts| &texts.0).flat_map(|text| curies(text)) {
            if !all.contains(&id) {
                all.push(id);
            }
        }
        let is_node = |id: &Curie| nodes.iter().any(|(node, _)| node.id.as_deref().is_some_and(|it| curie(it) == *id));
        let place = all.iter().position(is_node);
        if let Some(place) = place {
            all.get_mut(..=place).unwrap_or_default().rotate_right(1);
        }
        Self { role, ids: all, name: name.filter(|name| !name.trim().is_empty()), is_node: place.is_some() }
    }
}
