//! The statements that a shortcut summarises, read one after the other.

use crate::graph::{Node, StatementRef};
use crate::model::Direction;

/// A statement of an expansion, as it is read.
pub(crate) struct Read<'g> {
    pub(crate) statement: StatementRef<'g>,
    pub(crate) direction: Direction,
    /// The entity to which it leads.
    pub(crate) to: Node<'g>,
}

/// The statements of an expansion as they are read from `start` on, which is one of its ends; nothing comes after one that
/// does not go on from there.
pub(crate) fn read_from<'g>(start: Node<'g>, mut path: Vec<StatementRef<'g>>) -> impl Iterator<Item = Read<'g>> {
    let starts_there = |statement: &StatementRef<'g>| statement.ends().is_some_and(|(a, b)| a == start || b == start);
    if !path.first().is_some_and(starts_there) {
        path.reverse();
    }
    let mut at = start;
    path.into_iter().map_while(move |statement| {
        let (subject, object) = statement.ends()?;
        let (direction, to) = match at {
            _ if at == subject => (Direction::Forward, object),
            _ if at == object => (Direction::Backward, subject),
            _ => return None,
        };
        at = to;
        Some(Read { statement, direction, to })
    })
}
