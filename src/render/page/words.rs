//! The words of a page, in English and Chinese.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::render::Language;
use crate::render::causal_mechanisms::chinese_nouns;
use crate::render::chinese::TERMS;
use crate::render::predicates::PREDICATES;
use crate::render::relations::verb;
use crate::render::words::ALL;

/// The words of the interface by key, those that text and pictures share with it, and Chinese for Biolink's terms.
#[derive(Debug)]
pub(super) struct Words;

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        let shared = ALL.iter().filter(|phrase| !phrase.key.is_empty());
        let english = shared.clone().map(|phrase| (phrase.key, phrase.english));
        map.serialize_entry("en", &Column(english.chain(WORDS.iter().map(|(key, english, _)| (*key, *english)))))?;
        let chinese = shared.map(|phrase| (phrase.key, phrase.chinese));
        map.serialize_entry("zh", &Column(chinese.chain(WORDS.iter().map(|(key, _, chinese)| (*key, *chinese)))))?;
        let predicates = PREDICATES.map(|(name, ..)| (name, verb(name, Language::Zh)));
        let terms = chinese_nouns().chain(TERMS).map(|(name, chinese)| (name, chinese.to_owned()));
        map.serialize_entry("terms", &predicates.into_iter().chain(terms).collect::<BTreeMap<_, _>>())?;
        map.end()
    }
}

/// Keys with their texts.
struct Column<I>(I);

impl<I: Iterator<Item = (&'static str, &'static str)> + Clone> Serialize for Column<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.clone())
    }
}

/// What pages alone say: the key of a word, and the word in each language; `{0}` stands for what is put in.
const WORDS: [(&str, &str, &str); 104] = [
    ("about", "Statements about it", "关于它的陈述"),
    ("about_mechanism", "Statements about this mechanism:", "关于此机制的陈述："),
    ("address", "Link", "链接"),
    ("agent_type", "Made by", "产生方式"),
    ("basis", "Rests on", "依据的关系"),
    ("basis_causal", "a named cause and its effect", "明确的原因及其作用"),
    ("basis_curated_mechanism", "a curated record of the mechanism", "人工整理的机制记录"),
    ("basis_stated", "an effect that the curator stated", "整理者给出的效应"),
    ("canvas", "the list has the same entities", "列表中有相同的实体"),
    ("categories", "Categories", "类别"),
    ("centre", "centre", "中心"),
    ("close", "Close the details", "关闭详情"),
    ("complete", "All mechanisms within the limits of the question are listed.", "问题限定范围内的机制已全部列出。"),
    ("context", "Holds in", "适用背景"),
    ("copied", "{0} copied", "已复制：{0}"),
    ("copy", "Copy", "复制"),
    ("count", "{0} of {1} mechanisms shown", "显示{1}条机制中的{0}条"),
    ("count_entities", "{0} of {1} entities shown", "显示{1}个实体中的{0}个"),
    ("cut_by", "Cut by {0} after {1} expansions: there may be more.", "因{0}在展开{1}次后中止：可能还有更多。"),
    ("derived", "derived, not asserted by a source", "由推导得出，并非来源的直接陈述"),
    ("description", "Description", "描述"),
    (
        "disclaimer",
        "Made from the statements of the graph alone. It is not medical advice.",
        "内容仅来自图谱中的陈述，不是医疗建议。",
    ),
    ("download", "Download", "下载"),
    ("effect", "Effect", "效应"),
    ("entities", "Entities", "实体"),
    ("equivalent_ids", "Equivalent identifiers", "等价标识符"),
    ("evidence", "Evidence", "证据"),
    ("filter_effect", "Effect", "效应"),
    ("filter_kind", "Kind", "类别"),
    ("filter_reset", "Reset the filters", "重置筛选"),
    ("filter_sign", "Net sign", "净效应"),
    ("filter_source", "Knowledge source", "知识来源"),
    ("filter_status", "Status", "确定程度"),
    ("filter_steps", "At most this many steps", "最多步数"),
    ("filters", "Filters", "筛选"),
    ("fit", "Fit to the width", "适应宽度"),
    ("found", "{0} found", "找到{0}个"),
    ("found_none", "Nothing found", "没有找到"),
    ("hint", "Choose a step, an arrow or an entity to see its evidence.", "选择步骤、箭头或实体，查看其证据。"),
    ("jurisdiction", "Jurisdiction", "管辖地"),
    ("knowledge_level", "Knowledge level", "知识级别"),
    ("language", "Language", "语言"),
    ("larger", "Larger", "放大"),
    ("layer", "layer", "层："),
    ("line_of_therapy", "Line of therapy", "治疗线"),
    ("list_more", "Show more ({0} left)", "显示更多（还有{0}条）"),
    ("mechanism", "Mechanism {0}", "机制{0}"),
    ("mechanisms", "Mechanisms", "机制"),
    ("missing", "Missing: a statement", "缺少的陈述"),
    ("natural_size", "Natural size", "原始大小"),
    ("negated", "denied", "否定"),
    ("neighbourhood", "Picture of the neighbourhood", "邻域图"),
    ("no_publication", "no publication given", "未给出文献"),
    ("no_source", "source not stated", "未说明来源"),
    ("no_step", "none: no step of a mechanism", "无：不构成机制步骤"),
    ("not_copied", "The browser did not allow copying; download the file instead.", "浏览器不允许复制，请改为下载。"),
    ("object", "Object", "宾语"),
    ("one_step", "1 step", "1步"),
    ("origin", "Read from", "读取自"),
    ("other_language", "In Chinese", "英文名称"),
    ("other_names", "Other names", "其他名称"),
    ("picture", "Picture of the mechanisms", "机制图"),
    ("population", "Patients", "患者"),
    ("predicate", "Predicate", "谓词"),
    ("read", "Read", "读法"),
    ("read_backward", "from object to subject", "由宾语到主语"),
    ("reported", "Reported", "报道时间"),
    ("rule_added", "added for this question alone", "仅为本次提问而补充"),
    ("rule_carrier", "passes the sign on", "传递方向"),
    ("rule_correlation", "the sign is that of a correlation", "方向来自相关关系"),
    (
        "rule_explicit_effect",
        "the curator's effect, which differs from the predicate's",
        "采用整理者判定的效应(与谓词不同)",
    ),
    ("rule_gene_product", "a gene and its product count as one", "基因与其产物视为同一实体"),
    ("rule_hierarchy", "an end is a subclass or superclass of what was asked", "端点是所问实体的下位类或上位类"),
    ("rule_inverse", "the predicate is an inverse", "谓词为逆向"),
    ("rule_membership", "takes part or is part, so the sign is not known", "参与其中或为其组成部分，故方向未知"),
    ("rule_place", "says only where, so the path ends there", "仅说明所在部位，路径到此为止"),
    ("rule_shortcut", "summarises a longer path", "概括了更长的路径"),
    ("rule_symmetric", "the predicate is symmetric", "谓词对称"),
    ("rule_turned_sign", "its sign is turned for this question alone", "仅为本次提问而反转方向"),
    ("rule_variation", "variation in the gene, whose sign is not known", "基因变异，方向未知"),
    ("rules", "By the rules", "依据规则"),
    ("search", "Search this page's entities", "搜索本页的实体"),
    ("share", "Copy or download", "复制或下载"),
    ("skip", "Skip to the mechanisms", "跳到机制列表"),
    ("skip_entities", "Skip to the entities", "跳到实体列表"),
    ("smaller", "Smaller", "缩小"),
    ("source", "Primary knowledge source", "原始知识来源"),
    ("statement", "Statement", "陈述"),
    ("statements", "Statements on this page", "本页的陈述"),
    ("steps", "{0} steps", "{0}步"),
    ("sub_steps", "Sub-steps of", "子步骤："),
    ("subject", "Subject", "主语"),
    ("summary", "{0} entities, {1} links", "{0}个实体，{1}条关系"),
    ("summary_one", "1 entity", "1个实体"),
    ("summary_one_link", "{0} entities, 1 link", "{0}个实体，1条关系"),
    ("theme", "Light or dark", "明暗"),
    ("theme_auto", "As the system", "跟随系统"),
    ("theme_dark", "Dark", "深色"),
    ("theme_light", "Light", "浅色"),
    ("used_by", "In the mechanisms", "所在机制："),
    ("valid_from", "Since", "起始"),
    ("valid_to", "Until", "截止"),
    ("verdict", "Verdict:", "结论："),
    ("zoom", "Size of the picture", "图的大小"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Basis;
    use crate::query::Rule;

    #[test]
    fn every_rule_and_every_basis_has_a_word() {
        let name = |value: serde_json::Result<serde_json::Value>| value.unwrap().as_str().unwrap().replace(' ', "_");
        let rules = Rule::ALL.map(|rule| format!("rule_{}", name(serde_json::to_value(rule))));
        let bases = Basis::ALL.map(|basis| format!("basis_{}", name(serde_json::to_value(basis))));
        let keys: Vec<&str> = ALL.iter().map(|phrase| phrase.key).chain(WORDS.iter().map(|word| word.0)).collect();
        for key in rules.into_iter().chain(bases) {
            assert!(keys.contains(&key.as_str()), "{key}");
        }
    }
}
