//! Audits DrugMechDB: which curated chains are mechanism paths, what their net signs are, and which differ.
//!
//! `cargo run --features yaml,compression --example audit_drugmechdb -- [indication_paths.yaml[.gz]]`
//!
//! Without a path it takes the shared data (`MECHGRAPH_DATA`, else `../shared/data`), and says "skipped"
//! where there are none. A chain is a way from a record's drug to its disease along its links.
#![expect(clippy::print_stdout, reason = "an example talks to the terminal")]

use core::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Write};
use std::path::PathBuf;

use mechgraph::graph::StatementRef;
use mechgraph::io::drugmechdb::YamlReader;
use mechgraph::model::{
    Argument, Direction, Finding, FindingCode, ReadError, Reader, Record, RecordRef, Row, Sign, Sink, Value,
};
use mechgraph::query::Endpoint;
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph, MechanismQuery, Node, Statement};

/// The most steps of a mechanism query.
const MOST_HOPS: usize = 16;

fn main() -> Result<(), Box<dyn Error>> {
    let shared = || std::env::var_os("MECHGRAPH_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let given = std::env::args_os().nth(1).map(PathBuf::from);
    let path = given.clone().unwrap_or_else(|| shared().join("drugmechdb/indication_paths.yaml.gz"));
    if given.is_none() && !path.exists() {
        println!("skipped: no shared data");
        return Ok(());
    }
    let records = read(&path)?;
    let mut audit = Audit::default();
    for record in records.values() {
        audit.record(record)?;
    }
    match audit.write(records.len(), &mut std::io::stdout().lock()) {
        // Whoever reads the audit, such as `head`, may have enough of it.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => Ok(written?),
    }
}

/// The rows of the file by the record that they came from.
fn read(path: &PathBuf) -> Result<BTreeMap<String, Vec<Statement>>, Box<dyn Error>> {
    let bytes = mechgraph::io::decompress(BufReader::new(File::open(path)?))?;
    let mut rows = Rows::default();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let counts = YamlReader::new(name, bytes).read(&mut rows).inspect_err(|error: &ReadError| println!("{error}"))?;
    println!("{} rows read, {} quarantined", counts.read, counts.quarantined);
    let mut records: BTreeMap<String, Vec<Statement>> = BTreeMap::new();
    for statement in rows.0 {
        let Some(Value::List(ids)) = statement.properties.get("source_record") else { continue };
        let Some(id) = ids.first().and_then(Value::as_text).map(str::to_owned) else { continue };
        records.entry(id).or_default().push(statement);
    }
    Ok(records)
}

/// Takes in statements, and prints what cannot be read.
#[derive(Default)]
struct Rows(Vec<Statement>);

impl Sink for Rows {
    fn record(&mut self, record: RecordRef<'_>, _: Row<'_>) {
        if let RecordRef::Statement(statement) = record {
            self.0.push(statement.clone());
        }
    }

    fn reject(&mut self, finding: Finding, _: Row<'_>) {
        println!("{finding}");
    }

    fn finding(&mut self, _: Finding) {}
}

/// What the chains of all records come to.
#[derive(Default)]
struct Audit {
    chains: usize,
    paths: usize,
    lowering: usize,
    raising: usize,
    /// How many chains each predicate keeps from being mechanism paths.
    obstacles: BTreeMap<String, usize>,
    outliers: Vec<Finding>,
}

impl Audit {
    /// Compares the chains of a record with the mechanisms on its own graph.
    fn record(&mut self, statements: &[Statement]) -> Result<(), Box<dyn Error>> {
        let (Some(header), links) = (statements.first(), statements.get(1..).unwrap_or_default()) else {
            return Ok(());
        };
        let (Argument::Entity(drug), Argument::Entity(disease)) = (&header.subject, &header.object) else {
            return Ok(());
        };
        let mut builder = GraphBuilder::new();
        builder.extend(statements.iter().cloned().map(Record::from));
        let graph = builder.freeze()?;
        let chains = chains(links, drug, disease);
        let longest = chains.iter().map(|chain| chain.len() - 1).max().unwrap_or(1).clamp(1, MOST_HOPS);
        let ends = [drug, disease].map(|id| Endpoint::from(id.clone()));
        let [from, to] = ends;
        let mut signs: BTreeMap<Vec<String>, BTreeSet<Option<Sign>>> = BTreeMap::new();
        if let Ok(mechanisms) = MechanismQuery::between(from, to).max_hops(longest).exact_endpoints().run(&graph) {
            for mechanism in mechanisms {
                let nodes = mechanism.nodes().map(|node| node.curie().to_owned()).collect();
                signs.entry(nodes).or_default().insert(mechanism.sign());
            }
        }
        let id = match header.properties.get("source_record") {
            Some(Value::List(ids)) => ids.first().and_then(Value::as_text).unwrap_or_default(),
            _ => "",
        };
        for chain in chains {
            self.chain(id, &chain, signs.get(&chain), &graph);
        }
        Ok(())
    }

    fn chain(
        &mut self,
        record: &str,
        chain: &[String],
        signs: Option<&BTreeSet<Option<Sign>>>,
        graph: &KnowledgeGraph,
    ) {
        self.chains += 1;
        let way = chain.join(" → ");
        let Some(signs) = signs else {
            let (why, predicate) = obstacle(graph, chain);
            *self.obstacles.entry(predicate).or_default() += 1;
            let message = format!("{record}: {way} is no mechanism path: {why}");
            return self.outliers.push(Finding::new(FindingCode::UncoveredChain, message));
        };
        self.paths += 1;
        if signs.contains(&Some(Sign::Negative)) {
            self.lowering += 1;
        } else if signs.contains(&Some(Sign::Positive)) {
            self.raising += 1;
            let message = format!("{record}: {way} is net +, though the drug treats the disease");
            self.outliers.push(Finding::new(FindingCode::UnexpectedSign, message));
        }
    }

    fn write(&self, records: usize, out: &mut impl Write) -> std::io::Result<()> {
        for finding in &self.outliers {
            writeln!(out, "{finding}")?;
        }
        let share = |part: usize, whole: usize| 100.0 * to_f64(part) / to_f64(whole.max(1));
        let signed = self.lowering + self.raising;
        writeln!(out, "{records} records, {} chains by their entities", self.chains)?;
        writeln!(out, "{} ({:.1} %) are mechanism paths", self.paths, share(self.paths, self.chains))?;
        writeln!(out, "{signed} of these ({:.1} %) have a sign", share(signed, self.paths))?;
        writeln!(out, "{} of these ({:.1} %) are net −", self.lowering, share(self.lowering, signed))?;
        writeln!(
            out,
            "what keeps the other {} chains from being mechanism paths, by their first:",
            self.chains - self.paths
        )?;
        let mut obstacles: Vec<_> = self.obstacles.iter().collect();
        obstacles.sort_by_key(|(predicate, count)| (Reverse(**count), predicate.as_str()));
        obstacles.into_iter().try_for_each(|(predicate, count)| writeln!(out, "{count:6} {predicate}"))
    }
}

/// The first step of a chain that no path can take, in words, and the predicate that stands there.
fn obstacle(graph: &KnowledgeGraph, chain: &[String]) -> (String, String) {
    for ends in chain.windows(2) {
        let from = graph.node(Curie::verbatim(&ends[0]));
        let links = || {
            let links = from.into_iter().flat_map(Node::outgoing);
            links.filter(|link| link.ends().is_some_and(|(_, object)| object.curie() == ends[1]))
        };
        let is_step = |link: &StatementRef<'_>| link.effect().is_step();
        if links().any(|link| is_step(&link) && link.permits(Direction::Forward)) {
            continue;
        }
        let against = links().find(is_step);
        let (why, Some(link)) = (
            if against.is_some() { "can only be read the other way" } else { "has no effect" },
            against.or_else(|| links().next()),
        ) else {
            continue;
        };
        let (predicate, name) = (link.predicate(), original(link).unwrap_or_default());
        return (
            format!("{} {name:?} {} ({predicate}) {why}", ends[0], ends[1]),
            format!("{name:?}, read as {predicate}, {why}"),
        );
    }
    let why = format!("it has more than {MOST_HOPS} steps");
    (why.clone(), why)
}

/// The word that a record has for a link.
fn original(link: StatementRef<'_>) -> Option<String> {
    match link.property("original_predicate")? {
        Value::List(words) => words.first().and_then(Value::as_text).map(str::to_owned),
        _ => None,
    }
}

/// Every simple way from drug to disease along links as they are written, by its entities.
fn chains(links: &[Statement], drug: &Curie, disease: &Curie) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![vec![drug.as_str()]];
    while let Some(chain) = waiting.pop() {
        let last = chain.last().copied().unwrap_or_default();
        if last == disease.as_str() {
            found.insert(chain.iter().map(|&id| id.to_owned()).collect());
            continue;
        }
        for link in links {
            if let (Argument::Entity(subject), Argument::Entity(object)) = (&link.subject, &link.object)
                && subject.as_str() == last
                && !chain.contains(&object.as_str())
            {
                waiting.push(chain.iter().copied().chain([object.as_str()]).collect());
            }
        }
    }
    found
}

#[expect(clippy::cast_precision_loss, reason = "counts of records are far below 2^52")]
fn to_f64(count: usize) -> f64 {
    count as f64
}
