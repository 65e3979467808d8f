//! A metapath: the kinds of entities and of edges that its paths run through.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::abbreviations::{self, Abbreviation};
use super::words::{self, Words};
use crate::query::metapath::error::Problem;
use crate::query::plan::MetapathError;
use crate::schema;
use crate::text::{conversions, quoted};

/// The most steps of a metapath.
const MOST_STEPS: usize = 12;

/// The kinds of entities and of edges that paths run through, in sequence: a metapath.
///
/// It is written in one of two ways.
///
/// **Abbreviations**, as Hetionet has them: `CbGpPWpGaD` reads *compound binds gene participates in pathway
/// … disease*. The graph must have been made so: statements carry theirs as the property `metaedge`. A
/// metaedge can be read from either end (`CbG` and `GbC`), unless it has a direction (`Gr>G`, against it
/// `G<rG`); one between two of the same kind (`GiG`) is read both ways at once.
///
/// **Words**, for any graph: Biolink categories joined by predicates, with arrows.
///
/// ```text
/// metapath  = node { edge node }
/// node      = category | "*"                      the category or below it; anything
/// edge      = "-" label "->"                      a statement from left to right
///           | "<-" label "-"                      from right to left
///           | "-" label "-"                       either way
/// label     = predicate [ "!" ] [ "[" qualifier { "," qualifier } "]" ]
/// qualifier = value | slot "=" value
/// ```
///
/// A predicate means itself and those below it in Biolink, with `!` itself alone; inverses are
/// predicates of their own. A qualifier's value means itself and those below it. A value without a
/// slot is of `object_direction_qualifier` or `object_aspect_qualifier`, whichever has it. Blanks between
/// the parts do not matter.
///
/// ```
/// use mechgraph::query::Metapath;
///
/// assert_eq!("CbGpPWpGaD".parse::<Metapath>()?.steps(), 4);
/// assert_eq!("Drug -affects[decreased]-> Gene <-condition_associated_with_gene- Disease".parse::<Metapath>()?.steps(), 2);
/// let error = "CbGa".parse::<Metapath>().unwrap_err();
/// assert_eq!(error.to_string(), r#"metapath "CbGa", column 5: the kind of entities after "a" is missing"#);
/// # Ok::<(), mechgraph::query::MetapathError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Metapath {
    text: String,
    notation: Notation,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::query::metapath) enum Notation {
    Abbreviated(Vec<Abbreviation>),
    Words(Words),
}

impl Metapath {
    /// How many edges its paths have.
    #[must_use]
    pub const fn steps(&self) -> usize {
        match &self.notation {
            Notation::Abbreviated(steps) => steps.len(),
            Notation::Words(words) => words.edges.len(),
        }
    }

    /// The metapath as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub(in crate::query::metapath) const fn notation(&self) -> &Notation {
        &self.notation
    }
}

impl FromStr for Metapath {
    type Err = MetapathError;

    /// Reads either notation: what has only letters, `<` and `>` is in abbreviations.
    fn from_str(text: &str) -> Result<Self, MetapathError> {
        let is_abbreviated = |letter: char| letter.is_ascii_alphabetic() || matches!(letter, '<' | '>');
        let trimmed = text.trim();
        let notation = if trimmed.is_empty() {
            Err(Problem::new(1, "it is empty; one such as CbGaD or \"Drug -affects-> Gene\" is expected"))
        } else if trimmed.chars().all(is_abbreviated) {
            abbreviations::parse(text)
                .map(Notation::Abbreviated)
                .map_err(|problem| word_alone(trimmed).unwrap_or(problem))
        } else {
            words::parse(text).map(Notation::Words)
        };
        let metapath = Self { text: text.to_owned(), notation: notation.map_err(|problem| problem.of(text))? };
        if metapath.steps() > MOST_STEPS {
            let problem = format!("it has {} steps; at most {MOST_STEPS} are possible", metapath.steps());
            return Err(Problem::new(1, problem).of(text));
        }
        Ok(metapath)
    }
}

/// What is wrong with a word of Biolink that stands alone, and so looks like an abbreviation.
fn word_alone(word: &str) -> Option<Problem> {
    let what = if schema::category(word).is_some() {
        "a kind of entities"
    } else if schema::predicate(word).is_some() {
        "a predicate"
    } else {
        return None;
    };
    let expected = "a metapath joins kinds of entities, such as \"Drug -affects-> Gene\"";
    Some(Problem::new(1, format!("{} is {what} by itself; {expected}", quoted(word))))
}

impl TryFrom<String> for Metapath {
    type Error = MetapathError;

    fn try_from(text: String) -> Result<Self, MetapathError> {
        text.parse()
    }
}

conversions! { String:
    metapath: Metapath => metapath.text;
}

impl fmt::Display for Metapath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
