//! What predicates and qualifiers mean, by how sources write them: each is read once.

use core::hash::Hasher;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

use crate::model::{Dimension, FindingCode, Predicate, Qualifiers};

use crate::build::rows::numbers::row;

/// What predicates and qualifiers mean, by how sources write them.
#[derive(Debug, Default)]
pub(in crate::build) struct Readings {
    readings: Vec<Reading>,
    places: HashTable<u32>,
}

/// A predicate with its qualifiers, as a source writes them and as they are read.
#[derive(Debug)]
pub(in crate::build) struct Reading {
    pub(in crate::build) written: (Predicate, Qualifiers),
    pub(in crate::build) predicate: Predicate,
    pub(in crate::build) qualifiers: Qualifiers,
    /// Values of the context that are written as qualifiers.
    pub(in crate::build) context: Vec<(Dimension, String)>,
    /// Whether subject and object change places.
    pub(in crate::build) is_inverted: bool,
    /// What there is to report of each record that is written so.
    pub(in crate::build) remarks: Vec<(FindingCode, String)>,
    /// What there is to report if the record gives no effect.
    pub(in crate::build) without_effect: Option<(FindingCode, String)>,
}

/// The publications of the last statement, as its source writes them and as they are read: all links of a record have
/// the same.
#[derive(Debug, Default)]
pub(in crate::build) struct PublicationsRead {
    pub(in crate::build) written: Vec<String>,
    /// `None` if they are read as they are written.
    pub(in crate::build) read: Option<Vec<String>>,
    /// What there is to report of each statement with these.
    pub(in crate::build) remarks: Vec<(FindingCode, String)>,
}

impl Reading {
    /// Whether there is nothing to report.
    pub(in crate::build) fn is_plain(&self) -> bool {
        self.remarks.is_empty() && self.without_effect.is_none()
    }
}

impl Readings {
    /// The reading of a row.
    pub(in crate::build) fn at(&self, place: u32) -> &Reading {
        &self.readings[place as usize]
    }

    pub(in crate::build) fn find(&self, predicate: &Predicate, qualifiers: &Qualifiers, hash: u64) -> Option<u32> {
        let is_it = |place: &u32| {
            let known = self.at(*place);
            known.written.0 == *predicate && known.written.1 == *qualifiers
        };
        self.places.find(hash, is_it).copied()
    }

    pub(in crate::build) fn add(&mut self, reading: Reading, hash: u64) -> u32 {
        let place = row(self.readings.len());
        self.readings.push(reading);
        let readings = &self.readings;
        let hash_of = |place: &u32| {
            let (predicate, qualifiers) = &readings[*place as usize].written;
            hash_of_written(predicate, qualifiers)
        };
        self.places.insert_unique(hash, place, hash_of);
        place
    }
}

pub(in crate::build) fn hash_of_written(predicate: &Predicate, qualifiers: &Qualifiers) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(predicate.as_str().as_bytes());
    for (slot, value) in qualifiers {
        hasher.write(slot.as_bytes());
        hasher.write_u8(0xFF);
        hasher.write(value.as_bytes());
        hasher.write_u8(0xFF);
    }
    hasher.finish()
}
