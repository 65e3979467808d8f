//! Between which ends paths are looked for.

/// Between which ends paths are looked for: those of the question, or classes that stand in for one of them.
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
}
