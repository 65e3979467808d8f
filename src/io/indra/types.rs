//! Types of statements in Biolink's words.

/// What a statement of a type says of its two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Says {
    /// What of the object is raised or lowered.
    pub(super) aspect: &'static str,
    pub(super) direction: &'static str,
}

pub(super) const INCREASED: &str = "increased";
pub(super) const DECREASED: &str = "decreased";

const fn raises(aspect: &'static str) -> Says {
    Says { aspect, direction: INCREASED }
}

const fn lowers(aspect: &'static str) -> Says {
    Says { aspect, direction: DECREASED }
}

const TYPES: [(&str, Says); 33] = [
    ("Activation", raises("activity")),
    ("GtpActivation", raises("activity")),
    ("Inhibition", lowers("activity")),
    ("IncreaseAmount", raises("abundance")),
    ("DecreaseAmount", lowers("abundance")),
    ("Gef", raises("guanyl_nucleotide_exchange")),
    ("Gap", raises("hydrolysis")),
    ("Autophosphorylation", raises("phosphorylation")),
    ("Transphosphorylation", raises("phosphorylation")),
    ("Phosphorylation", raises("phosphorylation")),
    ("Dephosphorylation", lowers("phosphorylation")),
    ("Ubiquitination", raises("ubiquitination")),
    ("Deubiquitination", lowers("ubiquitination")),
    ("Sumoylation", raises("sumoylation")),
    ("Desumoylation", lowers("sumoylation")),
    ("Hydroxylation", raises("hydroxylation")),
    ("Dehydroxylation", lowers("hydroxylation")),
    ("Acetylation", raises("acetylation")),
    ("Deacetylation", lowers("acetylation")),
    ("Glycosylation", raises("glycosylation")),
    ("Deglycosylation", lowers("glycosylation")),
    ("Farnesylation", raises("farnesylation")),
    ("Defarnesylation", lowers("farnesylation")),
    ("Geranylgeranylation", raises("geranoylation")),
    ("Degeranylgeranylation", lowers("geranoylation")),
    ("Palmitoylation", raises("palmitoylation")),
    ("Depalmitoylation", lowers("palmitoylation")),
    ("Myristoylation", raises("myristoylation")),
    ("Demyristoylation", lowers("myristoylation")),
    ("Ribosylation", raises("ribosylation")),
    ("Deribosylation", lowers("ribosylation")),
    ("Methylation", raises("methylation")),
    ("Demethylation", lowers("methylation")),
];

/// What a type says of its two ends; `None` for types of another form.
pub(super) fn of_two(kind: &str) -> Option<Says> {
    TYPES.iter().find(|(known, _)| *known == kind).map(|(_, says)| *says)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Effect, Qualifiers};
    use crate::schema::{self, Reading};

    #[test]
    fn the_signs_are_those_of_the_signed_graph() {
        let aspects = schema::qualifier_enum("GeneOrGeneProductOrChemicalEntityAspectEnum").unwrap();
        for (kind, says) in TYPES {
            assert!(aspects.contains(says.aspect), "{kind}");
            let qualifiers = Qualifiers::new()
                .with("object_aspect_qualifier", says.aspect)
                .with("object_direction_qualifier", says.direction);
            let gene = ["Gene".parse().unwrap()];
            let predicate = "affects".parse().unwrap();
            let found = schema::meaning_of(&predicate, &qualifiers, &gene, &gene, Reading::default()).effect;
            let expected = match kind {
                "Activation" | "GtpActivation" | "IncreaseAmount" => Effect::Positive,
                "Inhibition" | "DecreaseAmount" => Effect::Negative,
                _ => Effect::Unsigned,
            };
            assert_eq!(found, expected, "{kind}");
        }
    }
}
