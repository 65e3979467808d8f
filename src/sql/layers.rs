//! Steps by how far they are from both ends, so that no step is read that leads nowhere.
//!
//! `front_1`, `front_2` and so on are the entities that so many steps lead to from the starts, `back_1` and so on those
//! that lead to the targets. The step of a place on a path of a length runs from one front to one back, as far as these
//! reach; together they reach one step short of the longest path.

use std::collections::BTreeSet;

use super::costs;
use super::question::Question;
use super::statement::Draft;

/// How far the entities around the ends are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Depths {
    front: usize,
    back: usize,
}

impl Depths {
    pub(super) const fn of(hops: usize) -> Self {
        let back = hops.saturating_sub(1) / 2;
        Self { front: hops.saturating_sub(1) - back, back }
    }

    /// The layer of a step, from 1, on a path of a length.
    pub(super) fn layer(self, step: usize, length: usize) -> Layer {
        let (before, after) = (step - 1, length - step);
        Layer { before: (before <= self.front).then_some(before), after: (after <= self.back).then_some(after) }
    }
}

/// So many steps from the starts and from the targets; none where the ends are not looked for so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Layer {
    before: Option<usize>,
    after: Option<usize>,
}

impl Layer {
    pub(super) fn name(self) -> String {
        let part = |steps: Option<usize>| steps.map_or_else(|| "any".to_owned(), |steps| steps.to_string());
        format!("layer_{}_{}", part(self.before), part(self.after))
    }
}

/// Adds the tables of entities around the ends, then those of the steps.
pub(super) fn add(draft: &mut Draft, question: &Question<'_>) {
    let depths = Depths::of(question.hops());
    let key = question.key("f");
    for steps in 1..=depths.front {
        let inner = inner(question, "r.b");
        let before = set("starts", "front", steps - 1);
        draft.table(
            format!("front_{steps}"),
            format!(
                "SELECT DISTINCT {key}r.b AS node FROM readings r JOIN {before} f ON f.node = r.a \
                 WHERE r.only_ends = 0{inner}"
            ),
        );
    }
    for steps in 1..=depths.back {
        let inner = inner(question, "r.a");
        let after = set("targets", "back", steps - 1);
        // Only the last step may end a path by what it says.
        let goes_on = if steps == 1 { "1 = 1" } else { "r.only_ends = 0" };
        draft.table(
            format!("back_{steps}"),
            format!(
                "SELECT DISTINCT {key}r.a AS node FROM readings r JOIN {after} f ON f.node = r.b WHERE {goes_on}{inner}"
            ),
        );
    }
    let lengths = 1..=question.hops();
    let all: BTreeSet<Layer> =
        lengths.flat_map(|length| (1..=length).map(move |step| depths.layer(step, length))).collect();
    for layer in all {
        draft.table(layer.name(), steps(question, layer));
    }
}

/// The table of the entities so many steps from an end.
fn set(end: &str, name: &str, steps: usize) -> String {
    if steps == 0 { end.to_owned() } else { format!("{name}_{steps}") }
}

/// That a path may run through an entity.
fn inner(question: &Question<'_>, node: &str) -> String {
    if question.chooses_inner() { format!(" AND {node} IN (SELECT node FROM inner_nodes)") } else { String::new() }
}

/// The steps of a layer: a row for each two entities and effect, with the cheapest statement's cost, and whether a
/// statement with a sign that holds everywhere takes the place of what has none.
fn steps(question: &Question<'_>, layer: Layer) -> String {
    let mut ends = Vec::new();
    if let Some(before) = layer.before {
        ends.push(format!(" JOIN {} f ON f.node = r.a", set("starts", "front", before)));
    }
    if let Some(after) = layer.after {
        let same = if layer.before.is_some() { question.same("t", "f") } else { String::new() };
        ends.push(format!(" JOIN {} t ON t.node = r.b{same}", set("targets", "back", after)));
    }
    let ends = ends.concat();
    let end = if layer.before.is_some() { "f" } else { "t" };
    let goes_on = if layer.after == Some(0) { "" } else { "\n    WHERE r.only_ends = 0" };
    let (cost, joined) = costs::whole(question, end);
    let (of_row, of_group) = (question.key(end), question.key("g"));
    format!(
        "SELECT s.* FROM (\n  \
         SELECT {of_group}g.a, g.b, g.effect, g.a_id, g.b_id, g.cost, g.locating, g.correlation, g.shortcut,\n    \
         max(g.judge) OVER (PARTITION BY {of_group}g.a, g.b) AS judge,\n    \
         CASE WHEN g.effect >= 2 AND max(g.certain) OVER (PARTITION BY {of_group}g.a, g.b) = 1 THEN 1 ELSE 0 END AS superseded\n  \
         FROM (\n    \
         SELECT {of_row}r.a, r.b, r.effect, min(r.a_id) AS a_id, min(r.b_id) AS b_id, min({cost}) AS cost,\n      \
         max(r.locating) AS locating, min(r.correlation) AS correlation, max(r.shortcut) AS shortcut,\n      \
         max(r.judge) AS judge, max(CASE WHEN r.effect < 2 AND r.judge = 0 THEN 1 ELSE 0 END) AS certain\n    \
         FROM readings r{ends}{joined}{goes_on}\n    GROUP BY {of_row}r.a, r.b, r.effect\n  ) g\n) s",
    )
}
