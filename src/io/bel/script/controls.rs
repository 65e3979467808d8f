//! Control records: what `SET`, `UNSET` and `DEFINE` say of the statements below them.

use std::collections::{BTreeMap, BTreeSet};

use crate::io::bel::document::{Citation, Concept, Header};
use crate::model::{Properties, Value};
use crate::schema;
use crate::text::quoted;

use super::cursor::{Cursor, Wrong};
use super::logical::{EVIDENCE, long_text};

/// What holds for the next statement.
#[derive(Default)]
pub(super) struct Controls {
    pub(super) header: Header,
    pub(super) citation: Option<Citation>,
    pub(super) evidence: Option<String>,
    pub(super) annotations: BTreeMap<String, Value>,
    pub(super) default_namespace: Option<String>,
    namespaces: BTreeSet<String>,
    defined: BTreeSet<String>,
}

impl Controls {
    /// Reads a control record. A remark says what is kept although it is not as the language has it.
    pub(super) fn read(&mut self, text: &str) -> Result<Option<String>, Wrong> {
        let mut cursor = Cursor::new(text);
        let keyword = cursor.word();
        let remark = match keyword {
            "SET" => self.set(&mut cursor, text)?,
            "UNSET" => self.unset(&mut cursor)?,
            _ => self.define(&mut cursor)?,
        };
        if cursor.is_done() || cursor.is_at("//") {
            return Ok(remark);
        }
        Err(cursor.wrong(format!(
            "the record is over{}; quote a value with spaces, and a list in braces",
            cursor.but_found()
        )))
    }

    /// Whether the script defines namespaces, and not this one.
    pub(super) fn lacks_namespace(&self, name: &str) -> bool {
        // PyBEL defines the namespace of the Gene Ontology itself.
        !self.namespaces.is_empty() && !self.namespaces.contains(name) && name != "go"
    }

    fn set(&mut self, cursor: &mut Cursor<'_>, text: &str) -> Result<Option<String>, Wrong> {
        let key = key(cursor)?;
        if key == "DOCUMENT" {
            let property = self::key(cursor)?.to_ascii_lowercase();
            equals(cursor)?;
            let value = value(cursor, text)?;
            self.header.document_metadata.insert(property, Value::from(value));
            return Ok(None);
        }
        equals(cursor)?;
        if key == "STATEMENT_GROUP" {
            cursor.name()?;
        } else if key == "Citation" {
            self.cite(cursor)?;
        } else if EVIDENCE.contains(&key) {
            let value = value(cursor, text)?;
            self.evidence = Some(value);
        } else {
            let values = if cursor.is_at("{") { list(cursor)? } else { vec![cursor.name()?] };
            let known = |value: &String| annotation(value);
            self.annotations.insert(key.to_owned(), Value::List(values.iter().map(known).collect()));
            if !self.defined.is_empty() && !self.defined.contains(key) {
                let key = quoted(key);
                return Ok(Some(format!(
                    "the annotation {key} is not defined; it is kept, so add DEFINE ANNOTATION for it"
                )));
            }
        }
        Ok(None)
    }

    /// Type, title and reference, or type and reference. What was set for the citation before holds no longer.
    fn cite(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Wrong> {
        let at = cursor.place();
        let values = list(cursor)?;
        let (kind, title, reference) = match values.as_slice() {
            [kind, reference] => (kind, None, reference),
            [kind, title, reference, ..] => (kind, Some(title), reference),
            _ => {
                let message = "a citation has a type and a reference, such as {\"PubMed\", \"33484058\"}".to_owned();
                return Err(Wrong { at, message });
            }
        };
        self.clear();
        self.citation =
            Some(Citation { namespace: Some(kind.clone()), identifier: Some(reference.clone()), name: title.cloned() });
        Ok(())
    }

    fn clear(&mut self) {
        self.citation = None;
        self.evidence = None;
        self.annotations.clear();
    }

    fn unset(&mut self, cursor: &mut Cursor<'_>) -> Result<Option<String>, Wrong> {
        let keys = if cursor.is_at("{") { list(cursor)? } else { vec![key(cursor)?.to_owned()] };
        let mut unknown = Vec::new();
        for key in keys {
            let was_set = match key.as_str() {
                "ALL" => {
                    self.clear();
                    true
                }
                "Citation" => {
                    let was_set = self.citation.is_some();
                    self.clear();
                    was_set
                }
                "STATEMENT_GROUP" => true,
                key if EVIDENCE.contains(&key) => self.evidence.take().is_some(),
                key => self.annotations.remove(key).is_some(),
            };
            if !was_set {
                unknown.push(quoted(key).to_string());
            }
        }
        let is_known = unknown.is_empty();
        Ok((!is_known).then(|| {
            format!("{} is not set, so UNSET changes nothing; correct the name, or leave it out", unknown.join(", "))
        }))
    }

    fn define(&mut self, cursor: &mut Cursor<'_>) -> Result<Option<String>, Wrong> {
        let at = cursor.place();
        let mut what = key(cursor)?;
        let is_default = what == "DEFAULT";
        if is_default {
            what = key(cursor)?;
        }
        let is_namespace = match what {
            "NAMESPACE" => true,
            "ANNOTATION" if !is_default => false,
            _ => {
                let message = "NAMESPACE or ANNOTATION is expected after DEFINE".to_owned();
                return Err(Wrong { at, message });
            }
        };
        let name = cursor.word().to_owned();
        if name.is_empty() {
            return Err(cursor.wrong(format!("a name is expected{}", cursor.but_found())));
        }
        let at = cursor.place();
        let (as_word, kind) = (key(cursor)?, key(cursor)?);
        if as_word != "AS" || !["URL", "PATTERN", "LIST"].contains(&kind) {
            return Err(Wrong { at, message: "AS URL, AS PATTERN or AS LIST is expected after the name".to_owned() });
        }
        let value = if kind == "LIST" { list(cursor)?.join(", ") } else { cursor.name()? };
        if !is_namespace {
            self.defined.insert(name);
            return Ok(None);
        }
        if kind == "PATTERN" {
            self.header.namespace_pattern.insert(name.clone(), Value::from(value));
        }
        if is_default {
            self.default_namespace = Some(name.clone());
        }
        self.namespaces.insert(name);
        Ok(None)
    }
}

fn key<'t>(cursor: &mut Cursor<'t>) -> Result<&'t str, Wrong> {
    let key = cursor.key();
    if key.is_empty() { Err(cursor.wrong(format!("a keyword is expected{}", cursor.but_found()))) } else { Ok(key) }
}

fn equals(cursor: &mut Cursor<'_>) -> Result<(), Wrong> {
    cursor.expect("=", "after the name")
}

/// A value; in the evidence, quotes inside it need not be escaped.
fn value(cursor: &mut Cursor<'_>, text: &str) -> Result<String, Wrong> {
    if long_text(text).is_none() {
        return cursor.name();
    }
    let at = cursor.place();
    let text = cursor.take_rest();
    let inner = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let Some(inner) = inner else {
        return Err(Wrong {
            at,
            message: "the text is not in quotes; put a quote at its start and at its end".to_owned(),
        });
    };
    Ok(inner.replace("\\\"", "\""))
}

/// Values in braces.
fn list(cursor: &mut Cursor<'_>) -> Result<Vec<String>, Wrong> {
    cursor.expect("{", "before a list")?;
    let mut values = vec![cursor.name()?];
    while cursor.take(",") {
        values.push(cursor.name()?);
    }
    cursor.expect("}", "at the end of the list")?;
    Ok(values)
}

/// The value of an annotation: in a namespace of its own, `go:0005634 ! nucleus`, or in that of its key.
fn annotation(value: &str) -> Value {
    let (value, _) = value.split_once(" ! ").unwrap_or((value, ""));
    let value = value.trim();
    let prefixed = value.split_once(':').filter(|(prefix, local)| {
        !local.is_empty() && !local.contains(char::is_whitespace) && schema::known_prefix(prefix).is_some()
    });
    let Some((namespace, local)) = prefixed else { return Value::from(value) };
    let concept = Concept { namespace: Some(namespace.to_owned()), identifier: Some(local.to_owned()), name: None };
    let field = |name: &str, value: Option<String>| value.map(|value| (name.to_owned(), Value::from(value)));
    let fields = [field("namespace", concept.namespace), field("identifier", concept.identifier)];
    Value::Map(fields.into_iter().flatten().collect::<Properties>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_holds_until_the_next_citation() {
        let mut controls = Controls::default();
        let mut read = |text: &str| controls.read(text).unwrap();
        assert_eq!(read(r#"SET Citation = {"PubMed", "a title", "5", "2020-01-01", "", ""}"#), None);
        assert_eq!(read(r#"SET Evidence = "he said "yes" \"so\"""#), None);
        assert_eq!(read(r#"SET Cell = {"neuron", "cl:0000127 ! astrocyte"}"#), None);
        assert_eq!(
            read("UNSET Tissue").as_deref(),
            Some("\"Tissue\" is not set, so UNSET changes nothing; correct the name, or leave it out")
        );
        assert_eq!(controls.citation.as_ref().unwrap().identifier.as_deref(), Some("5"));
        assert_eq!(controls.evidence.as_deref(), Some("he said \"yes\" \"so\""));
        assert_eq!(
            controls.annotations["Cell"].to_string(),
            r#"["neuron", {"identifier": "0000127", "namespace": "cl"}]"#
        );
        assert_eq!(controls.read(r#"SET Citation = {"PubMed", "6"}"#), Ok(None));
        assert!(controls.evidence.is_none() && controls.annotations.is_empty());
    }

    #[test]
    fn namespaces_are_defined_by_lists_patterns_and_addresses() {
        let mut controls = Controls::default();
        for text in [
            r#"DEFINE NAMESPACE HGNC AS URL "https://example.org/hgnc.belns""#,
            r#"DEFINE NAMESPACE dbSNP AS PATTERN "rs[0-9]*""#,
            r#"DEFINE DEFAULT NAMESPACE EGID AS LIST {"1", "2"}"#,
            r#"DEFINE ANNOTATION Species AS PATTERN "[0-9]+""#,
        ] {
            assert_eq!(controls.read(text), Ok(None), "{text}");
        }
        assert!(controls.header.namespace_pattern.contains_key("dbSNP"));
        assert!(controls.lacks_namespace("HGCN") && !controls.lacks_namespace("HGNC"));
        assert_eq!(controls.default_namespace.as_deref(), Some("EGID"));
        assert!(controls.read("SET Tissue = lung").unwrap().is_some());
    }

    #[test]
    fn records_that_are_not_of_the_language_are_refused() {
        let check = |text: &str, start: &str| {
            let wrong = Controls::default().read(text).unwrap_err();
            assert!(wrong.message.starts_with(start), "{text}: {wrong:?}");
        };
        check("SET", "a keyword is expected; the line ends here");
        check("SET =", "a keyword is expected, before");
        check("SET Species \"9606\"", "= is expected after the name, before");
        check("SET Citation = {\"PubMed\"}", "a citation has a type and a reference");
        check("SET Evidence = no quotes", "the text is not in quotes");
        check("SET Species = Homo sapiens", "the record is over, before \"sapiens\"");
        check("DEFINE TERM X AS URL \"y\"", "NAMESPACE or ANNOTATION is expected");
        check("DEFINE NAMESPACE X IS URL \"y\"", "AS URL, AS PATTERN or AS LIST");
        check("UNSET {A", "} is expected at the end of the list");
    }
}
