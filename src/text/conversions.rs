//! Conversions into a type.

/// `impl From` for a type, a row each: what is given, and what it becomes. Parameters that the row is generic over stand
/// before it in brackets.
macro_rules! conversions {
    ($name:ty: $($([$($generic:tt)+])? $given:ident: $from:ty => $made:expr;)+) => {
        $(impl$(<$($generic)+>)? From<$from> for $name {
            fn from($given: $from) -> Self {
                $made
            }
        })+
    };
}
pub(crate) use conversions;
