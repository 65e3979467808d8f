//! What statements say beyond their ends and class: a record for each, and the extras that records share.

use crate::text::{Column, Rows};

use super::details::Details;

/// The [`Details`] of each statement.
#[derive(Clone, Debug, Default)]
pub(crate) struct DetailRows {
    /// Records in any order.
    pub(crate) bytes: Column<u8>,
    /// Where the record of each statement starts.
    pub(crate) starts: Column<u32>,
    /// Each distinct set of extras, as [`Extras`](crate::model::Extras) encodes it.
    pub(crate) extras: Rows,
}

impl DetailRows {
    /// The details of a statement; none beyond the last.
    pub(crate) fn get(&self, row: usize) -> Details<'_> {
        let Some(start) = self.starts.get(row) else { return Details::default() };
        // Where the next record starts, if it stands behind this one, nothing of this one is left. In a broken snapshot,
        // whose starts rise, no two statements read the same bytes.
        let end = self.starts.get(row + 1).filter(|next| *next >= start).map_or(self.bytes.len(), |end| *end as usize);
        Details::new(self.bytes.get(*start as usize..end).unwrap_or_default())
    }

    /// Lets copies share the records.
    pub(crate) fn share(&mut self) {
        self.bytes.share();
        self.starts.share();
        self.extras.share();
    }

    /// The same with the records in the order of their statements, end to end, and the extras in the order in which
    /// those need them, without what is no statement's. `None` if they exceed 4 GiB.
    pub(crate) fn in_order(&self) -> Option<Self> {
        let mut bytes = Vec::with_capacity(self.bytes.len());
        let mut starts = Vec::with_capacity(self.starts.len());
        let mut extras = Rows::default();
        // For each of the extras that is needed, its new number.
        let mut numbers: Vec<Option<u32>> = vec![None; self.extras.len()];
        for row in 0..self.starts.len() {
            starts.push(u32::try_from(bytes.len()).ok()?);
            let mut fits = true;
            self.get(row).copy_with_extras(&mut bytes, |known| {
                let known = known? as usize;
                let number = numbers.get_mut(known)?;
                if number.is_none() {
                    *number = u32::try_from(extras.len()).ok();
                    fits = extras.push_with(|buffer| buffer.extend_from_slice(self.extras.get(known)));
                }
                *number
            });
            if !fits {
                return None;
            }
        }
        bytes.shrink_to_fit();
        extras.shrink_to_fit();
        Some(Self { bytes: bytes.into(), starts: starts.into(), extras })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::write_details;

    /// The rows of statements whose details have one id and a number of extras; they stand in the buffer backwards.
    fn backwards(rows: &[(&str, Option<u32>)], extras: &[&[u8]]) -> DetailRows {
        let mut details = DetailRows::default();
        details.bytes.to_mut().extend_from_slice(b"unread");
        for (id, number) in rows.iter().rev() {
            details.starts.push(u32::try_from(details.bytes.len()).unwrap());
            write_details(details.bytes.to_mut(), [*id].into_iter(), *number, core::iter::empty::<&str>());
        }
        details.starts.to_mut().reverse();
        for bytes in extras {
            assert!(details.extras.push_with(|buffer| buffer.extend_from_slice(bytes)));
        }
        details
    }

    fn read(rows: &DetailRows) -> Vec<(String, Option<Vec<u8>>)> {
        let extras = |number: Option<u32>| number.map(|number| rows.extras.get(number as usize).to_vec());
        let row = |row| (rows.get(row).ids().collect(), extras(rows.get(row).extras()));
        (0..rows.starts.len()).map(row).collect()
    }

    #[test]
    fn rows_in_order_say_the_same_in_less_room() {
        let rows = backwards(&[("s1", Some(2)), ("s2", None), ("s3", Some(0)), ("s4", Some(2))], &[b"a", b"b", b"c"]);
        let ordered = rows.in_order().unwrap();
        assert_eq!(read(&ordered), read(&rows));
        assert!(ordered.starts.is_sorted());
        assert_eq!(ordered.bytes.len(), rows.bytes.len() - "unread".len());
        let extras: Vec<&[u8]> = (0..ordered.extras.len()).map(|number| ordered.extras.get(number)).collect();
        assert_eq!(extras, [b"c", b"a"]);
        assert_eq!(&*ordered.in_order().unwrap().bytes, &*ordered.bytes);
    }

    #[test]
    fn extras_that_are_not_there_are_left_out() {
        let ordered = backwards(&[("s1", Some(7))], &[]).in_order().unwrap();
        assert_eq!(read(&ordered), [("s1".to_owned(), None)]);
    }
}
