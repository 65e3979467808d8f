//! Hetionet's 24 kinds of edges in Biolink's words.

use crate::io::words::say_direction;
use crate::model::{Curie, Statement, Value};

/// What an edge says of the expression of its gene.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expression {
    Unsaid,
    /// It is the expression that the predicate is about.
    Meant,
    Increased,
    Decreased,
}

/// Abbreviations of metaedges, with their predicates and what they say of the expression of the gene that is acted on.
const METAEDGES: [(&str, &str, Expression); 24] = [
    // More or less than in other anatomies (Bgee): a comparison that names no cause.
    ("AdG", "has_decreased_amount", Expression::Meant),
    ("AuG", "has_increased_amount", Expression::Meant),
    ("AeG", "expresses", Expression::Unsaid),
    ("CbG", "directly_physically_interacts_with", Expression::Unsaid),
    // Measured after treatment of cells (LINCS L1000).
    ("CdG", "affects", Expression::Decreased),
    ("CuG", "affects", Expression::Increased),
    ("CcSE", "has_side_effect", Expression::Unsaid),
    ("CpD", "ameliorates_condition", Expression::Unsaid),
    ("CtD", "treats", Expression::Unsaid),
    ("CrC", "chemically_similar_to", Expression::Unsaid),
    ("DaG", "condition_associated_with_gene", Expression::Unsaid),
    // Differential expression in patients (STARGEO): it goes with the disease, cause or consequence.
    ("DdG", "negatively_correlated_with", Expression::Meant),
    ("DuG", "positively_correlated_with", Expression::Meant),
    ("DlA", "disease_has_location", Expression::Unsaid),
    ("DpS", "has_phenotype", Expression::Unsaid),
    ("DrD", "similar_to", Expression::Unsaid),
    // Rates of evolution that vary together.
    ("GcG", "correlated_with", Expression::Unsaid),
    ("GiG", "physically_interacts_with", Expression::Unsaid),
    ("GpBP", "participates_in", Expression::Unsaid),
    // Annotations of the Gene Ontology: where the product is, and what it can do.
    ("GpCC", "located_in", Expression::Unsaid),
    ("GpMF", "enables", Expression::Unsaid),
    ("GpPW", "participates_in", Expression::Unsaid),
    // Knockdown or overexpression of the one changes the other (LINCS L1000); which way is not said.
    ("Gr>G", "regulates", Expression::Unsaid),
    // Classes of NDF-RT are of action, effect or structure, so a compound is a member and no subclass.
    ("PCiC", "has_member", Expression::Unsaid),
];

/// A statement of a metaedge, its subject and object still to be set.
pub(super) fn statement(abbreviation: &str) -> Option<Statement> {
    let (_, predicate, expression) = METAEDGES.iter().find(|(known, ..)| *known == abbreviation)?;
    let unset = Curie::verbatim("");
    let mut statement = Statement::new(unset.clone(), predicate.parse().ok()?, unset).from_source("infores:hetio");
    let qualifiers = &mut statement.qualifiers;
    if *expression != Expression::Unsaid {
        qualifiers.insert("object_aspect_qualifier", "expression");
    }
    let direction = match expression {
        Expression::Increased => Some("increased"),
        Expression::Decreased => Some("decreased"),
        Expression::Unsaid | Expression::Meant => None,
    };
    if let Some(direction) = direction {
        say_direction(qualifiers, direction);
    }
    statement.properties.insert("metaedge".to_owned(), Value::from(abbreviation));
    Some(statement)
}

#[cfg(test)]
mod tests {
    use super::{METAEDGES, statement};
    use crate::model::{Effect, Statement};
    use crate::schema::{self, Reading};

    #[test]
    fn every_metaedge_has_a_predicate_of_biolink() {
        for (abbreviation, predicate, _) in METAEDGES {
            let statement = statement(abbreviation).unwrap();
            assert!(schema::predicate(statement.predicate.as_str()).is_some(), "{predicate}");
        }
    }

    #[test]
    fn metaedges_have_the_effects_that_they_mean() {
        let check = |abbreviation: &str, expected: Effect| {
            let statement = statement(abbreviation).unwrap();
            let Statement { predicate, qualifiers, .. } = &statement;
            let original_predicate = Some(abbreviation);
            let reading = Reading { source: Some("infores:hetio"), original_predicate, record: None };
            let found = schema::meaning_of(predicate, qualifiers, &[], &[], reading);
            assert_eq!(found.effect, expected, "{abbreviation}");
        };
        check("CdG", Effect::Negative);
        check("CuG", Effect::Positive);
        check("DdG", Effect::Negative);
        check("DuG", Effect::Positive);
        check("AdG", Effect::None);
        check("CbG", Effect::None);
        check("CtD", Effect::None);
        check("GcG", Effect::None);
        check("GpBP", Effect::Unsigned);
        check("GpMF", Effect::Unsigned);
        check("Gr>G", Effect::Unsigned);
    }
}
