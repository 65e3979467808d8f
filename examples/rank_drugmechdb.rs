//! Trains the costs by which mechanisms are ranked on DrugMechDB, and measures how well they rank.
//!
//! `cargo run --release --features yaml,compression --example rank_drugmechdb -- [indication_paths.yaml[.gz]] [--write TABLE]`
//!
//! Without a path it takes the shared data (`MECHGRAPH_DATA`, else `../shared/data`), and says "skipped" where there
//! are none. All records are one graph. A **pair** is a drug and a disease with a chain: a way along the links of one of
//! its records, as they are written, other than a link from the one to the other. The chains of its records are the
//! truth; an answer is a sequence of entities. Its rank counts the answers that cost less, and half of those that cost
//! the same.
//!
//! **Nothing leaks.** The records of the pair asked about are no evidence: what is said of a statement is counted
//! without them, and is at least one. Figures of trained costs are by cross-validation in five parts, in which the
//! records of a pair stay together.
#![expect(clippy::print_stdout, reason = "an example talks to the terminal")]
#![expect(clippy::float_cmp, reason = "what costs the same is a tie, and costs are sums in one order")]

mod shared;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::PathBuf;

use mechgraph::graph::{NodeId, StatementId, StatementRef};
use mechgraph::io::drugmechdb::YamlReader;
use mechgraph::model::{Sign, Value};
use mechgraph::query::{Cost, CostModel, RunOptions};
use mechgraph::schema::EntityGroup;
use mechgraph::{GraphBuilder, KnowledgeGraph, MechanismQuery};
use serde::Deserialize;

/// Parts of the cross-validation.
const FOLDS: u64 = 5;
/// Features: bits of surprise and steps told elsewhere, of all steps and of those from each group; and steps from each
/// group to each.
const SURPRISE: usize = 0;
const ELSEWHERE: usize = 1;
const SURPRISE_FROM: usize = 2;
const ELSEWHERE_FROM: usize = SURPRISE_FROM + EntityGroup::ALL.len();
const PAIRS: usize = ELSEWHERE_FROM + EntityGroup::ALL.len();
const FEATURES: usize = PAIRS + EntityGroup::ALL.len() * EntityGroup::ALL.len();

type Weights = [f64; FEATURES];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let written = arguments.iter().position(|argument| argument == "--write");
    let table = written.and_then(|place| arguments.get(place + 1));
    let given = arguments.first().filter(|_| written != Some(0)).map(PathBuf::from);
    let Some(path) = shared::file(given, "drugmechdb/indication_paths.yaml.gz") else { return Ok(()) };
    let mut text = String::new();
    mechgraph::io::decompress(BufReader::new(File::open(path)?))?.read_to_string(&mut text)?;
    let mut builder = GraphBuilder::new();
    builder.load(YamlReader::new("indication_paths.yaml", text.as_bytes()))?;
    let graph = builder.freeze()?;
    let mut union = Union::of(&graph);
    let pairs = pairs(&text, &graph)?;
    println!("{} pairs on {} statements", pairs.len(), graph.statement_count());

    let every: Vec<usize> = (0..FEATURES).collect();
    let (asked, trained) = settle(&pairs, &mut union, &every)?;
    let answers: usize = asked.iter().map(Asked::sequences).sum();
    let lost = asked.iter().filter(|asked| !asked.has_truth()).count();
    println!("{answers} answers; {:.2} % of the pairs without a true one within 6 steps", share(lost, asked.len()));
    union.check(&asked, &pairs)?;

    println!("\n{:<44} MRR    Hits@1 Hits@10", "order");
    report("number of steps", &asked, |_, answer| answer.steps);
    report("degrees of the entities between (log2)", &asked, |_, answer| answer.hubs);
    let of = |features: &[usize]| features.iter().copied().chain(PAIRS..FEATURES).collect::<Vec<usize>>();
    report_trained("sorts of entities alone", &asked, &of(&[]));
    report_trained("and surprise", &asked, &of(&[SURPRISE]));
    report_trained("and what records of the drug tell", &asked, &of(&[SURPRISE, ELSEWHERE]));
    report_trained("both by the sort that a step leaves (all)", &asked, &every);
    report("the table that is built in", &asked, |_, answer| answer.cost(&union.built_in));

    report("the table trained on all", &asked, |_, answer| answer.cost(&trained));
    verdicts(&asked, &trained);
    shuffled(&pairs, &asked, &union, &trained);
    if let Some(table) = table {
        std::fs::write(table, written_table(&trained))?;
        println!("\n{table} written");
    }
    Ok(())
}

// What the file says.

#[derive(Deserialize)]
struct Record {
    graph: Header,
    nodes: Vec<RecordNode>,
    links: Vec<Link>,
}

#[derive(Deserialize)]
struct Header {
    #[serde(rename = "_id")]
    id: String,
    drug_mesh: Option<String>,
    drugbank: Option<String>,
    disease_mesh: Option<String>,
}

#[derive(Deserialize)]
struct RecordNode {
    id: String,
}

#[derive(Deserialize)]
struct Link {
    source: String,
    target: String,
}

/// A drug and a disease, with what their records say.
struct Pair {
    drug: NodeId,
    disease: NodeId,
    chains: BTreeSet<Vec<NodeId>>,
    records: BTreeSet<String>,
}

fn pairs(text: &str, graph: &KnowledgeGraph) -> Result<Vec<Pair>, Box<dyn Error>> {
    let mut options = serde_saphyr::Options::default();
    options.budget = None;
    let records: Vec<Record> = serde_saphyr::from_str_with_options(text, options)?;
    let mut pairs: BTreeMap<(NodeId, NodeId), Pair> = BTreeMap::new();
    for record in &records {
        let node = |id: &str| graph.node(biolink(id)).map(mechgraph::Node::number);
        let ids = [&record.graph.drug_mesh, &record.graph.drugbank].into_iter().flatten();
        let mut ids = ids.flat_map(|ids| ids.split([',', ';', '|'])).map(str::trim);
        let Some(drug) = ids.find(|id| record.nodes.iter().any(|node| biolink(&node.id) == biolink(id))) else {
            continue;
        };
        let Some(disease) = record.graph.disease_mesh.as_deref() else { continue };
        let (Some(drug), Some(disease)) = (node(drug), node(disease)) else { continue };
        let links: Vec<(NodeId, NodeId)> =
            record.links.iter().filter_map(|link| Some((node(&link.source)?, node(&link.target)?))).collect();
        let pair = pairs.entry((drug, disease)).or_insert_with(|| Pair {
            drug,
            disease,
            chains: BTreeSet::new(),
            records: BTreeSet::new(),
        });
        pair.chains.extend(chains(&links, drug, disease));
        pair.records.insert(record.graph.id.clone());
    }
    Ok(pairs.into_values().filter(|pair| !pair.chains.is_empty()).collect())
}

/// Every simple way along links from drug to disease, of more than one step.
fn chains(links: &[(NodeId, NodeId)], drug: NodeId, disease: NodeId) -> Vec<Vec<NodeId>> {
    let (mut found, mut open) = (Vec::new(), vec![vec![drug]]);
    while let Some(way) = open.pop() {
        let last = way.last().copied();
        if last == Some(disease) {
            found.push(way);
            continue;
        }
        let next = links.iter().filter(|(from, to)| Some(*from) == last && !way.contains(to));
        for (_, to) in next.filter(|(from, to)| (*from, *to) != (drug, disease)) {
            open.push(way.iter().copied().chain([*to]).collect());
        }
    }
    found
}

/// An identifier of the file in Biolink's spelling.
fn biolink(id: &str) -> String {
    let id = id.trim().trim_matches(|mark| "\u{FEFF}\u{200B}\u{200C}\u{200D}\u{2060}".contains(mark)).trim();
    let Some((prefix, local)) = id.split_once(':') else { return id.to_owned() };
    let prefix = match prefix.to_ascii_lowercase().as_str() {
        "db" => "DRUGBANK",
        "uniprot" => "UniProtKB",
        "taxonomy" | "ncbitaxonomy" => "NCBITaxon",
        "reactome" => "REACT",
        "interpro" => "interpro",
        "pfam" => "PFAM",
        "tigr" => "TIGRFAM",
        "pubchem" => "PUBCHEM.COMPOUND",
        "entrez" => "NCBIGene",
        _ => prefix,
    };
    format!("{prefix}:{local}")
}

// What the graph of all records says.

/// The graph with what is counted of it.
struct Union<'g> {
    graph: &'g KnowledgeGraph,
    /// The records of each step statement.
    records: HashMap<StatementId, BTreeSet<String>>,
    /// The step statements of each entity.
    of_node: HashMap<NodeId, Vec<StatementId>>,
    /// What the table that is built in costs.
    built_in: Weights,
    /// By what the cheapest of the supports of a step is chosen.
    chooses: Weights,
}

/// What is counted without the records of a pair.
struct Counted<'u, 'g> {
    union: &'u Union<'g>,
    own: &'u BTreeSet<String>,
    /// Records of the drug.
    told: BTreeSet<&'u str>,
    of_node: HashMap<NodeId, f64>,
}

impl<'g> Union<'g> {
    fn of(graph: &'g KnowledgeGraph) -> Self {
        let (mut records, mut of_node) = (HashMap::new(), HashMap::new());
        for statement in graph.statements().filter(|statement| is_step(*statement)) {
            let Some((subject, object)) = statement.ends() else { continue };
            let names = match statement.properties().and_then(|properties| properties.get("source_record").cloned()) {
                Some(Value::List(names)) => names.iter().filter_map(Value::as_text).map(str::to_owned).collect(),
                _ => BTreeSet::new(),
            };
            records.insert(statement.number(), names);
            for end in [subject, object] {
                of_node.entry(end.number()).or_insert_with(Vec::new).push(statement.number());
            }
        }
        let built_in = weights_of_default();
        Self { graph, records, of_node, built_in, chooses: built_in }
    }

    fn without<'u>(&'u self, pair: &'u Pair) -> Counted<'u, 'g> {
        let at_drug = self.of_node.get(&pair.drug).into_iter().flatten();
        let told = at_drug.flat_map(|statement| &self.records[statement]).filter(|name| !pair.records.contains(*name));
        Counted { union: self, own: &pair.records, told: told.map(String::as_str).collect(), of_node: HashMap::new() }
    }

    fn group(&self, node: NodeId) -> EntityGroup {
        self.graph.node_at(node).map_or(EntityGroup::Other, |node| EntityGroup::of(node.categories()))
    }

    /// The library's own costs are those that are counted here, if no record is left out.
    fn check(&self, asked: &[Asked], pairs: &[Pair]) -> Result<(), Box<dyn Error>> {
        for pair in pairs.iter().step_by(50) {
            let nothing = Pair { records: BTreeSet::new(), chains: BTreeSet::new(), ..*pair };
            let counted = Asked::of(&nothing, self);
            let least = counted.answers.iter().map(|answer| answer.cost(&self.built_in)).fold(f64::INFINITY, f64::min);
            let ends =
                [pair.drug, pair.disease].map(|node| self.graph.node_at(node).map(|node| node.curie().to_owned()));
            let [Some(from), Some(to)] = ends else { continue };
            let mut found = MechanismQuery::between(from.as_str(), to.as_str()).run(self.graph)?;
            let found = found.find(|found| found.nodes().len() > 2);
            let found = found.map_or(f64::INFINITY, |found| f64::from(found.cost().0));
            // Each bit is counted in eighths there.
            if (found - least).abs() > 200.0 {
                return Err(format!("{from} to {to}: the library says {found}, {least} is counted").into());
            }
        }
        println!("{} questions; the library's costs are those counted here", asked.len());
        Ok(())
    }
}

fn is_step(statement: StatementRef<'_>) -> bool {
    use mechgraph::model::Direction;
    statement.permits(Direction::Forward) || statement.permits(Direction::Backward)
}

impl Counted<'_, '_> {
    fn evidence(&self, statement: StatementId) -> f64 {
        let others = self.union.records[&statement].iter().filter(|name| !self.own.contains(*name)).count();
        count(others.max(1))
    }

    fn said_of(&mut self, node: NodeId) -> f64 {
        if let Some(known) = self.of_node.get(&node) {
            return *known;
        }
        let statements = self.union.of_node.get(&node).into_iter().flatten();
        let sum: f64 = statements.map(|statement| self.evidence(*statement)).sum();
        self.of_node.insert(node, sum);
        sum
    }

    fn surprise(&mut self, statement: StatementId, from: NodeId, to: NodeId) -> f64 {
        let evidence = self.evidence(statement);
        (self.said_of(from) / evidence).log2() + (self.said_of(to) / evidence).log2()
    }

    fn is_elsewhere(&self, statement: StatementId) -> bool {
        !self.union.records[&statement].iter().any(|name| self.told.contains(name.as_str()))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
const fn count(number: usize) -> f64 {
    number as f64
}

fn share(part: usize, whole: usize) -> f64 {
    100.0 * count(part) / count(whole.max(1))
}

// Questions and their answers.

/// A mechanism with what its cost is made of.
#[derive(Clone)]
struct Candidate {
    /// Numbers of features with how much there is of each.
    features: Vec<(usize, f64)>,
    sign: Option<Sign>,
    /// Number of its sequence of entities among those of the question.
    sequence: usize,
    is_true: bool,
    steps: f64,
    hubs: f64,
}

impl Candidate {
    fn cost(&self, weights: &Weights) -> f64 {
        self.features.iter().map(|(feature, much)| weights[*feature] * much).sum()
    }
}

struct Asked {
    answers: Vec<Candidate>,
    fold: u64,
}

impl Asked {
    fn of(pair: &Pair, union: &Union<'_>) -> Self {
        let mut counted = union.without(pair);
        let graph = union.graph;
        let name = |node: NodeId| graph.node_at(node).map(|node| node.curie().to_owned()).unwrap_or_default();
        let (drug, disease) = (name(pair.drug), name(pair.disease));
        let query = MechanismQuery::between(drug.as_str(), disease.as_str()).costs(CostModel::steps());
        let Ok(found) = query.run_with(graph, RunOptions::default()) else {
            return Self { answers: Vec::new(), fold: 0 };
        };
        let mut sequences: BTreeMap<Vec<NodeId>, usize> = BTreeMap::new();
        let mut answers = Vec::new();
        for mechanism in found.filter(|mechanism| mechanism.inherited_from().is_none()) {
            let nodes: Vec<NodeId> = mechanism.nodes().map(mechgraph::Node::number).collect();
            if nodes.len() == 2 {
                continue;
            }
            let mut features: BTreeMap<usize, f64> = BTreeMap::new();
            for (step, ends) in mechanism.steps().zip(nodes.windows(2)) {
                let [from, to] = [ends[0], ends[1]];
                let group = union.group(from);
                let (of_surprise, of_elsewhere) = (SURPRISE_FROM + group as usize, ELSEWHERE_FROM + group as usize);
                let supports = step.supports().map(|support| support.statement.number());
                let judged = supports.map(|statement| {
                    let elsewhere = f64::from(u8::from(counted.is_elsewhere(statement)));
                    (counted.surprise(statement, from, to), elsewhere)
                });
                let likely = |(surprise, elsewhere): &(f64, f64)| {
                    surprise * (union.chooses[SURPRISE] + union.chooses[of_surprise])
                        + elsewhere * (union.chooses[ELSEWHERE] + union.chooses[of_elsewhere])
                };
                let Some((surprise, elsewhere)) = judged.min_by(|a, b| likely(a).total_cmp(&likely(b))) else {
                    continue;
                };
                let parts =
                    [(SURPRISE, surprise), (of_surprise, surprise), (ELSEWHERE, elsewhere), (of_elsewhere, elsewhere)];
                for (feature, much) in parts {
                    *features.entry(feature).or_default() += much;
                }
                *features.entry(pair_feature(group, union.group(to))).or_default() += 1.0;
            }
            let inner = nodes.iter().skip(1).take(nodes.len() - 2);
            let degree = |node: &NodeId| union.of_node.get(node).map_or(0.0, |all| count(all.len()));
            let hubs = inner.map(|node| (1.0 + degree(node)).log2()).sum();
            let (steps, is_true) = (count(nodes.len() - 1), pair.chains.contains(&nodes));
            let next = sequences.len();
            let sequence = *sequences.entry(nodes).or_insert(next);
            let features = features.into_iter().collect();
            answers.push(Candidate { features, sign: mechanism.sign(), sequence, is_true, steps, hubs });
        }
        Self { answers, fold: hash(&format!("{drug}|{disease}")) % FOLDS }
    }

    fn sequences(&self) -> usize {
        self.answers.iter().map(|answer| answer.sequence + 1).max().unwrap_or(0)
    }

    fn has_truth(&self) -> bool {
        self.answers.iter().any(|answer| answer.is_true)
    }

    /// The rank of the best true answer, where ties are averaged.
    fn rank(&self, cost: impl Fn(&Candidate) -> f64) -> Option<f64> {
        let mut least = vec![(f64::INFINITY, false); self.sequences()];
        for answer in &self.answers {
            let place = &mut least[answer.sequence];
            *place = (place.0.min(cost(answer)), answer.is_true);
        }
        let best = least.iter().filter(|(_, is_true)| *is_true).map(|(cost, _)| *cost).min_by(f64::total_cmp)?;
        let others = || least.iter().filter(|(_, is_true)| !is_true);
        let (better, same) =
            (others().filter(|(cost, _)| *cost < best).count(), others().filter(|(cost, _)| *cost == best));
        Some(1.0 + count(better) + count(same.count()) / 2.0)
    }

    /// The least cost of each sign, negative first.
    fn best_of_signs(&self, weights: &Weights) -> [Option<f64>; 2] {
        [Sign::Negative, Sign::Positive].map(|sign| {
            let of_sign = self.answers.iter().filter(|answer| answer.sign == Some(sign));
            of_sign.map(|answer| answer.cost(weights)).min_by(f64::total_cmp)
        })
    }
}

const fn pair_feature(from: EntityGroup, to: EntityGroup) -> usize {
    PAIRS + from as usize * EntityGroup::ALL.len() + to as usize
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

// Training: costs c such that the true answers have most of exp(-c), over all answers of a question.

/// Costs in thousandths that the questions for which `is_used` prefer; other features than those given cost nothing.
fn train(asked: &[Asked], is_used: impl Fn(&Asked) -> bool, features: &[usize]) -> Weights {
    const TURNS: usize = 150;
    const STEP: f64 = 0.1;
    let useful =
        |asked: &&Asked| is_used(asked) && asked.has_truth() && asked.answers.iter().any(|answer| !answer.is_true);
    let questions: Vec<&Asked> = asked.iter().filter(useful).collect();
    let (mut weights, mut squares): (Weights, Weights) = ([0.0; FEATURES], [0.0; FEATURES]);
    for _ in 0..TURNS {
        // The gradient of the loss with a penalty of half the square of each weight.
        let mut gradient = weights;
        for question in &questions {
            let scores: Vec<f64> = question.answers.iter().map(|answer| -answer.cost(&weights)).collect();
            let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let odds: Vec<f64> = scores.iter().map(|score| (score - most).exp()).collect();
            let all: f64 = odds.iter().sum();
            let truth = question.answers.iter().zip(&odds).filter(|(answer, _)| answer.is_true);
            let truth: f64 = truth.map(|(_, odds)| *odds).sum::<f64>().max(1e-30);
            for (answer, odds) in question.answers.iter().zip(&odds) {
                let pull = if answer.is_true { odds / truth } else { 0.0 } - odds / all;
                for (feature, much) in &answer.features {
                    gradient[*feature] += pull * much;
                }
            }
        }
        for feature in features {
            let slope = gradient[*feature];
            squares[*feature] += slope * slope;
            weights[*feature] = (weights[*feature] - STEP * slope / (squares[*feature] + 1e-9).sqrt()).max(0.0);
        }
    }
    weights.map(|weight| (weight * 100.0).round() * 10.0)
}

/// The answers, and the table that is trained on them: one that chooses the supports on which it is trained, so that who
/// starts from it writes it again.
fn settle(pairs: &[Pair], union: &mut Union<'_>, features: &[usize]) -> Result<(Vec<Asked>, Weights), Box<dyn Error>> {
    const MOST_ROUNDS: usize = 12;
    for round in 1..=MOST_ROUNDS {
        let asked: Vec<Asked> = pairs.iter().map(|pair| Asked::of(pair, union)).collect();
        let trained = train(&asked, |_| true, features);
        if trained == union.chooses {
            println!("the table chooses the supports on which it is trained, after {round} rounds");
            return Ok((asked, trained));
        }
        union.chooses = trained;
    }
    Err(format!("after {MOST_ROUNDS} rounds the table still chooses other supports than those on which it is trained")
        .into())
}

fn report(name: &str, asked: &[Asked], cost: impl Fn(&Asked, &Candidate) -> f64) {
    let ranks = asked.iter().map(|question| question.rank(|answer| cost(question, answer)));
    let ranks: Vec<Option<f64>> = ranks.collect();
    let all = count(ranks.len());
    let within = |most: f64| count(ranks.iter().flatten().filter(|rank| **rank <= most).count()) / all;
    let reciprocal: f64 = ranks.iter().flatten().map(|rank| 1.0 / rank).sum();
    println!("{name:<44} {:.3}  {:.3}  {:.3}", reciprocal / all, within(1.0), within(10.0));
}

fn report_trained(name: &str, asked: &[Asked], features: &[usize]) {
    let trained: Vec<Weights> = (0..FOLDS).map(|fold| train(asked, |asked| asked.fold != fold, features)).collect();
    report(name, asked, |question, answer| {
        let fold = usize::try_from(question.fold).unwrap_or_default();
        answer.cost(&trained[fold])
    });
}

/// What the default costs, as weights.
fn weights_of_default() -> Weights {
    let mut weights = [0.0; FEATURES];
    let model = CostModel::relevance();
    let of = |cost: Cost| f64::from(cost.0);
    weights[SURPRISE] = of(model.surprise());
    weights[ELSEWHERE] = of(model.elsewhere());
    for group in EntityGroup::ALL {
        weights[SURPRISE_FROM + group as usize] = of(model.surprise_from(group)) - weights[SURPRISE];
        weights[ELSEWHERE_FROM + group as usize] = of(model.elsewhere_from(group)) - weights[ELSEWHERE];
    }
    for rule in model.categories() {
        weights[pair_feature(rule.from, rule.to)] = of(rule.cost);
    }
    weights
}

fn written_table(weights: &Weights) -> String {
    let mut text = String::from(
        "# What a step costs by default, in thousandths; written by examples/rank_drugmechdb.rs, see CostModel::relevance.\n\
         # A line a part: surprise (a bit) and elsewhere, and on top by the group that the step leaves, or from which\n\
         # group of entities to which.\n",
    );
    let cost = |feature: usize| Cost(format!("{:.0}", weights[feature]).parse().unwrap_or_default());
    let model = CostModel::steps().with_step(Cost(0));
    let mut model = model.with_surprise(cost(SURPRISE)).with_elsewhere(cost(ELSEWHERE));
    for group in EntityGroup::ALL {
        model = model.with_surprise_from(group, cost(SURPRISE_FROM + group as usize));
        model = model.with_elsewhere_from(group, cost(ELSEWHERE_FROM + group as usize));
    }
    for from in EntityGroup::ALL {
        for to in EntityGroup::ALL.into_iter().filter(|to| weights[pair_feature(from, *to)] > 0.0) {
            model = model.with_categories(from, to, cost(pair_feature(from, to)));
        }
    }
    text.push_str(&model.to_string());
    text
}

// Signs, and true pairs against others.

fn verdicts(asked: &[Asked], weights: &Weights) {
    println!("\nmargin  a sign  of these −  conflicting  none or unsigned");
    for margin in [0.0, 250.0, 500.0, 1_000.0] {
        let (mut minus, mut plus, mut torn, mut none) = (0, 0, 0, 0);
        for question in asked {
            match question.best_of_signs(weights) {
                [None, None] => none += 1,
                [Some(negative), positive] if positive.is_none_or(|positive| positive - negative >= margin) => {
                    minus += 1;
                }
                [negative, Some(positive)] if negative.is_none_or(|negative| negative - positive >= margin) => {
                    plus += 1;
                }
                _ => torn += 1,
            }
        }
        let signed = minus + plus;
        println!(
            "{margin:>6}  {:5.1} %   {:5.1} %      {:5.1} %      {:5.1} %",
            share(signed, asked.len()),
            share(minus, signed),
            share(torn, asked.len()),
            share(none, asked.len()),
        );
    }
}

/// Each pair with its disease, and with another of the same degree: how often the true one has the better mechanism.
fn shuffled(pairs: &[Pair], asked: &[Asked], union: &Union<'_>, weights: &Weights) {
    let degree = |node: NodeId| union.of_node.get(&node).map_or(0, Vec::len);
    let mut diseases: BTreeMap<usize, Vec<NodeId>> = BTreeMap::new();
    for disease in pairs.iter().map(|pair| pair.disease).collect::<BTreeSet<NodeId>>() {
        diseases.entry(degree(disease)).or_default().push(disease);
    }
    let known: BTreeSet<(NodeId, NodeId)> = pairs.iter().map(|pair| (pair.drug, pair.disease)).collect();
    let best = |question: &Asked| {
        let costs = question.answers.iter().map(|answer| answer.cost(weights));
        costs.min_by(f64::total_cmp).unwrap_or(f64::INFINITY)
    };
    let (mut scores, mut degrees) = (Vec::new(), Vec::new());
    for (pair, question) in pairs.iter().zip(asked) {
        let others = &diseases[&degree(pair.disease)];
        let start = usize::try_from(hash(&format!("{:?}", (pair.drug, pair.disease))) % others.len() as u64);
        let start = start.unwrap_or_default();
        let mut turned = others.iter().cycle().skip(start).take(others.len());
        let Some(other) = turned.find(|other| !known.contains(&(pair.drug, **other))) else { continue };
        let shuffled = Pair { disease: *other, chains: BTreeSet::new(), records: pair.records.clone(), ..*pair };
        scores.push((best(question), true));
        scores.push((best(&Asked::of(&shuffled, union)), false));
        degrees.push((-count(degree(pair.disease)), true));
        degrees.push((-count(degree(*other)), false));
    }
    println!(
        "\ntrue against {} shuffled pairs: AUROC {:.3} by the best mechanism, {:.3} by degree",
        scores.len() / 2,
        auroc(&mut scores),
        auroc(&mut degrees),
    );
}

/// How often a true one has less than another, where half of what is the same counts.
fn auroc(scores: &mut [(f64, bool)]) -> f64 {
    scores.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut right, mut above) = (0.0, count(scores.iter().filter(|(_, is_true)| !is_true).count()));
    let all = above * count(scores.iter().filter(|(_, is_true)| *is_true).count());
    for same in scores.chunk_by(|a, b| a.0 == b.0) {
        let truths = count(same.iter().filter(|(_, is_true)| *is_true).count());
        let others = count(same.len()) - truths;
        above -= others;
        right += truths * (above + others / 2.0);
    }
    right / all
}
