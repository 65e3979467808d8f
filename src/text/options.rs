//! Methods that set an option and return the changed self.

/// The options of a type, a row each: the method, what it is given, and what it sets. `self` is named first, since a macro
/// cannot name that of its caller; attributes before it are those of every row.
macro_rules! options {
    ($(#[$each:meta])* $this:ident:) => {};
    (
        $(#[$each:meta])* $this:ident:
        $(#[$meta:meta])* $vis:vis const fn $name:ident($($given:ident: $type:ty),*) => $set:expr; $($rest:tt)*
    ) => {
        $(#[$each])* $(#[$meta])*
        $vis const fn $name(mut $this, $($given: $type),*) -> Self {
            $set;
            $this
        }
        $crate::text::options! { $(#[$each])* $this: $($rest)* }
    };
    (
        $(#[$each:meta])* $this:ident:
        $(#[$meta:meta])* $vis:vis fn $name:ident($($given:ident: $type:ty),*) => $set:expr; $($rest:tt)*
    ) => {
        $(#[$each])* $(#[$meta])*
        $vis fn $name(mut $this, $($given: $type),*) -> Self {
            $set;
            $this
        }
        $crate::text::options! { $(#[$each])* $this: $($rest)* }
    };
}
pub(crate) use options;
