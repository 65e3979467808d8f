//! What a key of a source means: a slot, a qualifier, or a property.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::super::Dimension;
use super::super::Value;
use super::denial::{Denying, denying};
use super::placeholders::names_no_source;
use super::table::{EntityField, Place, Slot, StatementField, entity_slots, statement_slots};

/// What a key or a column of a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key<F> {
    /// The slot.
    pub field: F,
    /// Whether the source spells it as the table does.
    pub is_exact: bool,
}

/// The slot of a statement that a key names; `None` for a qualifier or a property.
///
/// `biolink:` before the name, its case and what is between its words make no difference: underscores, spaces, hyphens,
/// dots, or nothing.
///
/// ```
/// use mechgraph::model::slots::{StatementField, statement_key};
/// let key = statement_key("biolink:knowledgeLevel").ok_or("no slot")?;
/// assert_eq!((key.field, key.is_exact), (StatementField::KnowledgeLevel, false));
/// assert_eq!(statement_key("edge_label").map(|key| key.field), Some(StatementField::Predicate));
/// assert_eq!(statement_key("p_value"), None);
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn statement_key(key: &str) -> Option<Key<StatementField>> {
    static SLOTS: LazyLock<Names<StatementField>> = LazyLock::new(|| Names::of(statement_slots()));
    SLOTS.find(key)
}

/// The slot of an entity that a key names; `None` for a property.
#[must_use]
pub fn entity_key(key: &str) -> Option<Key<EntityField>> {
    static SLOTS: LazyLock<Names<EntityField>> = LazyLock::new(|| Names::of(entity_slots()));
    SLOTS.find(key)
}

/// The slots of a table by their names. Keys of properties are looked up by the million, and most are no slot.
struct Names<F> {
    /// By each name as the table spells it, and whether it is the slot's own.
    spelled: FxHashMap<&'static str, Key<F>>,
    /// By the letters and digits of each name.
    letters: FxHashMap<Vec<u8>, F>,
    longest: usize,
}

impl<F: Copy> Names<F> {
    fn of(slots: &[Slot<F>]) -> Self {
        let (mut spelled, mut by_letters) = (FxHashMap::default(), FxHashMap::default());
        for slot in slots {
            spelled.insert(slot.name, Key { field: slot.field, is_exact: true });
        }
        for slot in slots {
            for name in slot.names() {
                spelled.entry(name).or_insert(Key { field: slot.field, is_exact: false });
                by_letters.entry(letters(name).collect()).or_insert(slot.field);
            }
        }
        let longest = by_letters.keys().map(Vec::len).max().unwrap_or_default();
        Self { spelled, letters: by_letters, longest }
    }

    fn find(&self, key: &str) -> Option<Key<F>> {
        if let Some(known) = self.spelled.get(key).filter(|known| known.is_exact) {
            return Some(*known);
        }
        let name = local(key);
        let field = match self.spelled.get(name) {
            Some(known) => known.field,
            None if is_whole(name) && letters(name).nth(self.longest).is_none() => {
                *self.letters.get(letters(name).collect::<Vec<u8>>().as_slice())?
            }
            None => return None,
        };
        Some(Key { field, is_exact: false })
    }
}

/// A name without spaces around it and without `biolink:` in any case, or the IRI that this abbreviates.
pub(crate) fn local(name: &str) -> &str {
    const PREFIX: &str = "biolink:";
    const VOCABULARY: [&str; 2] = ["https://w3id.org/biolink/vocab/", "http://w3id.org/biolink/vocab/"];
    let name = name.trim();
    // As Turtle and SPARQL write an IRI.
    let iri = name.strip_prefix('<').and_then(|iri| iri.strip_suffix('>')).unwrap_or(name);
    let name = VOCABULARY.iter().find_map(|vocabulary| iri.strip_prefix(vocabulary)).unwrap_or(name);
    match name.split_at_checked(PREFIX.len()) {
        Some((prefix, rest)) if prefix.eq_ignore_ascii_case(PREFIX) => rest.trim_start(),
        _ => name,
    }
}

/// Whether a key has the letters and digits of a name in `snake_case`, whatever their case and what is between them.
/// Everything before the first and after the last belongs to the key: `_id` is not `id`.
pub(crate) fn has_letters_of(key: &str, name: &str) -> bool {
    is_whole(key) && letters(key).eq(letters(name))
}

/// The letters and digits of a key, in lower case.
fn letters(key: &str) -> impl Iterator<Item = u8> {
    key.bytes().filter(|byte| !is_between(*byte)).map(|byte| byte.to_ascii_lowercase())
}

const fn is_between(byte: u8) -> bool {
    matches!(byte, b'_' | b'-' | b'.' | b' ')
}

/// Whether a key begins and ends with what is not between words.
fn is_whole(key: &str) -> bool {
    let ends = |byte: Option<&u8>| byte.is_some_and(|byte| !is_between(*byte));
    ends(key.as_bytes().first()) && ends(key.as_bytes().last())
}

/// A key as Biolink writes its slots: without `biolink:`, its words in lower case and with underscores between them.
///
/// Words are those of camelCase, or are separated by underscores, hyphens, dots or spaces.
pub(crate) fn bare(key: &str) -> Cow<'_, str> {
    let name = local(key);
    if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b':')) {
        return Cow::Borrowed(name);
    }
    let mut snake = String::with_capacity(name.len() + 4);
    let mut before = None;
    let mut rest = name.chars();
    while let Some(letter) = rest.next() {
        let is_between = letter.is_whitespace() || matches!(letter, '-' | '.');
        if (is_between || starts_word(before, letter, rest.as_str())) && !snake.is_empty() && !snake.ends_with('_') {
            snake.push('_');
        }
        if !is_between {
            snake.extend(letter.to_lowercase());
        }
        before = Some(letter);
    }
    Cow::Owned(snake)
}

/// Whether a letter starts a word of camelCase: a capital after a small letter or a digit, or the last capital of several
/// before a small letter other than the `s` of a plural, as in `FDAApproval` and `equivalentIDs`.
fn starts_word(before: Option<char>, letter: char, rest: &str) -> bool {
    let Some(before) = before.filter(|_| letter.is_uppercase()) else { return false };
    let mut rest = rest.chars();
    let next = rest.next();
    let is_plural = next == Some('s') && !rest.next().is_some_and(char::is_lowercase);
    before.is_lowercase()
        || before.is_numeric()
        || before.is_uppercase() && next.is_some_and(char::is_lowercase) && !is_plural
}

/// Words of keys that speak of where a statement comes from.
const SOURCE_WORDS: [&str; 7] = ["database", "dataset", "infores", "provenance", "relation", "source", "unread"];

/// Words of keys that speak of how or where a statement holds: those of Biolink's qualifiers, and those of other models
/// for negation, sign, place and context.
const QUALIFYING_WORDS: [&str; 50] = [
    "action",
    "allele",
    "anatomical",
    "anatomy",
    "aspect",
    "cell",
    "change",
    "compartment",
    "condition",
    "context",
    "country",
    "derivative",
    "direction",
    "directionality",
    "disease",
    "effect",
    "form",
    "interaction",
    "isoform",
    "jurisdiction",
    "mechanism",
    "moa",
    "mode",
    "modification",
    "modifier",
    "mutation",
    "negated",
    "negation",
    "negative",
    "not",
    "organism",
    "pathway",
    "polarity",
    "population",
    "qualification",
    "qualified",
    "qualifier",
    "region",
    "regulation",
    "sex",
    "sign",
    "species",
    "stage",
    "stance",
    "strain",
    "taxon",
    "tissue",
    "trend",
    "updown",
    "variant",
];

/// What a key is about whose last word it is, whatever comes before it: `direction_score` is a score.
const PLAIN_WORDS: [&str; 20] = [
    "comment",
    "confidence",
    "count",
    "date",
    "description",
    "evidence",
    "frequency",
    "likelihood",
    "note",
    "percentage",
    "probability",
    "publication",
    "pvalue",
    "rank",
    "score",
    "sentence",
    "size",
    "text",
    "url",
    "weight",
];

/// The same of several words: how many times more of a gene one study found is a number of it.
const PLAIN_ENDS: [&str; 2] = ["fold_change", "p_value"];

/// What a key that is not a slot says of a statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Source,
    Qualification,
    /// Whether the statement holds, by some of its values.
    Claim(Denying),
    Neither,
}

fn says(property: &str) -> Says {
    let name = bare(property);
    let words = || name.split(['_', ':']);
    let is_plain = words().next_back().is_some_and(|word| is_in(&PLAIN_WORDS, word))
        || PLAIN_ENDS.iter().any(|end| name.ends_with(end));
    // What an end is, wherever it is named.
    let is_of_end = ["subject_", "object_"].iter().any(|end| name.starts_with(end))
        && words().nth(1).is_some_and(|word| matches!(word, "taxon" | "species" | "organism"));
    // In CIViC it says whether evidence speaks for the statement or against it (civicpy, `civicpy/civic.py`).
    let is_of_evidence =
        name.starts_with("evidence_") && name != "evidence_direction" || name.starts_with("supporting_");
    if is_plain {
        Says::Neither
    } else if words().any(|word| is_in(&SOURCE_WORDS, word)) || name.contains("provided_by") {
        Says::Source
    } else if !is_of_end && !is_of_evidence && words().any(|word| is_in(&QUALIFYING_WORDS, word)) {
        Says::Qualification
    } else {
        denying(&name).map_or(Says::Neither, Says::Claim)
    }
}

/// Whether a word is in a sorted list, also as a plural or with a number after it: `qualifiers2` is `qualifier`.
fn is_in(list: &[&str], word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
    [word, word.strip_suffix('s').unwrap_or(word)].iter().any(|word| list.binary_search(word).is_ok())
}

/// Whether a property that the model has no slot for makes two statements of rows that differ in it.
///
/// Keys that speak of the source of a statement (`knowledge_source`, `provided_by`, `…_source`, `relation`), and those that
/// speak of how or where it holds (`…qualifier…`, `…_context`, `…_direction`, `polarity`, `tissue`), keep statements separate
/// even where nothing else is made of them: what is not understood is never merged. A key that is about a score, a count, a
/// text or a piece of evidence does not (`direction_score`). So does a value under the name of a
/// slot of the identity that is kept as a property as it does not fit the slot.
///
/// ```
/// use mechgraph::model::slots::tells_apart;
/// assert!(tells_apart("knowledge_source") && tells_apart("effectDirection"));
/// assert!(!tells_apart("p_value") && !tells_apart("aggregator_knowledge_source") && !tells_apart("direction_score"));
/// ```
#[must_use]
pub fn tells_apart(property: &str) -> bool {
    matches!(Apart::of(property), Apart::Always)
}

/// Whether a property makes two statements of rows that differ in it, by some of its values at least.
#[cfg(feature = "json")]
pub(crate) fn may_tell_apart(property: &str) -> bool {
    !matches!(Apart::of(property), Apart::Never)
}

/// When a property makes two statements of rows that differ in it.
enum Apart {
    Always,
    IfDenied(Denying),
    Never,
}

impl Apart {
    fn of(property: &str) -> Self {
        match statement_key(property) {
            // What is kept as a property although the slot is a part of the identity.
            Some(key) if key.field.slot().place == Place::Identity => Self::Always,
            Some(_) => Self::Never,
            // Neo4j's names of the ends and of the predicate.
            None if matches!(property, ":START_ID" | ":END_ID" | ":TYPE") => Self::Always,
            None => match says(property) {
                Says::Source | Says::Qualification => Self::Always,
                Says::Claim(denying) => Self::IfDenied(denying),
                Says::Neither => Self::Never,
            },
        }
    }
}

/// What a property says of its statement that nothing is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// How or where it holds.
    Qualifier,
    /// That it does not hold: `assertion` is false, `support` is against.
    Denial,
}

/// The property in which readers keep the residue that an enzyme changes, for which Biolink has no qualifier.
pub(crate) const MODIFICATION_SITE: &str = "object_modification_site";

impl Unread {
    /// What a property says, by its key and value; none of most.
    pub(crate) fn of(property: &str, value: &Value) -> Option<Self> {
        if statement_key(property).is_some() || property == MODIFICATION_SITE {
            return None;
        }
        match says(property) {
            Says::Qualification => Some(Self::Qualifier),
            Says::Claim(denying) => denying.is_denied_by(value).then_some(Self::Denial),
            Says::Source | Says::Neither => None,
        }
    }
}

/// Whether a property speaks of how or where a statement holds, in a key that nothing is made of.
#[cfg(feature = "json")]
pub(crate) fn is_unread_qualifier(property: &str) -> bool {
    statement_key(property).is_none() && says(property) == Says::Qualification
}

/// Whether a property and its value make two statements of rows that differ in it: as [`tells_apart`], but for what a
/// tool fills in where a statement has no source.
pub(crate) fn value_tells_apart(property: &str, value: &Value) -> bool {
    let names_none = || match value {
        // A table may have the values of a list in one text.
        Value::Text(text) => text.split('|').all(names_no_source),
        Value::List(values) => {
            !values.is_empty() && values.iter().all(|value| value.as_text().is_some_and(names_no_source))
        }
        _ => false,
    };
    let stand_ins = StatementField::PrimaryKnowledgeSource.slot().stand_ins;
    match Apart::of(property) {
        Apart::Always => !(stand_ins.contains(&bare(property).as_ref()) && names_none()),
        Apart::IfDenied(denying) => denying.is_denied_by(value),
        Apart::Never => false,
    }
}

/// Biolink's qualifiers that give a value of a dimension of context.
const DIMENSION_QUALIFIERS: [(Dimension, &str); 4] = [
    (Dimension::Disease, "disease_context_qualifier"),
    (Dimension::AnatomicalEntity, "anatomical_context_qualifier"),
    (Dimension::Species, "species_context_qualifier"),
    (Dimension::Population, "population_context_qualifier"),
];

/// The dimension of context that a Biolink qualifier gives a value of.
pub(crate) fn qualifier_dimension(slot: &str) -> Option<Dimension> {
    DIMENSION_QUALIFIERS.iter().find(|(_, known)| *known == slot).map(|(dimension, _)| *dimension)
}

/// Biolink's qualifier for a dimension of context, if it has one.
#[cfg(feature = "json")]
pub(crate) fn dimension_qualifier(dimension: Dimension) -> Option<&'static str> {
    DIMENSION_QUALIFIERS.iter().find(|(known, _)| *known == dimension).map(|(_, slot)| *slot)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_keys_are_found_and_lists_of_words_are_sorted() {
        for (key, expected) in [
            ("knowledgeLevel", "knowledge_level"),
            ("FDAApprovalStatus", "fda_approval_status"),
            ("equivalentIDs", "equivalent_ids"),
            ("object.direction-qualifier", "object_direction_qualifier"),
            ("biolink: Object  aspect", "object_aspect"),
            ("phase2Trial", "phase2_trial"),
            ("_id", "_id"),
            ("a__b", "a__b"),
            ("Größe", "größe"),
        ] {
            assert_eq!(bare(key), expected);
        }
        for list in [&SOURCE_WORDS[..], &QUALIFYING_WORDS, &PLAIN_WORDS] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn keys_are_compared_without_case_prefix_and_spaces() {
        for key in ["primary_knowledge_source", "biolink:primary_knowledge_source", "Primary Knowledge Source"] {
            assert_eq!(statement_key(key).map(|key| key.field), Some(StatementField::PrimaryKnowledgeSource), "{key}");
        }
        assert_eq!(entity_key("equivalent_curies").map(|key| key.field), Some(EntityField::Xref));
        assert_eq!(entity_key("symbol"), None);
    }

    #[test]
    fn what_speaks_of_source_or_qualification_tells_apart() {
        for key in [
            "provided_by",
            "biolink:knowledge_source",
            "assay_source",
            "objectContext",
            "relation",
            "qualifiers2",
            "infores",
            "species",
            "is-negated",
            "Tissues",
            "interaction_type",
            "effect_type",
            "regulation",
            "change",
            "jurisdiction",
            "country",
            "cellType",
            "cell_line",
            "disease",
            "condition",
            "is_negative",
            "stance",
            "evidence_direction",
            "moa",
            "database",
            "dataset",
        ] {
            assert!(tells_apart(key), "{key}");
        }
        for key in [
            "resource",
            "outsourced",
            "correlation",
            "contextual_score",
            "effect_size",
            "log2FoldChange",
            "cell_count",
            "context_scores",
            "source_record",
            "notes",
            "attributes",
            "object_taxon_label",
            "evidence_species",
        ] {
            assert!(!tells_apart(key), "{key}");
        }
        for key in
            ["context", "sources", "applicability", "edge_label", "primary_knowledge_source", "unread_attributes"]
        {
            assert!(tells_apart(key), "{key}");
        }
    }
}
