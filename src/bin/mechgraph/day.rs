//! The day that pictures and pages bear.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use mechgraph::model::PartialDate;

use crate::exit::Failure;

/// The variable of reproducible-builds.org for the time that outputs bear, in seconds since 1970.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

const SECONDS_A_DAY: u64 = 86_400;

/// Today in universal time, or the day of `SOURCE_DATE_EPOCH`; none if the clock has no day that can be written.
pub(crate) fn today() -> Result<Option<PartialDate>, Failure> {
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).ok().map(|since| since.as_secs());
    let Some(asked) = env::var_os(EPOCH).filter(|asked| !asked.is_empty()) else { return Ok(now().and_then(day)) };
    let seconds = asked.to_str().and_then(|text| text.parse().ok());
    let day = seconds.and_then(day);
    day.map(Some).ok_or_else(|| {
        let asked = asked.to_string_lossy();
        Failure::Usage(format!(
            "{EPOCH} is {asked}; a number of seconds since 1970, before the year 10000, is expected"
        ))
    })
}

/// The day, so many seconds after the start of 1970; none after the year 9999.
fn day(seconds: u64) -> Option<PartialDate> {
    let mut days = seconds / SECONDS_A_DAY;
    for year in 1970..10_000 {
        for month in 1..=12 {
            let (_, _, length) = format!("{year}-{month:02}").parse::<PartialDate>().ok()?.last_day();
            if days < u64::from(length) {
                return PartialDate::new(year, month, u8::try_from(days + 1).ok()?).ok();
            }
            days -= u64::from(length);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_days_of_the_calendar() {
        let check = |seconds, expected: &str| {
            assert_eq!(day(seconds).map_or_else(String::new, |day| day.to_string()), expected, "{seconds}");
        };
        check(0, "1970-01-01");
        check(86_399, "1970-01-01");
        check(951_782_400, "2000-02-29");
        check(1_700_000_000, "2023-11-14");
        check(4_107_542_400, "2100-03-01");
        check(253_402_300_799, "9999-12-31");
        check(253_402_300_800, "");
    }
}
