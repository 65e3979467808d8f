//! The writer of SSSOM tables: what was merged, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use sha2::{Digest, Sha256};

use crate::build::{EquivalenceLink, EquivalenceReport, LinkReason};
use crate::io::WriteReport;

const NO_CURIE: &str = "a pair of ids of which one is no CURIE";

/// Namespaces that SSSOM or Biolink fix.
const NAMESPACES: [(&str, &str); 3] = [
    ("biolink", "https://w3id.org/biolink/vocab/"),
    ("semapv", "https://w3id.org/semapv/vocab/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
];

const COLUMNS: [&str; 6] =
    ["subject_id", "predicate_id", "object_id", "mapping_justification", "mapping_source", "comment"];

/// Writes what [`merge_equivalent_ids`](crate::GraphBuilder::merge_equivalent_ids) united as a set of mappings in SSSOM 1.0:
/// a row for each pair of ids that joins entities, for each reason.
///
/// `predicate_id` is `skos:exactMatch`, unless a statement joins the two: then it is that of the statement. `comment` says
/// what joins them, and `mapping_source` has the source if that is a CURIE. How the source came to it is not known, so the
/// justification is `semapv:UnspecifiedMatching`. Prefixes are declared with Bioregistry's addresses. Read back by
/// [`Reader`](super::Reader), the rows unite the same entities. A pair with an id that is no CURIE is left out, and counted.
///
/// ```
/// use mechgraph::io::sssom::{Reader, write_merges};
/// use mechgraph::{Entity, GraphBuilder};
///
/// let mut builder = GraphBuilder::new();
/// builder.add_entity(&Entity::new("CHEBI:66919".parse()?).with_equivalent_id("MESH:C540383".parse()?));
/// builder.add_entity(&Entity::new("MESH:C540383".parse()?));
/// let mut bytes = Vec::new();
/// write_merges(&builder.merge_equivalent_ids(), &mut bytes)?;
/// assert_eq!(Reader::new("merges.sssom.tsv", bytes.as_slice()).read()?.mappings.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// That of `out`.
pub fn write_merges(merges: &EquivalenceReport, mut out: impl Write) -> io::Result<WriteReport> {
    let mut report = WriteReport::default();
    let links = merges.united.iter().chain(&merges.gene_products).flat_map(|clique| &clique.links);
    let (mut prefixes, mut rows) = (BTreeSet::new(), BTreeSet::new());
    for link in links {
        let ids = [link.subject.as_str(), link.object.as_str()];
        if ids.iter().any(|id| prefix(id).is_none()) {
            report.lose(NO_CURIE);
            continue;
        }
        let source = link.source.as_deref().filter(|source| prefix(source).is_some());
        prefixes.extend(ids.into_iter().chain(source).filter_map(prefix));
        rows.insert(row(link, source));
    }
    let hash = rows.iter().fold(Sha256::new(), Digest::chain_update).finalize();
    writeln!(out, "#mapping_set_id: urn:mechgraph:merges:{hash:x}")?;
    writeln!(out, "#mapping_set_title: Entities that were merged")?;
    writeln!(out, "#license: https://w3id.org/sssom/license/unspecified")?;
    writeln!(out, "#mapping_tool: mechgraph\n#mapping_tool_version: \"{}\"", env!("CARGO_PKG_VERSION"))?;
    writeln!(out, "#curie_map:")?;
    let others = prefixes.iter().map(|prefix| (*prefix, format!("https://bioregistry.io/{prefix}:")));
    let fixed = NAMESPACES.iter().map(|(prefix, namespace)| (*prefix, (*namespace).to_owned()));
    for (prefix, namespace) in others.chain(fixed).collect::<BTreeMap<_, _>>() {
        // A namespace that ends in a colon is no plain text of YAML.
        writeln!(out, "#  \"{prefix}\": \"{namespace}\"")?;
    }
    writeln!(out, "{}", COLUMNS.join("\t"))?;
    for row in &rows {
        writeln!(out, "{row}")?;
    }
    report.written = rows.len() as u64;
    Ok(report)
}

fn row(link: &EquivalenceLink, source: Option<&str>) -> String {
    let (predicate, why) = match &link.reason {
        LinkReason::Listed => ("skos:exactMatch", format!("{} lists the other as its equivalent id", link.subject)),
        LinkReason::Stated(predicate) => (predicate.as_str(), "a statement says so".to_owned()),
        LinkReason::Mapped => ("skos:exactMatch", "a mapping says so".to_owned()),
        LinkReason::MappedProduct => ("biolink:has_gene_product", "a mapping says so".to_owned()),
    };
    let comment = link.source.as_ref().map_or_else(|| why.clone(), |source| format!("{why}, of {source}"));
    let (subject, object) = (link.subject.as_str(), link.object.as_str());
    [subject, predicate, object, "semapv:UnspecifiedMatching", source.unwrap_or_default(), &comment]
        .map(cell)
        .join("\t")
}

/// A cell, in quotes where it needs them (RFC 4180).
fn cell(text: &str) -> String {
    if text.contains(['\t', '\n', '\r', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// The prefix of a CURIE: what a block of metadata can declare.
fn prefix(id: &str) -> Option<&str> {
    let (prefix, local) = id.split_once(':')?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    (!prefix.is_empty() && prefix.chars().all(is_name) && !local.is_empty() && !local.starts_with("//"))
        .then_some(prefix)
}
