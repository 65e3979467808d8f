//! Phrases in English and Chinese: what text, pictures and pages say in the same words.

use std::borrow::Cow;

use crate::model::{Basis, ClinicalStatus, Effect, EpistemicStatus, Sign};
use crate::query::{ClaimNature, JoinReason, SignAnswer, Unseen, VerdictSign, VerdictStrength};

use super::language::Language;
use super::punctuation;

/// A phrase in each language; `{0}` and `{1}` stand for what is put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its name in the scripts of pages; empty for one that they do not read.
    pub(super) key: &'static str,
    pub(super) english: &'static str,
    pub(super) chinese: &'static str,
}

impl Phrase {
    pub(super) const fn text(self, language: Language) -> &'static str {
        match language {
            Language::En => self.english,
            Language::Zh => self.chinese,
        }
    }

    /// The phrase with `parts` put in.
    pub(super) fn with(self, language: Language, parts: &[&str]) -> String {
        let mut text = String::new();
        let mut rest = self.text(language);
        while let Some((before, after)) = rest.split_once('{') {
            let (place, after) = after.split_once('}').unwrap_or((after, ""));
            text.push_str(before);
            text.push_str(place.parse().ok().and_then(|place: usize| parts.get(place)).unwrap_or(&""));
            rest = after;
        }
        text + rest
    }
}

/// Phrases by name, then those that a value chooses: the function that has them, each with the member of the value's type.
macro_rules! phrases {
    (
        $($name:ident $key:literal $english:literal $chinese:literal)*
        $(
            $(#[$doc:meta])+
            $of:ident($type:ident) $(or $none:ident)? {
                $($member:ident $member_key:literal $member_english:literal $member_chinese:literal)*
            }
        )*
    ) => {
        $(pub(super) const $name: Phrase = Phrase { key: $key, english: $english, chinese: $chinese };)*
        $(phrases! {
            @chosen $(#[$doc])+ $of($type) $($none)?
            $($member Phrase { key: $member_key, english: $member_english, chinese: $member_chinese })*
        })*
        /// Every phrase.
        #[cfg(any(feature = "json", test))]
        pub(super) const ALL: &[Phrase] = &[
            $($name,)*
            $($(Phrase { key: $member_key, english: $member_english, chinese: $member_chinese },)*)*
        ];
    };
    (@chosen $(#[$doc:meta])+ $of:ident($type:ident) none $($member:ident $phrase:expr)*) => {
        $(#[$doc])+
        pub(super) const fn $of(of: $type) -> Option<Phrase> {
            match of { $($type::$member => Some($phrase),)* _ => None }
        }
    };
    (@chosen $(#[$doc:meta])+ $of:ident($type:ident) $($member:ident $phrase:expr)*) => {
        $(#[$doc])+
        pub(super) const fn $of(of: $type) -> Phrase {
            match of { $($type::$member => $phrase),* }
        }
    };
}

phrases! {
    TITLE "" "How {0} acts on {1}" "{0}如何作用于{1}"
    LOOPS "" "How {0} acts on itself" "{0}如何作用于自身"
    ALTHOUGH "" "Although {0}: {1}" "尽管有{0}：{1}"
    DOES_WITHOUT "" "Without {0}:" "没有{0}时："
    BLOCKED "" "Blocked, as they need {0}:" "因需要{0}而受阻："
    BEST_MECHANISM "" "Best mechanism: {0}" "最佳机制：{0}"
    SUMMARISES "" "{0} summarises: {1}" "{0}概括了以下过程：{1}"
    EVERY_PASSES "" "Every mechanism passes:" "每条机制都经过："
    NONE_PASSED "" "No entity is on every mechanism." "没有每条机制都经过的实体。"
    EVERY_RESTS "" "Every mechanism rests on:" "每条机制都依据："
    NONE_RESTED "" "No statement is under every mechanism." "没有每条机制都依据的陈述。"
    FROM_TO "" "{0} to {1}" "{0}到{1}"
    SPARING "" ", but not from {0}" "（但保留{0}的机制）"
    NOT_SPARED "" "{0} has no mechanism to {1} that could be spared." "{0}到{1}本无机制，无从保留。"
    ONE_CUTS "" "Removing any one of these takes every mechanism away{0}:" "去除其中任何一个，便不再有机制{0}："
    ENTITIES_CUT "" "Removing any of these sets of {1} entities takes every mechanism away{0}:" "去除其中任何一组（每组{1}个实体），便不再有机制{0}："
    STATEMENTS_CUT "" "Removing any of these sets of {1} statements takes every mechanism away{0}:" "去除其中任何一组（每组{1}条陈述），便不再有机制{0}："
    NO_ENTITY_CUTS "" "No entity takes every mechanism away by itself{0}." "没有哪个实体单独去除后便不再有机制{0}。"
    NO_STATEMENT_CUTS "" "No statement takes every mechanism away by itself{0}." "没有哪条陈述单独去除后便不再有机制{0}。"
    NO_ENTITIES_CUT "" "No set of up to {1} entities takes every mechanism away{0}." "去除任何不超过{1}个实体，都仍有机制{0}。"
    NO_STATEMENTS_CUT "" "No set of up to {1} statements takes every mechanism away{0}." "去除任何不超过{1}条陈述，都仍有机制{0}。"
    LEFT "" "left: {0}" "保留：{0}"
    SIDE "" "{0} to {1}: {2}; {3}" "{0}对{1}：{2}；{3}"
    THE_BEST_ONE "" "the best mechanism" "仅计最佳的1条机制"
    THE_BEST "" "the best {0}" "仅计最佳的{0}"
    OF_SIGN "" "{0} of sign {1}" "{0}（方向{1}）"
    BOTH_SIGNS "" "{0} over both signs" "合计两种方向，{0}"
    BEST "" "best: {0}" "最佳：{0}"
    NONE_OF_THEM "" "no mechanism" "没有机制"
    TOGETHER "" "Together: {0}" "合起来：{0}"
    SAME_DIRECTION "" "{0} and {1} act on {2} in the same direction" "{0}与{1}对{2}的作用方向相同"
    OPPOSITE_DIRECTIONS "" "{0} and {1} act on {2} in opposite directions" "{0}与{1}对{2}的作用方向相反"
    ACTS_ALONE "" "{0} alone acts on {1}" "只有{0}作用于{1}"
    NO_DIRECTION "" "the signs of both verdicts do not say in which direction" "由两个结论的方向无法判断共同的方向"
    NEITHER "" "neither has a mechanism" "两者都没有机制"
    BY_SIGN "" " by mechanisms of sign {0}" "（按方向为{0}的机制）"
    MEET_FIRST "" "; they meet first at {0}" "；最先交汇于{0}"
    OPPOSED "" "Where {0} and {1} act against each other:" "{0}与{1}作用相反之处："
    CONVERGE "" "What {0} and {1} both raise or both lower:" "{0}与{1}都促进或都抑制的："
    SHARED "" "What {0} and {1} both pass:" "{0}与{1}都经过的："
    OF_ONE "" "What only {0} passes:" "只有{0}经过的："
    SIGN_IN "" "{0} in {1}" "{1}条为{0}"
    HAS_SIGNS "" "{0} {1}" "{0}有{1}"
    CONNECTED "" "{0} in {1}; {2} missing" "{0}个实体，分为{1}组；缺少{2}条联系"
    GROUP "" "Group {0}: {1}" "第{0}组：{1}"
    BUT_ALSO "" "but also {0}" "但也有{0}"
    WOULD_JOIN "" "What would join groups:" "可连接各组的实体："
    JOINS_GROUPS "" "{0}: joins {1} and {2}" "{0}：连接{1}个组、{2}个实体"
    ACTS_ON "" "acts on {0}" "作用于{0}"
    ACTED_ON_BY "" "is acted on by {0}" "受其作用：{0}"
    BOTH "" "both" "两种方向"
    SURROUNDINGS "" "What surrounds {0}" "{0}的邻域"
    CHOSEN "" "{0} of {1} entities: the nearest first, each kind in turn, by publications and neighbours in common" "{1}个实体中的{0}个：距离最近者优先，各类轮流选取，按共同文献与共同邻居排序"
    WAS "" "{0}, was {1}" "{0}（原为{1}）"
    WAS_RANK "" " (was {0}.)" "（原为第{0}条）"
    STEPS_WERE "" "its steps were {0}" "各步原为{0}"
    NO_LONGER_LISTED "" "{0}: no longer listed" "{0}：不再列出"
    NOT_LISTED_BEFORE "" "{0}: not listed before" "{0}：此前未列出"
    NO_CLAIM "" "not claimed as treatment" "未见治疗用途的陈述"
    NOTHING_AGAINST "" "nothing against its steps" "没有反对其步骤的陈述"
    DERIVED "" "Derived, not asserted: " "推导得出，并非直接陈述："
    INHERITED_BY "" "; inherited by {0} from {1}" "；{0}由{1}继承"
    OF "" "{0} of {1}" "{1}的{0}"
    THE_OF "" "the {0} of {1}" "{1}的{0}"
    ITS "" "{0} its {1}" "{0}其{1}"
    BY "" "by {0}" "通过{0}"
    ACTS_BY "" "acts on it {0}" "{0}对其起作用"
    WORD_ORDER "" "{0} {1}" "{1}{0}"
    IN_PLACES "" "in {0}, {1}" "在{0}中，{1}"
    DENIED_THAT "" "it is denied that {0}" "并非{0}"
    MEETS_AND "" "{0} and {1}" "{0}并{1}"
    WHICH "" "{0}, which {1}" "{0}，从而{1}"
    TURNED "" "{0} (its sign turned)" "{0}（符号反转）"
    CORRELATION "basis_correlation" "correlation, not an effect" "相关关系，并非作用"
    ONLY_UNSIGNED "" "Only mechanisms without a sign join the two." "两者之间只有方向未知的机制。"
    ONE_MECHANISM "" "1 mechanism" "1条机制"
    MECHANISMS "" "{0} mechanisms" "{0}条机制"
    ONE_MECHANISM_OR_MORE "" "1 mechanism shown, there may be more" "显示1条机制，可能还有更多"
    MECHANISMS_OR_MORE "" "{0} mechanisms shown, there may be more" "显示{0}条机制，可能还有更多"
    MECHANISMS_OF "" "{0} of {1} mechanisms" "{1}条机制中的{0}条"
    LISTED_OF "" "Listed: {0} of {1} mechanisms." "已列出{1}条机制中的{0}条。"
    AGAINST_STEPS "against_steps" "against its steps: {0}" "反对其步骤的陈述：{0}条"
    BY_CORRELATION "" "by correlation" "凭相关关系"
    BY_CORRELATION_ONLY "strength_by_correlation" "by correlation only" "仅凭相关关系"
    VERDICT "" "Verdict: {0}" "结论：{0}"
    LAYER "" "layer {0}" "层：{0}"
    LAYERS "" "layers {0}" "层：{0}"
    DATA "" "data {0}" "数据 {0}"
    DRAWN "drawn" "drawn {0}" "绘制于{0}"
    MISSING_STEP "missing_step" "missing step" "缺少的步骤"
    VIA_THIS_STRATEGY "" "claimed for the strategy, which the drug implements" "这是针对该治疗策略的陈述，该药物实施此策略"
    CITED "" "Cited:" "引用："
    ONE_WEB_PAGE "" "1 web page" "1个网页"
    WEB_PAGES "" "{0} web pages" "{0}个网页"
    MORE_CITATIONS "" "and {0} more" "另有{0}项"
    COST "cost" "cost {0}" "代价 {0}"
    COSTS "" "Costs, the less the better:" "代价（越低越好）："
    COST_OF_STEP "" "{0}: {1} ({2})" "{0}：{1}（{2}）"
    AS_IN "" "as in {0}" "同第{0}条"
    CITED_BESIDES "" " +{0}\u{a0}more" "及另外{0}项"
    UNTRANSLATED "" "(No name in this language: {0})" "（无中文名称，以英文代替：{0}）"
    REFUTED_EXAMPLE "" "the refuted claim that {0}" "已被否定的陈述“{0}”"
    NAMELY "" "{0}: {1}" "{0}：{1}"
    SUCH_AS "" "{0}, such as: {1}" "{0}，例如：{1}"
    COMES_ABOUT "" "This comes about as follows: {0}." "其过程为：{0}。"
    COMES_ABOUT_IN "" "This comes about in {0} steps: {1}." "其过程分{0}步：{1}。"
    BY_CURATOR "" "effect {0} by its curator" "整理者判定效应为{0}"
    NET "net" "net {0}" "净效应 {0}"
    STATUS_NOT_STATED "status_not_stated" "status not stated" "未说明确定程度"
    CLINICAL_NOT_STATED "" "status not stated" "未说明临床状态"
    DIRECTION_AS_GIVEN "" " (direction “{0}”)" "（方向“{0}”）"
    IN_CONTEXT "in_context" "in {0}" "限于{0}"
    GENERALLY "generally" "generally" "总体"
    INCOHERENT "incoherent" "incoherent" "背景不一致"
    INHERITED "inherited" "inherited from {0}" "继承自{0}"
    AS_CLASS "" "of the start’s class {0}" "属于起点的类别{0}"
    TREATMENTS "therapeutic" "Claimed as treatment" "所称的治疗用途"
    NO_TREATMENTS "therapeutic_none" "Nothing is claimed as treatment." "没有治疗用途的陈述。"
    AGAINST "against" "Against it" "反对的陈述"
    AGAINST_STEP "" "against it: {0} ({1})" "反对此步：{0}（{1}）"
    AGAINST_THIS "" "Against this: {0}." "反对的陈述：{0}。"
    AND_MORE "and_more" "and {0} more" "另有{0}条"
    OPPOSITE_SIGN "" "{0} of opposite sign" "{0}条方向相反"
    REFUTED_STEP "" "{0} refuted" "{0}条已被否定"
    DENIED_STEP "" "{0} denying it" "{0}条予以否认"
    NO_SOURCE "" "no source" "无来源"
    ONE_SOURCE "" "1 source" "1个来源"
    SOURCES "" "{0} sources" "{0}个来源"
    CLAIMED_STATUS "" "stated as {0}" "所称状态：{0}"
    OFF_LABEL "" "off label" "超说明书用药"
    VIA_STRATEGY "" "claimed for the strategy {0}, which the drug implements" "这是针对治疗策略{0}的陈述，该药物实施此策略"
    VIA_CLASS_OF_STRATEGY "" "claimed for the strategy, a class of {0}, which the drug implements" "这是针对该治疗策略的陈述，它是{0}的上位类，该药物实施后者"
    SINCE "" "since {0}" "自{0}起"
    UNTIL "" "until {0}" "至{0}"
    REPORTED "" "reported {0}" "{0}报道"
    LEFT_OUT_UNDATED "left_out_undated" "{0} of unknown date left out" "略去{0}条日期未知的陈述"
    LEFT_OUT_JURISDICTION "left_out_jurisdiction" "{0} of unknown jurisdiction left out" "略去{0}条管辖地未知的陈述"
    NO_PUBLICATION "" "no publication" "无文献"
    ONE_PUBLICATION "" "1 publication" "1篇文献"
    PUBLICATIONS "" "{0} publications" "{0}篇文献"
    PUBLICATIONS_TO "" "{0}–{1} publications" "{0}至{1}篇文献"
    PUBLICATIONS_FROM "" "{0} or more publications" "至少{0}篇文献"
    ONE_OMITTED "" "1 more entity left out" "另有1个实体未显示"
    OMITTED "" "{0} more entities left out" "另有{0}个实体未显示"
    ONE_CLAIM_NOT_DRAWN "" "1 more claim about treatment not drawn" "另有1条治疗陈述未绘出"
    CLAIMS_NOT_DRAWN "" "{0} more claims about treatment not drawn" "另有{0}条治疗陈述未绘出"
    MORE "more" "There may be more mechanisms than were asked for." "可能还有更多机制，超出所要求的数量。"
    ABSENCE_CUT "absence_cut" "A limit cut the search for reasons." "查找原因时达到限制而中止。"
    UNSEEN "" "Not searched to the end: {0}." "未能查完：{0}。"
    UNSEEN_WITHOUT "" "mechanisms without {0}" "不限制{0}时的机制"
    UNSEEN_AS_ASKED "" "mechanisms of the question as it is" "按原问题的机制"
    UNSEEN_REVERSED "" "mechanisms the other way round" "反方向的机制"
    UNSEEN_BETWEEN "" "what joins the two sides" "连接两侧的内容"
    REACHABLE "reachable" "The start reaches" "起点可到达"
    REACHING "reaching" "The end is reached by" "可到达终点的有"
    NOTHING "nothing" "nothing" "无"
    REVERSED "" "The other way round there is:" "反过来则有："
    JOINS "" "What joins the two sides and is no step:" "连接两侧但不构成步骤的陈述："
    LEFT_OUT_BELIEF "left_out_belief" "{0} of less or unknown belief left out" "略去{0}条可信度不足或未知的陈述"
    RAISES_LIKELIHOOD "" "increases the likelihood of {0}" "提高{0}的发生可能性"
    LOWERS_LIKELIHOOD "" "decreases the likelihood of {0}" "降低{0}的发生可能性"
    LEFT_OUT_OTHERS "left_out_others" "{0} left out by the filters" "略去{0}条不符合筛选条件的陈述"
    WITHOUT "without" "Without {0} there would be:" "若不限制{0}，则有："

    /// What a link says of its two ends.
    effect(Effect) {
        Positive "effect_positive" "increases" "促进"
        Negative "effect_negative" "decreases" "抑制"
        Carrier "effect_carrier" "carries over to" "传递至"
        Unsigned "effect_unsigned" "acts with unknown sign on" "以未知方向作用于"
        None "effect_none" "other relation" "其他关系"
    }

    /// How a claim is made, where that is not by assertion.
    nature(ClaimNature) or none {
        TextMined "" "text-mined" "文本挖掘所得"
        Predicted "" "predicted" "模型预测"
        Contraindicated "" "said to do harm" "据称有害"
        Refuted "" "a source refutes it" "有来源予以否定"
        Denied "" "a source denies it" "有来源予以否认"
    }

    /// What a mechanism amounts to: how that is known, its start and its end, and what else is known of it.
    conclusion(SignAnswer) {
        Positive "" "{0}{1} has a net positive effect on {2} ({3})." "{0}{1}对{2}的净效应为正（{3}）。"
        Negative "" "{0}{1} has a net negative effect on {2} ({3})." "{0}{1}对{2}的净效应为负（{3}）。"
        Unknown "" "{0}{1} has an effect of unknown sign on {2} ({3})." "{0}{1}对{2}的净效应方向未知（{3}）。"
    }

    /// By how much a sign leads.
    strength(VerdictStrength) {
        Clear "strength_clear" "clear" "明确"
        Leaning "strength_leaning" "leaning" "倾向"
    }

    /// What is known where a sign is not.
    basis(Basis) or none {
        Genetic "basis_genetic" "genetic, sign unknown" "遗传关联，方向未知"
        Membership "basis_membership" "takes part or is part, sign unknown" "参与或组成，方向未知"
        Place "basis_place" "only says where" "仅说明所在部位"
    }

    /// Why a statement that joins the two sides is no step.
    join(JoinReason) {
        OtherWay "" "acts the other way" "作用方向相反"
        GeneProduct "" "a gene and its product, which count as two" "基因与其产物，视为两个实体"
        Correlation "" "a correlation" "相关关系"
        LeftOut "" "left out by a filter" "被筛选条件排除"
        Refuted "" "it is refuted" "该陈述已被否定"
        Denied "" "it is denied" "该陈述被否认"
        OtherForm "" "about a variant or another form" "仅针对变体或其他形式"
        NoEffect "" "says nothing of an effect" "未述及作用"
        Place "" "only says where something is, and nothing passes through a place" "仅说明所在部位，作用不经部位传递"
    }

    /// What all mechanisms together say.
    verdict(VerdictSign) {
        Positive "sign_positive" "net positive" "净效应为正"
        Negative "sign_negative" "net negative" "净效应为负"
        Conflicting "" "conflicting: mechanisms of both signs" "相互矛盾：两种方向的机制都有"
        Unknown "sign_unknown" "net sign unknown" "净效应方向未知"
        None "absence" "No mechanism" "没有机制"
        Undetermined "" "undetermined: a limit cut the search" "未能确定：搜索因限制而中止"
    }
}

/// A part of the search for reasons that a limit cut.
pub(super) fn unseen(unseen: &Unseen, language: Language) -> String {
    match unseen {
        Unseen::Without(constraints) if constraints.is_empty() => UNSEEN_AS_ASKED.text(language).to_owned(),
        Unseen::Without(constraints) => {
            let named = constraints.iter().map(|constraint| match language {
                Language::En => constraint.to_string(),
                Language::Zh => constraint.in_chinese().to_owned(),
            });
            UNSEEN_WITHOUT.with(language, &[&named.collect::<Vec<_>>().join(punctuation::and(language))])
        }
        Unseen::Reversed => UNSEEN_REVERSED.text(language).to_owned(),
        Unseen::Between => UNSEEN_BETWEEN.text(language).to_owned(),
    }
}

/// A net sign in a character.
pub(super) const fn sign(sign: SignAnswer) -> &'static str {
    match sign {
        SignAnswer::Positive => "+",
        SignAnswer::Negative => "−",
        SignAnswer::Unknown => "?",
    }
}

/// What has a level, so that Chinese raises and lowers it. A process is furthered and inhibited.
const LEVELS: [&str; 6] =
    ["activity", "abundance", "activity_or_abundance", "expression", "mutation_rate", "stability"];

/// What a statement says that raises or lowers an aspect of its object.
pub(super) fn direction(sign: Sign, aspect: Option<&str>, language: Language) -> &'static str {
    match (language, sign, aspect.is_some_and(|aspect| LEVELS.contains(&aspect))) {
        (Language::Zh, Sign::Positive, true) => "提高",
        (Language::Zh, Sign::Negative, true) => "降低",
        (_, Sign::Positive, _) => effect(Effect::Positive).text(language),
        (_, Sign::Negative, _) => effect(Effect::Negative).text(language),
    }
}

/// A direction of an aspect that is no level, after it: a secretion is weaker and not lower in Chinese. None where the word
/// for the direction is right.
pub(super) fn changed(direction: &str, aspect: Option<&str>, language: Language) -> Option<&'static str> {
    let is_process = language == Language::Zh && aspect.is_some_and(|aspect| !LEVELS.contains(&aspect));
    match direction {
        "increased" | "upregulated" if is_process => Some("增强"),
        "decreased" | "downregulated" if is_process => Some("减弱"),
        _ => None,
    }
}

/// An epistemic status.
pub(super) fn status(status: Option<EpistemicStatus>, language: Language) -> &'static str {
    match status {
        None => STATUS_NOT_STATED.text(language),
        Some(status) => language.word(status.as_str()).unwrap_or(status.as_str()),
    }
}

/// How far a treatment has come.
pub(super) fn clinical(status: Option<ClinicalStatus>, language: Language) -> Cow<'static, str> {
    status.map_or(Cow::Borrowed(CLINICAL_NOT_STATED.text(language)), |status| term(status.as_str(), language).into())
}

/// What is said of one thing, or of several with their number put in.
pub(super) fn counted(count: usize, [one, several]: [Phrase; 2], language: Language) -> String {
    if count == 1 { one.text(language).to_owned() } else { several.with(language, &[&count.to_string()]) }
}

/// So many mechanisms.
pub(super) fn mechanisms(count: usize, language: Language) -> String {
    counted(count, [ONE_MECHANISM, MECHANISMS], language)
}

/// So many publications.
pub(super) fn publications(count: usize, language: Language) -> String {
    if count == 0 {
        NO_PUBLICATION.text(language).to_owned()
    } else {
        counted(count, [ONE_PUBLICATION, PUBLICATIONS], language)
    }
}

/// So many sources.
pub(super) fn sources(count: usize, language: Language) -> String {
    if count == 0 { NO_SOURCE.text(language).to_owned() } else { counted(count, [ONE_SOURCE, SOURCES], language) }
}

/// How many entities are not shown.
pub(super) fn omitted(count: usize, language: Language) -> String {
    counted(count, [ONE_OMITTED, OMITTED], language)
}

/// A term of the data, such as `under_investigation`, in words.
pub(super) fn term(term: &str, language: Language) -> String {
    language.word(term).map_or_else(|| term.replace('_', " "), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_takes_the_same_parts_in_both_languages() {
        for (number, phrase) in ALL.iter().enumerate() {
            let Phrase { key, english, chinese } = phrase;
            let parts = |text: &str| ["{0}", "{1}", "{2}"].map(|part| text.contains(part));
            assert_eq!(parts(english), parts(chinese), "{english}");
            assert!(key.is_empty() || ALL[..number].iter().all(|other| other.key != *key), "{key}");
        }
        assert_eq!(TITLE.with(Language::En, &["a {1}", "b"]), "How a {1} acts on b");
        assert_eq!(clinical(None, Language::Zh), "未说明临床状态");
        assert_eq!(status(None, Language::Zh), "未说明确定程度");
        let part = Unseen::Without(vec![crate::query::Constraint::NetSign, crate::query::Constraint::MaxHops]);
        assert_eq!(unseen(&part, Language::En), "mechanisms without the net sign and the hop limit");
        assert_eq!(unseen(&part, Language::Zh), "不限制净作用方向和步数上限时的机制");
    }
}
