//! Texts that name one of a closed set.

use crate::text::quoted;

/// A text that names none of a closed set, such as a sign, an effect or a status.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown {of} {}; {} is expected", quoted(.given), listed(.choices))]
#[non_exhaustive]
pub struct ChoiceError {
    /// What was to be named, such as `sign`.
    pub of: &'static str,
    /// The text.
    pub given: String,
    /// The names that would do.
    pub choices: Vec<&'static str>,
}

/// The member of a set with a name.
pub(crate) fn choose<T: Copy>(
    of: &'static str,
    set: &[T],
    name: impl Fn(T) -> &'static str,
    given: &str,
) -> Result<T, ChoiceError> {
    let found = set.iter().copied().find(|member| name(*member) == given);
    found.ok_or_else(|| ChoiceError { of, given: given.to_owned(), choices: set.iter().copied().map(name).collect() })
}

fn listed(choices: &[&str]) -> String {
    match choices {
        [one, other] => format!("{one} or {other}"),
        many => format!("one of {}", many.join(", ")),
    }
}

/// A closed set that data name by words: the enum, with the word of each member, which is also its JSON; then which of these
/// it has, each with its documentation: the list of all and the word of one, `impl Display` and `impl FromStr for "what it
/// is"`. A type with other methods names the two in its own `impl`, so that it has one.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$doc:meta])* $member:ident = $word:literal,)+ } $($item:tt)*) => {
        $(#[$meta])*
        $vis enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $member,)+
        }

        $crate::model::words! { @items $name [$($member = $word,)+] $($item)* }
    };
    (@items $name:ident $members:tt) => {};
    (
        @items $name:ident [$($member:ident = $word:literal,)+]
        $(#[$of_all:meta])* $all_vis:vis const $all:ident; $(#[$of_word:meta])* $vis:vis fn $as_str:ident; $($item:tt)*
    ) => {
        impl $name {
            $(#[$of_all])*
            $all_vis const $all: [Self; [$($word),+].len()] = [$(Self::$member),+];

            $(#[$of_word])*
            #[must_use]
            $vis const fn $as_str(self) -> &'static str {
                match self { $(Self::$member => $word),+ }
            }
        }

        $crate::model::words! { @items $name [$($member = $word,)+] $($item)* }
    };
    (@items $name:ident [$($member:ident = $word:literal,)+] $(#[$doc:meta])* $vis:vis const $all:ident; $($item:tt)*) => {
        impl $name {
            $(#[$doc])*
            $vis const $all: [Self; [$($word),+].len()] = [$(Self::$member),+];
        }

        $crate::model::words! { @items $name [$($member = $word,)+] $($item)* }
    };
    (@items $name:ident [$($member:ident = $word:literal,)+] $(#[$doc:meta])* $vis:vis fn $as_str:ident; $($item:tt)*) => {
        impl $name {
            $(#[$doc])*
            #[must_use]
            $vis const fn $as_str(self) -> &'static str {
                match self { $(Self::$member => $word),+ }
            }
        }

        $crate::model::words! { @items $name [$($member = $word,)+] $($item)* }
    };
    (@items $name:ident $members:tt impl Display; $($item:tt)*) => {
        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        $crate::model::words! { @items $name $members $($item)* }
    };
    (@items $name:ident $members:tt impl FromStr for $of:literal; $($item:tt)*) => {
        impl core::str::FromStr for $name {
            type Err = $crate::model::ChoiceError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::model::choose($of, &Self::ALL, Self::as_str, text)
            }
        }

        $crate::model::words! { @items $name $members $($item)* }
    };
}
pub(crate) use words;
