//! Causal mechanisms in words: how something acts, and what it does to what it meets.

use super::language::Language;

/// How something acts, after a verb in English and before it in Chinese: `by partial agonism`, `通过部分激动`; none for a
/// mechanism that is not Biolink's.
pub(super) fn way(mechanism: &str, language: Language) -> Option<String> {
    let (name, _, noun, _) = row(mechanism)?;
    let own = WAYS.iter().find(|(known, _)| known == name).map(|(_, way)| *way);
    Some(match language {
        Language::En => own.map_or_else(|| format!("by {}", name.replace('_', " ")), str::to_owned),
        Language::Zh if own.is_some_and(|way| way.starts_with("as ")) => format!("作为{noun}"),
        Language::Zh => format!("通过{noun}"),
    })
}

/// What is done to something named before: `acts as its partial agonist`, `作为其部分激动剂起作用`.
pub(super) fn deed(mechanism: &str, language: Language) -> Option<&'static str> {
    row(mechanism).map(|(_, english, _, chinese)| if language == Language::En { *english } else { *chinese })
}

/// The mechanism as a noun in Chinese.
pub(super) fn chinese_noun(mechanism: &str) -> Option<&'static str> {
    row(mechanism).map(|(_, _, noun, _)| *noun)
}

/// Every mechanism with its noun in Chinese.
#[cfg(feature = "json")]
pub(super) fn chinese_nouns() -> impl Iterator<Item = (&'static str, &'static str)> {
    MECHANISMS.iter().map(|(name, _, noun, _)| (*name, *noun))
}

type Row = (&'static str, &'static str, &'static str, &'static str);

fn row(mechanism: &str) -> Option<&'static Row> {
    let place = MECHANISMS.binary_search_by_key(&mechanism, |(name, ..)| name).ok()?;
    MECHANISMS.get(place)
}

/// The ways in English that are not `by` and the name.
const WAYS: [(&str, &str); 19] = [
    ("ampylation", "by AMPylation"),
    ("atpase_activation", "by ATPase activation"),
    ("chaperone_mediated_stabilization", "by chaperone-mediated stabilization"),
    ("cofactor", "as a cofactor"),
    ("desumoylation", "by deSUMOylation"),
    ("disuphide_binding", "by disulfide binding"),
    ("exogenous_gene", "as an exogenous gene"),
    ("exogenous_protein", "as an exogenous protein"),
    ("gtpase_activation", "by GTPase activation"),
    ("molecular_channel_blockage", "by channel blockage"),
    ("molecular_channel_opening", "by channel opening"),
    ("negative_gene_editing_modulation", "by negative gene editing"),
    ("non_competitive_antagonism", "by noncompetitive antagonism"),
    ("post_transcriptional_regulation", "by post-transcriptional regulation"),
    ("rna_interference_inhibition", "by RNA interference"),
    ("s_nitrosylation", "by S-nitrosylation"),
    ("signaling_mediated_control", "by signaling-mediated control"),
    ("sumoylation", "by SUMOylation"),
    ("vaccine_antigen", "as a vaccine antigen"),
];

/// A name, the deed in English, the noun and the deed in Chinese; in the order of names.
static MECHANISMS: [Row; 100] = [
    ("ADP-ribosylation", "ADP-ribosylates it", "ADP核糖基化", "使其ADP核糖基化"),
    ("acetylation", "acetylates it", "乙酰化", "使其乙酰化"),
    ("activation", "activates it", "激活", "将其激活"),
    ("adduction", "forms an adduct with it", "加合", "与其形成加合物"),
    ("agonism", "acts as its agonist", "激动", "作为其激动剂起作用"),
    ("allosteric_antagonism", "acts as its allosteric antagonist", "别构拮抗", "作为其别构拮抗剂起作用"),
    ("allosteric_modulation", "modulates it allosterically", "别构调节", "对其进行别构调节"),
    ("ampylation", "AMPylates it", "AMP化", "使其AMP化"),
    ("antagonism", "acts as its antagonist", "拮抗", "作为其拮抗剂起作用"),
    ("antibody_agonism", "acts as its agonist antibody", "抗体激动", "作为其激动型抗体起作用"),
    ("antibody_inhibition", "inhibits it as an antibody", "抗体抑制", "作为抗体将其抑制"),
    (
        "antisense_oligonucleotide_inhibition",
        "inhibits it as an antisense oligonucleotide",
        "反义寡核苷酸抑制",
        "作为反义寡核苷酸将其抑制",
    ),
    ("atpase_activation", "activates its ATPase", "ATP酶激活", "激活其ATP酶活性"),
    ("biased_agonism", "acts as its biased agonist", "偏向性激动", "作为其偏向性激动剂起作用"),
    ("binding", "binds it", "结合", "与其结合"),
    (
        "biphasic_allosteric_modulation",
        "modulates it allosterically in two phases",
        "双相别构调节",
        "对其进行双相别构调节",
    ),
    ("carboxylation", "carboxylates it", "羧化", "使其羧化"),
    ("catalytic_activity", "acts on it as a catalyst", "催化活性", "对其起催化作用"),
    (
        "chaperone_mediated_stabilization",
        "stabilizes it as a chaperone",
        "分子伴侣介导的稳定化",
        "作为分子伴侣使其稳定",
    ),
    ("chelation", "chelates it", "螯合", "将其螯合"),
    ("chemical_modification", "modifies it chemically", "化学修饰", "对其进行化学修饰"),
    ("cleavage", "cleaves it", "切割", "将其切割"),
    ("cofactor", "acts as its cofactor", "辅因子", "作为其辅因子起作用"),
    ("competitive_inhibition", "inhibits it competitively", "竞争性抑制", "竞争性地将其抑制"),
    ("covalent_binding", "binds it covalently", "共价结合", "与其共价结合"),
    ("crosslinking", "crosslinks it", "交联", "使其交联"),
    ("de-ADP-ribosylation", "removes ADP-ribose from it", "去ADP核糖基化", "使其去ADP核糖基化"),
    ("deacetylation", "deacetylates it", "去乙酰化", "使其去乙酰化"),
    ("deglycosylation", "deglycosylates it", "去糖基化", "使其去糖基化"),
    ("degradation", "degrades it", "降解", "将其降解"),
    ("demethylation", "demethylates it", "去甲基化", "使其去甲基化"),
    ("deneddylation", "deneddylates it", "去NEDD8化", "使其去NEDD8化"),
    ("dephosphorylation", "dephosphorylates it", "去磷酸化", "使其去磷酸化"),
    ("destabilization", "destabilizes it", "去稳定化", "使其失去稳定"),
    ("desumoylation", "deSUMOylates it", "去SUMO化", "使其去SUMO化"),
    ("deubiquitination", "deubiquitinates it", "去泛素化", "使其去泛素化"),
    ("disruption", "disrupts it", "破坏", "将其破坏"),
    ("disuphide_binding", "binds it by a disulfide bond", "二硫键结合", "与其以二硫键结合"),
    ("exogenous_gene", "supplies it as an exogenous gene", "外源基因", "作为外源基因将其补充"),
    ("exogenous_protein", "supplies it as an exogenous protein", "外源蛋白质", "作为外源蛋白质将其补充"),
    ("feedback_inhibition", "inhibits it by feedback", "反馈抑制", "以反馈方式将其抑制"),
    ("gating_inhibition", "inhibits its gating", "门控抑制", "抑制其门控"),
    ("glycosylation", "glycosylates it", "糖基化", "使其糖基化"),
    ("gtpase_activation", "activates its GTPase", "GTP酶激活", "激活其GTP酶活性"),
    ("guanyl_nucleotide_exchange", "exchanges its guanyl nucleotide", "鸟苷酸交换", "使其交换鸟苷酸"),
    ("hydrolysis", "hydrolyzes it", "水解", "将其水解"),
    ("hydroxylation", "hydroxylates it", "羟基化", "使其羟基化"),
    (
        "immune_system_modulation",
        "acts on it by modulating the immune system",
        "免疫系统调节",
        "通过调节免疫系统对其起作用",
    ),
    ("induction", "induces it", "诱导", "对其进行诱导"),
    ("inhibition", "inhibits it", "抑制", "将其抑制"),
    ("inverse_agonism", "acts as its inverse agonist", "反向激动", "作为其反向激动剂起作用"),
    ("irreversible_inhibition", "inhibits it irreversibly", "不可逆抑制", "不可逆地将其抑制"),
    ("isomerization", "isomerizes it", "异构化", "使其异构化"),
    ("lipidation", "lipidates it", "脂化", "使其脂化"),
    ("methylation", "methylates it", "甲基化", "使其甲基化"),
    ("mixed_agonism", "acts as its mixed agonist", "混合激动", "作为其混合激动剂起作用"),
    (
        "mixed_allosteric_modulation",
        "acts as its mixed allosteric modulator",
        "混合别构调节",
        "作为其混合别构调节剂起作用",
    ),
    ("modulation", "modulates it", "调节", "对其进行调节"),
    ("molecular_channel_blockage", "blocks its channel", "通道阻断", "阻断其通道"),
    ("molecular_channel_opening", "opens its channel", "通道开放", "使其通道开放"),
    ("molecular_modification", "modifies it", "分子修饰", "对其进行分子修饰"),
    ("monoubiquitination", "monoubiquitinates it", "单泛素化", "使其单泛素化"),
    ("multitarget_modulation", "modulates it as one of several targets", "多靶点调节", "作为多靶点调节剂对其起作用"),
    ("myristoylation", "myristoylates it", "豆蔻酰化", "使其豆蔻酰化"),
    ("neddylation", "neddylates it", "NEDD8化", "使其NEDD8化"),
    (
        "negative_allosteric_modulation",
        "acts as its negative allosteric modulator",
        "负向别构调节",
        "作为其负向别构调节剂起作用",
    ),
    ("negative_gene_editing_modulation", "lowers it by gene editing", "负向基因编辑", "通过基因编辑使其减弱"),
    ("negative_modulation", "modulates it negatively", "负向调节", "对其进行负向调节"),
    (
        "non_competitive_antagonism",
        "acts as its noncompetitive antagonist",
        "非竞争性拮抗",
        "作为其非竞争性拮抗剂起作用",
    ),
    ("noncompetitive_inhibition", "inhibits it noncompetitively", "非竞争性抑制", "非竞争性地将其抑制"),
    ("opening", "opens it", "开放", "使其开放"),
    ("oxidation", "oxidizes it", "氧化", "将其氧化"),
    ("oxidoreduction", "acts on it by oxidoreduction", "氧化还原", "与其发生氧化还原反应"),
    ("palmitoylation", "palmitoylates it", "棕榈酰化", "使其棕榈酰化"),
    ("partial_agonism", "acts as its partial agonist", "部分激动", "作为其部分激动剂起作用"),
    ("phosphorylation", "phosphorylates it", "磷酸化", "使其磷酸化"),
    ("polyubiquitination", "polyubiquitinates it", "多聚泛素化", "使其多聚泛素化"),
    (
        "positive_allosteric_modulation",
        "acts as its positive allosteric modulator",
        "正向别构调节",
        "作为其正向别构调节剂起作用",
    ),
    ("positive_modulation", "modulates it positively", "正向调节", "对其进行正向调节"),
    ("post_transcriptional_regulation", "regulates it after transcription", "转录后调控", "对其进行转录后调控"),
    ("potentiation", "potentiates it", "增强", "使其增强"),
    ("reduction", "reduces it chemically", "还原", "将其还原"),
    ("release", "releases it", "释放", "使其释放"),
    ("relocalization", "relocalizes it", "重新定位", "使其重新定位"),
    ("rna_interference_inhibition", "inhibits it by RNA interference", "RNA干扰", "以RNA干扰将其抑制"),
    ("s_nitrosylation", "S-nitrosylates it", "S-亚硝基化", "使其S-亚硝基化"),
    ("sequestration", "sequesters it", "隔离", "将其隔离"),
    ("signaling_mediated_control", "controls it by signaling", "信号介导的控制", "以信号传导对其进行控制"),
    ("stabilization", "stabilizes it", "稳定化", "使其稳定"),
    ("stimulation", "stimulates it", "刺激", "对其进行刺激"),
    ("sulfation", "sulfates it", "硫酸化", "使其硫酸化"),
    ("sumoylation", "SUMOylates it", "SUMO化", "使其SUMO化"),
    ("suppression", "suppresses it", "阻抑", "将其阻抑"),
    ("transcriptional_regulation", "regulates its transcription", "转录调控", "调控其转录"),
    ("transglutamination", "transglutaminates it", "转谷氨酰胺化", "使其转谷氨酰胺化"),
    ("translational_regulation", "regulates its translation", "翻译调控", "调控其翻译"),
    ("trimethylation", "trimethylates it", "三甲基化", "使其三甲基化"),
    ("tyrosination", "tyrosinates it", "酪氨酸化", "使其酪氨酸化"),
    ("ubiquitination", "ubiquitinates it", "泛素化", "使其泛素化"),
    ("vaccine_antigen", "acts as its vaccine antigen", "疫苗抗原", "作为其疫苗抗原起作用"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::qualifier_enum;

    #[test]
    fn every_mechanism_of_biolink_has_its_words() {
        assert!(MECHANISMS.is_sorted_by(|(one, ..), (next, ..)| one < next));
        let values = qualifier_enum("CausalMechanismQualifierEnum").unwrap().values();
        let names: Vec<&str> = values.iter().map(crate::schema::EnumValue::name).collect();
        assert_eq!(names, MECHANISMS.map(|(name, ..)| name));
    }

    #[test]
    fn ways_and_deeds_are_what_a_sentence_takes() {
        for (name, deed, _, chinese_deed) in MECHANISMS {
            let way = way(name, Language::En).unwrap();
            assert!(way.starts_with("by ") || way.starts_with("as a"), "{name}: {way}");
            assert!(deed.contains(" it") && deed.split(' ').next().unwrap().ends_with('s'), "{name}: {deed}");
            assert!(!way.contains('_') && !deed.contains('_'), "{name}");
            assert!(chinese_deed.contains('其'), "{name}: {chinese_deed}");
        }
        assert!(WAYS.iter().all(|(name, _)| row(name).is_some()));
    }
}
