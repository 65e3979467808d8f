//! In which shape messages are written.

use crate::text::options;

/// The version of TRAPI in whose shape a message is written. A message of one is none of the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Version {
    /// 1.6: a binding is a list of objects with `id`.
    #[default]
    V1,
    /// 2.0: a binding is an object with `ids`; edges have their knowledge level and agent type themselves.
    V2,
}

impl Version {
    /// The version of the schema, as messages name it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::V1 => "1.6.0",
            Self::V2 => "2.0.0",
        }
    }
}

/// How a response is written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseOptions {
    /// The shape. Default: 1.6.
    pub version: Version,
    /// The information resource that answers, and the source of what follows from subclasses. Default:
    /// `infores:mechgraph`.
    pub resource_id: String,
}

impl Default for ResponseOptions {
    fn default() -> Self {
        Self { version: Version::V1, resource_id: "infores:mechgraph".to_owned() }
    }
}

impl ResponseOptions {
    options! { #[must_use] self:
        /// Sets the shape.
        pub const fn with_version(version: Version) => self.version = version;

        /// Sets the information resource that answers.
        pub fn with_resource_id(resource_id: impl Into<String>) => self.resource_id = resource_id.into();
    }
}
