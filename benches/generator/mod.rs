//! Random knowledge graphs of a given size: typed, signed, with heavy-tailed degrees, the same for the
//! same shape.
//!
//! Within a category the probability of an entity falls with the power 2/3 of its rank, so the degrees
//! have the tail of power 2.5 that knowledge graphs show: a few hubs are on a good part of all short
//! paths. CURIEs say nothing of the rank.

#![expect(clippy::expect_used, reason = "the names are fixed and the sizes fit")]

use mechgraph::build::Outcome;
use mechgraph::model::{Context, Dimension};
use mechgraph::{Category, Curie, Entity, GraphBuilder, KnowledgeGraph, Predicate, Statement};

/// What to generate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    statements: usize,
    islands: usize,
    contexts: bool,
}

impl Shape {
    /// A graph of so many statements and a fifth as many entities, without contexts.
    pub(crate) const fn of(statements: usize) -> Self {
        Self { statements, islands: 1, contexts: false }
    }

    /// Restricts every tenth statement to a disease or to a pathway; all else stays the same.
    pub(crate) const fn with_contexts(mut self) -> Self {
        self.contexts = true;
        self
    }

    /// Splits the graph into two halves that no statement joins.
    pub(crate) const fn in_two(mut self) -> Self {
        self.islands = 2;
        self
    }

    /// The graph of this shape.
    pub(crate) fn build(self) -> World {
        let mut builder = GraphBuilder::new();
        let mut islands = Vec::new();
        for number in 0..self.islands {
            let mut island = Island::new(number, self.statements / self.islands / 5, &mut builder);
            let statements = self.statements / self.islands;
            island.add_classes(statements / 200, &mut builder);
            island.add_statements(statements - statements / 200, self.contexts, &mut builder);
            islands.push(island.members);
        }
        World { graph: builder.freeze().expect("the sizes fit"), islands }
    }
}

/// A generated graph.
#[derive(Debug)]
pub(crate) struct World {
    /// The graph.
    pub(crate) graph: KnowledgeGraph,
    islands: Vec<[Vec<Curie>; 4]>,
}

impl World {
    /// Drugs and diseases, drawn uniformly: mostly of few statements, as most are.
    pub(crate) fn pairs(&self, count: usize) -> Vec<(Curie, Curie)> {
        self.drawn(count, 0)
    }

    /// Drugs and diseases of different halves, between which there is no mechanism.
    pub(crate) fn severed_pairs(&self, count: usize) -> Vec<(Curie, Curie)> {
        self.drawn(count, self.islands.len() - 1)
    }

    fn drawn(&self, count: usize, island: usize) -> Vec<(Curie, Curie)> {
        let mut random = fastrand::Rng::with_seed(7);
        let mut draw = |from: &[Curie]| from[random.usize(..from.len())].clone();
        let (drugs, diseases) = (&self.islands[0][DRUG], &self.islands[island][DISEASE]);
        (0..count).map(|_| (draw(drugs), draw(diseases))).collect()
    }
}

const DRUG: usize = 0;
const PROTEIN: usize = 1;
const PROCESS: usize = 2;
const DISEASE: usize = 3;

/// Category, prefix of CURIEs, and how many of twenty entities are of it.
const CATEGORIES: [(&str, &str, usize); 4] =
    [("Drug", "DRUGBANK", 2), ("Protein", "UniProtKB", 10), ("BiologicalProcess", "GO", 5), ("Disease", "MONDO", 3)];

/// Subject, predicate, object, whether the statement says increased or decreased, and how many of a
/// hundred statements are so.
const KINDS: [(usize, &str, usize, bool, usize); 10] = [
    (DRUG, "affects", PROTEIN, true, 18),
    (PROTEIN, "affects", PROTEIN, true, 30),
    (PROTEIN, "participates_in", PROCESS, false, 16),
    (PROTEIN, "disrupts", PROCESS, false, 5),
    (PROCESS, "affects", PROTEIN, true, 4),
    (PROCESS, "contributes_to", DISEASE, false, 8),
    (PROTEIN, "contributes_to", DISEASE, false, 7),
    (PROTEIN, "positively_correlated_with", DISEASE, false, 5),
    (PROCESS, "affects", PROCESS, false, 3),
    (DRUG, "treats", DISEASE, false, 4),
];

/// Knowledge sources; the same fact from two of them is two parallel statements.
const SOURCES: [&str; 3] = ["infores:first", "infores:second", "infores:third"];

/// A part of the graph that is joined in itself.
struct Island {
    random: fastrand::Rng,
    /// Draws contexts, so that the rest is the same with and without them.
    random_contexts: fastrand::Rng,
    /// By category and rank.
    members: [Vec<Curie>; 4],
}

impl Island {
    fn new(number: usize, entities: usize, builder: &mut GraphBuilder) -> Self {
        let mut random = fastrand::Rng::with_seed(number as u64);
        let members = CATEGORIES.map(|(category, prefix, share)| {
            let category: Category = category.parse().expect("a category");
            let count = entities * share / 20;
            let curie = |place: usize| Curie::verbatim(format!("{prefix}:{number}{place:07}"));
            let mut curies: Vec<Curie> = (0..count).map(curie).collect();
            for curie in &curies {
                let entity = Entity::new(curie.clone()).named(format!("{} {}", category.as_str(), curie.local()));
                builder.add_entity(entity.in_category(category.clone()));
            }
            random.shuffle(&mut curies);
            curies
        });
        Self { random_contexts: random.fork(), random, members }
    }

    /// Puts diseases below others of lower rank, of which there are few.
    fn add_classes(&mut self, count: usize, builder: &mut GraphBuilder) {
        let mut kept = 0;
        while kept < count {
            let diseases = &self.members[DISEASE];
            let class = self.random.usize(..diseases.len() / 20);
            let member = self.random.usize(class + 1..diseases.len());
            let (member, class) = (diseases[member].clone(), diseases[class].clone());
            kept += add(builder, &Statement::new(member, predicate("subclass_of"), class));
        }
    }

    fn add_statements(&mut self, count: usize, contexts: bool, builder: &mut GraphBuilder) {
        let mut kept = 0;
        while kept < count {
            let (subject, name, object, directed) = self.kind();
            let source = self.random.usize(..SOURCES.len());
            let increased = self.random.bool();
            let statement = Statement::new(self.member(subject), predicate(name), self.member(object));
            let directs = |statement: Statement, increased: bool| {
                let value = if increased { "increased" } else { "decreased" };
                if directed { statement.with_qualifier("object_direction_qualifier", value) } else { statement }
            };
            // One fact in ten is said twice, one in ten of those that have a direction is also denied.
            let mut same = vec![directs(statement.clone().from_source(SOURCES[source]), increased)];
            if self.random.u8(..10) == 0 {
                let other = SOURCES[(source + 1) % SOURCES.len()];
                same.push(directs(statement.clone().from_source(other), increased));
            }
            if directed && self.random.u8(..10) == 0 {
                same.push(directs(statement.from_source(SOURCES[source]), !increased));
            }
            for statement in same {
                let context = self.context();
                let statement = if contexts { statement.in_context(context) } else { statement };
                if kept < count {
                    kept += add(builder, &statement);
                }
            }
        }
    }

    fn kind(&mut self) -> (usize, &'static str, usize, bool) {
        let mut left = self.random.usize(..100);
        for (subject, predicate, object, directed, share) in KINDS {
            if left < share {
                return (subject, predicate, object, directed);
            }
            left -= share;
        }
        unreachable!("the shares are of a hundred")
    }

    /// An entity of a category, by rank.
    fn member(&mut self, category: usize) -> Curie {
        let members = &self.members[category];
        let uniform = self.random.f64();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "it is a rank"
        )]
        let rank = (uniform * uniform * uniform * members.len() as f64) as usize;
        members[rank].clone()
    }

    fn context(&mut self) -> Context {
        let random = &mut self.random_contexts;
        let diseases = &self.members[DISEASE];
        match random.u8(..20) {
            0 => Context::new().with(Dimension::Disease, diseases[random.usize(..diseases.len() / 20)].as_str()),
            1 => Context::new().with(Dimension::Pathway, format!("pathway {}", random.u8(..8))),
            _ => Context::new(),
        }
    }
}

fn predicate(name: &str) -> Predicate {
    name.parse().expect("a predicate")
}

/// How many statements this adds to the graph: none if it is there already.
fn add(builder: &mut GraphBuilder, statement: &Statement) -> usize {
    usize::from(builder.add_statement(statement) == Outcome::Kept)
}
