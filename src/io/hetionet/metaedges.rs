//! Hetionet's 24 kinds of edges in Biolink's words.

use crate::model::{Curie, Statement, Value};

/// A metaedge's abbreviation, its predicate, and the direction of the expression of the gene acted on.
struct Metaedge {
    abbreviation: &'static str,
    predicate: &'static str,
    expression: Expression,
}

/// What an edge says of the expression of its gene.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expression {
    Unsaid,
    /// It is the expression that the predicate is about.
    Meant,
    Increased,
    Decreased,
}

const fn plain(abbreviation: &'static str, predicate: &'static str) -> Metaedge {
    Metaedge { abbreviation, predicate, expression: Expression::Unsaid }
}

const fn of_expression(abbreviation: &'static str, predicate: &'static str, expression: Expression) -> Metaedge {
    Metaedge { abbreviation, predicate, expression }
}

const METAEDGES: [Metaedge; 24] = [
    // More or less than in other anatomies (Bgee): a comparison that names no cause.
    of_expression("AdG", "has_decreased_amount", Expression::Meant),
    of_expression("AuG", "has_increased_amount", Expression::Meant),
    plain("AeG", "expresses"),
    plain("CbG", "directly_physically_interacts_with"),
    // Measured after treatment of cells (LINCS L1000).
    of_expression("CdG", "affects", Expression::Decreased),
    of_expression("CuG", "affects", Expression::Increased),
    plain("CcSE", "has_side_effect"),
    plain("CpD", "ameliorates_condition"),
    plain("CtD", "treats"),
    plain("CrC", "chemically_similar_to"),
    plain("DaG", "condition_associated_with_gene"),
    // Differential expression in patients (STARGEO): it goes with the disease, cause or consequence.
    of_expression("DdG", "negatively_correlated_with", Expression::Meant),
    of_expression("DuG", "positively_correlated_with", Expression::Meant),
    plain("DlA", "disease_has_location"),
    plain("DpS", "has_phenotype"),
    plain("DrD", "similar_to"),
    // Rates of evolution that vary together.
    plain("GcG", "correlated_with"),
    plain("GiG", "physically_interacts_with"),
    plain("GpBP", "participates_in"),
    // Annotations of the Gene Ontology: where the product is, and what it can do.
    plain("GpCC", "located_in"),
    plain("GpMF", "enables"),
    plain("GpPW", "participates_in"),
    // Knockdown or overexpression of the one changes the other (LINCS L1000); which way is not said.
    plain("Gr>G", "regulates"),
    // Classes of NDF-RT are of action, effect or structure, so a compound is a member and no subclass.
    plain("PCiC", "has_member"),
];

/// A statement of a metaedge, its subject and object still to be set.
pub(super) fn statement(abbreviation: &str) -> Option<Statement> {
    let metaedge = METAEDGES.iter().find(|metaedge| metaedge.abbreviation == abbreviation)?;
    let unset = Curie::verbatim("");
    let mut statement =
        Statement::new(unset.clone(), metaedge.predicate.parse().ok()?, unset).from_source("infores:hetio");
    let qualifiers = &mut statement.qualifiers;
    if metaedge.expression != Expression::Unsaid {
        qualifiers.insert("object_aspect_qualifier", "expression");
    }
    let direction = match metaedge.expression {
        Expression::Increased => Some("increased"),
        Expression::Decreased => Some("decreased"),
        Expression::Unsaid | Expression::Meant => None,
    };
    if let Some(direction) = direction {
        qualifiers.insert("object_direction_qualifier", direction);
        qualifiers.insert("qualified_predicate", "biolink:causes");
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
        for metaedge in &METAEDGES {
            let statement = statement(metaedge.abbreviation).unwrap();
            assert!(schema::predicate(statement.predicate.as_str()).is_some(), "{}", metaedge.predicate);
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
