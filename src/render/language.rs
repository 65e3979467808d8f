//! English and Chinese: the words of sentences.

use serde::{Deserialize, Serialize};

use crate::graph::Node;
use crate::model::{Dimension, EpistemicStatus, Sign};

/// The language of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Chinese, in simplified characters.
    Zh,
}

impl Language {
    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }

    /// The name of an entity; none if there is none in this language.
    pub(super) fn name(self, node: Node<'_>) -> Option<&str> {
        match self {
            Self::En => Some(node.name()),
            Self::Zh => node.label("zh"),
        }
    }

    pub(super) const fn status(self, status: EpistemicStatus) -> &'static str {
        match (self, status) {
            (Self::En, status) => status.as_str(),
            (Self::Zh, EpistemicStatus::Established) => "已确立",
            (Self::Zh, EpistemicStatus::Suggested) => "有证据提示",
            (Self::Zh, EpistemicStatus::Hypothesised) => "假设",
            (Self::Zh, EpistemicStatus::Refuted) => "已被否定",
        }
    }

    pub(super) const fn direction(self, sign: Sign) -> &'static str {
        match (self, sign) {
            (Self::En, Sign::Positive) => "increases",
            (Self::En, Sign::Negative) => "decreases",
            (Self::Zh, Sign::Positive) => "提高",
            (Self::Zh, Sign::Negative) => "降低",
        }
    }

    /// A context that is a plain word and no entity.
    pub(super) fn place(self, word: &str, dimension: Dimension) -> String {
        match (self, dimension) {
            (Self::En, dimension) => format!("the {word} {}", dimension.as_str().replace('_', " ")),
            (Self::Zh, Dimension::Pathway) => format!("{word}通路"),
            (Self::Zh, _) => word.to_owned(),
        }
    }

    /// An aspect, a causal mechanism or a predicate in words; none if there is no translation.
    pub(super) fn word(self, term: &str) -> Option<&'static str> {
        match self {
            Self::En => None,
            Self::Zh => CHINESE.iter().find(|(english, _)| *english == term).map(|(_, chinese)| *chinese),
        }
    }
}

/// Terms of Biolink and of statements about statements, in Chinese.
const CHINESE: [(&str, &str); 54] = [
    ("increased", "升高"),
    ("upregulated", "上调"),
    ("decreased", "降低"),
    ("downregulated", "下调"),
    ("loss_of_function_variant_form", "功能缺失变异"),
    ("gain_of_function_variant_form", "功能获得变异"),
    ("mutant_form", "突变体"),
    ("activity", "活性"),
    ("abundance", "丰度"),
    ("activity_or_abundance", "活性或丰度"),
    ("expression", "表达"),
    ("phosphorylation", "磷酸化"),
    ("molecular_interaction", "分子相互作用"),
    ("synthesis", "合成"),
    ("degradation", "降解"),
    ("stability", "稳定性"),
    ("secretion", "分泌"),
    ("transport", "转运"),
    ("uptake", "摄取"),
    ("antibody_inhibition", "抗体抑制"),
    ("inhibition", "抑制"),
    ("antagonism", "拮抗"),
    ("agonism", "激动"),
    ("activation", "激活"),
    ("affects", "影响"),
    ("regulates", "调节"),
    ("causes", "引起"),
    ("contributes_to", "促成"),
    ("disrupts", "破坏"),
    ("enables", "促成"),
    ("produces", "产生"),
    ("participates_in", "参与"),
    ("part_of", "属于"),
    ("occurs_in", "发生于"),
    ("located_in", "位于"),
    ("precedes", "先于"),
    ("has_phenotype", "表现为"),
    ("positively_correlated_with", "正相关于"),
    ("negatively_correlated_with", "负相关于"),
    ("treats", "治疗"),
    ("treats_or_applied_or_studied_to_treat", "治疗或被研究用于治疗"),
    ("studied_to_treat", "被研究用于治疗"),
    ("applied_to_treat", "被用于治疗"),
    ("in_clinical_trials_for", "正在临床试验用于"),
    ("beneficial_in_models_for", "在模型中有益于"),
    ("circumvents", "规避"),
    ("mechanism_of", "是以下陈述的机制:"),
    ("explains", "解释了"),
    ("distinct_from", "不同于"),
    ("implements", "实施"),
    ("subclass_of", "是一种"),
    ("related_to", "相关于"),
    ("directly_physically_interacts_with", "直接结合"),
    ("has_chemical_role", "属于药物类别"),
];
