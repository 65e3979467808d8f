//! Where a statement holds: places by code or name.

use crate::graph::StatementRef;

/// Whether a statement is of a jurisdiction, by its code or any name of the place; `None` if its own is
/// unknown.
pub(crate) fn is_of_jurisdiction(statement: StatementRef<'_>, asked: &str) -> Option<bool> {
    let own = statement.applicability()?.jurisdiction?;
    let own = own.as_str();
    let place = |name: &str| match statement.graph().find(name).best.as_slice() {
        [only] => Some(only.node),
        _ => None,
    };
    Some(own.eq_ignore_ascii_case(asked) || place(own).is_some_and(|own| place(asked) == Some(own)))
}
