//! Findings: what a source holds that a reader or the builder had to decide about.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{options, quoted};

use super::choice::words;

words! {
    /// How much a finding matters. Its name in words and in JSON is in lower case.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
    pub enum Severity {
        /// Normalised: said otherwise than the format wants, and read without doubt.
        Note = "note",
        /// Kept, but somebody should look.
        Warning = "warning",
        /// Left out: the record does not enter the graph.
        Quarantined = "quarantined",
        /// The source could not be read on; what would follow is missing.
        Error = "error",
    }

    /// The name, such as `warning`.
    pub fn as_str;

    impl Display;
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident, $title:literal, $remedy:literal;)+) => {
        /// The kind of a finding; each has a stable code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum FindingCode {
            $($(#[$doc])* $name,)+
        }

        impl FindingCode {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable code, such as `MG001`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),+ }
            }

            /// What it means, in a line.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title),+ }
            }

            /// What to do about it, in a line.
            #[must_use]
            pub const fn remedy(self) -> &'static str {
                match self { $(Self::$name => $remedy),+ }
            }
        }
    };
}

codes! {
    /// The row is not what the format asks for.
    Unreadable = "MG001", Quarantined, "the row cannot be read",
        "correct the row as the message says, and load it again";
    /// An identifier is empty.
    EmptyId = "MG002", Quarantined, "an identifier is empty",
        "give it a CURIE";
    /// A statement is about another that is not in the graph.
    MissingStatement = "MG003", Quarantined, "a statement refers to a statement that is not in the graph",
        "load that statement, or leave this one out";
    /// Statements are about each other in a ring.
    StatementRing = "MG004", Quarantined, "statements refer to each other in a cycle",
        "let one of them refer to an entity";
    /// One id was given to two statements; the later one gets a derived id.
    SharedStatementId = "MG005", Warning, "two statements have the same id",
        "give each statement an id of its own";
    /// The identifier is not a CURIE.
    BadCurie = "MG010", Warning, "an identifier is not a CURIE",
        "write a prefix, a colon and a local part, such as HGNC:5438";
    /// No row describes the entity; it was made from its identifier.
    UndescribedEntity = "MG011", Warning, "no row describes the entity",
        "load the table of nodes that describes it";
    /// Rows give one entity different names or descriptions.
    EntityConflict = "MG012", Warning, "two rows describe one entity differently",
        "keep the right row";
    /// Two rows give one statement two values of a field that is not part of its identity.
    StatementConflict = "MG013", Warning, "two rows describe one statement differently",
        "keep the right value, or give the rows different sources or qualifiers";
    /// Entities were united on request, as they are one thing under several ids.
    EquivalentIds = "MG014", Note, "entities with equivalent ids are united",
        "nothing, if they are the same thing";
    /// Equivalent ids join entities that cannot be one thing; they stay apart.
    RefusedEquivalence = "MG015", Warning, "equivalent ids join different things",
        "correct the equivalent ids";
    /// Rows give one entity names that differ in case, spaces or punctuation only.
    SpellingVariants = "MG016", Note, "names of one entity differ in spelling only",
        "nothing";
    /// Rows that have ids of their own say the same statement; it has all their ids.
    MergedIds = "MG017", Note, "rows with ids of their own are merged into one statement",
        "nothing, or give the rows different sources or qualifiers";
    /// Rows give one thing properties that differ; those of one row are shown, the others are kept in `other_rows`.
    OtherRows = "MG018", Warning, "rows of one statement or entity have different properties",
        "nothing, or keep the right row; the other values are kept as a property";
    /// What a source gives no identifier for is identified by its name, so that nothing of another source joins it.
    NameForId = "MG019", Warning, "names stand in for identifiers",
        "ground the source first, or give mappings of the names";
    /// The predicate is not Biolink's; it never carries a path.
    UnknownPredicate = "MG020", Warning, "the predicate is unknown and has no effect",
        "use a Biolink predicate, or state the effect";
    /// The category is not Biolink's.
    UnknownCategory = "MG021", Warning, "the category is unknown",
        "use a Biolink category";
    /// The explicit effect differs from the one that predicate and qualifiers imply.
    EffectDiffers = "MG022", Note, "the explicit effect differs from the implied one",
        "nothing, if the explicit effect is intended";
    /// Direction and causal mechanism of one statement point opposite ways.
    DirectionAgainstMechanism = "MG023", Warning, "direction and causal mechanism contradict each other",
        "correct one of the two qualifiers";
    /// A statement summarises statements that are not in the graph or do not join up.
    BrokenShortcut = "MG024", Warning, "a shortcut's expansion is not in the graph",
        "load the statements that it summarises";
    /// Classes are subclasses of each other in a ring; they count as one level.
    SubclassCycle = "MG025", Warning, "classes are subclasses of each other",
        "leave out one of the subclass statements";
    /// Statements of one pair of entities say that the one raises and that it lowers the other; both are kept.
    OppositeSigns = "MG026", Warning, "two entities have statements of opposite signs",
        "review both; qualifiers and context say where each holds";
    /// Biolink has the predicate or category, but does not want it in data: it is deprecated, or a mixin that
    /// only gathers others.
    DiscouragedTerm = "MG027", Warning, "the predicate or category is deprecated or a mixin",
        "use the term that the message names, or one below it";
    /// Something says that two ids are of one thing, and a mapping that they are not.
    DeniedEquivalence = "MG028", Warning, "a mapping says that two ids are different things, and they are not united",
        "correct the mapping, or the equivalent ids";
    /// Genes were united with their products on request.
    GeneProducts = "MG029", Note, "genes are united with their products",
        "nothing, if the graph need not distinguish them";
    /// The source spells something otherwise than the format wants; it is read without doubt.
    Normalised = "MG031", Note, "the input is normalised",
        "nothing";
    /// A value could not be read as the slot asks and is kept as a property.
    BadValue = "MG030", Warning, "a value does not fit its slot",
        "write the value as the message says";
    /// A name says that there is none, such as `NA`, or that a spreadsheet changed it, such as `1-Mar`.
    OddName = "MG032", Warning, "a name is a placeholder or a date",
        "give the name, or leave it out";
    /// A field holds control characters, which are kept.
    ControlCharacter = "MG033", Warning, "a field holds control characters",
        "leave the character out, or write it as a space";
    /// A part of the source is neither a node nor an edge.
    LeftOut = "MG034", Warning, "a part of the source is not read",
        "leave it out of the source, or read it with the reader of its format";
    /// A cell begins with a double quote in a table, or a row, that is not quoted; the quote belongs to the value.
    QuotedCell = "MG035", Warning, "a cell begins with a quote, which is kept",
        "write no quotes around cells, or close them by RFC 4180";
    /// A number that is none, such as `NaN` or `1e400`, or that cannot be negative; the value is left out.
    BadNumber = "MG036", Warning, "a number is not valid and is left out",
        "write a finite number, or leave it out";
    /// The value of a qualifier is none of Biolink's; what the statement does to a path is unknown.
    UnknownQualifierValue = "MG037", Warning, "the value of a qualifier is not Biolink's",
        "write one of the values that Biolink permits";
    /// A key speaks of how or where a statement holds, and it is used only to distinguish statements.
    UnreadQualifier = "MG038", Warning, "a key that qualifies the statement is not read",
        "write it as one of Biolink's qualifiers, or as a part of the context";
    /// A row of a table has fewer cells than the header, and lacks only columns that may be empty.
    ShortRow = "MG039", Warning, "a row ends before its last columns, which are read as empty",
        "write every cell of a row, including empty ones";
    /// Subject and object of statements are one entity; they are kept, and are neither steps nor loops.
    SelfStatement = "MG040", Note, "subject and object of a statement are one entity",
        "nothing, or give each form its own identifier if two are meant";
    /// A key that the format does not have; its value is kept as a property.
    UnknownKey = "MG050", Warning, "the format does not have this key; its value is kept as a property",
        "correct the key if it is misspelt";
    /// The header of a record names a drug or a disease that none of its nodes is.
    UndescribedHeader = "MG051", Warning, "the drug or disease of a record's header is not among its nodes",
        "add its node to the record";
    /// Records give one identifier two categories neither of which is above the other.
    CategoryConflict = "MG052", Warning, "one identifier has two categories that exclude each other",
        "keep the right category";
    /// Records give one name to two identifiers.
    SharedName = "MG053", Warning, "two identifiers have the same name",
        "give them different names, or one identifier";
    /// A curated mechanism of an indication comes out as raising the disease that it treats.
    UnexpectedSign = "MG054", Warning, "a mechanism of a treatment does not lower the disease",
        "check the links of the record";
    /// A drug or a disease has the label of something else, or a treatment runs from a disease to a drug.
    SwappedRoles = "MG056", Warning, "a drug and a disease may be swapped",
        "correct the label, or reverse the link";
    /// The links of a record contradict the treatment that its header names; they are kept, and no treatment is
    /// asserted.
    NoTreatment = "MG057", Warning, "a record's links contradict the treatment in its header",
        "check the links of the record";
    /// A record says the same of the same two entities twice; it is read once.
    DuplicateLink = "MG058", Note, "a record has the same link twice",
        "leave one of the two out";
    /// A file or folder in a folder that is not read, such as a hidden one.
    NotRead = "MG060", Note, "something in a folder is not read",
        "nothing, or name it explicitly";
    /// A source could not be read to its end; everything before is kept.
    Unfinished = "MG061", Error, "the source could not be read to its end",
        "correct the source as the message says, and load it again";
    /// Some paths of a record lower the disease that its drug treats, and others raise it.
    MixedSigns = "MG070", Warning, "the branches of a treatment have opposite signs",
        "check the links that the branches do not share";
    /// No path of a record has a sign, as a step of each gives none.
    UnknownSign = "MG071", Note, "the sign of a treatment's mechanism cannot be told",
        "say of each link whether it raises or lowers";
    /// Entities of a record are on no path from its drug to its disease.
    DeadEnd = "MG072", Note, "no path from drug to disease runs through an entity of the record",
        "add the missing link, reverse a link, or leave the entity out";
    /// Entities of a record are not linked to its drug or its disease.
    DisconnectedPart = "MG073", Warning, "a part of a record is not linked to the rest",
        "add the missing link, or correct an identifier";
    /// The links of a record do not lead from its drug to its disease.
    NoPath = "MG074", Warning, "the links of a record do not lead from drug to disease",
        "add the missing link, or reverse a link";
    /// A link of a record says in one step what others say in several.
    SkippedDetail = "MG075", Note, "a link skips steps that the record has in detail",
        "leave the link out if it says nothing more";
    /// A record has the same link in both directions.
    ReversedLink = "MG076", Warning, "a record has a link in both directions",
        "leave out the one that is the wrong way round";
    /// A record links its drug to its disease without a step between them.
    DirectLink = "MG077", Note, "a record links the drug to the disease directly",
        "leave the link out; the header says that the drug treats the disease";
    /// The links of a record lead back to where they began.
    RecordCycle = "MG078", Note, "the links of a record form a cycle",
        "check the direction of each link";
    /// An entity acts with the same sign on two entities that are opposites.
    OppositesAlike = "MG079", Warning, "an entity acts in the same way on two opposites",
        "check both statements, or say where each holds";
    /// A publication has the prefix of an identifier that does not have this form.
    MalformedCitation = "MG080", Warning, "a citation is not a valid PMID, PMCID or DOI",
        "correct the identifier";
    /// A publication is on the list of retracted ones.
    RetractedCitation = "MG081", Warning, "a cited publication is retracted",
        "leave the citation out, and check what rests on it";
}

impl FindingCode {
    /// Whether it is about what the source means, and not about a difference that changes no answer: names and
    /// descriptions that differ, names that two things share, and properties that are kept in `other_rows`.
    #[must_use]
    pub const fn is_about_meaning(self) -> bool {
        !matches!(
            self,
            Self::EntityConflict | Self::OtherRows | Self::SharedName | Self::SpellingVariants | Self::MergedIds
        )
    }
}

impl fmt::Display for FindingCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for FindingCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for FindingCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let known = Self::ALL.iter().copied().find(|code| code.as_str() == name);
        known.ok_or_else(|| serde::de::Error::custom(format_args!("unknown code {}", quoted(name))))
    }
}

/// Something that a reader or the builder had to decide about, with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Finding {
    /// Its kind.
    pub code: FindingCode,
    /// The source, such as a file name; empty for a graph built in memory.
    pub source: String,
    /// The line in the source where it was met first, from 1; 0 if there is none.
    pub line: u64,
    /// The column in the line, from 1: of bytes in JSON, of fields in a table; 0 if there is none.
    pub column: u64,
    /// What is wrong, with the offending text and the remedy.
    pub message: String,
    /// How many records it was met in.
    pub count: u64,
}

/// The most bytes of a message.
const LONGEST_MESSAGE: usize = 2_000;

impl Finding {
    /// A finding without a place. Of a message of over 2,000 bytes, such as one that quotes a very long cell,
    /// the start is kept.
    #[must_use]
    pub fn new(code: FindingCode, message: impl Into<String>) -> Self {
        let mut message = message.into();
        if message.len() > LONGEST_MESSAGE {
            let end = (0..=LONGEST_MESSAGE).rev().find(|end| message.is_char_boundary(*end)).unwrap_or_default();
            message.truncate(end);
            message.push_str(" ...");
        }
        Self { code, source: String::new(), line: 0, column: 0, message, count: 1 }
    }

    options! { #[must_use] self:
        /// Sets the column, from 1.
        pub const fn in_column(column: u64) => self.column = column;

        /// Sets the place: a source and a line from 1.
        pub fn at(source: impl Into<String>, line: u64) => (self.source, self.line) = (source.into(), line);

        /// Sets how many records it was met in.
        pub(crate) const fn counted(count: u64) => self.count = count;
    }

    /// Sets the place, where there is one.
    pub(crate) fn at_origin(self, origin: Option<(&str, u64)>) -> Self {
        match origin {
            Some((source, line)) => self.at(source, line),
            None => self,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.message)?;
        match (self.line, self.column) {
            // A message about a whole source may name it itself.
            (0, _) if self.source.is_empty() || self.message.contains(&self.source) => Ok(()),
            (0, _) => write!(f, " ({})", self.source),
            (record, _) if self.source.is_empty() => write!(f, " (record {record})"),
            (line, 0) => write!(f, " ({}:{line})", self.source),
            (line, column) => write!(f, " ({}:{line}:{column})", self.source),
        }
    }
}
