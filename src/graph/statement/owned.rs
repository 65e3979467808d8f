//! Owned copies of statements.

use crate::model::{Qualifiers, Statement};

use super::view::StatementRef;

impl StatementRef<'_> {
    /// An owned copy, apart from the graph. Its id is the given or the derived one, and a statement as
    /// subject or object keeps its id.
    #[must_use]
    pub fn to_statement(self) -> Statement {
        let mut statement =
            Statement::new(self.subject().to_argument(), self.predicate().clone(), self.object().to_argument());
        statement.id = Some(self.id().into_owned());
        statement.negated = self.is_negated();
        statement.qualifiers = self.qualifiers().collect::<Qualifiers>();
        statement.context = self.context();
        statement.epistemic_status = self.epistemic_status();
        statement.evidence.publications = self.publications().map(str::to_owned).collect();
        statement.evidence.primary_knowledge_source = self.primary_knowledge_source().map(str::to_owned);
        statement.evidence.knowledge_level = self.knowledge_level().map(str::to_owned);
        statement.evidence.agent_type = self.agent_type().map(str::to_owned);
        statement.layer = self.layer().map(str::to_owned);
        if let Some(extras) = self.extras() {
            extras.give_to(&mut statement);
        }
        statement
    }
}
