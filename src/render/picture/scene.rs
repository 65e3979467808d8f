//! What a picture shows.

use std::collections::HashMap;

use serde::Serialize;

use crate::model::{Basis, ClinicalStatus, Effect, EpistemicStatus, PartialDate};
use crate::render::Language;
use crate::style::width;

use crate::style::Kind;

/// What a picture shows: entities, how they act on each other, and what is claimed as treatment.
///
/// ```
/// use mechgraph::query::{Limits, MechanismQuery};
/// use mechgraph::render::{Language, Picture, Role};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let answer = MechanismQuery::between("emapalumab", "HLH").answer(&graph)?;
/// let picture = Picture::of_answer(&answer, &graph, Language::En);
/// assert_eq!(picture.nodes.len(), 3);
/// assert_eq!(picture.nodes[0].role, Role::From);
/// assert_eq!(picture.links.len(), 2);
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Picture {
    /// What it is a picture of.
    pub title: String,
    /// The verdict and where it comes from, in a line or two.
    pub summary: Vec<String>,
    /// The same in sentences, for those who cannot see it.
    pub description: String,
    /// The language of its words.
    pub language: Language,
    /// Entities, in the order in which they are first met.
    pub nodes: Vec<PictureNode>,
    /// How they act on each other, in the order in which they are first met.
    pub links: Vec<Link>,
    /// What is claimed as treatment, then what speaks against it.
    pub bands: Vec<Band>,
    /// How many entities were left out because there were too many.
    pub omitted: usize,
    /// What is drawn about the entities and links.
    pub parts: Parts,
    /// What genes and proteins are called. Set it before the picture is [`grouped`](Self::grouped): groups name members.
    pub labels: Labels,
    /// Light or dark.
    pub theme: Theme,
    /// The width in pixels up to which it may grow; by default about 1,100, and up to 1,600 before labels are cut.
    pub width: Option<u32>,
    /// The day on which it is drawn; none by default, so that the same question gives the same picture on any day.
    pub date: Option<PartialDate>,
}

/// What is drawn about the entities and links of a picture; all unless it is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Parts {
    /// The title and the summary.
    pub title: bool,
    /// The legend.
    pub legend: bool,
    /// What the links cite.
    pub citations: bool,
}

impl Default for Parts {
    fn default() -> Self {
        Self { title: true, legend: true, citations: true }
    }
}

/// What genes and proteins are called in a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Labels {
    /// First by their symbols, where these are known, as in `IFNG (interferon gamma)`; where there is no room for both, and
    /// in groups, only by them.
    #[default]
    Symbol,
    /// By their names.
    Name,
}

/// Whether a picture is light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Theme {
    /// As its reader prefers, or as `data-theme` on an element around it says.
    #[default]
    Auto,
    /// Dark on white.
    Light,
    /// Light on black.
    Dark,
}

impl Picture {
    /// For each link, the earlier one on whose line it is drawn: one the other way round that looks alike.
    pub(super) fn twins(&self) -> Vec<Option<usize>> {
        let mut twins = vec![None; self.links.len()];
        let mut open: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        for (number, link) in self.links.iter().enumerate().filter(|(_, link)| link.from != link.to) {
            let waiting = open.entry((link.to, link.from)).or_default();
            if let Some(place) = waiting.iter().position(|&other| self.links[other].shares_line(link)) {
                twins[number] = Some(waiting.remove(place));
            } else {
                open.entry((link.from, link.to)).or_default().push(number);
            }
        }
        twins
    }

    /// Nothing yet.
    pub(super) fn blank(language: Language) -> Self {
        Self {
            title: String::new(),
            summary: Vec::new(),
            description: String::new(),
            language,
            nodes: Vec::new(),
            links: Vec::new(),
            bands: Vec::new(),
            omitted: 0,
            parts: Parts::default(),
            labels: Labels::Symbol,
            theme: Theme::Auto,
            width: None,
            date: None,
        }
    }
}

/// An entity in a picture, or several of a kind that are joined in the same way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PictureNode {
    /// The CURIE; of a group, that of its first member.
    pub id: String,
    /// The name in the picture's language.
    pub name: String,
    /// The symbol of a gene or protein: the property `symbol`, or else the only one of its names that is written like one. Of
    /// several, as `MPL` and `TPOR`, a graph does not say which is the symbol.
    pub symbol: Option<String>,
    /// A shorter name, for where the name has no room.
    pub short: Option<String>,
    /// The most specific category.
    pub category: Option<String>,
    /// What its shape and colour tell.
    pub kind: Kind,
    /// What it is to the question.
    pub role: Role,
    /// The members of a group, the first one included; empty for a single entity.
    pub members: Vec<Member>,
}

/// One of the entities that a node of a picture stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Member {
    /// The CURIE.
    pub id: String,
    /// The name in the picture's language.
    pub name: String,
    /// The symbol of a gene or protein.
    pub symbol: Option<String>,
}

impl PictureNode {
    /// Whether it stands for an entity, by itself or in a group. Entities may share a name, but no CURIE.
    #[must_use]
    pub fn stands_for(&self, id: &str) -> bool {
        self.id == id || self.members.iter().any(|member| member.id == id)
    }

    /// The names of the members of a group, in a line.
    pub(in crate::render) fn member_names(&self) -> String {
        self.members.iter().map(|member| &*member.name).collect::<Vec<_>>().join(", ")
    }
}

/// What an entity is to the question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Mechanisms start here, or the picture is drawn around it.
    From,
    /// Mechanisms end here.
    To,
    /// It lies between.
    Between,
}

/// How one entity of a picture acts on another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Link {
    /// The place of what acts in [`Picture::nodes`].
    pub from: usize,
    /// The place of what is acted on.
    pub to: usize,
    /// What it does to a path.
    pub effect: Effect,
    /// The predicate of its best statement, without its prefix.
    pub predicate: String,
    /// Whether all that its statements say is a correlation, so that its sign is no effect.
    pub is_correlation: bool,
    /// Whether no statement says so: the step that would join what the start reaches with what reaches the end.
    pub is_missing: bool,
    /// On what the effect of its best statement rests.
    pub basis: Option<Basis>,
    /// How sure the surest of its statements is.
    pub status: Option<EpistemicStatus>,
    /// What its statements cite, each once, in the order in which it is first met.
    pub citations: Vec<String>,
    /// How many of the citations are publications; the others are web pages.
    pub publications: usize,
    /// The statements, by id, the best first.
    pub statements: Vec<String>,
    /// The ranks of the mechanisms that take this step, from 1; empty where the picture shows no mechanisms.
    pub mechanisms: Vec<usize>,
}

impl Link {
    /// Whether a link the other way round can be drawn on the line of this one.
    fn shares_line(&self, other: &Self) -> bool {
        let has_head = |link: &Self| !matches!(link.effect, Effect::Carrier | Effect::None);
        let look = |link: &Self| {
            let Self { is_correlation, is_missing, status, .. } = *link;
            (has_head(link), is_correlation, is_missing, status, width(link.effect, link.publications))
        };
        look(self) == look(other)
    }
}

/// A therapeutic statement in a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Band {
    /// The statement's id.
    pub statement: String,
    /// How far the treatment has come.
    pub status: Option<ClinicalStatus>,
    /// What is claimed, in words.
    pub label: String,
    /// Whether it speaks against a treatment: refuted, denied, contraindicated or an adverse effect.
    pub is_against: bool,
    /// The status in words, or how the claim is made.
    pub badge: String,
    /// What treats; what is treated; where and for whom; where it is said.
    pub cells: [String; 4],
}
