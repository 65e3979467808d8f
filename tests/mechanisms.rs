//! What the embedded graph must answer to its headline questions.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use mechgraph::model::{ClinicalStatus, Dimension, Effect, EpistemicStatus};
use mechgraph::query::{
    Answer, Constraint, CostModel, Limits, QueryError, Rule, SignAnswer, StepAnswer, VerdictSign, VerdictStrength,
};
use mechgraph::render::{self, Language};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph, MechanismQuery, Sign, Statement, datasets};

fn lines(graph: &KnowledgeGraph, from: &str, to: &str) -> Vec<String> {
    MechanismQuery::between(from, to).run(graph).unwrap().map(|mechanism| mechanism.to_string()).collect()
}

fn answer(graph: &KnowledgeGraph, from: &str, to: &str) -> Answer {
    MechanismQuery::between(from, to).answer(graph).unwrap()
}

/// The ids of the supports of each step of each mechanism.
fn supports(answer: &Answer) -> Vec<Vec<Vec<&str>>> {
    fn ids(step: &StepAnswer) -> Vec<&str> {
        step.statements.iter().map(|statement| statement.id.as_str()).collect()
    }
    answer.mechanisms.iter().map(|mechanism| mechanism.steps.iter().map(ids).collect()).collect()
}

#[test]
fn emapalumab_acts_against_hlh_and_its_approval_is_not_promoted() {
    let graph = datasets::interferon_gamma();
    let answer = answer(&graph, "emapalumab", "HLH");
    assert_eq!(supports(&answer), [[["S07"], ["S01"]]]);
    assert_eq!(answer.mechanisms[0].sign, SignAnswer::Negative);
    assert_eq!(answer.mechanisms[0].status, Some(EpistemicStatus::Established));
    assert_eq!(answer.mechanisms[0].steps[0].statements[0].publications, ["PMID:33484058"]);
    assert_eq!((answer.verdict.sign, answer.verdict.by_context.len()), (VerdictSign::Negative, 0));
    let approval = &answer.therapeutic[0];
    assert_eq!((approval.id.as_str(), approval.object.as_str()), ("S08", "MONDO:0015541"));
    assert_eq!(approval.status, Some(ClinicalStatus::Approved));
    assert_eq!(approval.jurisdiction.as_deref(), Some("US"));
    assert_eq!(
        approval.population.as_deref(),
        Some("refractory, recurrent or progressive, or intolerance to conventional therapy")
    );
    assert_eq!(approval.reported.unwrap().to_string(), "2021-01");
    let others: Vec<_> = answer.therapeutic[1..].iter().map(|t| (t.id.as_str(), t.via_strategy.is_some())).collect();
    assert_eq!(others, [("S24", true), ("S05", true)]);
}

#[test]
fn eltrombopag_promotes_hemopoiesis_around_the_disrupted_interaction() {
    let graph = datasets::interferon_gamma();
    let answer = answer(&graph, "eltrombopag", "hemopoiesis");
    assert_eq!(supports(&answer), [[["S18"], ["S16"]]]);
    assert_eq!(answer.mechanisms[0].sign, SignAnswer::Positive);
    let about: Vec<&str> = answer.mechanisms[0].about.iter().map(|about| about.id.as_str()).collect();
    assert_eq!(about, ["S22", "S23"]);
}

#[test]
fn interferon_gamma_inhibits_hemopoiesis_once_by_any_name() {
    let graph = datasets::interferon_gamma();
    for (from, to) in [("IFN-γ", "造血"), ("IFNG", "hematopoiesis"), ("HGNC:5438", "GO:0030097")] {
        let answer = answer(&graph, from, to);
        assert_eq!(supports(&answer), [[["S14"]]], "{from} {to}");
        let mechanism = &answer.mechanisms[0];
        assert_eq!(mechanism.sign, SignAnswer::Negative);
        assert_eq!(mechanism.context.values(Dimension::Disease), ["MONDO:0015909"]);
        assert_eq!(mechanism.steps[0].rules, [Rule::Shortcut]);
        let summary = &mechanism.summary.as_ref().unwrap()[0];
        let sub_steps: Vec<&str> = summary.expansions[0].iter().map(|step| step.id.as_str()).collect();
        assert_eq!((summary.statement.as_str(), sub_steps), ("S14", vec!["S15", "S12c", "S16"]));
    }
}

#[test]
fn ruxolitinib_has_no_path_in_the_seed_and_is_under_investigation() {
    let graph = datasets::interferon_gamma();
    let answer = answer(&graph, "ruxolitinib", "HLH");
    assert!(answer.mechanisms.is_empty());
    assert_eq!(answer.verdict.sign, VerdictSign::None);
    let missing = answer.absence.unwrap().missing_step.unwrap();
    assert_eq!((missing.from.id.as_str(), missing.to.id.as_str()), ("GO:0007259", "MONDO:0015540"));
    assert_eq!(answer.therapeutic.len(), 1);
    assert_eq!(answer.therapeutic[0].status, Some(ClinicalStatus::UnderInvestigation));
}

#[test]
fn with_background_ruxolitinib_acts_through_jak_and_stat_and_steps_name_their_layer() {
    let graph = datasets::interferon_gamma_with_background();
    let answer = answer(&graph, "ruxolitinib", "HLH");
    assert!(answer.mechanisms.iter().all(|mechanism| mechanism.sign == SignAnswer::Negative));
    assert_eq!(supports(&answer)[0], [["S11"], ["B09c"]]);
    assert!(supports(&answer).contains(&vec![vec!["B18"], vec!["B05"], vec!["B08"], vec!["B09"]]));
    assert!(supports(&answer).contains(&vec![vec!["B19"], vec!["B06"], vec!["B08"], vec!["B09"]]));
    let layers: Vec<_> =
        answer.mechanisms[0].steps.iter().map(|step| step.statements[0].layer.as_deref().unwrap()).collect();
    assert_eq!(layers, ["seed", "background"]);
}

#[test]
fn graft_failure_is_derived_and_nothing_is_claimed_as_treatment() {
    let graph = datasets::interferon_gamma();
    let answer = answer(&graph, "emapalumab", "graft failure");
    assert_eq!(supports(&answer), [[["S07"], ["S03"]]]);
    assert_eq!(answer.mechanisms[0].status, Some(EpistemicStatus::Suggested));
    assert!(answer.therapeutic.is_empty() && answer.verdict.derived);
}

#[test]
fn secondary_hlh_inherits_the_mechanism_and_no_approval() {
    let graph = datasets::interferon_gamma();
    let answer = answer(&graph, "emapalumab", "secondary HLH");
    assert_eq!(answer.mechanisms.len(), 1);
    assert_eq!(answer.mechanisms[0].inherited_from.as_deref(), Some("MONDO:0015540"));
    assert_eq!(answer.mechanisms[0].status, Some(EpistemicStatus::Hypothesised));
    assert_eq!(answer.therapeutic.len(), 1);
    assert_eq!(answer.therapeutic[0].id, "S24");
    assert_eq!(answer.therapeutic[0].via_strategy.as_deref(), Some("local:ifng_neutralization"));
}

#[test]
fn what_the_seed_does_not_hold_is_not_found() {
    let graph = datasets::interferon_gamma();
    let error = |from: &str, to: &str| MechanismQuery::between(from, to).run(&graph).unwrap_err();
    assert!(matches!(error("emapalumab", "MAS"), QueryError::NotFound { .. }));
    let expected = "\"emapalumb\" is not in this graph; did you mean emapalumab? (UNII:3S252O2Z4X, Drug, 4 statements)";
    assert_eq!(error("emapalumb", "HLH").to_string(), expected);
    let background = datasets::interferon_gamma_with_background();
    let error = MechanismQuery::between("STAT5", "HLH").run(&background).unwrap_err();
    assert!(matches!(error, QueryError::Ambiguous { candidates, .. } if candidates.len() == 2));
}

#[test]
fn the_hub_jak2_does_not_switch_pathways() {
    let graph = datasets::interferon_gamma_with_background();
    for drug in ["eltrombopag", "thrombopoietin", "romiplostim"] {
        assert_eq!(lines(&graph, drug, "HLH"), Vec::<String>::new(), "{drug}");
        let absence = MechanismQuery::between(drug, "HLH").why_not(&graph, Limits::default()).unwrap();
        assert_eq!(absence.relaxed, [Constraint::Coherence]);
    }
    let query = MechanismQuery::between("IFN-γ", "hemopoiesis").net_sign(Sign::Positive);
    assert_eq!(query.run(&graph).unwrap().count(), 0);
}

#[test]
fn avoiding_the_interaction_makes_its_shortcut_fall() {
    let graph = datasets::interferon_gamma();
    let query = MechanismQuery::between("IFN-γ", "hemopoiesis");
    assert_eq!(query.clone().via("local:int_THPO_MPL").run(&graph).unwrap().count(), 1);
    assert_eq!(query.clone().avoiding("local:int_THPO_MPL").run(&graph).unwrap().count(), 0);
    assert_eq!(query.clone().avoiding_statement("S12c").run(&graph).unwrap().count(), 0);
    // Without the shortcut itself its expansion is listed.
    let expanded: Vec<_> = query.avoiding_statement("S14").run(&graph).unwrap().collect();
    assert_eq!(expanded.len(), 1);
    assert_eq!(expanded[0].steps().len(), 3);
}

#[test]
fn every_answer_proves_itself_and_a_forged_one_does_not() {
    let graph = datasets::interferon_gamma_with_background();
    let mut proofs = 0;
    for mechanism in MechanismQuery::starting_at("emapalumab").run(&graph).unwrap() {
        let proof = mechanism.proof();
        proof.verify(&graph).unwrap();
        let json = serde_json::to_string(&proof).unwrap();
        let back: mechgraph::query::Proof = serde_json::from_str(&json).unwrap();
        assert_eq!(back, proof);
        let mut forged = proof.clone();
        forged.sign = forged.sign.map(|sign| -sign);
        assert!(forged.sign.is_none() || forged.verify(&graph).is_err());
        let mut forged = proof.clone();
        forged.steps[0].effect = forged.steps[0].effect.inverted();
        assert!(forged.verify(&graph).is_err());
        let mut forged = proof.clone();
        forged.nodes.swap(0, 1);
        assert!(forged.verify(&graph).is_err());
        let mut forged = proof;
        forged.status = Some(EpistemicStatus::Refuted);
        assert!(forged.verify(&graph).is_err());
        proofs += 1;
    }
    assert!(proofs > 20, "{proofs}");
}

#[test]
fn statements_about_statements_are_never_steps() {
    for graph in [datasets::interferon_gamma(), datasets::interferon_gamma_with_background()] {
        for statement in graph.statements().filter(|statement| statement.ends().is_none()) {
            assert_eq!(statement.effect(), Effect::None, "{statement:?}");
            assert!(!statement.permits(mechgraph::model::Direction::Forward));
        }
    }
}

#[test]
fn dates_and_jurisdictions_filter_treatments_and_count_what_they_cannot_judge() {
    let graph = datasets::interferon_gamma_with_background();
    let ids = |query: MechanismQuery| {
        let treatments = query.prepare(&graph).unwrap().treatments();
        let ids: Vec<String> = treatments.statements.iter().map(|t| t.statement.id().into_owned()).collect();
        (ids, treatments.undated, treatments.without_jurisdiction)
    };
    let query = || MechanismQuery::between("emapalumab", "primary HLH");
    assert_eq!(ids(query().as_of("2018".parse().unwrap())).0, ["B25"]);
    assert_eq!(ids(query().as_of("2018-11-19".parse().unwrap())).0, Vec::<String>::new());
    assert_eq!(ids(query().as_of("2020-12".parse().unwrap())).0, ["B25"]);
    assert_eq!(ids(query().as_of("2021-01".parse().unwrap())).0, ["B25", "S08", "B26"]);
    assert_eq!(ids(query().jurisdiction("EU")).0, ["B26"]);
    let secondary = MechanismQuery::between("emapalumab", "secondary HLH");
    let (ids, undated, _) = ids(secondary.as_of("2021-01".parse().unwrap()));
    assert_eq!((ids, undated), (vec!["S24".to_owned()], 2));
}

#[test]
fn a_loop_that_breaks_a_rule_from_one_start_is_given_from_another() {
    let mut builder = GraphBuilder::new();
    let links = [
        ("narrower", "A:3", "subclass_of", "A:2"),
        ("second", "A:3", "causes", "A:1"),
        ("back", "A:1", "affects", "A:2"),
        ("first", "A:2", "causes", "A:3"),
        ("whole", "A:2", "causes", "A:1"),
    ];
    for (name, subject, predicate, object) in links {
        let [subject, object]: [Curie; 2] = [subject, object].map(|id| id.parse().unwrap());
        let statement = Statement::new(subject, predicate.parse().unwrap(), object).with_id(name);
        let is_shortcut = name == "whole";
        builder.add_statement(if is_shortcut { statement.as_shortcut_over(["first", "second"]) } else { statement });
    }
    let graph = builder.freeze().unwrap();
    let loops = |query: MechanismQuery| -> Vec<String> {
        let found = query.run(&graph).unwrap().filter(mechgraph::Mechanism::is_coherent);
        found.map(|found| found.nodes().map(mechgraph::Node::curie).collect::<Vec<_>>().join(" ")).collect()
    };
    // From A:2 the three steps write out the shortcut, from A:3 they do not.
    let expected: Vec<String> = ["A:2 A:1 A:2", "A:3 A:1 A:2 A:3"].map(str::to_owned).to_vec();
    let query = || MechanismQuery::loops_of("A:2").costs(CostModel::steps());
    assert_eq!(loops(query()), expected);
    assert_eq!(loops(query().allow_incoherent()), expected);
}

#[test]
fn incoherent_paths_are_marked_and_have_no_say_in_the_verdict() {
    let graph = datasets::interferon_gamma_with_background();
    let query = MechanismQuery::between("eltrombopag", "HLH").allow_incoherent();
    let answer = query.answer(&graph).unwrap();
    assert!(!answer.mechanisms.is_empty());
    assert!(answer.mechanisms.iter().all(|mechanism| !mechanism.coherent));
    assert_eq!(answer.verdict.sign, VerdictSign::None);
    assert!(render::report(&answer, &graph).contains(", incoherent)"));
}

#[test]
fn a_statement_read_backwards_is_drawn_as_it_is_read() {
    let mut builder = GraphBuilder::new();
    let curie = |text: &str| text.parse::<Curie>().unwrap();
    for (id, subject, predicate, object) in
        [("inv", "D:1", "has_part", "G:1"), ("fwd", "G:1", "actively_involved_in", "D:1")]
    {
        let statement = Statement::new(curie(subject), predicate.parse().unwrap(), curie(object));
        builder.add_statement(statement.with_id(id));
    }
    let graph = builder.freeze().unwrap();
    let report = render::report(&answer(&graph, "G:1", "D:1"), &graph);
    assert!(report.contains("G:1 ⇢ D:1, has_part; by inverse, membership   inv"), "{report}");
    assert!(report.contains("G:1 ⇢ D:1, actively_involved_in; by membership   fwd"), "{report}");
}

#[test]
fn many_signs_and_contexts_stay_within_the_limits() {
    let mut builder = GraphBuilder::new();
    let node = |n: usize| format!("A:{n:02}").parse::<Curie>().unwrap();
    let mut add = |from, to, predicate: &str, place: usize| {
        let diseases = (0..12).map(|n| (Dimension::Disease, format!("C:{n:02}")));
        let context = diseases.collect::<mechgraph::model::Context>().with(Dimension::Cell, format!("cell {place}"));
        builder.add_statement(Statement::new(node(from), predicate.parse().unwrap(), node(to)).in_context(context));
    };
    for n in 0..14 {
        for predicate in ["causes", "disrupts", "participates_in", "precedes"] {
            add(n, n + 1, predicate, n % 2);
        }
    }
    for n in 0..11 {
        let class = |n: usize| format!("C:{n:02}").parse::<Curie>().unwrap();
        builder.add_statement(Statement::new(class(n), "subclass_of".parse().unwrap(), class(n + 1)));
    }
    let graph = builder.freeze().unwrap();
    let query = MechanismQuery::between("A:00", "A:14").max_hops(16);
    let mut mechanisms = query.run_with(&graph, Limits::default().with_expansions(2_000)).unwrap();
    assert_eq!(mechanisms.by_ref().count(), 0);
    assert!(matches!(mechanisms.completeness(), mechgraph::query::Completeness::Truncated { .. }));
}

#[test]
fn a_correlation_decides_no_verdict_and_is_marked() {
    let id = |text: &str| text.parse::<Curie>().unwrap();
    let of = |subject: &str, predicate: &str, object: &str| {
        Statement::new(id(subject), predicate.parse().unwrap(), id(object))
            .with_epistemic_status(EpistemicStatus::Established)
    };
    let lowers = || of("D:1", "affects", "G:1").with_qualifier("object_direction_qualifier", "decreased");
    let graph = |more: &[Statement]| {
        let mut builder = GraphBuilder::new();
        builder.extend([lowers(), of("G:1", "positively_correlated_with", "X:1")]);
        builder.extend(more.iter().cloned());
        builder.freeze().unwrap()
    };
    let ask = || MechanismQuery::between("D:1", "X:1").allow_correlations();
    let alone = graph(&[]);
    let answer = ask().answer(&alone).unwrap();
    let verdict = &answer.verdict;
    assert_eq!((verdict.sign, verdict.strength, verdict.by_correlation), (VerdictSign::Negative, None, true));
    assert_eq!(answer.verify(&alone), Ok(()));
    let text = render::report(&answer, &alone);
    assert!(text.contains("Verdict: −, by correlation only, established (derived)"), "{text}");
    assert!(text.contains("D:1 ⊣ G:1 ═ X:1   (net −, by correlation, established)"), "{text}");
    let told: Vec<String> = [Language::En, Language::Zh]
        .map(|language| render::account(&answer, &alone, language))
        .concat()
        .iter()
        .map(ToString::to_string)
        .collect();
    let told = told.join("\n");
    for sentence in [
        "Verdict: net negative, by correlation only, established",
        "Derived, not asserted: D:1 has a net negative effect on X:1 (by correlation only, established).",
        "仅凭相关关系",
    ] {
        assert!(told.contains(sentence), "{told}");
    }
    // A cause decides, be it longer and of the other sign; the correlation is still listed.
    let both = graph(&[of("D:1", "causes", "G:2"), of("G:2", "causes", "G:3"), of("G:3", "causes", "X:1")]);
    let answer = ask().answer(&both).unwrap();
    let verdict = &answer.verdict;
    let expected = (VerdictSign::Positive, Some(VerdictStrength::Clear), false);
    assert_eq!((verdict.sign, verdict.strength, verdict.by_correlation), expected);
    assert_eq!((answer.mechanisms.len(), answer.verify(&both)), (2, Ok(())));
    // So does one without a sign: what is not known is not decided by what goes together.
    let unsigned = graph(&[of("G:1", "affects", "X:1")]);
    assert_eq!(ask().answer(&unsigned).unwrap().verdict.sign, VerdictSign::Unknown);
}
