//! Terms as entities.

use std::collections::BTreeMap;

use crate::io::names::odd_name;
use crate::io::words::filled;
use crate::model::{Curie, Entity, Finding, FindingCode, Value};
use crate::text::quoted;

use super::document::{Node, Variant};
use super::namespaces::{named, of_term};

/// The function of a term: what kind of thing it measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Abundance,
    Gene,
    Rna,
    MicroRna,
    Protein,
    Complex,
    Composite,
    Population,
    BiologicalProcess,
    Pathology,
    Reaction,
}

impl Function {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "Abundance" => Self::Abundance,
            "Gene" => Self::Gene,
            "RNA" => Self::Rna,
            "miRNA" => Self::MicroRna,
            "Protein" => Self::Protein,
            "Complex" => Self::Complex,
            "Composite" => Self::Composite,
            "Population" => Self::Population,
            "BiologicalProcess" => Self::BiologicalProcess,
            "Pathology" => Self::Pathology,
            "Reaction" => Self::Reaction,
            _ => return None,
        })
    }

    /// What of the entity the term measures: the RNA of a gene is its expression; where an amount is raised or lowered,
    /// that of anything but a process.
    pub(super) const fn aspect(self, of_amount: bool) -> Option<&'static str> {
        match self {
            Self::Rna => Some("expression"),
            Self::BiologicalProcess | Self::Pathology | Self::Reaction => None,
            _ if of_amount => Some("abundance"),
            _ => None,
        }
    }

    /// The category of Biolink; `None` where the function leaves it open.
    fn category(self, prefix: &str, variants: &[Variant]) -> Option<&'static str> {
        let is = |prefixes: &[&str]| prefixes.contains(&prefix);
        Some(match self {
            // What such a namespace identifies is the gene, whichever of its products is measured.
            Self::Gene | Self::Rna | Self::MicroRna | Self::Protein if variants.is_empty() && is(&GENES) => "Gene",
            Self::Gene if is(&["DBSNP"]) || variants.iter().any(|it| it.kind == HGVS) => "SequenceVariant",
            Self::Gene => "Gene",
            Self::Rna => "Transcript",
            Self::MicroRna => "MicroRNA",
            Self::Protein if is(&["FPLX", "HGNC.FAMILY", "PFAM", "interpro"]) => "ProteinFamily",
            Self::Protein => "Protein",
            Self::Complex => "MacromolecularComplex",
            Self::Population => "PopulationOfIndividualOrganisms",
            Self::BiologicalProcess => "BiologicalProcess",
            Self::Pathology if is(&["DOID", "MONDO", "OMIM", "ORDO"]) => "Disease",
            Self::Pathology if is(&["HP"]) => "PhenotypicFeature",
            Self::Pathology => "DiseaseOrPhenotypicFeature",
            Self::Reaction => "MolecularActivity",
            Self::Abundance if is(&["CHEBI", "CHEMBL.COMPOUND", "DRUGBANK", "PUBCHEM.COMPOUND"]) => "ChemicalEntity",
            Self::Abundance if is(&["CL"]) => "Cell",
            Self::Abundance if is(&["UBERON"]) => "AnatomicalEntity",
            Self::Abundance if is(&["GO"]) => "CellularComponent",
            Self::Abundance | Self::Composite => return None,
        })
    }
}

const HGVS: &str = "hgvs";

/// Prefixes that Biolink has for genes.
const GENES: [&str; 10] = ["ENSEMBL", "FB", "HGNC", "MGI", "NCBIGene", "RGD", "SGD", "WB", "Xenbase", "ZFIN"];

/// A term as an entity, and what statements about it must know.
pub(super) struct Term {
    pub(super) entity: Entity,
    pub(super) function: Function,
    /// The predicate that joins the plain term to this form of it.
    pub(super) as_variant: &'static str,
    /// The namespace of a name that stands in for an identifier.
    named_in: Option<String>,
    /// A prefix that Biolink does not have.
    unknown_prefix: Option<String>,
}

impl Term {
    /// Reads a node; an error says why it is no term.
    pub(super) fn read(node: &Node, patterns: &BTreeMap<String, Value>) -> Result<Self, String> {
        let Some(name) = node.function.as_deref() else {
            return Err("the node has no function, such as Protein; give it one".to_owned());
        };
        let function = Function::of(name)
            .ok_or_else(|| format!("unknown function {}; one of BEL's is expected, such as Protein", quoted(name)))?;
        let bel = node.bel.as_deref().and_then(filled);
        let concept = node.concept.as_ref().and_then(|concept| named(concept, patterns));
        let prefix = concept.as_ref().map(|it| it.id.prefix().to_owned()).unwrap_or_default();
        let plain = concept.filter(|_| node.variants.is_empty());
        let (mut named_in, mut unknown_prefix) = (None, None);
        let mut entity = match (plain, bel) {
            (Some(plain), _) => {
                named_in = plain.by_name.then(|| prefix.clone());
                unknown_prefix = (!plain.is_known).then(|| prefix.clone());
                let mut entity = Entity::new(plain.id);
                entity.name = plain.name;
                entity
            }
            (None, Some(bel)) => Entity::new(of_term(bel)).named(bel),
            (None, None) => return Err("the node has neither a concept nor its text in BEL; give it one".to_owned()),
        };
        let category = function.category(&prefix, &node.variants).and_then(|category| category.parse().ok());
        entity.categories.extend(category);
        entity.description.clone_from(&node.description);
        let others = node.xref.iter().filter_map(|concept| named(concept, patterns));
        entity.equivalent_ids = others.map(|it| it.id).filter(|id: &Curie| *id != entity.id).collect();
        if let Some(bel) = bel {
            entity.properties.insert("bel".to_owned(), Value::list([bel]));
        }
        Ok(Self { entity, function, as_variant: as_variant(&node.variants), named_in, unknown_prefix })
    }

    /// What there is to say of the name and the namespace.
    pub(super) fn findings(&self) -> impl Iterator<Item = Finding> {
        let by_name = self.named_in.as_ref().map(|prefix| {
            let message =
                format!("{prefix} has names and no identifiers; ground the graph first, such as with pybel.grounding");
            Finding::new(FindingCode::NameForId, message)
        });
        let unknown = self.unknown_prefix.as_ref().map(|prefix| {
            let message = format!("{} is no prefix of Biolink; it is kept", quoted(prefix));
            Finding::new(FindingCode::Normalised, message)
        });
        [by_name, unknown, odd_name(&self.entity)].into_iter().flatten()
    }
}

/// A change of the sequence is a variant, a fragment a part; what is modified is the thing in one of its states.
fn as_variant(variants: &[Variant]) -> &'static str {
    let is = |kind: &str| variants.iter().any(|variant| variant.kind == kind);
    if is(HGVS) {
        "has_sequence_variant"
    } else if is("frag") {
        "has_part"
    } else {
        "superclass_of"
    }
}
