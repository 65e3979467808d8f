//! What a key of a source means: a slot, a qualifier, or a property.

use super::super::Dimension;
use super::super::Value;
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
/// `biolink:` before the name, other case, and spaces in place of underscores make no difference.
///
/// ```
/// use mechgraph::model::slots::{StatementField, statement_key};
/// let key = statement_key("biolink:knowledge_level").ok_or("no slot")?;
/// assert_eq!((key.field, key.is_exact), (StatementField::KnowledgeLevel, false));
/// assert_eq!(statement_key("edge_label").map(|key| key.field), Some(StatementField::Predicate));
/// assert_eq!(statement_key("p_value"), None);
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn statement_key(key: &str) -> Option<Key<StatementField>> {
    find(key, statement_slots())
}

/// The slot of an entity that a key names; `None` for a property.
#[must_use]
pub fn entity_key(key: &str) -> Option<Key<EntityField>> {
    find(key, entity_slots())
}

fn find<F: Copy>(key: &str, slots: &[Slot<F>]) -> Option<Key<F>> {
    if let Some(slot) = slots.iter().find(|slot| slot.name == key) {
        return Some(Key { field: slot.field, is_exact: true });
    }
    let name = bare(key);
    let names = |slot: &&Slot<F>| slot.name == name || slot.aliases.contains(&name.as_ref());
    slots.iter().find(names).map(|slot| Key { field: slot.field, is_exact: false })
}

/// A key without `biolink:`, in lower case, with underscores between its words.
pub(crate) fn bare(key: &str) -> std::borrow::Cow<'_, str> {
    let name = key.strip_prefix("biolink:").unwrap_or(key);
    if name.bytes().any(|byte| byte.is_ascii_uppercase() || byte == b' ') {
        return name.trim().to_ascii_lowercase().replace(' ', "_").into();
    }
    name.into()
}

/// Whether a property that the model has no slot for makes two statements of rows that differ in it.
///
/// Keys that speak of the source of a statement (`knowledge_source`, `provided_by`, `…_source`), and those that speak
/// of how or where it holds (`…qualifier…`, `…_context`, `…_aspect`, `…_direction`, `relation`), tell statements apart
/// even where nothing else is made of them: what is not understood is never merged. So does a value under the name of a
/// slot of the identity that is kept as a property as it does not fit the slot.
///
/// ```
/// use mechgraph::model::slots::tells_apart;
/// assert!(tells_apart("knowledge_source") && tells_apart("effect_direction"));
/// assert!(!tells_apart("p_value") && !tells_apart("aggregator_knowledge_source"));
/// ```
#[must_use]
pub fn tells_apart(property: &str) -> bool {
    const WORDS: [&str; 13] = [
        "source",
        "provided_by",
        "provenance",
        "infores",
        "qualifier",
        "qualified",
        "context",
        "aspect",
        "direction",
        "relation",
        "derivative",
        "variant_form",
        "unread",
    ];
    let name = bare(property);
    let is_word = |word: &&str| {
        name.match_indices(*word).any(|(start, found)| {
            let before = name.get(..start).unwrap_or_default();
            let after = name.get(start + found.len()..).unwrap_or_default();
            (before.is_empty() || before.ends_with(['_', ':', '.', '-']))
                && (after.is_empty() || after.starts_with(['_', ':', '.', '-', 's']))
        })
    };
    match statement_key(property) {
        // What is kept as a property although the slot is a part of the identity.
        Some(key) => key.field.slot().place == Place::Identity,
        // Neo4j's names of the ends and of the predicate.
        None => matches!(property, ":START_ID" | ":END_ID" | ":TYPE") || WORDS.iter().any(is_word),
    }
}

/// Whether a property and its value make two statements of rows that differ in it: as [`tells_apart`], but for what a
/// tool fills in where a statement has no source.
pub(crate) fn value_tells_apart(property: &str, value: &Value) -> bool {
    let names_none = || match value {
        Value::Text(text) => names_no_source(text),
        Value::List(values) => {
            !values.is_empty() && values.iter().all(|value| value.as_text().is_some_and(names_no_source))
        }
        _ => false,
    };
    let stand_ins = StatementField::PrimaryKnowledgeSource.slot().stand_ins;
    tells_apart(property) && !(stand_ins.contains(&bare(property).as_ref()) && names_none())
}

/// Whether a source is the name of a file or a placeholder. KGX writes the name of the file that it reads, or `Graph`,
/// where an edge names no source (2.7.0, `kgx/transformer.py`, `kgx/utils/infores.py`).
pub(crate) fn names_no_source(source: &str) -> bool {
    const PLACEHOLDERS: [&str; 3] = ["unknown", "graph", "infores:unknown"];
    const EXTENSIONS: [&str; 12] =
        ["tsv", "csv", "txt", "json", "jsonl", "ndjson", "nt", "ttl", "owl", "rdf", "obo", "xml"];
    const PACKED: [&str; 5] = ["gz", "zip", "bz2", "xz", "zst"];
    let source = source.trim();
    let is = |word: &&str| source.eq_ignore_ascii_case(word);
    if PLACEHOLDERS.iter().any(is) {
        return true;
    }
    let ends_in = |name: &str, endings: &[&str]| {
        let ending = name.rsplit_once('.').filter(|(before, _)| !before.is_empty());
        ending.is_some_and(|(_, ending)| endings.iter().any(|known| known.eq_ignore_ascii_case(ending)))
    };
    let is_packed = ends_in(source, &PACKED);
    let name = if is_packed { source.rsplit_once('.').map_or(source, |(name, _)| name) } else { source };
    ends_in(name, &EXTENSIONS) || is_packed && ends_in(name, &["tar"])
}

/// The dimension of context that a Biolink qualifier gives a value of.
pub(crate) fn qualifier_dimension(slot: &str) -> Option<Dimension> {
    Some(match slot {
        "disease_context_qualifier" => Dimension::Disease,
        "anatomical_context_qualifier" => Dimension::AnatomicalEntity,
        "species_context_qualifier" => Dimension::Species,
        "population_context_qualifier" => Dimension::Population,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for key in
            ["provided_by", "biolink:knowledge_source", "assay_source", "object_context", "relation", "qualifiers2"]
        {
            assert!(tells_apart(key), "{key}");
        }
        for key in ["resource", "outsourced", "correlation", "contextual_score", "source_record", "notes", "attributes"]
        {
            assert!(!tells_apart(key), "{key}");
        }
        for key in
            ["context", "sources", "applicability", "edge_label", "primary_knowledge_source", "unread_attributes"]
        {
            assert!(tells_apart(key), "{key}");
        }
    }

    #[test]
    fn the_name_of_a_file_is_no_source() {
        for name in
            ["edges.tsv", "copy_a_edges.jsonl", "/data/x.json", "g.tar.gz", "e.tsv.gz", "Graph", "infores:unknown"]
        {
            assert!(names_no_source(name), "{name}");
            assert!(!value_tells_apart("knowledge_source", &Value::from(name)), "{name}");
            assert!(value_tells_apart("file_source", &Value::from(name)), "{name}");
        }
        for name in ["infores:ctd", "ctd", "infores:x-json", ".tsv", "v1.2", "KEGG.gz", ""] {
            assert!(!names_no_source(name), "{name}");
        }
    }
}
