//! Predicates and categories: names from Biolink, or any other vocabulary.

use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::texts::{is_text, try_from_string};
use crate::text::quoted;

/// A name that is empty or holds control characters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is not a name; a CURIE such as biolink:affects or a bare Biolink name is expected", quoted(.0))]
pub struct TermError(pub String);

macro_rules! term {
    ($(#[$doc:meta])* $name:ident, $normalise:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The full CURIE, such as `biolink:affects`; it is what comparing with a text compares.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The name inside Biolink, without `biolink:`; `None` for another vocabulary's.
            #[must_use]
            pub fn biolink_name(&self) -> Option<&str> {
                self.0.strip_prefix("biolink:")
            }

            /// The part after the first colon.
            #[must_use]
            pub fn local_name(&self) -> &str {
                self.0.split_once(':').map_or(self.as_str(), |(_, local)| local)
            }
        }

        impl FromStr for $name {
            type Err = TermError;

            /// Reads a CURIE as written; a bare name is Biolink's, in Biolink's spelling.
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let text = text.trim();
                if text.is_empty() || text.chars().any(char::is_control) {
                    return Err(TermError(text.to_owned()));
                }
                Ok(Self(if text.contains(':') { text.to_owned() } else { format!("biolink:{}", $normalise(text)) }))
            }
        }

        try_from_string!($name, TermError);
        is_text!($name, TermError);
    };
}

term! {
    /// How subject and object of a statement are related: Biolink's `predicate` slot.
    ///
    /// The world is open: a predicate that Biolink does not know keeps its name and never carries a path.
    ///
    /// ```
    /// use mechgraph::Predicate;
    /// let affects: Predicate = "affects".parse()?;
    /// assert_eq!(affects.as_str(), "biolink:affects");
    /// assert_eq!("contributes to".parse::<Predicate>()?.as_str(), "biolink:contributes_to");
    /// assert_eq!("local:circumvents".parse::<Predicate>()?.biolink_name(), None);
    /// # Ok::<(), mechgraph::model::TermError>(())
    /// ```
    Predicate, snake_case
}

term! {
    /// What kind of thing an entity is: Biolink's `category` slot.
    ///
    /// ```
    /// use mechgraph::Category;
    /// assert_eq!("Disease".parse::<Category>()?.as_str(), "biolink:Disease");
    /// assert_eq!("small molecule".parse::<Category>()?.as_str(), "biolink:SmallMolecule");
    /// # Ok::<(), mechgraph::model::TermError>(())
    /// ```
    Category, camel_case
}

/// Biolink writes the predicates of its model with spaces and those of data with underscores.
fn snake_case(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("_")
}

/// Biolink writes the classes of its model with spaces and those of data in camel case.
fn camel_case(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    for word in text.split([' ', '_']) {
        let mut letters = word.chars();
        name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        name.push_str(letters.as_str());
    }
    name
}
