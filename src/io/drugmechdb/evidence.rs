//! The evidence items of a link, as `DrugMechDB`'s curation with language models writes them.
//!
//! | `supports` | the statement | a denied statement beside it |
//! |---|---|---|
//! | `SUPPORT` | cites the publication and its words | |
//! | `PARTIAL` | the same; without a `SUPPORT` it is no more than suggested | |
//! | `NO_EVIDENCE` | does not cite it; with nothing else it is no more than hypothesised | |
//! | `REFUTE`, `WRONG_STATEMENT` | does not cite it; with nothing for it, it is refuted | cites the publication and its words |
//!
//! A link with items is made by a program and checked by people, or cites what a program found: its agent type says the
//! former, the weaker. The items stay as they are in the property `evidence`.
//!
//! The schema is `src/drugmechdb/schema/drugmechdb.yaml` of SuLab/DrugMechDB-agentic at b83cc5d.

use crate::io::words::{cited, filled};
use crate::model::{EpistemicStatus, Statement, Value};
use crate::text::quoted;

const KEY: &str = "evidence";
const AGENT: &str = "manual_validation_of_automated_agent";

/// Publications and the words of each.
#[derive(Default)]
struct Cited {
    publications: Vec<String>,
    texts: Vec<Value>,
}

impl Cited {
    fn add(&mut self, item: &Value) {
        let text = |key: &str| text_of(item, key);
        let reference = text("reference");
        if let Some(reference) = reference
            && !self.publications.iter().any(|known| known == reference)
        {
            self.publications.push(reference.to_owned());
        }
        if let Some(snippet) = text("snippet") {
            self.texts.push(Value::Text(cited(snippet, reference)));
        }
    }

    fn cite(self, statement: &mut Statement) {
        for publication in self.publications {
            if !statement.evidence.publications.contains(&publication) {
                statement.evidence.publications.push(publication);
            }
        }
        if !self.texts.is_empty() {
            statement.properties.insert("supporting_text".to_owned(), Value::List(self.texts));
        }
    }
}

/// What an item may say of its link.
const SUPPORTS: [&str; 5] = ["SUPPORT", "PARTIAL", "NO_EVIDENCE", "REFUTE", "WRONG_STATEMENT"];

/// Reads the items of a link into its statement: the denied statement beside it, if some item denies it, and what is not
/// understood. Items that are no list stay a property.
pub(super) fn read(statement: &mut Statement, items: Value) -> (Option<Statement>, Vec<String>) {
    let Value::List(list) = &items else {
        let message = "evidence is no list of items; it is kept as a property".to_owned();
        statement.properties.insert(KEY.to_owned(), items);
        return (None, vec![message]);
    };
    let (mut supporting, mut denying, mut remarks) = (Cited::default(), Cited::default(), Vec::new());
    let (mut is_supported, mut is_partly, mut is_denied) = (false, false, false);
    for item in list {
        let given = text_of(item, "supports");
        let supports = given.map(|text| text.trim().to_ascii_uppercase().replace([' ', '-'], "_"));
        if let (Some(given), Some(read)) = (given, &supports)
            && given != read
            && SUPPORTS.contains(&read.as_str())
        {
            remarks.push(format!("supports is {}, which is read as {read}", quoted(given)));
        }
        match supports.as_deref() {
            Some("SUPPORT") => {
                is_supported = true;
                supporting.add(item);
            }
            Some("PARTIAL") => {
                is_partly = true;
                supporting.add(item);
            }
            Some("REFUTE" | "WRONG_STATEMENT") => {
                is_denied = true;
                denying.add(item);
            }
            Some("NO_EVIDENCE") => {}
            _ => {
                let found = given.map_or_else(|| "nothing".to_owned(), |text| quoted(text).to_string());
                remarks.push(format!(
                    "supports is {found}; one of SUPPORT, PARTIAL, NO_EVIDENCE, REFUTE and WRONG_STATEMENT is expected, \
                     and the item supports nothing"
                ));
            }
        }
    }
    if list.is_empty() {
        return (None, remarks);
    }
    statement.evidence.agent_type = Some(AGENT.to_owned());
    let denied = is_denied.then(|| {
        let mut denied = statement.clone();
        denied.negated = true;
        denied.evidence.publications.clear();
        denying.cite(&mut denied);
        denied
    });
    statement.epistemic_status = match (is_supported, is_partly, is_denied) {
        (true, ..) => None,
        (false, true, _) => Some(EpistemicStatus::Suggested),
        (false, false, true) => Some(EpistemicStatus::Refuted),
        (false, false, false) => Some(EpistemicStatus::Hypothesised),
    };
    supporting.cite(statement);
    statement.properties.insert(KEY.to_owned(), items);
    (denied, remarks)
}

/// The text of a key of an item, if it is not empty.
fn text_of<'v>(item: &'v Value, key: &str) -> Option<&'v str> {
    let Value::Map(map) = item else { return None };
    map.get(key)?.as_text().and_then(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Properties;

    fn item(supports: &str, reference: &str) -> Value {
        let entries = [("supports", supports), ("reference", reference), ("snippet", "as it says")];
        Value::Map(entries.map(|(key, text)| (key.to_owned(), text.into())).into_iter().collect::<Properties>())
    }

    fn check(items: &[(&str, &str)], status: Option<EpistemicStatus>, cited: &[&str], denied: Option<&[&str]>) {
        let curie = |text: &str| text.parse::<crate::Curie>().unwrap();
        let mut statement = Statement::new(curie("MESH:1"), "affects".parse().unwrap(), curie("GO:1"));
        let items = items.iter().map(|(supports, reference)| item(supports, reference)).collect();
        let (beside, remarks) = read(&mut statement, Value::List(items));
        assert!(remarks.is_empty(), "{remarks:?}");
        assert_eq!((statement.epistemic_status, statement.negated), (status, false));
        assert_eq!(statement.evidence.publications, cited);
        assert_eq!(
            beside.as_ref().map(|it| it.evidence.publications.clone()),
            denied.map(|it| it.iter().map(|it| (*it).to_owned()).collect())
        );
        assert!(beside.is_none_or(|it| it.negated && it.properties.contains_key("supporting_text")));
    }

    #[test]
    fn words_are_read_whatever_their_case() {
        let curie = |text: &str| text.parse::<crate::Curie>().unwrap();
        let mut statement = Statement::new(curie("MESH:1"), "affects".parse().unwrap(), curie("GO:1"));
        let items = Value::List(vec![item("support", "PMID:1"), item("wrong statement", "PMID:4")]);
        let (denied, remarks) = read(&mut statement, items);
        assert_eq!(denied.unwrap().evidence.publications, ["PMID:4"]);
        assert_eq!(remarks.len(), 2);
        assert!(remarks[1].ends_with("is read as WRONG_STATEMENT"), "{remarks:?}");
    }

    #[test]
    fn no_item_makes_more_of_a_statement_than_it_says() {
        check(&[("SUPPORT", "PMID:1"), ("PARTIAL", "PMID:2")], None, &["PMID:1", "PMID:2"], None);
        check(&[("PARTIAL", "PMID:2"), ("NO_EVIDENCE", "PMID:3")], Some(EpistemicStatus::Suggested), &["PMID:2"], None);
        check(&[("NO_EVIDENCE", "PMID:3")], Some(EpistemicStatus::Hypothesised), &[], None);
        check(&[("REFUTE", "PMID:4")], Some(EpistemicStatus::Refuted), &[], Some(&["PMID:4"]));
        check(&[("SUPPORT", "PMID:1"), ("WRONG_STATEMENT", "PMID:4")], None, &["PMID:1"], Some(&["PMID:4"]));
    }

    #[test]
    fn what_is_no_item_is_reported() {
        let curie = |text: &str| text.parse::<crate::Curie>().unwrap();
        let mut statement = Statement::new(curie("MESH:1"), "affects".parse().unwrap(), curie("GO:1"));
        let (_, remarks) = read(&mut statement, Value::List(vec![item("MAYBE", "PMID:1"), "a text".into()]));
        assert_eq!(remarks.len(), 2);
        assert_eq!(statement.epistemic_status, Some(EpistemicStatus::Hypothesised));
        assert!(statement.evidence.publications.is_empty());
        let (_, remarks) = read(&mut statement, "a text".into());
        assert_eq!(remarks, ["evidence is no list of items; it is kept as a property"]);
    }
}
