//! What a statement says that its subject does to its object.

use crate::graph::StatementRef;
use crate::model::Sign;
use crate::schema;

use super::language::Language;
use super::teller::Teller;
use super::{causal_mechanisms, punctuation, words};

/// The predicates that say that two meet, and by themselves not what the one does to the other.
const INTERACTIONS: [&str; 7] = [
    "binds",
    "directly_physically_interacts_with",
    "genetically_interacts_with",
    "indirectly_physically_interacts_with",
    "interacts_with",
    "pharmacologically_interacts_with",
    "physically_interacts_with",
];

impl Teller {
    /// What a statement says that tells which way an aspect of the object goes.
    pub(super) fn directed(&mut self, statement: StatementRef<'_>, object: &str) -> Option<String> {
        if !matches!(statement.predicate().biolink_name(), Some("affects" | "regulates" | "causes")) {
            return None;
        }
        if let Some(other) = no_cause(statement) {
            let object = self.qualified_object(statement, object);
            return Some(self.predicate(other, &object));
        }
        let sign = direction(statement)?;
        let aspect = qualifier(statement, "object_aspect_qualifier");
        let verb = words::direction(sign, aspect, self.language);
        let aspect = aspect.map(|aspect| self.term(aspect));
        // "Inhibits by inhibition" says it twice.
        let says_more = |way: &&str| self.language != Language::Zh || self.language.word(way) != Some(verb);
        let mechanism = qualifier(statement, "causal_mechanism_qualifier").filter(says_more);
        let way = mechanism.map(|mechanism| self.way(mechanism));
        let what =
            aspect.map_or_else(|| object.to_owned(), |aspect| words::THE_OF.with(self.language, &[&aspect, object]));
        Some(self.done([verb, punctuation::space(self.language), &what].concat(), way))
    }

    /// What a predicate says of a likelihood or sensitivity that goes a way: `decreases the likelihood of asthma`.
    pub(super) fn graded(&mut self, statement: StatementRef<'_>, object: &str) -> Option<String> {
        let sign = direction(statement)?;
        let name = match (statement.predicate().biolink_name()?, sign) {
            ("affects_likelihood_of", Sign::Positive) => {
                return Some(words::RAISES_LIKELIHOOD.with(self.language, &[object]));
            }
            ("affects_likelihood_of", Sign::Negative) => {
                return Some(words::LOWERS_LIKELIHOOD.with(self.language, &[object]));
            }
            ("affects_sensitivity_to", Sign::Positive) => "increases_sensitivity_to",
            ("affects_sensitivity_to", Sign::Negative) => "decreases_sensitivity_to",
            ("associated_with_likelihood_of", Sign::Positive) => "associated_with_increased_likelihood_of",
            ("associated_with_likelihood_of", Sign::Negative) => "associated_with_decreased_likelihood_of",
            _ => return None,
        };
        Some(self.predicate(name, object))
    }

    /// What an interaction says that tells what the subject does to the object: `binds MPL and acts as its agonist, which
    /// increases its activity`.
    pub(super) fn interaction(&mut self, statement: StatementRef<'_>, object: &str) -> Option<String> {
        let predicate = statement.predicate().biolink_name().filter(|name| INTERACTIONS.contains(name))?;
        // "Binds it and binds it" says it twice.
        let is_told = |mechanism: &str| {
            mechanism == "binding" && matches!(predicate, "binds" | "directly_physically_interacts_with")
        };
        let mechanism = qualifier(statement, "causal_mechanism_qualifier").filter(|mechanism| !is_told(mechanism));
        let deed = mechanism.map(|mechanism| self.deed(mechanism));
        let change =
            direction(statement).map(|sign| self.change(sign, qualifier(statement, "object_aspect_qualifier")));
        let meets = self.predicate(predicate, object);
        let done = match (deed, change) {
            (Some(deed), Some(change)) => words::WHICH.with(self.language, &[&deed, &change]),
            (deed, change) => deed.or(change)?,
        };
        Some(words::MEETS_AND.with(self.language, &[&meets, &done]))
    }

    /// What a statement says by its predicate, and how.
    pub(super) fn plain(&mut self, statement: StatementRef<'_>, object: &str) -> String {
        let object = self.qualified_object(statement, object);
        let says = self.predicate(statement.predicate().local_name(), &object);
        let is_told = statement.predicate().biolink_name().is_some_and(|name| INTERACTIONS.contains(&name));
        let mechanism = qualifier(statement, "causal_mechanism_qualifier").filter(|_| !is_told);
        let way = mechanism.map(|mechanism| self.way(mechanism));
        self.done(says, way)
    }

    /// What is done, and how: `affects it by inhibition`.
    fn done(&self, says: String, way: Option<String>) -> String {
        match way {
            None => says,
            Some(way) => words::WORD_ORDER.with(self.language, &[&says, &way]),
        }
    }

    /// Which way something named before goes: `increases its activity`.
    fn change(&mut self, sign: Sign, aspect: Option<&str>) -> String {
        let verb = words::direction(sign, aspect, self.language);
        match (self.language, aspect.map(|aspect| self.term(aspect))) {
            (language, Some(aspect)) => words::ITS.with(language, &[verb, &aspect]),
            (Language::En, None) => format!("{verb} it"),
            (Language::Zh, None) => if sign == Sign::Positive { "使其增强" } else { "使其减弱" }.to_owned(),
        }
    }

    /// How something acts: `by partial agonism`.
    fn way(&mut self, mechanism: &str) -> String {
        match causal_mechanisms::way(mechanism, self.language) {
            // A verb follows, which a bare noun would run into: 通过抑制降低 reads as two verbs.
            Some(way) if way.starts_with("通过") && !way.ends_with("活性") => format!("{way}作用"),
            Some(way) => way,
            None => words::BY.with(self.language, &[&self.term(mechanism)]),
        }
    }

    /// What is done to something named before: `acts as its partial agonist`.
    fn deed(&mut self, mechanism: &str) -> String {
        let deed = causal_mechanisms::deed(mechanism, self.language).map(str::to_owned);
        deed.unwrap_or_else(|| words::ACTS_BY.with(self.language, &[&self.way(mechanism)]))
    }
}

/// The value of a qualifier.
pub(super) fn qualifier<'g>(statement: StatementRef<'g>, slot: &str) -> Option<&'g str> {
    statement.qualifiers().find(|(known, _)| *known == slot).map(|(_, value)| value)
}

/// What the qualified predicate says of the direction, if not that it comes about: `prevents`.
fn no_cause(statement: StatementRef<'_>) -> Option<&str> {
    let qualified = qualifier(statement, "qualified_predicate")?;
    qualifier(statement, "object_direction_qualifier")?;
    (!schema::brings_about(qualified, false)).then(|| qualified.strip_prefix("biolink:").unwrap_or(qualified))
}

/// Which way the object goes.
fn direction(statement: StatementRef<'_>) -> Option<Sign> {
    if no_cause(statement).is_some() {
        return None;
    }
    match qualifier(statement, "object_direction_qualifier")? {
        "increased" | "upregulated" => Some(Sign::Positive),
        "decreased" | "downregulated" => Some(Sign::Negative),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::KnowledgeGraph;
    use crate::model::{Curie, Entity, Statement};
    use crate::render::clause;
    use crate::schema::{EnumValue, qualifier_enum};
    use crate::{GraphBuilder, Record};

    /// `A` and `B` with a statement that has these qualifiers.
    fn graph(predicate: &str, qualifiers: &[(&str, &str)]) -> KnowledgeGraph {
        let id = |text: &str| text.parse::<Curie>().unwrap();
        let ends = ["A", "B"].map(|name| {
            let entity = Entity::new(id(&format!("X:{name}"))).named(name);
            Record::from(entity.in_category("Protein".parse().unwrap()))
        });
        let statement = Statement::new(id("X:A"), predicate.parse().unwrap(), id("X:B"));
        let statement = qualifiers.iter().fold(statement, |it, (slot, value)| it.with_qualifier(*slot, *value));
        let mut builder = GraphBuilder::new();
        builder.extend(ends.into_iter().chain([statement.into()]));
        builder.freeze().unwrap()
    }

    fn told(predicate: &str, qualifiers: &[(&str, &str)]) -> [String; 2] {
        let graph = graph(predicate, qualifiers);
        [Language::En, Language::Zh].map(|language| clause(graph.statements().next().unwrap(), language))
    }

    fn check(predicate: &str, mechanism: &str, direction: &str, aspect: &str, english: &str, chinese: &str) {
        let slots = ["causal_mechanism_qualifier", "object_direction_qualifier", "object_aspect_qualifier"];
        let qualifiers = slots.into_iter().zip([mechanism, direction, aspect]).filter(|(_, value)| !value.is_empty());
        assert_eq!(told(predicate, &qualifiers.collect::<Vec<_>>()), [english, chinese]);
    }

    #[test]
    fn an_interaction_tells_what_is_done() {
        let directly = "directly_physically_interacts_with";
        check(directly, "", "", "", "A directly physically interacts with B", "A与B直接结合");
        check(directly, "binding", "", "", "A directly physically interacts with B", "A与B直接结合");
        check(
            directly,
            "inhibition",
            "",
            "",
            "A directly physically interacts with B and inhibits it",
            "A与B直接结合并将其抑制",
        );
        check(
            "physically_interacts_with",
            "partial_agonism",
            "increased",
            "activity",
            "A physically interacts with B and acts as its partial agonist, which increases its activity",
            "A与B发生物理相互作用并作为其部分激动剂起作用，从而提高其活性",
        );
        check("binds", "binding", "decreased", "", "A binds B and decreases it", "A与B结合并使其减弱");
        check(
            "binds",
            "vendor_specific",
            "",
            "",
            "A binds B and acts on it by vendor specific",
            "A与B结合并通过vendor specific对其起作用",
        );
    }

    #[test]
    fn an_effect_tells_how_it_comes_about() {
        check("affects", "partial_agonism", "", "", "A affects B by partial agonism", "A通过部分激动作用影响B");
        check("affects", "exogenous_gene", "", "", "A affects B as an exogenous gene", "A作为外源基因影响B");
        check(
            "affects",
            "rna_interference_inhibition",
            "decreased",
            "expression",
            "A decreases the expression of B by RNA interference",
            "A通过RNA干扰作用降低B的表达",
        );
        check("affects", "inhibition", "decreased", "", "A decreases B by inhibition", "A抑制B");
        // What is no direction of Biolink's is no word of the sentence.
        check(
            "affects",
            "",
            "decrease",
            "activity",
            "A affects the activity of B (direction “decrease”)",
            "A影响B的活性（方向“decrease”）",
        );
        check(
            "affects",
            "",
            "increased",
            "n_linked_glycosylation",
            "A increases the N-linked glycosylation of B",
            "A促进B的N-连接糖基化",
        );
    }

    #[test]
    fn what_does_not_come_about_is_no_change() {
        let direction = ("object_direction_qualifier", "decreased");
        let of = |qualified| told("biolink:affects", &[("qualified_predicate", qualified), direction]);
        assert_eq!(of("biolink:causes"), ["A decreases B", "A抑制B"]);
        assert_eq!(of("biolink:contributes_to"), ["A decreases B", "A抑制B"]);
        assert_eq!(of("biolink:prevents"), ["A is preventive for decreased B", "A预防B降低"]);
    }

    #[test]
    fn a_likelihood_goes_its_way_and_not_its_object() {
        let check = |predicate, direction, english: &str, chinese: &str| {
            check(predicate, "", direction, "", english, chinese);
        };
        check("affects_likelihood_of", "decreased", "A decreases the likelihood of B", "A降低B的发生可能性");
        check("affects_likelihood_of", "increased", "A increases the likelihood of B", "A提高B的发生可能性");
        check("affects_likelihood_of", "", "A affects the likelihood of B", "A影响B的发生可能性");
        check("affects_sensitivity_to", "increased", "A increases the sensitivity to B", "A提高对B的敏感性");
    }

    #[test]
    fn a_process_is_weaker_and_a_level_lower_in_chinese() {
        let check = |aspect, chinese: &str| {
            let slots = ["subject_direction_qualifier", "subject_aspect_qualifier"];
            assert_eq!(
                told("contributes_to", &slots.into_iter().zip(["decreased", aspect]).collect::<Vec<_>>())[1],
                chinese
            );
        };
        check("secretion", "A的分泌减弱促成B");
        check("activity", "A的活性降低促成B");
    }

    #[test]
    fn a_form_a_derivative_and_a_part_are_said_of_either_side() {
        let check = |qualifiers: &[(&str, &str)], english: &str| {
            assert_eq!(told("affects", qualifiers)[0], english);
        };
        let lowers = ("object_direction_qualifier", "decreased");
        check(&[lowers, ("object_form_or_variant_qualifier", "mutant_form")], "A decreases the mutant form of B");
        check(&[lowers, ("object_derivative_qualifier", "metabolite")], "A decreases the metabolite of B");
        check(&[("object_part_qualifier", "promoter")], "A affects the promoter of B");
        check(&[lowers, ("subject_derivative_qualifier", "metabolite")], "the metabolite of A decreases B");
    }

    #[test]
    fn every_predicate_mechanism_direction_and_aspect_makes_a_sentence() {
        let values = |name: &str| -> Vec<&str> {
            let values = qualifier_enum(name).unwrap().values().iter().map(EnumValue::name);
            core::iter::once("").chain(values).collect()
        };
        let aspects = values("GeneOrGeneProductOrChemicalEntityAspectEnum");
        let mechanisms = values("CausalMechanismQualifierEnum");
        let directions = values("DirectionQualifierEnum");
        let places = mechanisms.len().max(aspects.len());
        for predicate in INTERACTIONS.into_iter().chain(["affects", "regulates"]) {
            for place in 0..places {
                let mechanism = mechanisms[place % mechanisms.len()];
                let aspect = aspects[place % aspects.len()];
                let direction = directions[place % directions.len()];
                let qualifiers = [
                    ("causal_mechanism_qualifier", mechanism),
                    ("object_aspect_qualifier", aspect),
                    ("object_direction_qualifier", direction),
                ];
                let qualifiers: Vec<_> = qualifiers.into_iter().filter(|(_, value)| !value.is_empty()).collect();
                let [english, chinese] = told(predicate, &qualifiers);
                let first = english.split(' ').skip(1).find(|word| !word.ends_with("ly")).unwrap();
                assert!(first.ends_with('s'), "no verb: {english}");
                for text in [&english, &chinese] {
                    assert!(!text.contains('_') && !text.contains("  "), "{text}");
                    assert_eq!(text.matches('B').count(), 1, "{text}");
                }
                assert!(!english.contains(" with decreased") && !english.contains(" with increased"), "{english}");
                // Words in lower case are English ones; letters in formulas are not.
                assert!(!chinese.contains(|c: char| c.is_ascii_lowercase()), "{chinese}");
            }
        }
    }
}
