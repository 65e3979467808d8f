//! The writer of SBGN-ML.

use std::io::{self, Write};

use serde_json::Value as Json;

use crate::graph::{KnowledgeGraph, Node};
use crate::io::WriteReport;
use crate::io::exchange::{EdgeRow, NodeRow, Xml, edges, nodes, text};
use crate::model::Effect;

use super::glyphs;
use super::places::{self, SIZE};

const NAMESPACE: &str = "http://sbgn.org/libsbgn/0.3";
const VERSION: &str = "http://identifiers.org/combine.specifications/sbgn.af.level-1.version-1.2";
const OWN_NAMESPACE: &str = "urn:mechgraph";

const CARRIER: &str = "a statement that passes an effect on, for which activity flow has no arc";
const NO_INFLUENCE: &str = "a statement that is no influence, for which activity flow has no arc";
const WITHOUT_ARC: &str = "an entity that no influence starts or ends in";

/// Writes the influences of a graph as a map of SBGN's activity flow: a glyph or an arc a line.
///
/// The report counts the statements for which the language has no arc, and the entities that are left without one. The same
/// graph gives the same bytes. Memory is that of a place for each entity and a pair of numbers for each arc.
///
/// ```
/// use mechgraph::{datasets, io::sbgn};
///
/// let mut bytes = Vec::new();
/// sbgn::write_graph(&datasets::interferon_gamma(), &mut bytes)?;
/// assert!(String::from_utf8(bytes)?.contains("class=\"negative influence\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// That of `out`.
pub fn write_graph(graph: &KnowledgeGraph, mut out: impl Write) -> io::Result<WriteReport> {
    let (mut unused, mut rows, mut changes) = (WriteReport::default(), WriteReport::default(), WriteReport::default());
    let pairs: Vec<(usize, usize)> =
        edges(graph, &mut unused).flat_map(|row| arcs(&row)).map(|arc| arc.ends()).collect();
    let mut acts = vec![false; graph.node_count()];
    for (from, _) in &pairs {
        if let Some(acts) = acts.get_mut(*from) {
            *acts = true;
        }
    }
    let corners = places::corners(graph.node_count(), &pairs);
    let mut report = WriteReport::default();
    let mut xml = Xml::new(&mut out, &mut changes)?;
    xml.open_line("sbgn", &[("xmlns", NAMESPACE)])?;
    xml.open_line("map", &[("id", "map"), ("version", VERSION)])?;
    for (row, acts) in nodes(graph, &mut rows).zip(acts) {
        match corners.get(row.number() as usize).copied().flatten() {
            Some(corner) => {
                glyph(&row, acts, corner, &mut xml)?;
                report.written += 1;
            }
            None => report.lose(WITHOUT_ARC),
        }
    }
    for row in edges(graph, &mut rows) {
        let arcs = arcs(&row);
        match row.on_object.or(row.on_subject) {
            Some(_) if !arcs.is_empty() => {}
            Some(_) => report.lose(CARRIER),
            None => report.lose(NO_INFLUENCE),
        }
        for it in arcs {
            let (from, to) = it.ends();
            let [Some(from), Some(to)] = [from, to].map(|place| corners.get(place).copied().flatten()) else {
                continue;
            };
            arc(&it, &row, places::ends(from, to), &mut xml)?;
            report.written += 1;
        }
    }
    xml.close_line("map")?;
    xml.close_line("sbgn")?;
    report.unite(rows);
    report.unite(changes);
    Ok(report)
}

/// An arc, from what acts to what it acts on.
struct Arc<'g> {
    id: String,
    class: &'static str,
    from: Node<'g>,
    to: Node<'g>,
}

impl Arc<'_> {
    fn ends(&self) -> (usize, usize) {
        (self.from.number().index(), self.to.number().index())
    }
}

/// The arcs of a statement: one for each end that it acts on.
fn arcs<'g>(row: &EdgeRow<'g>) -> Vec<Arc<'g>> {
    let arc = |effect: Option<Effect>, from, to, side: &str| {
        let class = glyphs::arc(effect?)?;
        Some(Arc { id: format!("a{}{side}", row.number()), class, from, to })
    };
    let forward = arc(row.on_object, row.subject, row.object, "");
    forward.into_iter().chain(arc(row.on_subject, row.object, row.subject, "r")).collect()
}

fn glyph(row: &NodeRow<'_>, acts: bool, (x, y): (f64, f64), xml: &mut Xml<'_, impl Write>) -> io::Result<()> {
    let class = glyphs::class(row.kind, acts);
    let id = format!("n{}", row.number());
    xml.open("glyph", &[("id", &id), ("class", class)])?;
    extension(&[("id", row.node.curie())], &row.attributes, xml)?;
    xml.empty("label", &[("text", row.node.name())])?;
    bbox((x, y), SIZE, xml)?;
    if let Some(entity) = glyphs::entity(row.node, row.kind) {
        xml.open("glyph", &[("id", &format!("{id}u")), ("class", "unit of information")])?;
        xml.empty("entity", &[("name", entity)])?;
        bbox((x + 10.0, y - 8.0), (60.0, 16.0), xml)?;
        xml.close("glyph")?;
    }
    xml.close_line("glyph")
}

fn arc(
    arc: &Arc<'_>,
    row: &EdgeRow<'_>,
    [start, end]: [(f64, f64); 2],
    xml: &mut Xml<'_, impl Write>,
) -> io::Result<()> {
    let [source, target] = [arc.from, arc.to].map(|node| format!("n{}", node.number().0));
    xml.open("arc", &[("id", &arc.id), ("class", arc.class), ("source", &source), ("target", &target)])?;
    let own = [("subject", row.subject.curie()), ("object", row.object.curie())];
    extension(&own, &row.attributes, xml)?;
    for (name, (x, y)) in [("start", start), ("end", end)] {
        xml.empty(name, &[("x", &number(x)), ("y", &number(y))])?;
    }
    xml.close_line("arc")
}

/// What the language has no word for.
fn extension(own: &[(&str, &str)], attributes: &[(String, Json)], xml: &mut Xml<'_, impl Write>) -> io::Result<()> {
    xml.open("extension", &[])?;
    xml.open("attributes", &[("xmlns", OWN_NAMESPACE)])?;
    for (name, value) in own {
        xml.text("data", &[("name", name)], value)?;
    }
    for (name, value) in attributes {
        xml.text("data", &[("name", name)], &text(value))?;
    }
    xml.close("attributes")?;
    xml.close("extension")
}

fn bbox((x, y): (f64, f64), (w, h): (f64, f64), xml: &mut Xml<'_, impl Write>) -> io::Result<()> {
    let [x, y, w, h] = [x, y, w, h].map(number);
    xml.empty("bbox", &[("x", &x), ("y", &y), ("w", &w), ("h", &h)])
}

fn number(value: f64) -> String {
    format!("{value:.1}")
}
