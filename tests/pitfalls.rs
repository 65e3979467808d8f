//! What is easy to get wrong in the embedded graphs, and is not.

#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use mechgraph::graph::StatementRef;
use mechgraph::model::{Argument, ClinicalStatus, Context, Dimension, Direction, Effect, EpistemicStatus};
use mechgraph::query::{Constraint, Endpoint, Limits, StatementQuery, VerdictSign};
use mechgraph::{Category, KnowledgeGraph, MechanismQuery, Node, Sign, datasets};

static SEED: LazyLock<KnowledgeGraph> = LazyLock::new(datasets::interferon_gamma);
static WITH_BACKGROUND: LazyLock<KnowledgeGraph> = LazyLock::new(datasets::interferon_gamma_with_background);

fn both() -> [&'static KnowledgeGraph; 2] {
    [&SEED, &WITH_BACKGROUND]
}

#[test]
fn eltrombopag_treats_aplastic_anemia_in_the_background_alone() {
    let query = MechanismQuery::between("eltrombopag", "aplastic anemia");
    assert_eq!(treatment_ids(&query, &SEED), [""; 0]);
    assert_eq!(treatment_ids(&query, &WITH_BACKGROUND), ["B23"]);
    assert_eq!(treatment_ids(&query.layer("seed"), &WITH_BACKGROUND), [""; 0]);
    assert_eq!(statement(&WITH_BACKGROUND, "B23").layer(), Some("background"));
    check(&SEED, &StatementQuery::new().subject("eltrombopag"), &["S18", "S19", "S22", "S22b"]);
}

#[test]
fn hematopoiesis_is_inhibited_in_aplastic_anemia_alone() {
    for graph in both() {
        let query = MechanismQuery::between("IFN-γ", "hematopoiesis");
        for mechanism in query.run(graph).unwrap() {
            assert_eq!(mechanism.context().values(Dimension::Disease), ["MONDO:0015909"], "{mechanism}");
        }
        let in_hlh = query.in_context(Context::new().with(Dimension::Disease, "HLH"));
        assert_eq!(in_hlh.run(graph).unwrap().count(), 0);
        assert_eq!(in_hlh.why_not(graph, Limits::default()).unwrap().relaxed, [Constraint::Context]);
    }
}

#[test]
fn the_approval_is_that_of_the_united_states() {
    let approval = statement(&SEED, "S08");
    let applicability = approval.applicability().unwrap();
    assert_eq!(applicability.jurisdiction.as_deref(), Some("US"));
    assert!(!applicability.other.contains_key("age"), "the article names no age");
    assert!(approval.valid_from().is_none(), "the article names no date of approval");
    for id in ["S08", "S13", "S24"] {
        assert_eq!(statement(&SEED, id).reported().unwrap().to_string(), "2021-01", "{id}");
    }
    let query = MechanismQuery::between("emapalumab", "HLH");
    let in_europe = query.clone().jurisdiction("EU");
    assert_eq!(treatment_ids(&in_europe, &SEED), [""; 0]);
    assert_eq!(treatment_ids(&in_europe, &WITH_BACKGROUND), ["B26"]);
    let refusal = statement(&WITH_BACKGROUND, "B26");
    assert_eq!(refusal.clinical_status(), Some(ClinicalStatus::Refused));
    assert_eq!(refusal.valid_from().unwrap().to_string(), "2021-01-07");
    let before = query.jurisdiction("EU").as_of("2021-01-06".parse().unwrap());
    assert_eq!(treatment_ids(&before, &WITH_BACKGROUND), [""; 0]);
    let all = StatementQuery::new().therapeutic().object("macrophage activation syndrome");
    check(&WITH_BACKGROUND, &all, &["B36b"]);
}

#[test]
fn the_label_is_a_disjunction() {
    let query = MechanismQuery::between("emapalumab", "primary HLH").clinical_status(ClinicalStatus::Approved);
    let treatments = query.prepare(&SEED).unwrap().treatments();
    let words = "refractory, recurrent or progressive, or intolerance to conventional therapy";
    assert_eq!(treatments.statements[0].statement.applicability().and_then(|it| it.patients()).as_deref(), Some(words));
    let applicability = statement(&SEED, "S08").applicability().unwrap();
    assert_eq!(applicability.disease_course_any_of, ["refractory", "recurrent", "progressive"]);
    assert_eq!(applicability.or_patient_condition.as_deref(), Some("intolerance to conventional therapy"));
    assert!(applicability.population.is_none());
}

#[test]
fn ruxolitinib_is_studied_and_no_trial_is_named_without_a_citation() {
    let studied = statement(&SEED, "S13");
    assert_eq!(studied.predicate().as_str(), "biolink:studied_to_treat");
    assert!(studied.applicability().is_none(), "no phase, subtype or population");
    let trials = StatementQuery::new().predicate("in_clinical_trials_for".parse().unwrap()).layer("background");
    for trial in trials.run(&WITH_BACKGROUND).unwrap() {
        let cites = |prefix: &str| trial.publications().any(|publication| publication.starts_with(prefix));
        assert!(cites("PMID:") || cites("CLINICALTRIALS:"), "{trial:?}");
    }
}

#[test]
fn the_seed_does_not_join_ruxolitinib_with_hlh() {
    let paths = |from: &str, to: &str| MechanismQuery::between(from, to).run(&SEED).unwrap().count();
    assert_eq!(paths("ruxolitinib", "HLH"), 0);
    assert_eq!(paths("IFN-γ", "JAK/STAT"), 0);
    assert_eq!(paths("JAK/STAT", "HLH"), 0);
    for kinase in ["JAK1", "JAK2"] {
        assert!(SEED.find(kinase).is_empty(), "the article does not name {kinase}");
    }
    check(&SEED, &StatementQuery::new().subject("ruxolitinib").effect(Effect::Negative), &["S11"]);
}

#[test]
fn neutralization_is_of_the_protein() {
    let neutralization = statement(&SEED, "S07");
    let protein = neutralization.object().node().unwrap();
    assert_eq!(protein.category().unwrap().as_str(), "biolink:Protein");
    assert_eq!(qualifier(neutralization, "object_aspect_qualifier"), Some("activity"));
    assert_eq!(qualifier(neutralization, "object_direction_qualifier"), Some("decreased"));
    assert_eq!(qualifier(neutralization, "causal_mechanism_qualifier"), Some("antibody_inhibition"));
}

#[test]
fn a_key_role_is_surer_than_evidence_of_a_role() {
    let check_status = |disease: &str, expected: EpistemicStatus| {
        let verdict = MechanismQuery::between("IFN-γ", disease).run(&SEED).unwrap().verdict();
        assert_eq!((verdict.sign, verdict.status), (VerdictSign::Positive, Some(expected)), "{disease}");
    };
    check_status("HLH", EpistemicStatus::Established);
    check_status("AA", EpistemicStatus::Suggested);
    check_status("graft failure", EpistemicStatus::Suggested);
}

#[test]
fn what_is_said_of_the_strategy_is_not_said_of_the_drug() {
    let said = |condition: &str| {
        let query = MechanismQuery::between("emapalumab", condition).exact_endpoints();
        let treatments = query.prepare(&SEED).unwrap().treatments();
        let line = |treatment: &mechgraph::query::Therapeutic<'_>| {
            (treatment.statement.id().into_owned(), treatment.via_strategy.map(|node| node.curie().to_owned()))
        };
        treatments.statements.iter().map(line).collect::<Vec<_>>()
    };
    let of = |id: &str, strategy: &str| vec![(id.to_owned(), Some(strategy.to_owned()))];
    assert_eq!(said("secondary HLH"), of("S24", "local:ifng_neutralization"));
    assert_eq!(said("hyperinflammation due to CAR T cells"), of("S25", "local:ifng_neutralization"));
    assert_eq!(said("HLH"), of("S05", "local:ifng_inhibition"));
    assert_eq!(said("primary HLH"), [("S08".to_owned(), None)]);
    assert_eq!(statement(&SEED, "S25").clinical_status(), Some(ClinicalStatus::Hypothesised));
    assert_eq!(statement(&SEED, "S25").epistemic_status(), Some(EpistemicStatus::Hypothesised));
}

#[test]
fn the_approval_goes_neither_up_nor_across() {
    for graph in both() {
        let approved = MechanismQuery::between("emapalumab", "HLH").clinical_status(ClinicalStatus::Approved);
        let treatments = approved.prepare(graph).unwrap().treatments();
        assert!(!treatments.statements.is_empty());
        for treatment in treatments.statements {
            assert_eq!(treatment.condition.curie(), "MONDO:0015541", "a subclass keeps its label");
        }
        assert_eq!(treatment_ids(&approved.exact_endpoints(), graph), [""; 0]);
        for sibling in ["secondary HLH", "aplastic anemia"] {
            let query = MechanismQuery::between("emapalumab", sibling).clinical_status(ClinicalStatus::Approved);
            assert_eq!(treatment_ids(&query, graph), [""; 0], "{sibling}");
        }
    }
    let across = MechanismQuery::between("emapalumab", "FHL2").clinical_status(ClinicalStatus::Approved);
    assert_eq!(treatment_ids(&across, &WITH_BACKGROUND), [""; 0], "nor down to a type of the disease");
}

#[test]
fn hlh_is_not_the_obsolete_class_and_identifiers_are_not_merged_further() {
    for graph in both() {
        check_meaning(graph, "MONDO:0015540", &["HLH", "hemophagocytic syndrome", "DOID:0050120", "UMLS:C3887558"]);
        check_meaning(graph, "MONDO:0015540", &["hemophagocytic lymphohistiocytosis", "MONDO:0015540"]);
        check_meaning(graph, "MONDO:0015541", &["ORDO:540", "OMIM.PS:267700", "UMLS:C0272199"]);
        for unknown in ["MONDO:0000247", "UMLS:C0024291"] {
            assert!(graph.find(unknown).is_empty(), "{unknown}");
        }
    }
}

#[test]
fn interferon_gamma_is_not_put_on_c_mpl() {
    let site = statement(&SEED, "S20").object().node().unwrap();
    assert_eq!(site.curie(), "local:site_IFNG");
    check(&SEED, &StatementQuery::new().about("local:site_IFNG"), &["S20", "S21"]);
    for graph in both() {
        check(graph, &StatementQuery::new().subject("IFN-γ").object("c-MPL"), &[]);
    }
    let binding = StatementQuery::new().subject("IFN-γ").predicate("physically_interacts_with".parse().unwrap());
    check(&SEED, &binding, &[]);
    check(&WITH_BACKGROUND, &binding, &["B20"]);
    assert_eq!(statement(&WITH_BACKGROUND, "B20").object().node().unwrap().name(), "thrombopoietin");
}

#[test]
fn circumvention_has_no_effect_and_restores_no_binding() {
    for graph in both() {
        let circumvents = StatementQuery::new().predicate("local:circumvents".parse().unwrap());
        check(graph, &circumvents, &["S22", "S22b"]);
        for statement in circumvents.run(graph).unwrap() {
            assert_eq!(statement.effect(), Effect::None);
            assert!(matches!(statement.object().to_argument(), Argument::Statement { .. }));
        }
        let restored = MechanismQuery::between("eltrombopag", "thrombopoietin–c-MPL interaction");
        assert_eq!(restored.run(graph).unwrap().verdict().sign, VerdictSign::None);
    }
}

#[test]
fn statements_about_statements_and_effectless_ones_are_never_steps() {
    for graph in both() {
        let mut seen = BTreeSet::new();
        for node in graph.nodes() {
            let query = MechanismQuery::starting_at(node.curie()).max_hops(4).allow_incoherent();
            for mechanism in query.run(graph).unwrap() {
                seen.extend(mechanism.statements().map(StatementRef::number));
            }
        }
        for statement in graph.statements() {
            let may = statement.effect().is_step() && statement.ends().is_some();
            assert_eq!(seen.contains(&statement.number()), may, "{statement:?}");
            assert!(may || !statement.permits(Direction::Forward), "{statement:?}");
        }
        let structural = graph.statement("S12b").unwrap();
        assert_eq!((structural.effect(), structural.explicit_effect()), (Effect::None, Some(Effect::None)));
    }
}

#[test]
fn an_agonist_is_not_called_allosteric() {
    for statement in WITH_BACKGROUND.statements() {
        assert!(statement.qualifiers().all(|(_, value)| !value.contains("allosteric")), "{statement:?}");
    }
    assert_eq!(qualifier(statement(&SEED, "S18"), "causal_mechanism_qualifier"), Some("agonism"));
}

#[test]
fn no_path_switches_receptors_at_the_shared_hub() {
    let graph = &*WITH_BACKGROUND;
    let stimulation = MechanismQuery::between("IFN-γ", "hematopoiesis").net_sign(Sign::Positive);
    assert_eq!(stimulation.run(graph).unwrap().count(), 0);
    assert!(stimulation.allow_incoherent().run(graph).unwrap().count() > 0, "the trap is there");
    for agonist in ["eltrombopag", "romiplostim", "thrombopoietin"] {
        let query = MechanismQuery::between(agonist, "HLH");
        assert_eq!(query.run(graph).unwrap().count(), 0, "{agonist}");
        assert_eq!(query.why_not(graph, Limits::default()).unwrap().relaxed, [Constraint::Coherence]);
        let anywhere = MechanismQuery::starting_at(agonist);
        assert!(anywhere.run(graph).unwrap().all(|m| m.nodes().all(|node| node.curie() != "MONDO:0015540")));
    }
    for mechanism in MechanismQuery::between("emapalumab", "HLH").run(graph).unwrap() {
        let in_aplastic_anemia =
            mechanism.statements().any(|statement| statement.holds_in(Dimension::Disease, "MONDO:0015909"));
        assert!(!in_aplastic_anemia, "{mechanism}");
        assert_eq!(mechanism.sign(), Some(Sign::Negative), "{mechanism}");
    }
}

#[test]
fn a_gene_acts_against_the_disease_that_its_loss_causes() {
    let graph = &*WITH_BACKGROUND;
    for (gene, disease) in [("PRF1", "FHL2"), ("UNC13D", "FHL3"), ("STX11", "FHL4"), ("STXBP2", "FHL5")] {
        let own = MechanismQuery::between(gene, disease).exact_endpoints();
        assert_eq!(own.run(graph).unwrap().count(), 0, "{gene}");
        let query = MechanismQuery::between(gene, "HLH");
        let mechanisms: Vec<_> = query.run(graph).unwrap().collect();
        assert_eq!(mechanisms.len(), 1, "{gene}");
        assert_eq!(mechanisms[0].sign(), Some(Sign::Negative));
        let names: Vec<&str> = mechanisms[0].nodes().map(Node::name).collect();
        assert_eq!(names, [gene, "leukocyte mediated cytotoxicity", "hemophagocytic lymphohistiocytosis"]);
    }
}

#[test]
fn signalling_named_after_thrombopoietin_is_not_eltrombopags() {
    for graph in [&*WITH_BACKGROUND] {
        for drug in ["eltrombopag", "romiplostim"] {
            let query = MechanismQuery::between(drug, "GO:0038163");
            assert_eq!(query.run(graph).unwrap().count(), 0, "{drug}");
        }
    }
}

#[test]
fn graft_failure_has_no_identifier_but_its_own() {
    for graph in both() {
        let node = graph.find("graft failure").best[0].node;
        assert_eq!(node.curie(), "local:graft_failure_allo_hsct");
        assert_eq!(node.equivalent_ids().count(), 0);
        for other in ["graft rejection", "GVHD", "graft-versus-host disease", "vein-graft failure", "MESH:D006084"] {
            assert!(graph.find(other).is_empty(), "{other}");
        }
    }
}

#[test]
fn acronyms_mean_what_the_article_means() {
    for graph in both() {
        check_meaning(graph, "UniProtKB:P40225", &["TPO", "tpo", "ML", "血小板生成素"]);
        check_meaning(graph, "UniProtKB:P40238", &["TPO-R", "MPL", "mpl", "CD110", "c-Mpl"]);
        check_meaning(graph, "MONDO:0015540", &["HLH", "hlh", "HPS", "Hlh"]);
        check_meaning(graph, "MONDO:0015909", &["AA", "aa"]);
        check_meaning(graph, "local:car_t_cell", &["CAR-T", "CAR T", "car-t"]);
        check_meaning(graph, "UniProtKB:P01579", &["IFN-\u{3b3}", "IFN-\u{263}", "IFN\u{3b3}", "ifn gamma", "IFN-g"]);
        for other in ["CAR", "thyroid peroxidase", "helix-loop-helix", "amino acid", "ug/ml"] {
            assert!(graph.find(other).is_empty(), "{other}");
        }
        let acronym = MechanismQuery::between("emapalumab", Endpoint::from("hlh"));
        assert_eq!(acronym.run(graph).unwrap().next().unwrap().nodes().last().unwrap().curie(), "MONDO:0015540");
    }
}

#[test]
fn salts_are_not_merged() {
    for graph in both() {
        check_meaning(graph, "CHEBI:66919", &["ruxolitinib", "DRUGBANK:DB08877"]);
        check_meaning(graph, "CHEBI:85010", &["eltrombopag", "DRUGBANK:DB06210"]);
        for salt in ["CHEBI:66917", "CHEMBL.COMPOUND:CHEMBL3989691", "CHEMBL.COMPOUND:CHEMBL461806"] {
            assert!(graph.find(salt).is_empty(), "{salt}");
        }
    }
}

#[test]
fn drug_names_stay_latin_in_chinese_and_the_cytokine_has_variants() {
    for graph in both() {
        for (drug, label) in
            [("emapalumab", "emapalumab"), ("ruxolitinib", "ruxolitinib"), ("eltrombopag", "Eltrombopag")]
        {
            assert_eq!(graph.find(drug).best[0].node.label("zh"), Some(label));
        }
        check_meaning(graph, "UniProtKB:P01579", &["干扰素-γ", "干扰素γ", "γ-干扰素", "γ干扰素"]);
        check_meaning(graph, "MONDO:0015540", &["噬血细胞性淋巴组织细胞增生症"]);
        check_meaning(graph, "MONDO:0015541", &["原发性 HLH", "原发性HLH"]);
        check_meaning(graph, "MONDO:0015542", &["继发性 HLH"]);
        check_meaning(graph, "MONDO:0015909", &["再生障碍性贫血"]);
        check_meaning(graph, "GO:0030097", &["造血"]);
        check_meaning(graph, "local:graft_failure_allo_hsct", &["移植物失败"]);
    }
}

#[test]
fn listed_documents_carry_no_claims() {
    for statement in SEED.statements() {
        let publications: Vec<&str> = statement.publications().filter(|id| !id.starts_with("infores:")).collect();
        assert_eq!(publications, ["PMID:33484058"], "{statement:?}");
        let part = statement.property("seed_part");
        assert!(part.is_some_and(|part| part.as_text().is_some_and(|text| !text.is_empty())), "{statement:?}");
        assert_eq!(statement.primary_knowledge_source(), Some("infores:mechgraph-seed"));
    }
    let listed =
        ["Drugs Today", "Zhongguo Dang Dai Er Ke Za Zhi", "Curr Opin Lipidol", "Cell Death Dis", "J Transl Med"];
    for graph in both() {
        for document in listed {
            assert!(graph.nodes().all(|node| !node.name().contains(document)), "{document}");
        }
    }
    let articles: Vec<&str> = SEED
        .nodes()
        .filter(|node| node.is_in_category(&"Publication".parse::<Category>().unwrap()))
        .map(Node::curie)
        .collect();
    assert_eq!(articles, ["PMID:33484058"]);
}

fn statement<'g>(graph: &'g KnowledgeGraph, id: &str) -> StatementRef<'g> {
    graph.statement(id).unwrap()
}

fn qualifier<'g>(statement: StatementRef<'g>, slot: &str) -> Option<&'g str> {
    statement.qualifiers().find(|(known, _)| *known == slot).map(|(_, value)| value)
}

/// The query finds exactly these statements; their order means nothing.
fn check(graph: &KnowledgeGraph, query: &StatementQuery, expected: &[&str]) {
    let mut ids: Vec<_> = query.run(graph).unwrap().map(StatementRef::id).collect();
    ids.sort();
    assert_eq!(ids, expected);
}

/// Each of the names means this entity and no other.
fn check_meaning(graph: &KnowledgeGraph, expected: &str, names: &[&str]) {
    for name in names {
        let found: Vec<&str> = graph.find(name).best.iter().map(|found| found.node.curie()).collect();
        assert_eq!(found, [expected], "{name}");
    }
}

fn treatment_ids(query: &MechanismQuery, graph: &KnowledgeGraph) -> Vec<String> {
    let treatments = query.prepare(graph).unwrap().treatments();
    treatments.statements.iter().map(|treatment| treatment.statement.id().into_owned()).collect()
}
