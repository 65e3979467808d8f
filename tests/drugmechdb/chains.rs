//! The chains of a record's links from drug to disease, enumerated on the links as they stand in the file.

use std::collections::{BTreeMap, BTreeSet};

use mechgraph::model::{Effect, Sign};
use serde::Deserialize;

/// The most steps of a mechanism query.
pub(crate) const MOST_HOPS: usize = 16;

/// Predicates whose object is the place of the subject: a path that ends with one has no sign.
const TO_PLACES: [&str; 4] = ["occurs in", "located in", "expressed in", "in taxon"];

#[derive(Deserialize)]
pub(crate) struct Record {
    pub(crate) graph: Header,
    pub(crate) nodes: Vec<Node>,
    pub(crate) links: Vec<Link>,
}

#[derive(Deserialize)]
pub(crate) struct Header {
    #[serde(rename = "_id")]
    pub(crate) id: String,
    drug_mesh: Option<String>,
    drugbank: Option<String>,
    pub(crate) disease_mesh: String,
}

#[derive(Deserialize)]
pub(crate) struct Node {
    pub(crate) id: String,
    label: String,
    pub(crate) name: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Link {
    pub(crate) key: String,
    pub(crate) source: String,
    pub(crate) target: String,
}

/// What may become of a chain of links in which each ends where the next starts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Chain {
    /// It is a mechanism path: the entities in sequence, the effect of each step, and the net sign.
    Path(Vec<String>, Vec<Effect>, Option<Sign>),
    /// It is none, for a reason.
    Left(&'static str),
}

impl Record {
    pub(crate) fn drug(&self) -> &str {
        let ids = [&self.graph.drug_mesh, &self.graph.drugbank];
        let mut ids = ids.into_iter().flatten().flat_map(|ids| ids.split(','));
        ids.find(|id| self.nodes.iter().any(|node| node.id == **id)).unwrap()
    }

    /// Whether its drug is contraindicated for its disease, or only causes it.
    pub(crate) fn is_no_treatment(&self) -> bool {
        let (drug, disease) = (self.drug(), self.graph.disease_mesh.as_str());
        let between = self.links.iter().filter(|link| link.source == drug && link.target == disease);
        let keys: BTreeSet<&str> = between.map(|link| link.key.as_str()).collect();
        keys.contains("contraindicated for") || keys == BTreeSet::from(["causes"])
    }

    /// Every simple chain from drug to disease, following each link from source to target.
    pub(crate) fn chains(&self) -> Vec<Chain> {
        let mut chains = Vec::new();
        let mut stack = vec![(vec![self.drug()], Vec::new())];
        while let Some((nodes, links)) = stack.pop() {
            let last = *nodes.last().unwrap();
            if last == self.graph.disease_mesh {
                chains.push(self.judge(&nodes, &links));
                continue;
            }
            for link in self.links.iter().filter(|link| link.source == last && !nodes.contains(&&*link.target)) {
                let longer = |list: &Vec<_>, item| list.iter().copied().chain([item]).collect::<Vec<_>>();
                let links = links.iter().copied().chain([link]).collect::<Vec<&Link>>();
                stack.push((longer(&nodes, &*link.target), links));
            }
        }
        chains
    }

    fn judge(&self, nodes: &[&str], links: &[&Link]) -> Chain {
        let acts: Vec<Act> = links.iter().map(|link| self.act(link)).collect();
        if acts.iter().any(|act| act.effect == Effect::None) {
            return Chain::Left("a step has no effect");
        }
        if acts.iter().any(|act| !act.forward) {
            return Chain::Left("a step runs the other way");
        }
        if links.len() > MOST_HOPS {
            return Chain::Left("longer than 16 steps");
        }
        // Between the same two entities, what has a sign goes before what has none.
        let supports: BTreeMap<_, BTreeSet<Effect>> = links
            .iter()
            .map(|link| ((&*link.source, &*link.target), self.effects(&link.source, &link.target)))
            .collect();
        let superseded = links.iter().zip(&acts).any(|(link, act)| {
            act.effect.sign().is_none() && supports[&(&*link.source, &*link.target)].iter().any(|e| e.sign().is_some())
        });
        if superseded {
            return Chain::Left("a step without a sign stands beside one with a sign");
        }
        let effects: Vec<Effect> = acts.iter().map(|act| act.effect).collect();
        let at_place = links.last().is_some_and(|link| TO_PLACES.contains(&&*link.key));
        let sign = effects.iter().copied().reduce(Effect::then).and_then(Effect::sign).filter(|_| !at_place);
        Chain::Path(nodes.iter().map(|&id| id.to_owned()).collect(), effects, sign)
    }

    /// The effects by which a path may step from one node to another.
    fn effects(&self, from: &str, to: &str) -> BTreeSet<Effect> {
        let acts = self.links.iter().filter_map(|link| {
            let act = self.act(link);
            let forward = act.forward && link.source == from && link.target == to;
            let backward = act.backward && link.source == to && link.target == from;
            (forward || backward).then_some(act.effect)
        });
        acts.filter(|effect| effect.is_step()).collect()
    }

    fn act(&self, link: &Link) -> Act {
        let (actor, target) = (self.label(&link.source), self.label(&link.target));
        let is_condition = |label: &str| ["Disease", "PhenotypicFeature"].contains(&label);
        let is_treatment = ["Drug", "ChemicalSubstance"].contains(&actor) && is_condition(target);
        let takes_place = matches!(actor, "BiologicalProcess" | "Pathway" | "MolecularActivity");
        let effect = match &*link.key {
            "treats" | "ameliorates" | "prevents" if is_treatment => Effect::None,
            // Acting on a receptor treats, and better or worse is of a condition: neither says more or less.
            "treats" if !takes_place && !["Drug", "ChemicalSubstance"].contains(&actor) => Effect::Unsigned,
            "ameliorates" | "exacerbates" if !is_condition(target) => Effect::Unsigned,
            key => effect_of(key),
        };
        // Each link is a step in the order in which the curator wrote it; what is written from its cause's other end is
        // one from the cause as well.
        let is_turned = ["caused by", "affected by", "disrupted by", "produced by"].contains(&&*link.key);
        Act { effect, forward: true, backward: is_turned }
    }

    fn label(&self, id: &str) -> &str {
        &self.nodes.iter().find(|node| node.id == id).unwrap().label
    }
}

/// What a key does, by its words and by what curators do with it.
fn effect_of(key: &str) -> Effect {
    match key {
        "causes"
        | "contributes to"
        | "predisposes"
        | "exacerbates"
        | "enables"
        | "produces"
        | "has output"
        | "increases abundance of"
        | "increases activity of"
        | "increases expression of"
        | "increases response to"
        | "increases stability of"
        | "positively regulates"
        | "positively correlated with"
        | "caused by"
        | "produced by" => Effect::Positive,
        "disrupts"
        | "ameliorates"
        | "prevents"
        | "treats"
        | "decreases abundance of"
        | "decreases activity of"
        | "decreases expression of"
        | "decreases response to"
        | "decreases synthesis of"
        | "decreases uptake of"
        | "increases degradation of"
        | "negatively regulates"
        | "negatively correlated with"
        | "disrupted by" => Effect::Negative,
        "affected by"
        | "regulates"
        | "capable of"
        | "coexists with"
        | "interacts with"
        | "directly interacts with"
        | "molecularly interacts with"
        | "physically interacts with" => Effect::Unsigned,
        "actively involved in"
        | "affects risk for"
        | "correlated with"
        | "participates in"
        | "has participant"
        | "part of"
        | "has part"
        | "located in"
        | "location of"
        | "occurs in"
        | "in taxon"
        | "expressed in"
        | "expresses"
        | "has phenotype"
        | "phenotype of"
        | "manifestation of"
        | "has active ingredient"
        | "has metabolite"
        | "is metabolite of"
        | "derives from"
        | "derives into"
        | "in complex with"
        | "precedes"
        | "similar to"
        | "chemically similar to"
        | "subclass of"
        | "superclass of"
        | "increases transport of" => Effect::Carrier,
        "contraindicated for" => Effect::None,
        _ => unreachable!("{key} is none of the keys"),
    }
}

struct Act {
    effect: Effect,
    forward: bool,
    backward: bool,
}
