//! SIGNOR's effects, mechanisms and kinds of entities in Biolink's words.

use crate::schema::{EnumValue, qualifier_enum};

/// What an effect says: the aspect of the object and its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    Of(&'static str, &'static str),
    FormsComplex,
    Unknown,
}

/// What an effect says; `None` for one that SIGNOR does not have.
pub(super) fn effect(text: &str) -> Option<Effect> {
    Some(match text {
        "" | "unknown" => Effect::Unknown,
        "form complex" => Effect::FormsComplex,
        "up-regulates" => Effect::Of("activity_or_abundance", "increased"),
        "up-regulates activity" => Effect::Of("activity", "increased"),
        "up-regulates quantity" => Effect::Of("abundance", "increased"),
        "up-regulates quantity by expression" => Effect::Of("expression", "increased"),
        "up-regulates quantity by stabilization" => Effect::Of("stability", "increased"),
        "down-regulates" => Effect::Of("activity_or_abundance", "decreased"),
        "down-regulates activity" => Effect::Of("activity", "decreased"),
        "down-regulates quantity" => Effect::Of("abundance", "decreased"),
        "down-regulates quantity by repression" => Effect::Of("expression", "decreased"),
        "down-regulates quantity by destabilization" => Effect::Of("stability", "decreased"),
        _ => return None,
    })
}

/// Mechanisms that Biolink calls otherwise; the others are its names with spaces.
const MECHANISMS: [(&str, &str); 9] = [
    ("chemical activation", "activation"),
    ("chemical inhibition", "inhibition"),
    ("gtpase-activating protein", "gtpase_activation"),
    ("guanine nucleotide exchange factor", "guanyl_nucleotide_exchange"),
    ("post translational modification", "molecular_modification"),
    ("s-nitrosylation", "s_nitrosylation"),
    ("small molecule catalysis", "catalytic_activity"),
    ("transcriptional regulation", "transcriptional_regulation"),
    ("translation regulation", "translational_regulation"),
];

/// The causal mechanism of Biolink, if it has one of this name.
pub(super) fn mechanism(text: &str) -> Option<&'static str> {
    let own = MECHANISMS.iter().find(|(known, _)| *known == text).map(|(_, name)| *name);
    own.or_else(|| {
        let name = text.replace(' ', "_");
        let known = qualifier_enum("CausalMechanismQualifierEnum")?;
        known.values().iter().map(EnumValue::name).find(|known| *known == name)
    })
}

/// The category of a kind of entities; `None` where it has none in Biolink, an error for one that SIGNOR does not have.
pub(super) fn category(kind: &str) -> Result<Option<&'static str>, ()> {
    Ok(Some(match kind {
        "protein" | "fusion protein" => "Protein",
        "complex" => "MacromolecularComplex",
        "proteinfamily" => "ProteinFamily",
        "smallmolecule" => "SmallMolecule",
        "chemical" | "antibody" => "ChemicalEntity",
        "phenotype" => "BiologicalProcess",
        "mirna" => "MicroRNA",
        "ncrna" => "NoncodingRNAProduct",
        "pathway" => "Pathway",
        "stimulus" => return Ok(None),
        _ => return Err(()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_biolinks() {
        for (_, name) in MECHANISMS {
            assert!(qualifier_enum("CausalMechanismQualifierEnum").unwrap().contains(name), "{name}");
        }
        assert_eq!(mechanism("phosphorylation"), Some("phosphorylation"));
        assert_eq!(mechanism("post transcriptional regulation"), Some("post_transcriptional_regulation"));
        assert_eq!(mechanism("precursor of"), None);
        assert_eq!(category("stimulus"), Ok(None));
        assert_eq!(category("planet"), Err(()));
    }
}
