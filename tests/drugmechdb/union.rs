//! The chains of all records, asked of one graph that holds every record.
//!
//! What other records say can hide a chain: a signed statement supersedes an unsigned or carrier one between
//! the same two entities, and an entity has the categories of every record. So each chain is found, or is
//! counted with a reason that is checked on the graph's statements and on the other answers.

use std::collections::{BTreeMap, BTreeSet};

use mechgraph::io::drugmechdb::YamlReader;
use mechgraph::model::{Direction, Effect, Sign};
use mechgraph::query::{Completeness, Limits, Scratch, Step};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph, MechanismQuery, Node};

use crate::chains::{Chain, Record};
use crate::shared::{all, biolink};
use crate::text::text;

/// What may become of a chain in the graph of all records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Found,
    /// Found; as another record makes its end a place or no place, its net sign is another.
    FoundWithAnotherSign,
    /// Found with a sign where the chain has a step without one.
    SupersededByASignedSupport,
    /// With the categories of all records, the statement of a step has another effect.
    StepReadOtherwise,
    /// A limit cut the search before the chain was found.
    CutByALimit,
}

#[test]
fn every_chain_is_found_among_all_records_or_hidden_for_a_reason() {
    let Some(text) = text() else { return };
    let records: Vec<Record> = serde_saphyr::from_str_with_options(&text, all()).unwrap();
    let mut builder = GraphBuilder::new();
    builder.load(YamlReader::new("indication_paths.yaml", text.as_bytes())).unwrap();
    let graph = builder.freeze().unwrap();
    let effects = effects(&graph);

    let mut fates: BTreeMap<Fate, usize> = BTreeMap::new();
    let mut scratch = Scratch::new();
    let mut most = 0;
    for record in &records {
        for chain in record.chains() {
            let Chain::Path(nodes, chain, sign) = chain else { continue };
            let nodes: Vec<Curie> = nodes.iter().map(|id| biolink(id)).collect();
            let answers = Answers::of(&graph, &nodes, core::mem::take(&mut scratch));
            most = most.max(answers.expansions);
            let fate = answers.fate(&nodes, &chain, sign, &effects);
            let fate = fate.unwrap_or_else(|| panic!("{}: {nodes:?} {chain:?} is lost", record.graph.id));
            *fates.entry(fate).or_default() += 1;
            scratch = answers.scratch;
        }
    }
    assert_eq!(fates.get(&Fate::CutByALimit), None, "the limits are counts, so this does not depend on the machine");
    println!("{} records in one graph: {} entities", records.len(), graph.node_count());
    println!("{} chains: {fates:?}; at most {most} expansions a chain", fates.values().sum::<usize>());
}

/// The effects by which a path may step from one entity to another.
type Effects<'g> = BTreeMap<(&'g str, &'g str), BTreeSet<Effect>>;

fn effects(graph: &KnowledgeGraph) -> Effects<'_> {
    let mut effects = Effects::new();
    for statement in graph.statements().filter(|statement| statement.effect().is_step() && !statement.is_negated()) {
        let (subject, object) = statement.ends().unwrap();
        let (subject, object) = (subject.curie(), object.curie());
        for (direction, step) in [(Direction::Forward, (subject, object)), (Direction::Backward, (object, subject))] {
            if statement.permits(direction) {
                effects.entry(step).or_default().insert(statement.effect());
            }
        }
    }
    effects
}

/// The mechanisms through all entities of a chain, in its order, by the effects of their steps.
struct Answers {
    found: BTreeMap<Vec<Effect>, Option<Sign>>,
    completeness: Completeness,
    expansions: u64,
    scratch: Scratch,
}

impl Answers {
    fn of(graph: &KnowledgeGraph, nodes: &[Curie], scratch: Scratch) -> Self {
        let (drug, rest) = nodes.split_first().unwrap();
        let (disease, inner) = rest.split_last().unwrap();
        let query = MechanismQuery::between(drug.clone(), disease.clone()).exact_endpoints().max_hops(inner.len() + 1);
        let query = inner.iter().fold(query, |query, node| query.via(node.clone()));
        let mut mechanisms = query.prepare(graph).unwrap().run_with(scratch, Limits::default());
        let mut found = BTreeMap::new();
        for mechanism in mechanisms.by_ref() {
            if mechanism.nodes().map(Node::curie).eq(nodes.iter().map(Curie::as_str)) {
                found.insert(mechanism.steps().map(Step::effect).collect(), mechanism.sign());
            }
        }
        let (completeness, expansions) = (mechanisms.completeness(), mechanisms.expansions());
        Self { found, completeness, expansions, scratch: mechanisms.into_scratch() }
    }

    /// What became of a chain; `None` if it is missing and nothing explains it.
    fn fate(&self, nodes: &[Curie], chain: &[Effect], sign: Option<Sign>, effects: &Effects<'_>) -> Option<Fate> {
        if let Some(found) = self.found.get(chain) {
            return Some(if *found == sign { Fate::Found } else { Fate::FoundWithAnotherSign });
        }
        let nothing = BTreeSet::new();
        let steps = nodes.windows(2).map(|ends| effects.get(&(ends[0].as_str(), ends[1].as_str())).unwrap_or(&nothing));
        let steps: Vec<_> = steps.zip(chain).collect();
        if steps.iter().any(|(effects, effect)| !effects.contains(effect)) {
            return Some(Fate::StepReadOtherwise);
        }
        // The same chain with a sign wherever there is one, which must itself be an answer.
        let is_superseding = |found: &[Effect]| {
            found.iter().zip(&steps).all(|(found, (effects, effect))| {
                let has_sign = effects.iter().any(|effect| effect.sign().is_some());
                if effect.sign().is_none() && has_sign { found.sign().is_some() } else { found == *effect }
            })
        };
        if self.found.keys().any(|found| is_superseding(found)) {
            return Some(Fate::SupersededByASignedSupport);
        }
        (self.completeness != Completeness::Complete).then_some(Fate::CutByALimit)
    }
}
