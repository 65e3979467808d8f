//! BEL's relations in Biolink's words.

use super::terms::Function;

/// What a relation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// More of the subject, more of the object.
    Raises,
    /// More of the subject, less of the object.
    Lowers,
    /// The subject acts on the object; which way is not said.
    Acts,
    /// The subject was shown to have no effect on the object.
    NoEffect,
    /// A predicate of Biolink.
    Is(&'static str),
    /// The denial of a predicate of Biolink.
    IsNot(&'static str),
    /// The object is a form of the subject; which predicate that is depends on the form.
    HasVariant,
}

impl Says {
    /// Whether it can be the relation of a statement in a statement, or to one.
    pub(super) const fn can_be_nested(self) -> bool {
        matches!(self, Self::Raises | Self::Lowers)
    }
}

/// Relations with what they say, in the order of `pybel/constants.py`, then those of older releases.
const RELATIONS: [(&str, Says); 32] = [
    ("hasReactant", Says::Is("has_input")),
    ("hasProduct", Says::Is("has_output")),
    ("hasVariant", Says::HasVariant),
    ("transcribedTo", Says::Is("transcribed_to")),
    ("translatedTo", Says::Is("translates_to")),
    ("increases", Says::Raises),
    ("directlyIncreases", Says::Raises),
    ("decreases", Says::Lowers),
    ("directlyDecreases", Says::Lowers),
    ("causesNoChange", Says::NoEffect),
    ("regulates", Says::Acts),
    ("directlyRegulates", Says::Acts),
    ("binds", Says::Is("binds")),
    ("correlation", Says::Is("correlated_with")),
    ("noCorrelation", Says::IsNot("correlated_with")),
    ("negativeCorrelation", Says::Is("negatively_correlated_with")),
    ("positiveCorrelation", Says::Is("positively_correlated_with")),
    ("association", Says::Is("associated_with")),
    ("orthologous", Says::Is("orthologous_to")),
    // Alike in what they do, without common descent.
    ("analogousTo", Says::Is("similar_to")),
    ("analogous", Says::Is("similar_to")),
    ("isA", Says::Is("subclass_of")),
    // It is a part of the process, of which more is more; PyBEL does not count it as causal.
    ("rateLimitingStepOf", Says::Is("part_of")),
    ("subProcessOf", Says::Is("part_of")),
    ("biomarkerFor", Says::Is("biomarker_for")),
    ("prognosticBiomarkerFor", Says::Is("biomarker_for")),
    ("equivalentTo", Says::Is("same_as")),
    ("partOf", Says::Is("part_of")),
    // Until BEL 2.2.
    ("hasComponent", Says::Is("has_part")),
    ("hasComponents", Says::Is("has_part")),
    ("hasMember", Says::Is("has_member")),
    ("hasMembers", Says::Is("has_member")),
];

/// A relation as its link in `PyBEL`'s node-link JSON has it: of `X hasMember Y` and `X hasComponent Y` the parser of
/// `PyBEL` exchanges the ends and keeps the name (0.14.0 to 0.15.5, `handle_inverse_unqualified_relation`). A link from a
/// complex to what is none is as its name says: no parser wrote it.
pub(super) fn of_node_link(name: &str, [source, target]: [Function; 2]) -> &str {
    let is_whole = |function| matches!(function, Function::Complex | Function::Composite);
    match name {
        "hasMember" | "hasMembers" => "isA",
        "hasComponent" | "hasComponents" if !is_whole(source) || is_whole(target) => "partOf",
        name => name,
    }
}

/// What a relation says; `None` for one that BEL does not have.
pub(super) fn relation(name: &str) -> Option<Says> {
    RELATIONS.iter().find(|(known, _)| *known == name).map(|(_, says)| *says)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema;

    #[test]
    fn every_relation_has_a_predicate_of_biolink() {
        for (name, says) in RELATIONS {
            if let Says::Is(predicate) | Says::IsNot(predicate) = says {
                assert!(schema::predicate(predicate).is_some(), "{name}");
            }
        }
        assert_eq!(relation("actsOn"), None);
    }

    #[test]
    fn every_relation_is_documented() {
        let text = include_str!("../../documentation/formats.md");
        for (name, _) in RELATIONS {
            assert!(text.contains(&format!("`{name}`")), "{name}");
        }
    }
}
