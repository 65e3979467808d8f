//! The sign of an effect and the five ways in which a statement can act on a path.

use core::fmt;
use core::ops::{Mul, Neg};
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::choice::{ChoiceError, choose, words};

/// A known direction of effect: more (`+`) or less (`-`) of the object when there is more of the subject.
///
/// Signs multiply along a path, as in INDRA's signed graphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sign {
    /// The subject raises the object.
    #[serde(rename = "+")]
    Positive,
    /// The subject lowers the object.
    #[serde(rename = "-")]
    Negative,
}

impl Sign {
    /// The character `+` or `-`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Positive => "+",
            Self::Negative => "-",
        }
    }
}

impl FromStr for Sign {
    type Err = ChoiceError;

    /// Reads `+`, `plus` or `positive`; `-`, `−` (U+2212), `minus` or `negative`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "+" | "plus" | "positive" => Ok(Self::Positive),
            "-" | "−" | "minus" | "negative" => Ok(Self::Negative),
            _ => choose("sign", &[Self::Positive, Self::Negative], Self::as_str, text),
        }
    }
}

impl Mul for Sign {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        if self == other { Self::Positive } else { Self::Negative }
    }
}

impl Neg for Sign {
    type Output = Self;

    fn neg(self) -> Self {
        self * Self::Negative
    }
}

impl fmt::Display for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Positive => "+",
            Self::Negative => "−",
        })
    }
}

words! {
    /// What a statement does to a path that runs through it.
    ///
    /// The order is the one in which steps between the same two entities are listed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    pub enum Effect {
        /// Multiplies the path's sign by `+`: causes, contributes to, activates.
        Positive = "+",
        /// Multiplies the path's sign by `-`: disrupts, inhibits.
        Negative = "-",
        /// Passes the sign on: the process, part or place through which an effect runs.
        Carrier = "carrier",
        /// Passes, but the path's sign becomes unknown: affects without a direction.
        Unsigned = "unsigned",
        /// Never a step of a path: treats, physical interaction, association, `subclass_of`.
        None = "none",
    }

    const ALL;

    fn word;

    impl Display;
    impl FromStr for "effect";
}

impl Effect {
    /// The value's name in data: `+`, `-`, `carrier`, `unsigned` or `none`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.word()
    }

    /// The sign of a signed effect, else `None`.
    #[must_use]
    pub const fn sign(self) -> Option<Sign> {
        match self {
            Self::Positive => Some(Sign::Positive),
            Self::Negative => Some(Sign::Negative),
            Self::Carrier | Self::Unsigned | Self::None => None,
        }
    }

    /// Whether a path may run through a statement of this effect.
    #[must_use]
    pub const fn is_step(self) -> bool {
        !matches!(self, Self::None)
    }

    /// The effect of two steps one after the other: signs multiply, carriers pass the sign on, and an
    /// unsigned step makes the whole unsigned. [`None`](Self::None) ends a path.
    #[must_use]
    pub const fn then(self, next: Self) -> Self {
        match (self, next) {
            (Self::None, _) | (_, Self::None) => Self::None,
            (Self::Unsigned, _) | (_, Self::Unsigned) => Self::Unsigned,
            (Self::Carrier, other) | (other, Self::Carrier) => other,
            (Self::Positive, Self::Positive) | (Self::Negative, Self::Negative) => Self::Positive,
            (Self::Positive, Self::Negative) | (Self::Negative, Self::Positive) => Self::Negative,
        }
    }

    /// The effect turned round: `+` and `-` change places, the others stay.
    #[must_use]
    pub const fn inverted(self) -> Self {
        match self {
            Self::Positive => Self::Negative,
            Self::Negative => Self::Positive,
            other => other,
        }
    }
}

impl From<Sign> for Effect {
    fn from(sign: Sign) -> Self {
        match sign {
            Sign::Positive => Self::Positive,
            Sign::Negative => Self::Negative,
        }
    }
}

words! {
    /// The direction in which a statement is read on a path.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    pub enum Direction {
        /// From subject to object.
        Forward = "forward",
        /// From object to subject: an inverse predicate, or the far side of a symmetric one.
        Backward = "backward",
    }

    const ALL;

    /// The word in data: `forward` or `backward`.
    pub fn as_str;

    impl Display;
    impl FromStr for "direction";
}

/// The directions in which a path may run: through the statements of a predicate, or of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Traversal {
    /// From subject to object only.
    Forward,
    /// From object to subject only. Of a predicate: it is the inverse of a canonical one, so `caused_by`
    /// is the same statement as `causes` read the other way.
    Backward,
    /// Either way. Of a predicate: only where it is symmetric itself.
    Both,
}

impl Traversal {
    /// The same, looked at from the other end.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Forward => Self::Backward,
            Self::Backward => Self::Forward,
            Self::Both => Self::Both,
        }
    }

    /// Whether a path may run in `direction`.
    #[must_use]
    pub const fn permits(self, direction: Direction) -> bool {
        match self {
            Self::Both => true,
            Self::Forward => matches!(direction, Direction::Forward),
            Self::Backward => matches!(direction, Direction::Backward),
        }
    }
}
