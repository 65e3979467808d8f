//! A finding of an audit, and its place.

use core::fmt;

use serde::Serialize;
use serde::ser::{SerializeStruct as _, Serializer};

use crate::graph::{Node, StatementRef};
use crate::model::{Finding, FindingCode};

/// Something that somebody should look at, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AuditFinding<'g> {
    /// Its kind, with what to do.
    pub code: FindingCode,
    /// The record that it is about; empty if it is about the graph.
    pub record: String,
    /// The entities that it is about.
    pub entities: Vec<Node<'g>>,
    /// The statements that it is about, in the order of the message.
    pub statements: Vec<StatementRef<'g>>,
    /// The source and the line, from 1, where to look first.
    pub origin: Option<(&'g str, u64)>,
    /// What is wrong, in a sentence.
    pub message: String,
}

impl<'g> AuditFinding<'g> {
    pub(super) fn new(code: FindingCode, message: String) -> Self {
        let (entities, statements) = (Vec::new(), Vec::new());
        Self { code, record: String::new(), entities, statements, origin: None, message }
    }

    pub(super) fn on(mut self, entities: impl IntoIterator<Item = Node<'g>>) -> Self {
        self.entities.extend(entities);
        self
    }

    /// Adds statements; the first that has a place gives the finding its own.
    pub(super) fn from(mut self, statements: impl IntoIterator<Item = StatementRef<'g>>) -> Self {
        self.statements.extend(statements);
        self.origin = self.origin.or_else(|| self.statements.iter().find_map(|it| it.origin()));
        self
    }

    /// The same as readers report it.
    #[must_use]
    pub fn to_finding(&self) -> Finding {
        let message = format!("{}; {}", self.message, self.code.remedy());
        Finding::new(self.code, message).at_origin(self.origin)
    }
}

impl fmt::Display for AuditFinding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_finding().fmt(f)
    }
}

/// As JSON, entities and statements are their ids.
impl Serialize for AuditFinding<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (source, line) = self.origin.unwrap_or_default();
        let mut fields = serializer.serialize_struct("AuditFinding", 9)?;
        fields.serialize_field("code", &self.code)?;
        fields.serialize_field("severity", &self.code.severity())?;
        fields.serialize_field("record", &self.record)?;
        fields.serialize_field("source", source)?;
        fields.serialize_field("line", &line)?;
        fields.serialize_field("message", &self.message)?;
        fields.serialize_field("remedy", self.code.remedy())?;
        fields.serialize_field("entities", &self.entities.iter().map(|it| it.curie()).collect::<Vec<_>>())?;
        fields.serialize_field("statements", &self.statements.iter().map(|it| it.id()).collect::<Vec<_>>())?;
        fields.end()
    }
}
