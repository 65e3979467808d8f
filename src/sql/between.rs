//! Between which ends paths are looked for.

/// Between which ends paths are looked for: those of the question, classes that stand in for one of them, or many pairs.
///
/// On one machine, the classes of the target are searched if there is no mechanism of whatever sign between the ends, and
/// then, if the question asks for it, those of the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Between {
    /// The ends of the question, with their subclasses.
    #[default]
    Ends,
    /// The start, and the superclasses of the target.
    ClassesOfTarget,
    /// The superclasses of the start, and the target.
    ClassesOfStart,
    /// The pairs of the engine's table `asked`, in place of the ends of the question.
    ///
    /// Its columns are `question`, a number, and `from_id` and `to_id`, identifiers exactly as `nodes.id` has them. So the
    /// tables are read once for all pairs. Rows of the paths begin with `question`, and are in the order of answers within
    /// each; a limit is one of each question.
    Pairs,
}
