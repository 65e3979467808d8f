//! Probabilities that are given and compared.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::quoted;

/// A probability from 0 to 1, in ten-thousandths, so that it is the same on every machine.
///
/// ```
/// use mechgraph::model::Probability;
/// let half: Probability = "0.5".parse()?;
/// assert_eq!((half.value(), half.to_string()), (0.5, "0.5".to_owned()));
/// assert_eq!(Probability::new(0.12344), Probability::new(0.1234));
/// assert!("1.5".parse::<Probability>().is_err() && Probability::new(f64::NAN).is_none());
/// # Ok::<(), mechgraph::model::ProbabilityError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Probability(u16);

impl Probability {
    /// How many there are, 0 apart.
    pub(crate) const PARTS: u16 = 10_000;

    /// The nearest ten-thousandth; none outside of 0 to 1.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    pub fn new(value: f64) -> Option<Self> {
        (0.0..=1.0).contains(&value).then(|| Self((value * f64::from(Self::PARTS)).round() as u16))
    }

    /// The number, from 0 to 1.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / f64::from(Self::PARTS)
    }

    /// So many ten-thousandths; none if they are more than there are.
    pub(crate) fn of_parts(parts: u16) -> Option<Self> {
        (parts <= Self::PARTS).then_some(Self(parts))
    }

    /// In ten-thousandths.
    pub(crate) const fn parts(self) -> u16 {
        self.0
    }
}

/// Why a text is no probability.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is no probability; a number from 0 to 1 is expected, such as 0.8", quoted(.0))]
pub struct ProbabilityError(String);

impl FromStr for Probability {
    type Err = ProbabilityError;

    fn from_str(text: &str) -> Result<Self, ProbabilityError> {
        text.trim().parse().ok().and_then(Self::new).ok_or_else(|| ProbabilityError(text.to_owned()))
    }
}

impl fmt::Display for Probability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value())
    }
}

/// As JSON, a number.
impl Serialize for Probability {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value())
    }
}

impl<'de> Deserialize<'de> for Probability {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        Self::new(value).ok_or_else(|| serde::de::Error::custom(ProbabilityError(value.to_string())))
    }
}
