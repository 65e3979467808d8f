//! What of a graph a format can hold, as its reader or its writer declares it.

/// What a format may hold, one a row: a name, and what it is in words.
macro_rules! contents {
    ($($(#[doc = $doc:literal])+ $content:ident: $word:literal;)+) => {
        /// Something of a graph that a format may have room for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Content {
            $($(#[doc = $doc])+ $content,)+
        }

        impl Content {
            /// All of it, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$content),+];

            /// What it is called.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$content => $word),+ }
            }
        }
    };
}

contents! {
    /// What an entity is.
    Categories: "categories";
    /// What an entity is called.
    Names: "names";
    /// What else it is called, and what in other languages.
    OtherNames: "synonyms, labels in other languages";
    /// Other ids of an entity.
    EquivalentIds: "equivalent ids";
    /// Several statements of two entities, each with what is said of it.
    Parallel: "parallel statements";
    /// Which end is the subject.
    Direction: "direction";
    /// What a statement does to its object, with its sign.
    Effects: "effects and signs";
    /// Correlations, distinct from influences.
    Correlations: "correlations";
    /// Statements that the source denies.
    Denied: "denied statements";
    /// Statements whose subject or object is a statement.
    Nested: "statements about statements";
    /// Biolink's qualifiers.
    Qualifiers: "qualifiers";
    /// Where a statement holds: species, cells, tissues, diseases.
    Contexts: "contexts";
    /// Epistemic and clinical status.
    Statuses: "statuses";
    /// Publications.
    Publications: "publications";
    /// Primary source, knowledge level and agent type.
    Sources: "sources, knowledge level, agent type";
    /// Sentences that support a statement.
    SupportingText: "supporting text";
    /// Curated records that a statement is part of.
    Records: "records";
    /// Dates of a statement, and whom a treatment is for.
    Conditions: "dates, applicability";
    /// Paths of statements that a statement summarises.
    Shortcuts: "what a statement summarises";
    /// Numbers that stay numbers.
    Numbers: "numbers";
    /// Free properties, structures among them.
    Properties: "free properties";
}

/// How much of something a format has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Room {
    /// All of it.
    Whole,
    /// All of it, as a text that programs must take apart, such as JSON in an attribute.
    AsText,
    /// Some of it.
    Partly,
    /// None of it.
    None,
}

impl Room {
    /// The sign in tables: `✓`, `text`, `part` or `–`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "✓",
            Self::AsText => "text",
            Self::Partly => "part",
            Self::None => "–",
        }
    }
}

/// What a format has room for: all that is not named in one of the lists, or none of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Contents {
    pub(super) otherwise: Room,
    pub(super) whole: &'static [Content],
    pub(super) as_text: &'static [Content],
    pub(super) partly: &'static [Content],
    pub(super) none: &'static [Content],
}

impl Contents {
    /// Room for everything.
    pub(super) const ALL: Self = Self { otherwise: Room::Whole, whole: &[], as_text: &[], partly: &[], none: &[] };
    /// Room for nothing.
    pub(super) const NOTHING: Self = Self { otherwise: Room::None, ..Self::ALL };

    /// The room for something.
    pub(super) fn room(&self, content: Content) -> Room {
        let lists = [
            (self.whole, Room::Whole),
            (self.as_text, Room::AsText),
            (self.partly, Room::Partly),
            (self.none, Room::None),
        ];
        lists.into_iter().find(|(list, _)| list.contains(&content)).map_or(self.otherwise, |(_, room)| room)
    }
}

/// What a format has room for: in which way for which contents, and for all others as another format.
macro_rules! holds {
    ($($room:ident: $($content:ident),+;)* ..$others:ident) => {
        Contents {
            $($room: &[$($crate::io::Content::$content),+],)*
            ..Contents::$others
        }
    };
}
pub(super) use holds;
