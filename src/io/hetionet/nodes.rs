//! Hetionet's kinds of nodes and their identifiers.

use crate::model::Curie;
use crate::text::quoted;

/// A kind of nodes: its name, the prefix that its identifiers lack, and its Biolink category.
struct Kind {
    name: &'static str,
    prefix: Option<&'static str>,
    category: &'static str,
}

const fn kind(name: &'static str, prefix: Option<&'static str>, category: &'static str) -> Kind {
    Kind { name, prefix, category }
}

/// Side effects are UMLS concepts, symptoms headings of MESH, pharmacologic classes terms of NDF-RT, for
/// which Biolink has no prefix.
const KINDS: [Kind; 11] = [
    kind("Anatomy", None, "AnatomicalEntity"),
    kind("Biological Process", None, "BiologicalProcess"),
    kind("Cellular Component", None, "CellularComponent"),
    kind("Compound", Some("DRUGBANK"), "SmallMolecule"),
    kind("Disease", None, "Disease"),
    kind("Gene", Some("NCBIGene"), "Gene"),
    kind("Molecular Function", None, "MolecularActivity"),
    kind("Pathway", Some("hetionet"), "Pathway"),
    kind("Pharmacologic Class", Some("NDFRT"), "ChemicalEntity"),
    kind("Side Effect", Some("UMLS"), "PhenotypicFeature"),
    kind("Symptom", Some("MESH"), "PhenotypicFeature"),
];

/// The Biolink category of a kind.
pub(super) fn category(name: &str) -> Option<&'static str> {
    KINDS.iter().find(|kind| kind.name == name).map(|kind| kind.category)
}

/// The CURIE of an identifier such as `Gene::9021`; an error says what is wrong with it.
///
/// Pathways come from `WikiPathways`, whose revision is left out, and from Pathway Commons, which
/// Hetionet numbered itself.
pub(super) fn curie(text: &str) -> Result<Curie, String> {
    let (name, id) =
        text.split_once("::").ok_or_else(|| format!("{} is no Kind::id, such as Gene::9021", quoted(text)))?;
    let kind = KINDS.iter().find(|kind| kind.name == name).ok_or_else(|| format!("unknown kind {}", quoted(name)))?;
    if id.is_empty() {
        return Err(format!("{} has nothing after its kind", quoted(text)));
    }
    Ok(match (kind.prefix, wikipathway(id)) {
        (Some("hetionet"), Some((pathway, _))) => Curie::verbatim(format!("WIKIPATHWAYS:{pathway}")),
        (Some(prefix), _) => Curie::verbatim(format!("{prefix}:{id}")),
        (None, _) => Curie::verbatim(id),
    })
}

/// The pathway and the revision of an identifier of `WikiPathways`, such as `WP1533_r78369`.
pub(super) fn wikipathway(id: &str) -> Option<(&str, Option<&str>)> {
    let (pathway, revision) = id.split_once("_r").map_or((id, None), |(pathway, revision)| (pathway, Some(revision)));
    let number = pathway.strip_prefix("WP")?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some((pathway, revision))
}
