//! Methods that set an option and return the changed self.

/// The options of a type, a row each: the method, what it is given, and what it sets. `self` is named first, since a macro
/// cannot name that of its caller.
macro_rules! options {
    ($this:ident:) => {};
    ($this:ident: $(#[$meta:meta])* $vis:vis const fn $name:ident($($given:ident: $type:ty),*) => $set:expr; $($rest:tt)*) => {
        $(#[$meta])*
        $vis const fn $name(mut $this, $($given: $type),*) -> Self {
            $set;
            $this
        }
        $crate::text::options! { $this: $($rest)* }
    };
    ($this:ident: $(#[$meta:meta])* $vis:vis fn $name:ident($($given:ident: $type:ty),*) => $set:expr; $($rest:tt)*) => {
        $(#[$meta])*
        $vis fn $name(mut $this, $($given: $type),*) -> Self {
            $set;
            $this
        }
        $crate::text::options! { $this: $($rest)* }
    };
}
pub(crate) use options;
