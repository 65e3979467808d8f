//! What differs between two graphs and between two answers, in lines: `+` is gained, `-` is lost, `~` is another.

use crate::graph::KnowledgeGraph;
use crate::model::Value;
use crate::query::{AnswerDiff, Change, Difference, MechanismAnswer, MechanismChange, TherapeuticAnswer, VerdictState};

use super::language::Language;
use super::line::Line;
use super::report::graded;
use super::terminal::safe;
use super::treatment::Treatment;
use super::view::View;
use super::words;
use crate::style::end;

/// A difference between two graphs: a line with the entity or the statement, and one each for what a field has lost and
/// gained.
///
/// ```
/// use mechgraph::{GraphBuilder, Record, Entity, query::GraphDiffQuery, render};
/// let graph = |name: &str| {
///     let mut builder = GraphBuilder::new();
///     builder.extend([Record::from(Entity::new("X:1".parse()?).named(name))]);
///     Ok::<_, mechgraph::Error>(builder.freeze()?)
/// };
/// let (old, new) = (graph("tumor")?, graph("tumour")?);
/// let lines = GraphDiffQuery::new().run(&old, &new).flat_map(|it| render::change(&it));
/// let lines: Vec<String> = lines.map(|line| line.to_string()).collect();
/// assert_eq!(lines, ["~ entity tumour   X:1", "    - name: tumor", "    + name: tumour"]);
/// # Ok::<(), mechgraph::Error>(())
/// ```
#[must_use]
pub fn change(change: &Change<'_>) -> Vec<Line> {
    let (mark, text, id) = match change {
        Change::Entity(difference) => {
            let node = *difference.latest();
            let name = node.given_name().map_or_else(String::new, |name| format!(" {}", safe(name)));
            (mark(difference), format!("entity{name}"), safe(node.curie()).into_owned())
        }
        Change::Statement(difference) => {
            let statement = *difference.latest();
            let id = safe(&statement.id()).into_owned();
            (mark(difference), format!("statement {}", safe(&statement.to_string())), id)
        }
    };
    let mut lines = vec![Line::heading(text).marked(mark).with_ids(id)];
    for field in change.fields() {
        let name = safe(&field.field);
        let values = [("- ", &field.lost), ("+ ", &field.gained)];
        let said = values.into_iter().filter(|(_, value)| **value != Value::Null);
        lines
            .extend(said.map(|(mark, value)| Line::new(4, format!("{name}: {}", safe(&in_words(value)))).marked(mark)));
    }
    lines
}

const fn mark<T>(difference: &Difference<T>) -> &'static str {
    match difference {
        Difference::Gained(_) => "+ ",
        Difference::Lost(_) => "- ",
        Difference::Changed { .. } => "~ ",
    }
}

/// Texts of a list with commas between them, anything else as it is.
fn in_words(value: &Value) -> String {
    match value {
        Value::List(values) => values.iter().map(Value::to_string).collect::<Vec<_>>().join(", "),
        value => value.to_string(),
    }
}

/// What differs between two answers, in lines; nothing if they say the same. The graphs are those of the answers, for the
/// names of contexts and treatments; for answers of one graph, that one twice.
#[must_use]
pub fn answer_changes(diff: &AnswerDiff, old: &KnowledgeGraph, new: &KnowledgeGraph) -> String {
    let mut lines = Vec::new();
    if let Some(change) = diff.verdict {
        lines.push(format!("- verdict: {}", verdict_state(change.old)));
        lines.push(format!("+ verdict: {}", verdict_state(change.new)));
    }
    lines.extend(diff.lost.iter().map(|it| mechanism("-", it, old)));
    lines.extend(diff.gained.iter().map(|it| mechanism("+", it, new)));
    lines.extend(diff.left.iter().map(|it| format!("{}: no longer listed", mechanism("~", it, old))));
    lines.extend(diff.entered.iter().map(|it| format!("{}: not listed before", mechanism("~", it, new))));
    lines.extend(diff.changed.iter().map(changed));
    let treatment = |mark: &str, it: &TherapeuticAnswer, graph| {
        let source = [vec![it.id.clone()], it.publications.clone()].concat().join(", ");
        format!("{mark} {}; {}", Treatment::of(it, graph, Language::En).line(Language::En), safe(&source))
    };
    lines.extend(diff.treatments_lost.iter().map(|it| treatment("-", it, old)));
    lines.extend(diff.treatments_gained.iter().map(|it| treatment("+", it, new)));
    lines.into_iter().map(|line| line + "\n").collect()
}

/// The verdict of an answer in short, such as `− (leaning), established`.
#[must_use]
pub fn verdict_state(state: VerdictState) -> String {
    let status = state.status.map_or_else(String::new, |status| format!(", {status}"));
    format!("{}{status}", graded(state.sign, state.strength))
}

/// `+ 3. emapalumab ⊣ interferon gamma → …   (net −, established)`
fn mechanism(mark: &str, mechanism: &MechanismAnswer, graph: &KnowledgeGraph) -> String {
    format!("{mark} {}. {}", mechanism.rank, View::of_answer(mechanism, graph).line(Language::En))
}

/// `~ 3. (was 5.) emapalumab ⊣ interferon gamma → …   (net −, was net +)`
fn changed(change: &MechanismChange) -> String {
    let MechanismChange { nodes, old, new, .. } = change;
    let mut names = nodes.iter().map(|node| safe(&node.name));
    let mut chain = names.next().unwrap_or_default().into_owned();
    for (effect, name) in new.effects.iter().zip(names) {
        chain += &[" ", end(*effect).arrow, " ", &name].concat();
    }
    let rank = if change.moved { format!(" (was {}.)", old.rank) } else { String::new() };
    let net = |sign| words::NET.with(Language::En, &[words::sign(sign)]);
    let status = |status| words::status(status, Language::En);
    let mut facts =
        vec![if old.sign == new.sign { net(new.sign) } else { format!("{}, was {}", net(new.sign), net(old.sign)) }];
    if old.status != new.status {
        facts.push(format!("{}, was {}", status(new.status), status(old.status)));
    }
    if old.sign == new.sign && old.effects != new.effects {
        let effects: Vec<&str> = old.effects.iter().map(|effect| end(*effect).arrow).collect();
        facts.push(format!("its steps were {}", effects.join(" ")));
    }
    format!("~ {}.{rank} {chain}   ({})", new.rank, facts.join(", "))
}
