//! Hetionet's kinds of nodes and their identifiers.

use crate::model::Curie;
use crate::text::quoted;

/// Kinds of nodes: the name, the prefix that identifiers lack, and the category of Biolink.
///
/// Side effects are UMLS concepts, symptoms headings of MESH, pharmacologic classes terms of NDF-RT, for
/// which Biolink has no prefix.
const KINDS: [(&str, Option<&str>, &str); 11] = [
    ("Anatomy", None, "AnatomicalEntity"),
    ("Biological Process", None, "BiologicalProcess"),
    ("Cellular Component", None, "CellularComponent"),
    ("Compound", Some("DRUGBANK"), "SmallMolecule"),
    ("Disease", None, "Disease"),
    ("Gene", Some("NCBIGene"), "Gene"),
    ("Molecular Function", None, "MolecularActivity"),
    ("Pathway", Some("hetionet"), "Pathway"),
    ("Pharmacologic Class", Some("NDFRT"), "ChemicalEntity"),
    ("Side Effect", Some("UMLS"), "PhenotypicFeature"),
    ("Symptom", Some("MESH"), "PhenotypicFeature"),
];

/// The Biolink category of a kind.
pub(super) fn category(name: &str) -> Option<&'static str> {
    KINDS.iter().find(|(known, ..)| *known == name).map(|(.., category)| *category)
}

/// The CURIE of an identifier such as `Gene::9021`; an error says what is wrong with it.
///
/// Pathways come from `WikiPathways`, whose revision is left out, and from Pathway Commons, which
/// Hetionet numbered itself.
pub(super) fn curie(text: &str) -> Result<Curie, String> {
    let (name, id) = text
        .split_once("::")
        .ok_or_else(|| format!("{} is not of the form Kind::id, such as Gene::9021", quoted(text)))?;
    let kind = KINDS.iter().find(|(known, ..)| *known == name);
    let (_, prefix, _) = kind.ok_or_else(|| format!("unknown entity kind {}", quoted(name)))?;
    if id.is_empty() {
        return Err(format!("{} has nothing after its kind", quoted(text)));
    }
    Ok(match (*prefix, wikipathway(id)) {
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
