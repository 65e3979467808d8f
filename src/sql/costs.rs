//! What a step costs, as far as it follows from its statement and its ends.

use crate::graph::PARTS_OF_A_BIT;
use crate::query::{CategoryCost, Cost, CostModel, Named};
use crate::schema::EntityGroup;

use super::question::Question;
use super::statement::Draft;

/// What a step costs before what depends on the start of the question.
pub(super) struct StepCost<'q> {
    model: &'q CostModel,
    /// Conditions and the whole costs of steps that fit, the first first.
    rules: String,
    /// That a rule says the whole cost; nothing where there are none.
    whole: Option<String>,
}

/// What a step costs under the model of a question.
pub(super) fn of_step<'q>(draft: &mut Draft, question: &Question<'q>) -> StepCost<'q> {
    let model = &question.query.costs;
    let mut conditions = Vec::new();
    for (predicate, cost) in model.predicate_rules() {
        let above = draft.bind(Named::new(predicate).bare());
        let below = format!("SELECT below_predicate FROM closure WHERE of_name AND above_predicate = {above}");
        conditions.push((format!("e.predicate IN ({below})"), *cost));
    }
    for (status, cost) in model.status_rules() {
        let condition = match status {
            Some(status) => format!("e.mg_epistemic = {}", draft.bind(status.as_str())),
            None => "e.mg_epistemic IS NULL".to_owned(),
        };
        conditions.push((condition, *cost));
    }
    for (source, cost) in model.source_rules() {
        let missing = if source.is_empty() { " OR e.primary_knowledge_source IS NULL" } else { "" };
        conditions.push((format!("(e.primary_knowledge_source = {}{missing})", draft.bind(source)), *cost));
    }
    let rules: Vec<String> =
        conditions.iter().map(|(condition, cost)| format!("WHEN {condition} THEN {cost} ")).collect();
    let fits: Vec<&str> = conditions.iter().map(|(condition, _)| condition.as_str()).collect();
    let whole = (!fits.is_empty()).then(|| fits.join(" OR "));
    StepCost { model, rules: rules.concat(), whole }
}

impl StepCost<'_> {
    /// What a step costs from one end of a statement to the other.
    pub(super) fn base(&self, from: &str, to: &str) -> String {
        let mut parts = vec![self.model.step().0.to_string()];
        let surprise = by_group(from, self.model.surprise(), |group| self.model.surprise_from(group));
        if surprise != "0" {
            // Whole thousandths: what does not fill one is left out, so that no engine rounds in its own way.
            let scaled = format!("({surprise} * e.mg_surprise)");
            parts.push(format!("CAST(({scaled} - {scaled} % {PARTS_OF_A_BIT}) / {PARTS_OF_A_BIT} AS BIGINT)"));
        }
        if !self.model.categories().is_empty() {
            let pair = |rule: &CategoryCost| {
                let (one, other, cost) = (rule.from as u8, rule.to as u8, rule.cost.0);
                format!("WHEN e.mg_{from}_group = {one} AND e.mg_{to}_group = {other} THEN {cost} ")
            };
            let pairs: Vec<String> = self.model.categories().iter().map(pair).collect();
            parts.push(format!("CASE {}ELSE 0 END", pairs.concat()));
        }
        let sum = parts.join(" + ");
        match self.rules.as_str() {
            "" => format!("CAST({sum} AS BIGINT)"),
            rules => format!("CAST(CASE {rules}ELSE {sum} END AS BIGINT)"),
        }
    }

    /// What a step from one end of a statement costs on top if no record has it together with a step of the start.
    pub(super) fn elsewhere(&self, from: &str) -> String {
        let cost = by_group(from, self.model.elsewhere(), |group| self.model.elsewhere_from(group));
        match &self.whole {
            Some(whole) if cost != "0" => format!("CASE WHEN {whole} THEN 0 ELSE {cost} END"),
            _ => cost,
        }
    }
}

/// A cost that follows from the group of the end of a statement that a step leaves: what it is in general, or more.
fn by_group(from: &str, general: Cost, cost: impl Fn(EntityGroup) -> Cost) -> String {
    let costs = EntityGroup::ALL.into_iter().map(|group| (group as u8, cost(group)));
    let more: Vec<String> = costs
        .filter(|(_, cost)| *cost != general)
        .map(|(group, cost)| format!("WHEN e.mg_{from}_group = {group} THEN {} ", cost.0))
        .collect();
    if more.is_empty() { general.0.to_string() } else { format!("CASE {}ELSE {} END", more.concat(), general.0) }
}

/// Adds the table `beside`: the statements that a record has together with a step of the start.
pub(super) fn add_beside(draft: &mut Draft, question: &Question<'_>) {
    if question.asks_for_records() {
        let at = |end: &str| {
            format!(
                "SELECT {key}other.statement FROM edges e JOIN starts s ON s.node = e.mg_{end}\n\
                 JOIN links own ON own.statement = e.mg_statement JOIN links other ON other.record = own.record\n\
                 WHERE e.mg_forward OR e.mg_backward",
                key = question.key("s"),
            )
        };
        draft.table("beside", [at("subject"), at("object")].join("\nUNION\n"));
    }
}

/// What a step by a row of `readings` costs, and what is joined for it; `end` is a table of entities around an end.
pub(super) fn whole(question: &Question<'_>, end: &str) -> (String, String) {
    if !question.asks_for_records() {
        return ("r.base".to_owned(), String::new());
    }
    (
        "r.base + CASE WHEN k.statement IS NULL THEN r.elsewhere ELSE 0 END".to_owned(),
        format!(" LEFT JOIN beside k ON k.statement = r.statement{}", question.same("k", end)),
    )
}
