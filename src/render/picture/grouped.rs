//! Parallel branches as one: a picture of hundreds of entities that can be read.

use std::collections::BTreeMap;

use crate::model::Effect;
use crate::render::Language;

use super::layout::distances;
use super::scene::{Labels, Link, Member, Picture, PictureNode, Role};
use crate::style::Kind;

/// So many members are named in a group's label.
const NAMED: usize = 3;

/// What each node belongs to; nodes of a number are drawn as one.
type Classes = Vec<usize>;

/// A link as one of its ends sees it: whether it leads away, its effect, and the class of the other end.
type Seen = (bool, Effect, usize);

impl Picture {
    /// Pictures of more nodes than this are hard to read, and want to be [`grouped`](Self::grouped).
    pub const LEGIBLE: usize = 40;
    /// What a reader moves around in, or another program lays out, is of use up to so many nodes, and of more wants to be
    /// [`grouped`](Self::grouped) too.
    pub const EXPLORABLE: usize = 150;

    /// The picture with at most `most` nodes, if grouping alike ones gets it there; as it is if it has no more.
    ///
    /// First those are one that are of a kind and joined to the same entities with the same effects; then, if that
    /// is not enough, parallel branches of one metapath (of a kind, and joined to groups alike); then more and more
    /// loosely: those of a kind that act alike on the start, at last all of a kind. Where mechanisms start and end stays by itself. A group has its
    /// [`members`](PictureNode::members), and its links unite theirs.
    ///
    /// ```
    /// use mechgraph::render::{Language, Picture};
    /// let graph = mechgraph::datasets::interferon_gamma_with_background();
    /// let picture = Picture::around(graph.find("interferon gamma").best[0].node, 2, 100, Language::En)?;
    /// let entities = picture.nodes.len();
    /// let grouped = picture.grouped(20);
    /// assert!(grouped.nodes.len() <= 20);
    /// assert_eq!(grouped.nodes.iter().map(|node| node.members.len().max(1)).sum::<usize>(), entities);
    /// # Ok::<(), mechgraph::query::QueryError>(())
    /// ```
    ///
    /// # Complexity
    ///
    /// (nodes + links) · log of it for each round; at most as many rounds as nodes.
    #[must_use]
    pub fn grouped(self, most: usize) -> Self {
        if self.nodes.len() <= most {
            return self;
        }
        let by_kind = self.by_kind();
        let far = self.distances();
        let by_distance = numbered(by_kind.iter().zip(&far));
        let mut choice = by_kind.clone();
        for classes in [
            self.joined_alike(),
            self.split_to(&by_kind, usize::MAX),
            self.split_to(&by_distance, 2),
            self.split_to(&by_distance, 1),
            self.split_by_start(&by_distance),
            by_distance,
        ] {
            if count(&classes) <= most {
                choice = classes;
                break;
            }
        }
        self.united(&choice)
    }

    /// The picture in which those entities are one that are of a kind and joined to the same entities with the same effects:
    /// the first, and least, that [`grouped`](Self::grouped) does.
    #[must_use]
    pub fn alike(self) -> Self {
        let classes = self.joined_alike();
        self.united(&classes)
    }

    /// Those of a kind are one, but for where mechanisms start and end.
    fn by_kind(&self) -> Classes {
        numbered(self.nodes.iter().enumerate().map(|(place, node)| {
            let alone = (node.role != Role::Between || !node.members.is_empty()).then_some(place);
            (alone, node.kind)
        }))
    }

    fn joined_alike(&self) -> Classes {
        let each: Classes = (0..self.nodes.len()).collect();
        self.split(&self.by_kind(), &each)
    }

    /// How many links each node is from the start; what nothing joins to it is as far as can be.
    pub(super) fn distances(&self) -> Vec<usize> {
        let mut next_to = vec![Vec::new(); self.nodes.len()];
        for link in &self.links {
            next_to[link.from].push(link.to);
            next_to[link.to].push(link.from);
        }
        distances(&next_to, self.nodes.iter().position(|node| node.role == Role::From))
    }

    /// Splits classes by what their members are joined to, `rounds` times or until nothing changes.
    fn split_to(&self, classes: &Classes, rounds: usize) -> Classes {
        let mut classes = classes.clone();
        for _ in 0..rounds.min(self.nodes.len()) {
            let finer = self.split(&classes, &classes);
            if count(&finer) == count(&classes) {
                break;
            }
            classes = finer;
        }
        classes
    }

    /// Splits classes by the effects with which their members are joined to classes of others.
    fn split(&self, classes: &Classes, others: &Classes) -> Classes {
        self.split_by(classes, others, |_| true)
    }

    /// Splits classes by the effects with which their members are joined to the start.
    fn split_by_start(&self, classes: &Classes) -> Classes {
        let is_start = |node: usize| self.nodes[node].role == Role::From;
        self.split_by(classes, classes, |link| is_start(link.from) || is_start(link.to))
    }

    fn split_by(&self, classes: &Classes, others: &Classes, counts: impl Fn(&Link) -> bool) -> Classes {
        let mut seen: Vec<Vec<Seen>> = vec![Vec::new(); self.nodes.len()];
        for Link { from, to, effect, .. } in self.links.iter().filter(|link| counts(link)) {
            seen[*from].push((true, *effect, others[*to]));
            seen[*to].push((false, *effect, others[*from]));
        }
        for links in &mut seen {
            links.sort_unstable();
            links.dedup();
        }
        numbered(classes.iter().zip(&seen))
    }

    /// One node for each class, and one link for each pair of classes and effect.
    fn united(self, classes: &Classes) -> Self {
        let mut nodes: Vec<PictureNode> = Vec::new();
        for (node, &class) in self.nodes.into_iter().zip(classes) {
            if class == nodes.len() {
                nodes.push(node);
                continue;
            }
            let group = &mut nodes[class];
            if group.members.is_empty() {
                group.members.push(Member {
                    id: group.id.clone(),
                    name: group.name.clone(),
                    symbol: group.symbol.take(),
                });
            }
            group.members.push(Member { id: node.id, name: node.name, symbol: node.symbol });
            group.short = None;
            if group.category != node.category {
                group.category = None;
            }
        }
        for group in nodes.iter_mut().filter(|node| node.members.len() > 1 && node.role == Role::Between) {
            group.name = name(group.kind, &group.members, self.labels, self.language);
        }
        let mut places: BTreeMap<(usize, usize, Effect), usize> = BTreeMap::new();
        let mut links: Vec<Link> = Vec::new();
        for mut link in self.links {
            (link.from, link.to) = (classes[link.from], classes[link.to]);
            let place = *places.entry((link.from, link.to, link.effect)).or_insert(links.len());
            let Some(known) = links.get_mut(place) else {
                links.push(link);
                continue;
            };
            known.status = known.status.max(link.status);
            known.is_correlation &= link.is_correlation;
            known.cite(link.citations);
            known.statements.extend(link.statements);
            known.mechanisms.extend(link.mechanisms);
            known.mechanisms.sort_unstable();
            known.mechanisms.dedup();
        }
        Self { nodes, links, ..self }
    }
}

/// Numbers keys in the order in which each is first met.
fn numbered<K: Ord>(keys: impl Iterator<Item = K>) -> Classes {
    let mut numbers = BTreeMap::new();
    keys.map(|key| {
        let next = numbers.len();
        *numbers.entry(key).or_insert(next)
    })
    .collect()
}

fn count(classes: &Classes) -> usize {
    classes.iter().max().map_or(0, |last| last + 1)
}

/// How many of what a group has, and the first of them by name.
fn name(kind: Kind, members: &[Member], labels: Labels, language: Language) -> String {
    let first: Vec<&str> = members.iter().take(NAMED).map(|member| member.label(labels)).collect();
    let count = members.len();
    let kind = kind.words(language);
    match language {
        Language::En => {
            let rest = if count > NAMED { "\u{a0}…" } else { "" };
            format!("{count} {kind}: {}{rest}", first.join(", "))
        }
        Language::Zh => {
            let rest = if count > NAMED { "等" } else { "" };
            format!("{count}个{kind}：{}{rest}", first.join("、"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(number: usize, kind: Kind, role: Role) -> PictureNode {
        let (id, name) = (format!("x:{number}"), format!("n{number}"));
        PictureNode { id, name, symbol: None, short: None, category: None, kind, role, members: Vec::new() }
    }

    fn link(from: usize, to: usize, effect: Effect) -> Link {
        let (statements, mechanisms) = (vec![format!("{from}>{to}")], vec![from]);
        let (citations, publications) = (vec![format!("PMID:{from}{to}")], 1);
        Link { citations, publications, statements, mechanisms, ..Link::between(from, to, effect) }
    }

    /// A drug, three branches of a gene and a process, and a disease.
    fn branches(last: Effect) -> Picture {
        let mut nodes = vec![node(0, Kind::Drug, Role::From)];
        let mut links = Vec::new();
        for branch in 0..3 {
            let (gene, process) = (1 + branch, 4 + branch);
            links.push(link(0, gene, Effect::Negative));
            links.push(link(gene, process, Effect::Positive));
            links.push(link(process, 7, if branch == 2 { last } else { Effect::Positive }));
        }
        nodes.extend((1..4).map(|gene| node(gene, Kind::Gene, Role::Between)));
        nodes.extend((4..7).map(|process| node(process, Kind::Process, Role::Between)));
        nodes.push(node(7, Kind::Disease, Role::To));
        Picture { nodes, links, ..Picture::blank(Language::En) }
    }

    fn check(picture: Picture, most: usize, expected: &[&str]) {
        let grouped = picture.grouped(most);
        let names: Vec<&str> = grouped.nodes.iter().map(|node| &*node.name).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn parallel_branches_are_grouped_by_metapath() {
        let expected = ["n0", "3 genes or proteins: n1, n2, n3", "3 processes or pathways: n4, n5, n6", "n7"];
        check(branches(Effect::Positive), 4, &expected);
        let grouped = branches(Effect::Positive).grouped(4);
        let links: Vec<_> = grouped.links.iter().map(|link| (link.from, link.to, link.publications)).collect();
        assert_eq!(links, [(0, 1, 3), (1, 2, 3), (2, 3, 3)]);
        assert_eq!(grouped.links[1].mechanisms, [1, 2, 3]);
    }

    #[test]
    fn branches_of_another_sign_stay_apart_while_there_is_room() {
        let genes = "2 genes or proteins: n1, n2";
        let processes = "2 processes or pathways: n4, n5";
        check(branches(Effect::Negative), 6, &["n0", genes, "n3", processes, "n6", "n7"]);
    }

    #[test]
    fn a_dense_neighbourhood_is_grouped_by_what_its_members_do_to_the_centre() {
        let mut nodes = vec![node(0, Kind::Gene, Role::From)];
        nodes.extend((1..9).map(|gene| node(gene, Kind::Gene, Role::Between)));
        let mut links: Vec<Link> =
            (1..9).map(|gene| link(gene, 0, if gene < 5 { Effect::Positive } else { Effect::Negative })).collect();
        // Each has other links to the others.
        links.extend((1..9).flat_map(|from| (from + 1..9).map(move |to| link(from, to, Effect::Unsigned))));
        let names = ["n0", "4 genes or proteins: n1, n2, n3\u{a0}…", "4 genes or proteins: n5, n6, n7\u{a0}…"];
        check(Picture { nodes, links, ..Picture::blank(Language::En) }, 4, &names);
    }

    #[test]
    fn what_is_legible_stays_as_it_is() {
        assert_eq!(branches(Effect::Positive).grouped(8), branches(Effect::Positive));
    }
}
