//! What the last statement shared with those before it: rows of a source come in runs that differ in
//! little but their ends, and comparing is cheaper than looking up.

use crate::graph::Extras;
use crate::model::{Curie, Statement};
use crate::schema;

use super::hints::discouraged_predicate;

/// What was added last, as it was given, with the rows that it got.
#[derive(Debug, Default)]
pub(super) struct Recent {
    /// Tables are often sorted by subject.
    subject: Option<(Curie, u32)>,
    /// What attributes are made from; the rest of the statement is not kept up.
    attributes: Option<(Statement, u32)>,
    template: Option<(Statement, u32)>,
    extras: Option<(Extras, u32)>,
    /// Whether Biolink does not have the predicate of the template.
    pub(super) predicate_is_unknown: bool,
    /// Whether Biolink has it and does not want it in data.
    pub(super) predicate_is_discouraged: bool,
}

impl Recent {
    /// The row of the subject of the last statement, if it has this id.
    pub(super) fn subject(&self, id: &Curie) -> Option<u32> {
        self.subject.as_ref().filter(|(known, _)| known == id).map(|(_, row)| *row)
    }

    pub(super) fn keep_subject(&mut self, id: &Curie, row: u32) {
        match &mut self.subject {
            Some((known, known_row)) => {
                known.clone_from(id);
                *known_row = row;
            }
            none => *none = Some((id.clone(), row)),
        }
    }

    /// The row of the last attributes, if a statement has the same.
    pub(super) fn attributes(&self, statement: &Statement) -> Option<u32> {
        let (known, row) = self.attributes.as_ref()?;
        let same = known.epistemic_status == statement.epistemic_status
            && known.layer == statement.layer
            && known.evidence.knowledge_level == statement.evidence.knowledge_level
            && known.evidence.agent_type == statement.evidence.agent_type;
        same.then_some(*row)
    }

    pub(super) fn keep_attributes(&mut self, statement: &Statement, row: u32) {
        let (known, known_row) = self.attributes.get_or_insert_with(|| (bare(statement), row));
        known.epistemic_status = statement.epistemic_status;
        known.layer.clone_from(&statement.layer);
        known.evidence.knowledge_level.clone_from(&statement.evidence.knowledge_level);
        known.evidence.agent_type.clone_from(&statement.evidence.agent_type);
        *known_row = row;
    }

    /// The row of the last template, if a statement has the same.
    pub(super) fn template(&self, statement: &Statement) -> Option<u32> {
        let (known, row) = self.template.as_ref()?;
        let same = known.predicate == statement.predicate
            && known.evidence.primary_knowledge_source == statement.evidence.primary_knowledge_source
            && known.qualifiers == statement.qualifiers
            && known.negated == statement.negated
            && known.context == statement.context
            && known.clinical_status == statement.clinical_status
            && known.applicability == statement.applicability;
        same.then_some(*row)
    }

    pub(super) fn keep_template(&mut self, statement: &Statement, row: u32) {
        let (known, known_row) = self.template.get_or_insert_with(|| (bare(statement), row));
        known.predicate.clone_from(&statement.predicate);
        known.evidence.primary_knowledge_source.clone_from(&statement.evidence.primary_knowledge_source);
        known.qualifiers.clone_from(&statement.qualifiers);
        known.negated = statement.negated;
        known.context.clone_from(&statement.context);
        known.clinical_status = statement.clinical_status;
        known.applicability.clone_from(&statement.applicability);
        *known_row = row;
        self.predicate_is_unknown = schema::predicate(statement.predicate.as_str()).is_none();
        self.predicate_is_discouraged = discouraged_predicate(statement.predicate.as_str()).is_some();
    }

    /// The row of the last extras, if a statement has the same.
    pub(super) fn extras(&self, statement: &Statement) -> Option<u32> {
        let (known, row) = self.extras.as_ref()?;
        known.are_of(statement).then_some(*row)
    }

    pub(super) fn keep_extras(&mut self, extras: Extras, row: u32) {
        self.extras = Some((extras, row));
    }
}

fn bare(statement: &Statement) -> Statement {
    Statement::new(statement.subject.clone(), statement.predicate.clone(), statement.object.clone())
}
