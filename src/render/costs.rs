//! What the steps of mechanisms cost, and why.

use std::borrow::Cow;

use crate::graph::KnowledgeGraph;
use crate::query::{Answer, Cost, CostPart};
use crate::schema::EntityGroup;

use super::language::Language;
use super::line::Line;
use super::view::View;
use super::{punctuation, words};

/// What each mechanism of an answer costs, and below it each step with the parts of its cost; no line if there is no
/// mechanism.
#[must_use]
pub fn costs(answer: &Answer, graph: &KnowledgeGraph, language: Language) -> Vec<Line> {
    let mut lines = Vec::new();
    if !answer.mechanisms.is_empty() {
        lines.extend([Line::blank(), Line::heading(words::COSTS.text(language))]);
    }
    for mechanism in &answer.mechanisms {
        let marker = format!("{}. ", mechanism.rank);
        let indent = 2 + marker.len();
        let cost = words::COST.with(language, &[&thousandths(mechanism.cost).to_string()]);
        lines.push(Line::new(2, cost).marked(marker));
        let view = View::of_answer(mechanism, graph);
        for (step, said) in mechanism.steps.iter().zip(view.steps(language)) {
            let parts: Vec<String> = step.cost_parts.iter().map(|part| told(*part, language)).collect();
            let (cost, parts) = (thousandths(step.cost).to_string(), parts.join(punctuation::comma(language)));
            lines.push(Line::new(indent, words::COST_OF_STEP.with(language, &[&said, &cost, &parts])));
        }
    }
    lines
}

/// A cost as it was before it became a decimal.
fn thousandths(cost: f64) -> Cost {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was made from whole thousandths")]
    Cost((cost * 1_000.0).round() as u32)
}

fn told(part: CostPart, language: Language) -> String {
    let english = part.to_string();
    if language == Language::En {
        return english;
    }
    let cost = english.split(' ').next().unwrap_or_default();
    let why: Cow<'_, str> = match part {
        CostPart::Rule { .. } => "谓词、状态或来源的规则".into(),
        CostPart::Step { .. } => "每一步".into(),
        CostPart::Surprise { bits, .. } => format!("意外程度{bits:.1}比特").into(),
        CostPart::Categories { from, to, .. } => format!("由{}到{}", group(from), group(to)).into(),
        CostPart::Elsewhere { .. } => "起点的记录中没有此步".into(),
        CostPart::CarrierRun { .. } => "连续传递".into(),
        CostPart::Doubt { bits, .. } => format!("存疑{bits:.1}比特").into(),
    };
    format!("{why} {cost}")
}

const fn group(group: EntityGroup) -> &'static str {
    match group {
        EntityGroup::Chemical => "化学物",
        EntityGroup::Protein => "蛋白质",
        EntityGroup::Process => "过程",
        EntityGroup::Phenotype => "表型",
        EntityGroup::Disease => "疾病",
        EntityGroup::Anatomy => "解剖结构",
        EntityGroup::Organism => "生物",
        EntityGroup::Other => "其他",
    }
}
