//! The fingerprint of a graph: the hash of what it says, whatever it was read from.

use core::fmt;

use serde::{Serialize, Serializer};

/// The SHA-256 of what a graph says: equal for graphs of the same records, in whatever order and from whatever files they
/// were read, built by the same version of this crate.
///
/// It is shown, and written as data, in 64 hexadecimal digits. In a snapshot it is the hash of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub(super) [u8; 32]);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
