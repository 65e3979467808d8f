//! The page of what surrounds an entity.

use serde::Serialize;

use crate::graph::Node;
use crate::model::{Effect, EpistemicStatus};
use crate::query::QueryError;
use crate::render::found::between;
use crate::render::{Kind, Language, Picture, PictureNode};
use crate::style::{self, EFFECTS, Look, look};

use super::document::{Document, Head, json};
use super::facts::{Facts, Texts};
use super::options::PageOptions;

const SCRIPTS: [&str; 4] =
    [include_str!("elements.js"), include_str!("facts.js"), include_str!("shared.js"), include_str!("surroundings.js")];
const MAIN: &str = include_str!("surroundings.html");
/// Cytoscape.js 3.34.4, as npm has it; the licence is beside it, and `tests/browser` compares the bytes.
const LIBRARY: &str = include_str!("cytoscape.min.js");

/// What surrounds an entity as one HTML page, to explore: as [`Picture::around`], in the columns of its layout and drawn by
/// Cytoscape.js, with the evidence of each link. Where there are more than [`Picture::EXPLORABLE`] entities, alike ones
/// are [`grouped`](Picture::grouped).
///
/// As [`page`](super::page), it needs nothing else and lets nothing in the data run. The library makes it
/// 440 kB larger than its data.
///
/// ```
/// use mechgraph::render::{Language, page_around};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let centre = graph.find("emapalumab").best[0].node;
/// let html = page_around(centre, 1, 50, Language::En)?;
/// assert!(html.contains("interferon gamma"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// If there are more steps than a path can have.
pub fn page_around(
    centre: Node<'_>,
    steps: usize,
    most: usize,
    options: impl Into<PageOptions>,
) -> Result<String, QueryError> {
    let options = options.into();
    let language = options.language;
    let around = |language| Picture::around(centre, steps, most, language);
    let whole = around(Language::En)?;
    let pictures = [whole.clone(), around(Language::Zh)?].map(|picture| picture.grouped(Picture::EXPLORABLE));
    let picture = &pictures[usize::from(language == Language::Zh)];
    Ok(Document {
        language,
        title: &picture.title,
        skip: "skip_entities",
        subtitle: "summary",
        main: MAIN,
        drawings: [String::new(), String::new()],
        data: json(&SurroundingsData::new(centre, &whole, &pictures, options)),
        library: LIBRARY,
        script: SCRIPTS.concat(),
        text: format!("{}\n\n{}\n", picture.title, picture.description),
    }
    .write())
}

#[derive(Serialize)]
struct SurroundingsData<'a> {
    #[serde(flatten)]
    head: Head,
    centre: &'a str,
    nodes: Vec<NodeData<'a>>,
    links: Vec<LinkData<'a>>,
    kinds: Vec<KindData>,
    effects: Vec<Effect>,
    #[serde(flatten)]
    facts: Facts<'a>,
}

#[derive(Serialize)]
struct NodeData<'a> {
    id: &'a str,
    name: Texts,
    kind: Kind,
    /// The entities of a group.
    members: Vec<&'a str>,
    /// The column, and the place in it.
    column: (usize, usize),
}

#[derive(Serialize)]
struct LinkData<'a> {
    from: usize,
    to: usize,
    effect: Effect,
    correlation: bool,
    status: Option<EpistemicStatus>,
    /// In pixels.
    width: &'static str,
    statements: &'a [String],
}

#[derive(Serialize)]
struct KindData {
    kind: Kind,
    name: Texts,
    /// Fill and outline.
    light: (&'static str, &'static str),
    dark: (&'static str, &'static str),
}

impl<'a> SurroundingsData<'a> {
    fn new(centre: Node<'a>, whole: &'a Picture, pictures: &'a [Picture; 2], options: PageOptions) -> Self {
        let [english, chinese] = pictures;
        let mut facts = Facts::new(centre.graph());
        whole.nodes.iter().for_each(|node| facts.entity(&node.id));
        for link in &whole.links {
            let node = |place: usize| centre.graph().node(&whole.nodes.get(place)?.id);
            let (Some(subject), Some(object)) = (node(link.from), node(link.to)) else { continue };
            for statement in between(subject, object).filter(|one| link.statements.iter().any(|id| one.id() == *id)) {
                facts.statement(statement);
            }
        }
        let label = |node: &PictureNode, language| node.label(whole.labels, language).into_owned();
        let kind = |kind: Kind| {
            let Look { light, dark, .. } = look(kind);
            KindData { kind, name: Texts::of(|language| kind.word(language).to_owned()), light, dark }
        };
        Self {
            head: Head::new(pictures, options),
            centre: centre.curie(),
            nodes: english
                .nodes
                .iter()
                .zip(&chinese.nodes)
                .zip(english.columns())
                .map(|((english, chinese), column)| NodeData {
                    id: &english.id,
                    name: Texts { en: label(english, Language::En), zh: label(chinese, Language::Zh) },
                    kind: english.kind,
                    members: english.members.iter().map(|member| &*member.id).collect(),
                    column,
                })
                .collect(),
            links: english
                .links
                .iter()
                .map(|link| LinkData {
                    from: link.from,
                    to: link.to,
                    effect: link.effect,
                    correlation: link.is_correlation,
                    status: link.status,
                    width: style::width(link.effect, link.publications),
                    statements: &link.statements,
                })
                .collect(),
            kinds: Kind::ALL
                .into_iter()
                .filter(|one| english.nodes.iter().any(|node| node.kind == *one))
                .map(kind)
                .collect(),
            effects: EFFECTS
                .into_iter()
                .filter(|effect| english.links.iter().any(|link| link.effect == *effect))
                .collect(),
            facts,
        }
    }
}
