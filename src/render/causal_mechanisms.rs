//! Causal mechanisms in words: how something acts, and what it does to what it meets.

use super::language::Language;

/// How something acts, after a verb in English and before it in Chinese: `by partial agonism`, `通过部分激动`; none for a
/// mechanism that is not Biolink's.
pub(super) fn way(mechanism: &str, language: Language) -> Option<&'static str> {
    row(mechanism).map(|(_, english, _, chinese, _)| if language == Language::En { *english } else { *chinese })
}

/// What is done to something named before: `acts as its partial agonist`, `作为其部分激动剂起作用`.
pub(super) fn deed(mechanism: &str, language: Language) -> Option<&'static str> {
    row(mechanism).map(|(.., english, _, chinese)| if language == Language::En { *english } else { *chinese })
}

/// The mechanism as a noun in Chinese.
pub(super) fn chinese_noun(mechanism: &str) -> Option<&'static str> {
    row(mechanism).map(|(.., way, _)| bare(way))
}

/// Every mechanism with its noun in Chinese.
#[cfg(feature = "json")]
pub(super) fn chinese_nouns() -> impl Iterator<Item = (&'static str, &'static str)> {
    MECHANISMS.iter().map(|(name, .., way, _)| (*name, bare(way)))
}

fn bare(way: &'static str) -> &'static str {
    way.strip_prefix("通过").or_else(|| way.strip_prefix("作为")).unwrap_or(way)
}

type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

fn row(mechanism: &str) -> Option<&'static Row> {
    let place = MECHANISMS.binary_search_by_key(&mechanism, |(name, ..)| name).ok()?;
    MECHANISMS.get(place)
}

/// A name, the way and the deed in English, and both in Chinese; in the order of names.
static MECHANISMS: [Row; 100] = [
    ("ADP-ribosylation", "by ADP-ribosylation", "ADP-ribosylates it", "通过ADP核糖基化", "使其ADP核糖基化"),
    ("acetylation", "by acetylation", "acetylates it", "通过乙酰化", "使其乙酰化"),
    ("activation", "by activation", "activates it", "通过激活", "将其激活"),
    ("adduction", "by adduction", "forms an adduct with it", "通过加合", "与其形成加合物"),
    ("agonism", "by agonism", "acts as its agonist", "通过激动", "作为其激动剂起作用"),
    (
        "allosteric_antagonism",
        "by allosteric antagonism",
        "acts as its allosteric antagonist",
        "通过别构拮抗",
        "作为其别构拮抗剂起作用",
    ),
    (
        "allosteric_modulation",
        "by allosteric modulation",
        "modulates it allosterically",
        "通过别构调节",
        "对其进行别构调节",
    ),
    ("ampylation", "by AMPylation", "AMPylates it", "通过AMP化", "使其AMP化"),
    ("antagonism", "by antagonism", "acts as its antagonist", "通过拮抗", "作为其拮抗剂起作用"),
    (
        "antibody_agonism",
        "by antibody agonism",
        "acts as its agonist antibody",
        "通过抗体激动",
        "作为其激动型抗体起作用",
    ),
    ("antibody_inhibition", "by antibody inhibition", "inhibits it as an antibody", "通过抗体抑制", "作为抗体将其抑制"),
    (
        "antisense_oligonucleotide_inhibition",
        "by antisense oligonucleotide inhibition",
        "inhibits it as an antisense oligonucleotide",
        "通过反义寡核苷酸抑制",
        "作为反义寡核苷酸将其抑制",
    ),
    ("atpase_activation", "by ATPase activation", "activates its ATPase", "通过ATP酶激活", "激活其ATP酶活性"),
    ("biased_agonism", "by biased agonism", "acts as its biased agonist", "通过偏向性激动", "作为其偏向性激动剂起作用"),
    ("binding", "by binding", "binds it", "通过结合", "与其结合"),
    (
        "biphasic_allosteric_modulation",
        "by biphasic allosteric modulation",
        "modulates it allosterically in two phases",
        "通过双相别构调节",
        "对其进行双相别构调节",
    ),
    ("carboxylation", "by carboxylation", "carboxylates it", "通过羧化", "使其羧化"),
    ("catalytic_activity", "by catalytic activity", "acts on it as a catalyst", "通过催化活性", "对其起催化作用"),
    (
        "chaperone_mediated_stabilization",
        "by chaperone-mediated stabilization",
        "stabilizes it as a chaperone",
        "通过分子伴侣介导的稳定化",
        "作为分子伴侣使其稳定",
    ),
    ("chelation", "by chelation", "chelates it", "通过螯合", "将其螯合"),
    ("chemical_modification", "by chemical modification", "modifies it chemically", "通过化学修饰", "对其进行化学修饰"),
    ("cleavage", "by cleavage", "cleaves it", "通过切割", "将其切割"),
    ("cofactor", "as a cofactor", "acts as its cofactor", "作为辅因子", "作为其辅因子起作用"),
    (
        "competitive_inhibition",
        "by competitive inhibition",
        "inhibits it competitively",
        "通过竞争性抑制",
        "竞争性地将其抑制",
    ),
    ("covalent_binding", "by covalent binding", "binds it covalently", "通过共价结合", "与其共价结合"),
    ("crosslinking", "by crosslinking", "crosslinks it", "通过交联", "使其交联"),
    (
        "de-ADP-ribosylation",
        "by de-ADP-ribosylation",
        "removes ADP-ribose from it",
        "通过去ADP核糖基化",
        "使其去ADP核糖基化",
    ),
    ("deacetylation", "by deacetylation", "deacetylates it", "通过去乙酰化", "使其去乙酰化"),
    ("deglycosylation", "by deglycosylation", "deglycosylates it", "通过去糖基化", "使其去糖基化"),
    ("degradation", "by degradation", "degrades it", "通过降解", "将其降解"),
    ("demethylation", "by demethylation", "demethylates it", "通过去甲基化", "使其去甲基化"),
    ("deneddylation", "by deneddylation", "deneddylates it", "通过去NEDD8化", "使其去NEDD8化"),
    ("dephosphorylation", "by dephosphorylation", "dephosphorylates it", "通过去磷酸化", "使其去磷酸化"),
    ("destabilization", "by destabilization", "destabilizes it", "通过去稳定化", "使其失去稳定"),
    ("desumoylation", "by deSUMOylation", "deSUMOylates it", "通过去SUMO化", "使其去SUMO化"),
    ("deubiquitination", "by deubiquitination", "deubiquitinates it", "通过去泛素化", "使其去泛素化"),
    ("disruption", "by disruption", "disrupts it", "通过破坏", "将其破坏"),
    ("disuphide_binding", "by disulfide binding", "binds it by a disulfide bond", "通过二硫键结合", "与其以二硫键结合"),
    (
        "exogenous_gene",
        "as an exogenous gene",
        "supplies it as an exogenous gene",
        "作为外源基因",
        "作为外源基因将其补充",
    ),
    (
        "exogenous_protein",
        "as an exogenous protein",
        "supplies it as an exogenous protein",
        "作为外源蛋白质",
        "作为外源蛋白质将其补充",
    ),
    ("feedback_inhibition", "by feedback inhibition", "inhibits it by feedback", "通过反馈抑制", "以反馈方式将其抑制"),
    ("gating_inhibition", "by gating inhibition", "inhibits its gating", "通过门控抑制", "抑制其门控"),
    ("glycosylation", "by glycosylation", "glycosylates it", "通过糖基化", "使其糖基化"),
    ("gtpase_activation", "by GTPase activation", "activates its GTPase", "通过GTP酶激活", "激活其GTP酶活性"),
    (
        "guanyl_nucleotide_exchange",
        "by guanyl nucleotide exchange",
        "exchanges its guanyl nucleotide",
        "通过鸟苷酸交换",
        "使其交换鸟苷酸",
    ),
    ("hydrolysis", "by hydrolysis", "hydrolyzes it", "通过水解", "将其水解"),
    ("hydroxylation", "by hydroxylation", "hydroxylates it", "通过羟基化", "使其羟基化"),
    (
        "immune_system_modulation",
        "by immune system modulation",
        "acts on it by modulating the immune system",
        "通过免疫系统调节",
        "通过调节免疫系统对其起作用",
    ),
    ("induction", "by induction", "induces it", "通过诱导", "对其进行诱导"),
    ("inhibition", "by inhibition", "inhibits it", "通过抑制", "将其抑制"),
    ("inverse_agonism", "by inverse agonism", "acts as its inverse agonist", "通过反向激动", "作为其反向激动剂起作用"),
    (
        "irreversible_inhibition",
        "by irreversible inhibition",
        "inhibits it irreversibly",
        "通过不可逆抑制",
        "不可逆地将其抑制",
    ),
    ("isomerization", "by isomerization", "isomerizes it", "通过异构化", "使其异构化"),
    ("lipidation", "by lipidation", "lipidates it", "通过脂化", "使其脂化"),
    ("methylation", "by methylation", "methylates it", "通过甲基化", "使其甲基化"),
    ("mixed_agonism", "by mixed agonism", "acts as its mixed agonist", "通过混合激动", "作为其混合激动剂起作用"),
    (
        "mixed_allosteric_modulation",
        "by mixed allosteric modulation",
        "acts as its mixed allosteric modulator",
        "通过混合别构调节",
        "作为其混合别构调节剂起作用",
    ),
    ("modulation", "by modulation", "modulates it", "通过调节", "对其进行调节"),
    ("molecular_channel_blockage", "by channel blockage", "blocks its channel", "通过通道阻断", "阻断其通道"),
    ("molecular_channel_opening", "by channel opening", "opens its channel", "通过通道开放", "使其通道开放"),
    ("molecular_modification", "by molecular modification", "modifies it", "通过分子修饰", "对其进行分子修饰"),
    ("monoubiquitination", "by monoubiquitination", "monoubiquitinates it", "通过单泛素化", "使其单泛素化"),
    (
        "multitarget_modulation",
        "by multitarget modulation",
        "modulates it as one of several targets",
        "通过多靶点调节",
        "作为多靶点调节剂对其起作用",
    ),
    ("myristoylation", "by myristoylation", "myristoylates it", "通过豆蔻酰化", "使其豆蔻酰化"),
    ("neddylation", "by neddylation", "neddylates it", "通过NEDD8化", "使其NEDD8化"),
    (
        "negative_allosteric_modulation",
        "by negative allosteric modulation",
        "acts as its negative allosteric modulator",
        "通过负向别构调节",
        "作为其负向别构调节剂起作用",
    ),
    (
        "negative_gene_editing_modulation",
        "by negative gene editing",
        "lowers it by gene editing",
        "通过负向基因编辑",
        "通过基因编辑使其减弱",
    ),
    ("negative_modulation", "by negative modulation", "modulates it negatively", "通过负向调节", "对其进行负向调节"),
    (
        "non_competitive_antagonism",
        "by noncompetitive antagonism",
        "acts as its noncompetitive antagonist",
        "通过非竞争性拮抗",
        "作为其非竞争性拮抗剂起作用",
    ),
    (
        "noncompetitive_inhibition",
        "by noncompetitive inhibition",
        "inhibits it noncompetitively",
        "通过非竞争性抑制",
        "非竞争性地将其抑制",
    ),
    ("opening", "by opening", "opens it", "通过开放", "使其开放"),
    ("oxidation", "by oxidation", "oxidizes it", "通过氧化", "将其氧化"),
    ("oxidoreduction", "by oxidoreduction", "acts on it by oxidoreduction", "通过氧化还原", "与其发生氧化还原反应"),
    ("palmitoylation", "by palmitoylation", "palmitoylates it", "通过棕榈酰化", "使其棕榈酰化"),
    ("partial_agonism", "by partial agonism", "acts as its partial agonist", "通过部分激动", "作为其部分激动剂起作用"),
    ("phosphorylation", "by phosphorylation", "phosphorylates it", "通过磷酸化", "使其磷酸化"),
    ("polyubiquitination", "by polyubiquitination", "polyubiquitinates it", "通过多聚泛素化", "使其多聚泛素化"),
    (
        "positive_allosteric_modulation",
        "by positive allosteric modulation",
        "acts as its positive allosteric modulator",
        "通过正向别构调节",
        "作为其正向别构调节剂起作用",
    ),
    ("positive_modulation", "by positive modulation", "modulates it positively", "通过正向调节", "对其进行正向调节"),
    (
        "post_transcriptional_regulation",
        "by post-transcriptional regulation",
        "regulates it after transcription",
        "通过转录后调控",
        "对其进行转录后调控",
    ),
    ("potentiation", "by potentiation", "potentiates it", "通过增强", "使其增强"),
    ("reduction", "by reduction", "reduces it chemically", "通过还原", "将其还原"),
    ("release", "by release", "releases it", "通过释放", "使其释放"),
    ("relocalization", "by relocalization", "relocalizes it", "通过重新定位", "使其重新定位"),
    (
        "rna_interference_inhibition",
        "by RNA interference",
        "inhibits it by RNA interference",
        "通过RNA干扰",
        "以RNA干扰将其抑制",
    ),
    ("s_nitrosylation", "by S-nitrosylation", "S-nitrosylates it", "通过S-亚硝基化", "使其S-亚硝基化"),
    ("sequestration", "by sequestration", "sequesters it", "通过隔离", "将其隔离"),
    (
        "signaling_mediated_control",
        "by signaling-mediated control",
        "controls it by signaling",
        "通过信号介导的控制",
        "以信号传导对其进行控制",
    ),
    ("stabilization", "by stabilization", "stabilizes it", "通过稳定化", "使其稳定"),
    ("stimulation", "by stimulation", "stimulates it", "通过刺激", "对其进行刺激"),
    ("sulfation", "by sulfation", "sulfates it", "通过硫酸化", "使其硫酸化"),
    ("sumoylation", "by SUMOylation", "SUMOylates it", "通过SUMO化", "使其SUMO化"),
    ("suppression", "by suppression", "suppresses it", "通过阻抑", "将其阻抑"),
    (
        "transcriptional_regulation",
        "by transcriptional regulation",
        "regulates its transcription",
        "通过转录调控",
        "调控其转录",
    ),
    ("transglutamination", "by transglutamination", "transglutaminates it", "通过转谷氨酰胺化", "使其转谷氨酰胺化"),
    (
        "translational_regulation",
        "by translational regulation",
        "regulates its translation",
        "通过翻译调控",
        "调控其翻译",
    ),
    ("trimethylation", "by trimethylation", "trimethylates it", "通过三甲基化", "使其三甲基化"),
    ("tyrosination", "by tyrosination", "tyrosinates it", "通过酪氨酸化", "使其酪氨酸化"),
    ("ubiquitination", "by ubiquitination", "ubiquitinates it", "通过泛素化", "使其泛素化"),
    ("vaccine_antigen", "as a vaccine antigen", "acts as its vaccine antigen", "作为疫苗抗原", "作为其疫苗抗原起作用"),
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
        for (name, way, deed, chinese_way, chinese_deed) in MECHANISMS {
            assert!(way.starts_with("by ") || way.starts_with("as a"), "{name}: {way}");
            assert!(deed.contains(" it") && deed.split(' ').next().unwrap().ends_with('s'), "{name}: {deed}");
            assert!(!way.contains('_') && !deed.contains('_'), "{name}");
            assert_ne!(bare(chinese_way), chinese_way, "{name}");
            assert!(chinese_deed.contains('其'), "{name}: {chinese_deed}");
        }
    }
}
