//! Statements in a line of text.

use core::fmt;

use super::argument::ArgumentRef;
use super::view::StatementRef;

impl fmt::Debug for StatementRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StatementRef({}: {self})", self.id())
    }
}

impl fmt::Display for StatementRef<'_> {
    /// Subject, predicate and object by name, with the direction and form of the subject and the direction
    /// of the object. Statements within statements are written out three deep, and by id below that.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 3)
    }
}

impl StatementRef<'_> {
    fn write(&self, f: &mut fmt::Formatter<'_>, deeper: usize) -> fmt::Result {
        let part = |argument: ArgumentRef<'_>, f: &mut fmt::Formatter<'_>| match argument {
            ArgumentRef::Node(node) => write!(f, "{node}"),
            ArgumentRef::Statement(statement) if deeper == 0 => write!(f, "[{}]", statement.id()),
            ArgumentRef::Statement(statement) => {
                f.write_str("[")?;
                statement.write(f, deeper - 1)?;
                f.write_str("]")
            }
        };
        let qualifier = |slot: &str| self.qualifiers().find(|(known, _)| *known == slot).map(|(_, value)| value);
        if let Some(direction) = qualifier("subject_direction_qualifier") {
            write!(f, "{direction} ")?;
        }
        part(self.subject(), f)?;
        if let Some(form) = qualifier("subject_form_or_variant_qualifier") {
            write!(f, " ({})", form.replace('_', " "))?;
        }
        let negation = if self.is_negated() { " not" } else { "" };
        let predicate = self.predicate().local_name();
        let direction = qualifier("object_direction_qualifier").filter(|_| predicate != "disrupts");
        match (predicate, direction) {
            ("affects" | "regulates", Some("increased" | "upregulated")) => write!(f, "{negation} increases ")?,
            ("affects" | "regulates", Some("decreased" | "downregulated")) => write!(f, "{negation} decreases ")?,
            (_, Some(direction)) => write!(f, "{negation} {predicate} {direction} ")?,
            (_, None) => write!(f, "{negation} {predicate} ")?,
        }
        part(self.object(), f)
    }
}
