//! What differs between two graphs and between two answers, in lines: `+` is gained, `-` is lost, `~` is another.

use crate::graph::KnowledgeGraph;
use crate::model::Value;
use crate::query::{AnswerDiff, Change, Difference, MechanismAnswer, MechanismChange, TherapeuticAnswer, VerdictState};

use super::language::Language;
use super::line::Line;
use super::punctuation;
use super::report::graded;
use super::terminal::safe;
use super::treatment::Treatment;
use super::view::{Entity, View, chain};
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
        let is_alike = in_words(&field.lost) == in_words(&field.gained);
        let said = [("- ", &field.lost), ("+ ", &field.gained)].into_iter().filter(|(_, value)| **value != Value::Null);
        lines.extend(said.map(|(mark, value)| {
            // A number and the same number as a text read alike, as do a text and a list of it.
            let text = if is_alike { in_notation(value) } else { in_words(value) };
            Line::new(4, format!("{name}: {}", safe(&text))).marked(mark)
        }));
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

/// A value in the notation of JSON, in which other values are other texts.
fn in_notation(value: &Value) -> String {
    let mut text = String::new();
    value.write_to(&mut text);
    text
}

/// What differs between two answers, in lines; nothing if they say the same. The graphs are those of the answers, for the
/// names of contexts and treatments; for answers of one graph, that one twice.
#[must_use]
pub fn answer_changes(diff: &AnswerDiff, old: &KnowledgeGraph, new: &KnowledgeGraph, language: Language) -> String {
    let mut lines = Vec::new();
    if let Some(change) = diff.verdict {
        lines.push(verdict("- ", change.old, language));
        lines.push(verdict("+ ", change.new, language));
    }
    let of = |mark: &str, it: &MechanismAnswer, graph| mechanism(mark, it, graph, language);
    lines.extend(diff.lost.iter().map(|it| of("-", it, old)));
    lines.extend(diff.gained.iter().map(|it| of("+", it, new)));
    let with = |phrase: words::Phrase, line: String| phrase.with(language, &[&line]);
    lines.extend(diff.left.iter().map(|it| with(words::NO_LONGER_LISTED, of("~", it, old))));
    lines.extend(diff.entered.iter().map(|it| with(words::NOT_LISTED_BEFORE, of("~", it, new))));
    lines.extend(diff.changed.iter().map(|it| changed(it, new, language)));
    let treatment = |mark: &str, it: &TherapeuticAnswer, graph| {
        let source = [vec![it.id.clone()], it.publications.clone()].concat().join(", ");
        let treatment = Treatment::of(it, graph, language).line(language);
        format!("{mark} {treatment}{}{}", punctuation::semicolon(language), safe(&source))
    };
    lines.extend(diff.treatments_lost.iter().map(|it| treatment("-", it, old)));
    lines.extend(diff.treatments_gained.iter().map(|it| treatment("+", it, new)));
    lines.into_iter().map(|line| line + "\n").collect()
}

/// `- verdict: −, established`
fn verdict(mark: &str, state: VerdictState, language: Language) -> String {
    let state = verdict_state(state, language);
    match language {
        Language::En => format!("{mark}verdict: {state}"),
        Language::Zh => [mark, &words::VERDICT.with(language, &[&state])].concat(),
    }
}

/// The verdict of an answer in short, such as `− (leaning), established`.
#[must_use]
pub fn verdict_state(state: VerdictState, language: Language) -> String {
    let status = state.status.map(|status| words::status(Some(status), language));
    let parts = match language {
        Language::En => vec![graded(state.sign, state.strength)],
        Language::Zh => {
            let strength = state.strength.map(|strength| words::strength(strength).text(language));
            let sign = words::verdict(state.sign).text(language);
            [Some(sign), strength].into_iter().flatten().map(str::to_owned).collect()
        }
    };
    let parts: Vec<String> = parts.into_iter().chain(status.map(str::to_owned)).collect();
    parts.join(punctuation::comma(language))
}

/// `+ 3. emapalumab ⊣ interferon gamma → …   (net −, established)`
fn mechanism(mark: &str, mechanism: &MechanismAnswer, graph: &KnowledgeGraph, language: Language) -> String {
    format!("{mark} {}. {}", mechanism.rank, View::of_answer(mechanism, graph).line(language))
}

/// `~ 3. (was 5.) emapalumab ⊣ interferon gamma → …   (net −, was net +)`
fn changed(change: &MechanismChange, graph: &KnowledgeGraph, language: Language) -> String {
    let MechanismChange { nodes, old, new, .. } = change;
    let nodes = nodes.iter().map(|node| Entity::answered(node, graph));
    let chain = chain(nodes, new.effects.iter().map(|effect| (*effect, None)), language);
    let moved = || words::WAS_RANK.with(language, &[&old.rank.to_string()]);
    let rank = change.moved.then(moved).unwrap_or_default();
    let was = |new: &str, old: &str| words::WAS.with(language, &[new, old]);
    let net = |sign| words::NET.with(language, &[words::sign(sign)]);
    let status = |status| words::status(status, language);
    let mut facts = vec![if old.sign == new.sign { net(new.sign) } else { was(&net(new.sign), &net(old.sign)) }];
    if old.status != new.status {
        facts.push(was(status(new.status), status(old.status)));
    }
    if old.sign == new.sign && old.effects != new.effects {
        let effects: Vec<&str> = old.effects.iter().map(|effect| end(*effect).arrow).collect();
        facts.push(words::STEPS_WERE.with(language, &[&effects.join(" ")]));
    }
    punctuation::with_facts(&format!("~ {}.{rank} {chain}", new.rank), &facts, language)
}
