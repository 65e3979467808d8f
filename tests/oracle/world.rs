//! A small graph of plain numbers, with its own table of predicates, and the same graph in the library.

use std::collections::BTreeSet;

use mechgraph::model::{Context, Dimension, Effect, EpistemicStatus, Value};
use mechgraph::{Curie, Entity, GraphBuilder, KnowledgeGraph, Statement};

/// The most entities that a world has.
pub(crate) const MOST_ENTITIES: usize = 8;

/// What contexts can hold: the entities by number, two identifiers from elsewhere, and plain words.
pub(crate) const VALUES: [&str; 13] =
    ["X:a", "X:b", "X:c", "X:d", "X:e", "X:f", "X:g", "X:h", "F:1", "F:2", "p1", "p2", "p3"];

/// The sources of statements.
pub(crate) const SOURCES: [&str; 2] = ["infores:one", "infores:two"];

/// The dimensions in which the worlds' contexts have values.
pub(crate) const DIMENSIONS: [Dimension; 2] = [Dimension::Disease, Dimension::Pathway];

/// The ways in which paths may read a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Forward,
    Backward,
    Both,
}

/// One line of the table: a predicate, perhaps with a direction, and what it does on a path.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) predicate: &'static str,
    pub(crate) direction: Option<&'static str>,
    pub(crate) effect: Effect,
    pub(crate) reading: Reading,
    pub(crate) locating: bool,
    /// Whether it is a step of a mechanism record, in the order in which it is written.
    pub(crate) curated: bool,
    /// The predicates above it, of those that queries here name.
    pub(crate) above: &'static [&'static str],
}

const fn row(
    predicate: &'static str,
    effect: Effect,
    reading: Reading,
    locating: bool,
    above: &'static [&'static str],
) -> Row {
    Row { predicate, direction: None, effect, reading, locating, curated: false, above }
}

/// A step that a curator lets pass.
const fn curated(predicate: &'static str, locating: bool, above: &'static [&'static str]) -> Row {
    let (effect, reading) = (Effect::Carrier, Reading::Forward);
    Row { predicate, direction: None, effect, reading, locating, curated: true, above }
}

const fn directed(direction: &'static str, effect: Effect) -> Row {
    Row {
        predicate: "biolink:affects",
        direction: Some(direction),
        effect,
        reading: Reading::Forward,
        locating: false,
        curated: false,
        above: &["related_to_at_instance_level"],
    }
}

/// The predicates of the worlds.
pub(crate) static ROWS: [Row; 21] = [
    row(
        "biolink:causes",
        Effect::Positive,
        Reading::Forward,
        false,
        &["contributes_to", "related_to_at_instance_level"],
    ),
    row("biolink:contributes_to", Effect::Positive, Reading::Forward, false, &["related_to_at_instance_level"]),
    row("biolink:disrupts", Effect::Negative, Reading::Forward, false, &["affects", "related_to_at_instance_level"]),
    directed("increased", Effect::Positive),
    directed("decreased", Effect::Negative),
    row("biolink:affects", Effect::Unsigned, Reading::Forward, false, &["related_to_at_instance_level"]),
    row("biolink:precedes", Effect::Unsigned, Reading::Forward, false, &["related_to_at_instance_level"]),
    row("biolink:has_substrate", Effect::Unsigned, Reading::Forward, false, &["related_to_at_instance_level"]),
    row(
        "biolink:positively_correlated_with",
        Effect::Positive,
        Reading::Forward,
        false,
        &["correlated_with", "related_to_at_instance_level"],
    ),
    row(
        "biolink:negatively_correlated_with",
        Effect::Negative,
        Reading::Forward,
        false,
        &["correlated_with", "related_to_at_instance_level"],
    ),
    row("biolink:has_participant", Effect::Unsigned, Reading::Backward, false, &["related_to_at_instance_level"]),
    // A question that names the inverse means it, too.
    row("biolink:has_part", Effect::Unsigned, Reading::Backward, false, &["part_of", "related_to_at_instance_level"]),
    row("biolink:occurs_in", Effect::Unsigned, Reading::Forward, true, &["related_to_at_instance_level"]),
    row("biolink:located_in", Effect::Unsigned, Reading::Forward, true, &["related_to_at_instance_level"]),
    row("biolink:treats", Effect::None, Reading::Forward, false, &["related_to_at_instance_level"]),
    row("biolink:subclass_of", Effect::None, Reading::Forward, false, &[]),
    row("biolink:physically_interacts_with", Effect::None, Reading::Both, false, &["related_to_at_instance_level"]),
    row("local:unknown", Effect::None, Reading::Forward, false, &[]),
    curated("biolink:located_in", true, &["related_to_at_instance_level"]),
    curated("biolink:location_of", false, &["located_in", "related_to_at_instance_level"]),
    curated("biolink:precedes", false, &["related_to_at_instance_level"]),
];

/// The source of mechanism records.
pub(crate) const RECORDS: &str = "infores:drugmechdb";

/// The lines of `has_participant` and of `has_part`, which from a drug to its parts is another step.
const HAS_PARTICIPANT: usize = 10;
const HAS_PART: usize = 11;

/// The line of `subclass_of`.
pub(crate) const SUBCLASS_OF: usize = 15;

/// The predicates that queries name.
pub(crate) const PREDICATE_RULES: [&str; 8] = [
    "related_to_at_instance_level",
    "affects",
    "contributes_to",
    "causes",
    "correlated_with",
    "part_of",
    "precedes",
    "located_in",
];

impl Row {
    pub(crate) fn is_a(&self, rule: &str) -> bool {
        self.predicate.strip_prefix("biolink:") == Some(rule) || self.above.contains(&rule)
    }
}

/// What kind of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Protein,
    Disease,
    Drug,
    CellularComponent,
}

/// The categories that queries name.
pub(crate) const CATEGORY_RULES: [&str; 8] = [
    "Protein",
    "Disease",
    "Drug",
    "CellularComponent",
    "AnatomicalEntity",
    "DiseaseOrPhenotypicFeature",
    "ChemicalEntity",
    "NamedThing",
];

impl Kind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Protein => "Protein",
            Self::Disease => "Disease",
            Self::Drug => "Drug",
            Self::CellularComponent => "CellularComponent",
        }
    }

    pub(crate) fn is_a(self, rule: &str) -> bool {
        let above = match self {
            Self::Protein => "",
            Self::Disease => "DiseaseOrPhenotypicFeature",
            Self::Drug => "ChemicalEntity",
            Self::CellularComponent => "AnatomicalEntity",
        };
        rule == self.name() || rule == above || rule == "NamedThing"
    }

    pub(crate) const fn is_place(self) -> bool {
        matches!(self, Self::CellularComponent)
    }
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fact {
    pub(crate) subject: usize,
    pub(crate) row: usize,
    pub(crate) object: usize,
    pub(crate) explicit: Option<Effect>,
    pub(crate) negated: bool,
    pub(crate) status: Option<EpistemicStatus>,
    /// Values by dimension.
    pub(crate) context: [BTreeSet<usize>; 2],
    pub(crate) source: Option<usize>,
    /// Records that tell it.
    pub(crate) records: BTreeSet<usize>,
    pub(crate) publications: usize,
    /// Statement numbers; those that are not there make the expansion unresolvable.
    pub(crate) shortcut_over: Vec<Vec<usize>>,
}

impl Fact {
    pub(crate) fn row(&self) -> &'static Row {
        &ROWS[self.row]
    }

    pub(crate) fn effect(&self) -> Effect {
        self.explicit.unwrap_or(self.row().effect)
    }

    /// Whether a path may run through it, whatever is asked.
    pub(crate) fn is_usable(&self) -> bool {
        self.is_readable() && !self.is_correlation()
    }

    /// Whether a path may ever run through it.
    pub(crate) fn is_readable(&self) -> bool {
        self.effect() != Effect::None
            && !self.negated
            && self.status != Some(EpistemicStatus::Refuted)
            && self.subject != self.object
    }

    /// Whether it only tells that two things go together.
    pub(crate) fn is_correlation(&self) -> bool {
        self.explicit.is_none() && self.row().predicate.ends_with("_correlated_with")
    }

    /// Whether it only tells where something is.
    pub(crate) fn is_place(&self) -> bool {
        self.explicit.is_none() && self.row().locating && !self.row().curated
    }

    /// Whether a curator let it pass a sign on.
    pub(crate) fn is_let_pass(&self) -> bool {
        self.explicit.is_none() && self.row().curated
    }

    /// Whether one record tells both. What names no record is of that of its source.
    pub(crate) fn is_of_one_record(&self, other: &Self) -> bool {
        if self.records.is_empty() && other.records.is_empty() {
            return (self.source, self.row().curated) == (other.source, other.row().curated);
        }
        self.records.iter().any(|record| other.records.contains(record))
    }

    /// Whether a path may read it from one entity to another.
    pub(crate) fn leads(&self, from: usize, to: usize) -> bool {
        let forward = self.subject == from && self.object == to && self.row().reading != Reading::Backward;
        let backward = self.object == from && self.subject == to && self.row().reading != Reading::Forward;
        forward || backward
    }

    fn same_identity(&self, other: &Self) -> bool {
        (self.subject, self.row, self.object, self.negated, self.source)
            == (other.subject, other.row, other.object, other.negated, other.source)
            && self.context == other.context
    }
}

/// A graph.
#[derive(Clone, Debug, Default)]
pub(crate) struct World {
    pub(crate) kinds: Vec<Kind>,
    pub(crate) facts: Vec<Fact>,
}

impl World {
    /// Adds a statement unless one of its identity is there already.
    pub(crate) fn add(&mut self, mut fact: Fact) {
        if fact.row == HAS_PART && self.kinds[fact.subject] == Kind::Drug {
            fact.row = HAS_PARTICIPANT;
        }
        if fact.row().curated {
            fact.source = None;
        }
        if !self.facts.iter().any(|known| known.same_identity(&fact)) {
            self.facts.push(fact);
        }
    }

    /// The world in the library, its records in the given order of numbers: entities first, then statements.
    pub(crate) fn build(&self, order: &[usize], names: &Names) -> KnowledgeGraph {
        let mut builder = GraphBuilder::new();
        for number in order {
            match number.checked_sub(self.kinds.len()) {
                None => {
                    let category = self.kinds[*number].name().parse().unwrap();
                    builder.add_entity(Entity::new(names.curie(*number)).in_category(category));
                }
                Some(fact) => {
                    builder.add_statement(self.statement(fact, names));
                }
            }
        }
        // A question may name any source, and one that no statement is from is an error.
        let apart = |number: usize| format!("Z:{number}").parse::<Curie>().unwrap();
        for source in SOURCES {
            let statement = Statement::new(apart(0), "related_to".parse().unwrap(), apart(1));
            builder.add_statement(statement.from_source(source));
        }
        builder.freeze().unwrap()
    }

    /// The world in the library, in the order of its numbers.
    pub(crate) fn build_plainly(&self) -> KnowledgeGraph {
        self.build(&self.order(), &Names::default())
    }

    /// The numbers of all records.
    pub(crate) fn order(&self) -> Vec<usize> {
        (0..self.kinds.len() + self.facts.len()).collect()
    }

    fn statement(&self, number: usize, names: &Names) -> Statement {
        let fact = &self.facts[number];
        let predicate = fact.row().predicate.parse().unwrap();
        let mut statement = Statement::new(names.curie(fact.subject), predicate, names.curie(fact.object))
            .with_id(statement_id(number))
            .in_context(names.context(&fact.context));
        statement.negated = fact.negated;
        statement.effect = fact.explicit;
        statement.epistemic_status = fact.status;
        if let Some(direction) = fact.row().direction {
            statement = statement.with_qualifier("object_direction_qualifier", direction);
        }
        if fact.row().curated {
            statement = statement.from_source(RECORDS);
        } else if let Some(source) = fact.source {
            statement = statement.from_source(SOURCES[source]);
        }
        statement.evidence.publications = (0..fact.publications).map(|number| format!("PMID:{number}")).collect();
        if !fact.records.is_empty() {
            let records = fact.records.iter().map(|record| Value::Text(format!("record {record}"))).collect();
            statement.properties.insert("source_record".to_owned(), Value::List(records));
        }
        for expansion in &fact.shortcut_over {
            statement = statement.as_shortcut_over(expansion.iter().map(|part| statement_id(*part)));
        }
        statement
    }
}

/// The id of a statement.
pub(crate) fn statement_id(number: usize) -> String {
    format!("s{number}")
}

/// How numbers are spelled.
#[derive(Clone, Debug)]
pub(crate) struct Names(pub(crate) Vec<String>);

impl Default for Names {
    fn default() -> Self {
        Self(VALUES.iter().map(ToString::to_string).collect())
    }
}

impl Names {
    pub(crate) fn curie(&self, number: usize) -> Curie {
        self.0[number].parse().unwrap()
    }

    pub(crate) fn context(&self, values: &[BTreeSet<usize>; 2]) -> Context {
        let pairs = DIMENSIONS.iter().zip(values);
        pairs.flat_map(|(dimension, set)| set.iter().map(|value| (*dimension, self.0[*value].as_str()))).collect()
    }
}

impl std::fmt::Display for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (kind, name) in self.kinds.iter().zip(VALUES) {
            write!(f, "{name} {}; ", kind.name())?;
        }
        for (number, fact) in self.facts.iter().enumerate() {
            let (subject, predicate, object) = (VALUES[fact.subject], fact.row().predicate, VALUES[fact.object]);
            write!(f, "\n{}: {subject} {predicate} {object} [{}]", statement_id(number), fact.effect())?;
            if let Some(direction) = fact.row().direction {
                write!(f, " {direction}")?;
            }
            for (set, dimension) in fact.context.iter().zip(DIMENSIONS).filter(|(set, _)| !set.is_empty()) {
                write!(f, " {dimension}={:?}", set.iter().map(|value| VALUES[*value]).collect::<Vec<_>>())?;
            }
            if fact.negated {
                f.write_str(" negated")?;
            }
            if let Some(status) = fact.status {
                write!(f, " {status:?}")?;
            }
            if let Some(source) = fact.source {
                write!(f, " from {}", SOURCES[source])?;
            }
            if !fact.records.is_empty() || fact.publications > 0 {
                write!(f, " in records {:?} and {} publications", fact.records, fact.publications)?;
            }
            if !fact.shortcut_over.is_empty() {
                write!(f, " shortcut over {:?}", fact.shortcut_over)?;
            }
        }
        Ok(())
    }
}
