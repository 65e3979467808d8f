//! Gathers the nodes and links of a picture, each once.

use std::collections::HashMap;

use crate::graph::{KnowledgeGraph, Node, StatementRef};
use crate::model::{Basis, Effect, EpistemicStatus};
use crate::render::Language;

use super::scene::{Link, PictureNode, Role};
use super::symbols::symbol;
use crate::style::Kind;

/// A picture in the making.
pub(super) struct Sketch<'g> {
    pub(super) graph: &'g KnowledgeGraph,
    pub(super) language: Language,
    pub(super) nodes: Vec<PictureNode>,
    pub(super) links: Vec<Link>,
    places: HashMap<String, usize>,
    joined: HashMap<(usize, usize, Effect), usize>,
}

/// A statement as a link needs it.
pub(super) struct Support {
    pub(super) id: String,
    pub(super) predicate: String,
    pub(super) status: Option<EpistemicStatus>,
    pub(super) is_correlation: bool,
    pub(super) basis: Option<Basis>,
    pub(super) citations: Vec<String>,
}

impl From<StatementRef<'_>> for Support {
    fn from(statement: StatementRef<'_>) -> Self {
        Self {
            id: statement.id().into_owned(),
            predicate: statement.predicate().local_name().to_owned(),
            status: statement.epistemic_status(),
            is_correlation: statement.is_correlational(),
            basis: statement.basis(),
            citations: statement.publications().map(str::to_owned).collect(),
        }
    }
}

impl<'g> Sketch<'g> {
    pub(super) fn new(graph: &'g KnowledgeGraph, language: Language) -> Self {
        let (places, joined) = (HashMap::new(), HashMap::new());
        Self { graph, language, nodes: Vec::new(), links: Vec::new(), places, joined }
    }

    /// The place of an entity, which is added if it is new.
    pub(super) fn node(&mut self, id: &str) -> usize {
        if let Some(place) = self.places.get(id) {
            return *place;
        }
        let node = self.graph.node(id);
        self.nodes.push(PictureNode {
            id: id.to_owned(),
            name: self.name(id),
            symbol: node.and_then(symbol),
            short: node.and_then(|node| self.short(node)),
            category: node.and_then(Node::category).map(ToString::to_string),
            kind: node.map_or(Kind::Other, |node| Kind::of_categories(node.categories())),
            role: Role::Between,
            members: Vec::new(),
        });
        self.places.insert(id.to_owned(), self.nodes.len() - 1);
        self.nodes.len() - 1
    }

    /// The name of an entity in the picture's language, or in English; the id of an unknown one.
    pub(super) fn name(&self, id: &str) -> String {
        let node = self.graph.node(id);
        node.map_or(id, |node| self.language.name(node).unwrap_or_else(|| node.name())).to_owned()
    }

    /// The longest of an entity's other names that take no more than half as much as its name.
    fn short(&self, node: Node<'_>) -> Option<String> {
        let name = self.name(node.curie());
        let fits = |synonym: &&str| synonym.chars().count() >= 3 && 2 * synonym.chars().count() <= name.chars().count();
        let synonyms = node.synonyms().filter(fits).filter(|_| self.language == Language::En);
        synonyms.min_by_key(|synonym| core::cmp::Reverse(synonym.chars().count())).map(str::to_owned)
    }

    /// Joins two entities, or adds statements and a mechanism to what joins them with the same effect.
    pub(super) fn link(
        &mut self,
        (from, to): (usize, usize),
        effect: Effect,
        supports: impl IntoIterator<Item = Support>,
        mechanism: Option<usize>,
    ) {
        let new = self.links.len();
        let place = *self.joined.entry((from, to, effect)).or_insert(new);
        if place == new {
            self.links.push(Link::between(from, to, effect));
        }
        let link = &mut self.links[place];
        link.mechanisms.extend(mechanism);
        for support in supports {
            if !link.statements.contains(&support.id) {
                link.status = link.status.max(support.status);
                link.is_correlation = support.is_correlation && (link.is_correlation || link.statements.is_empty());
                link.cite(support.citations);
                if link.statements.is_empty() {
                    (link.predicate, link.basis) = (support.predicate, support.basis);
                }
                link.statements.push(support.id);
            }
        }
    }
}

impl Link {
    /// A link of which no statement says anything yet.
    pub(super) const fn between(from: usize, to: usize, effect: Effect) -> Self {
        Self {
            from,
            to,
            effect,
            predicate: String::new(),
            is_correlation: false,
            is_missing: false,
            basis: None,
            citations: Vec::new(),
            status: None,
            publications: 0,
            statements: Vec::new(),
            mechanisms: Vec::new(),
        }
    }

    /// Adds citations, each once.
    pub(super) fn cite(&mut self, citations: impl IntoIterator<Item = String>) {
        for citation in citations {
            if !self.citations.contains(&citation) {
                self.publications += usize::from(is_publication(&citation));
                self.citations.push(citation);
            }
        }
    }
}

/// Whether a citation is a publication and no web page: an address is one only if it resolves DOIs or is `PubMed`'s.
fn is_publication(citation: &str) -> bool {
    const RESOLVERS: [&str; 3] = ["doi.org/", "pubmed.ncbi.nlm.nih.gov/", "www.ncbi.nlm.nih.gov/pubmed/"];
    match citation.split_once("://") {
        None => !citation.is_empty(),
        Some((_, address)) => RESOLVERS.iter().any(|resolver| address.trim_start_matches("dx.").starts_with(resolver)),
    }
}

#[cfg(test)]
mod tests {
    use super::is_publication;

    #[test]
    fn web_pages_are_no_publications() {
        let check = |citation, expected| assert_eq!(is_publication(citation), expected, "{citation}");
        check("PMID:33484058", true);
        check("doi:10.1056/NEJMoa1911326", true);
        check("https://doi.org/10.1056/NEJMoa1911326", true);
        check("https://pubmed.ncbi.nlm.nih.gov/33484058/", true);
        check("https://en.wikipedia.org/wiki/Imatinib", false);
    }
}
