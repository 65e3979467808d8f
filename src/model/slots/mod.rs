//! The slots of entities and statements: one table of what each field is called, where it lives and how it merges.
//!
//! A **slot** is a field that the model has of its own. The table says once what sources call it (its name and the
//! other spellings that maintained pipelines write), what shape its value has, whether it distinguishes statements, and
//! what two rows about one thing make of it. Readers and writers of every format, merging and the documentation go by
//! this table. Any other key is a qualifier, or a free property ([`Properties`](super::Properties)).

mod denial;
mod keys;
mod placeholders;
mod table;

pub use keys::{Key, entity_key, statement_key, tells_apart};
pub(crate) use keys::{MODIFICATION_SITE, Unread, bare, has_letters_of, local, qualifier_dimension, value_tells_apart};
#[cfg(feature = "json")]
pub(crate) use keys::{dimension_qualifier, is_unread_qualifier, may_tell_apart};
#[cfg(feature = "json")]
pub(crate) use placeholders::names_no_source;
pub(crate) use placeholders::{is_placeholder, is_placeholder_source, placeholder_left_out, placeholder_note};
pub use table::{EntityField, Merge, Place, Shape, Slot, StatementField, entity_slots, statement_slots};
