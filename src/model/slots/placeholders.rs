//! What tools write where a value is missing.

use crate::text::quoted;

use super::table::StatementField;

/// Whether a text is a placeholder: what pandas, R, Python, spreadsheets and databases write where a value is missing.
pub(crate) fn is_placeholder(text: &str) -> bool {
    const PLACEHOLDERS: [&str; 8] = ["nan", "na", "n/a", "null", "none", "<na>", "#n/a", "\\n"];
    let text = text.trim();
    // pandas' missing date, in its own case alone.
    text.len() <= 4 && (text == "NaT" || PLACEHOLDERS.iter().any(|word| text.eq_ignore_ascii_case(word)))
}

/// The note about a placeholder in a slot.
pub(crate) fn placeholder_left_out(slot: &str, placeholder: &str) -> String {
    format!("{slot} {} is a placeholder; it is left out", quoted(placeholder))
}

/// Whether a source is a placeholder.
pub(crate) fn is_placeholder_source(source: &str) -> bool {
    const UNKNOWN: [&str; 5] = ["unknown", "graph", "infores:unknown", "-", "infores:none"];
    let source = source.trim();
    is_placeholder(source) || UNKNOWN.iter().any(|word| source.eq_ignore_ascii_case(word))
}

/// What is said of a placeholder where the primary source belongs.
pub(crate) fn placeholder_note(source: &str) -> String {
    let slot = StatementField::PrimaryKnowledgeSource.name();
    format!("{slot} {} is a placeholder, which is no source; it is left out", quoted(source))
}

/// Whether a source is the name of a file or a placeholder. KGX writes the name of the file that it reads, or `Graph`,
/// where an edge names no source (2.7.0, `kgx/transformer.py`, `kgx/utils/infores.py`).
pub(crate) fn names_no_source(source: &str) -> bool {
    const EXTENSIONS: [&str; 12] =
        ["tsv", "csv", "txt", "json", "jsonl", "ndjson", "nt", "ttl", "owl", "rdf", "obo", "xml"];
    const PACKED: [&str; 5] = ["gz", "zip", "bz2", "xz", "zst"];
    let source = source.trim();
    if is_placeholder_source(source) {
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

#[cfg(test)]
mod tests {
    use super::super::super::Value;
    use super::super::value_tells_apart;
    use super::*;

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
