//! Dates as sources give them: a year, a month or a day.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::texts::try_from_string;
use crate::text::{conversions, quoted};

/// A date known to the year, the month or the day, written `2021`, `2021-01` or `2021-01-23`.
///
/// A partial date is its first day where data say when something began, and its last day where a
/// query asks "as of".
///
/// ```
/// use mechgraph::model::PartialDate;
/// let reported: PartialDate = "2021-01".parse()?;
/// assert_eq!(reported.first_day(), (2021, 1, 1));
/// assert_eq!(reported.last_day(), (2021, 1, 31));
/// # Ok::<(), mechgraph::model::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// A text that is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is not a date; YYYY, YYYY-MM or YYYY-MM-DD is expected", quoted(.0))]
pub struct DateError(pub String);

impl PartialDate {
    /// A day, in the Gregorian calendar.
    ///
    /// # Errors
    ///
    /// [`DateError`] if there is no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, DateError> {
        format!("{year:04}-{month:02}-{day:02}").parse()
    }

    /// The first day that the date can mean, as year, month, day.
    #[must_use]
    pub fn first_day(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day that the date can mean, as year, month, day.
    #[must_use]
    pub fn last_day(self) -> (u16, u8, u8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days_in(self.year, month)))
    }

    /// The date in 32 bits: the highest is set, then year, month (4 bits) and day (5 bits), 0 where unknown.
    pub(crate) fn to_packed(self) -> u32 {
        let (month, day) = (self.month.unwrap_or_default(), self.day.unwrap_or_default());
        1 << 31 | u32::from(self.year) << 9 | u32::from(month) << 5 | u32::from(day)
    }

    /// The date of a number from [`to_packed`](Self::to_packed); `None` for any other.
    pub(crate) fn from_packed(packed: u32) -> Option<Self> {
        let (year, month, day) = ((packed >> 9 & 0xffff) as u16, (packed >> 5 & 0xf) as u8, (packed & 0x1f) as u8);
        let known = |part: u8| (part > 0).then_some(part);
        let date = Self { year, month: known(month), day: known(day) };
        let fits = year < 10_000 && month <= 12 && day <= days_in(year, month.max(1)) && (day == 0 || month > 0);
        (fits && date.to_packed() == packed).then_some(date)
    }
}

/// Days of a month in the Gregorian calendar.
const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || DateError(text.to_owned());
        let number = |part: &str, width: usize| {
            let digits = part.len() == width && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse::<u16>().ok()).flatten().ok_or_else(error)
        };
        let small = |part: &str| u8::try_from(number(part, 2)?).map_err(|_| error());
        let mut parts = text.split('-');
        let year = number(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map(small).transpose()?;
        let day = parts.next().map(small).transpose()?;
        let month_fits = month.is_none_or(|month| (1..=12).contains(&month));
        let day_fits = day.is_none_or(|day| (1..=days_in(year, month.unwrap_or(1))).contains(&day));
        if month_fits && day_fits && parts.next().is_none() { Ok(Self { year, month, day }) } else { Err(error()) }
    }
}

try_from_string!(PartialDate, DateError);

conversions! { String:
    date: PartialDate => date.to_string();
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_checked_and_print_as_read() {
        for text in ["2014", "2021-01", "2018-11-20", "2024-02-29", "2000-02-29"] {
            let date = text.parse::<PartialDate>().unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!(PartialDate::from_packed(date.to_packed()), Some(date));
        }
        for text in ["", "21", "2021-13", "2021-02-29", "1900-02-29", "2021-1", "2021-01-23-4", "+021", "2021/01"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text:?}");
        }
        for packed in [0, 1, u32::MAX, 1 << 31 | 2021 << 9 | 13 << 5, 1 << 31 | 2021 << 9 | 1] {
            assert_eq!(PartialDate::from_packed(packed), None);
        }
    }
}
