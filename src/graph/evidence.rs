//! How much speaks for each statement, and how much of what is said of its ends it is.
//!
//! The **evidence** of a statement is the number of distinct records that say it (`source_record`), else that of its
//! publications, and at least one. Its **surprise** says how little it is of what its source says of its two ends:
//! `log₂ (n(subject) / n) + log₂ (n(object) / n)` bits, where `n` is its evidence and `n(x)` the sum of the evidence of
//! all statements of the same primary knowledge source that a path can run through at `x`. A statement that is all
//! that a source says of both ends has none; one of the thousands of a hub has much. Sources are counted apart, so
//! that adding one does not change what another says.
//!
//! A part of a larger graph takes the surprise of the whole over: a statement that has it as a property
//! (`mechgraph_surprise`) brings it along.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Extras, Value};
use crate::text::{Symbol, make_distinct};

use super::columns::Columns;
use super::flags::Flags;
use super::ids::{NodeId, StatementId};

/// Eighths of a bit: how finely surprise is measured.
pub(crate) const PARTS_OF_A_BIT: u32 = 8;

/// The property by which a statement brings along its surprise in a larger graph, in parts of a bit.
const SURPRISE: &str = "mechgraph_surprise";

/// Evidence of the statements of a graph, counted when first needed.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// By statement between entities, in parts of a bit; the greatest means so many or more.
    surprise: Vec<u8>,
    /// By statement; networks over the same statements share them.
    records: Arc<Records>,
}

/// Which statements stand in which record.
#[derive(Debug, Default)]
struct Records {
    /// Statements of each record, in order; empty if no statement names a record.
    statements: Vec<Vec<StatementId>>,
    /// Records of each of the extras that name some.
    of_extras: FxHashMap<u32, Vec<u32>>,
    /// The surprise that extras bring along.
    surprise: FxHashMap<u32, u8>,
}

impl Evidence {
    /// Counts the evidence of every statement.
    ///
    /// # Complexity
    ///
    /// Linear in the statements and their publications.
    pub(crate) fn count(columns: &Columns) -> Self {
        let records = Records::read(columns);
        let evidence = records.evidence(columns);
        let mut surprise = surprise(columns, &evidence);
        records.bring_surprise(columns, &mut surprise);
        Self { surprise, records: Arc::new(records) }
    }

    /// How much speaks for each statement between entities.
    pub(super) fn of_statements(&self, columns: &Columns) -> Vec<u32> {
        self.records.evidence(columns)
    }

    /// The same of the same statements between other entities, `evidence` for each: how rare they are is counted anew.
    pub(super) fn over(&self, columns: &Columns, evidence: &[u32]) -> Self {
        let mut surprise = surprise(columns, evidence);
        self.records.bring_surprise(columns, &mut surprise);
        Self { surprise, records: Arc::clone(&self.records) }
    }

    /// By statement between entities, in parts of a bit.
    pub(crate) fn surprise(&self) -> &[u8] {
        &self.surprise
    }

    /// The numbers of the records that say a statement, in order.
    #[cfg(feature = "parquet")]
    pub(crate) fn records(&self, columns: &Columns, statement: StatementId) -> impl Iterator<Item = u32> {
        self.records.of(columns, statement)
    }

    /// Statements that stand in a record together with a step of one of these entities, marked by number; none if no
    /// record speaks of them.
    pub(crate) fn beside(&self, columns: &Columns, entities: &[NodeId]) -> Option<Vec<bool>> {
        if self.records.statements.is_empty() {
            return None;
        }
        let mut chosen: Vec<u32> = Vec::new();
        for node in entities {
            let out = columns.out_offsets.get(node.index()..node.index() + 2)?;
            let incoming = columns.incoming.offsets.get(node.index()..node.index() + 2)?;
            let incoming = columns.incoming.statements.get(incoming[0] as usize..incoming[1] as usize)?;
            for statement in (out[0]..out[1]).map(StatementId).chain(incoming.iter().copied()) {
                if columns.statements.profile_of(statement.index()).flags.is_step() {
                    chosen.extend(self.records.of(columns, statement));
                }
            }
        }
        if chosen.is_empty() {
            return None;
        }
        make_distinct(&mut chosen);
        let mut marked = vec![false; self.surprise.len()];
        for record in chosen {
            for statement in self.records.statements.get(record as usize).into_iter().flatten() {
                if let Some(mark) = marked.get_mut(statement.index()) {
                    *mark = true;
                }
            }
        }
        Some(marked)
    }

    /// Statements that records say, none of which has a statement of a kind.
    pub(crate) fn without_records_that(&self, have: impl Fn(StatementId) -> bool) -> Vec<StatementId> {
        let (mut kept, mut all) = (FxHashSet::<StatementId>::default(), Vec::new());
        for statements in &self.records.statements {
            if statements.iter().any(|statement| have(*statement)) {
                kept.extend(statements);
            }
            all.extend(statements);
        }
        all.retain(|statement| !kept.contains(statement));
        make_distinct(&mut all);
        all
    }

    /// Whether one record says both statements. Where neither names a record, their source is the record.
    pub(crate) fn are_of_one_record(&self, columns: &Columns, one: StatementId, other: StatementId) -> bool {
        let records = |statement| self.records.of(columns, statement).peekable();
        if records(one).peek().is_none() && records(other).peek().is_none() {
            let class = |statement: StatementId| columns.statements.profile_of(statement.index()).class as usize;
            let source = |statement| columns.statements.classes.get(class(statement)).map(|class| class.source);
            return source(one) == source(other);
        }
        records(one).any(|record| records(other).any(|it| it == record))
    }
}

impl Records {
    /// Reads which records the extras name, and of which statements those are.
    fn read(columns: &Columns) -> Self {
        let details = &columns.statements.details;
        let (mut of_extras, mut numbers) = (FxHashMap::default(), FxHashMap::default());
        let mut surprise = FxHashMap::default();
        for (number, bytes) in (0..).zip((0..details.extras.len()).map(|row| details.extras.get(row))) {
            let extras = Extras::decode(bytes);
            if let Some(Value::Integer(parts)) = extras.properties.get(SURPRISE) {
                surprise.insert(number, u8::try_from(*parts).unwrap_or(u8::MAX));
            }
            let Some(value) = extras.properties.get("source_record") else { continue };
            let mut names: Vec<u32> = Vec::new();
            for name in value.texts() {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                names.push(*numbers.entry(name.to_owned()).or_insert(next));
            }
            make_distinct(&mut names);
            of_extras.insert(number, names);
        }
        let mut statements = vec![Vec::new(); numbers.len()];
        if !of_extras.is_empty() {
            for row in 0..columns.statements.edge_count() {
                let records = details.get(row).extras().and_then(|number| of_extras.get(&number));
                for record in records.into_iter().flatten() {
                    if let Some(list) = statements.get_mut(*record as usize) {
                        list.push(StatementId::from_index(row));
                    }
                }
            }
        }
        Self { statements, of_extras, surprise }
    }

    /// Sets the surprise of the statements that bring theirs along.
    fn bring_surprise(&self, columns: &Columns, surprise: &mut [u8]) {
        if self.surprise.is_empty() {
            return;
        }
        for (row, own) in surprise.iter_mut().enumerate() {
            let extras = columns.statements.details.get(row).extras();
            if let Some(brought) = extras.and_then(|number| self.surprise.get(&number)) {
                *own = *brought;
            }
        }
    }

    fn of(&self, columns: &Columns, statement: StatementId) -> impl Iterator<Item = u32> {
        let extras = columns.statements.details.get(statement.index()).extras();
        extras.and_then(|number| self.of_extras.get(&number)).into_iter().flatten().copied()
    }

    /// The evidence of each statement between entities.
    fn evidence(&self, columns: &Columns) -> Vec<u32> {
        let count = |row: usize| {
            let details = columns.statements.details.get(row);
            let records = details.extras().and_then(|number| self.of_extras.get(&number)).map_or(0, Vec::len);
            let said = if records == 0 { details.publications().count() } else { records };
            u32::try_from(said).unwrap_or(u32::MAX).max(1)
        };
        (0..columns.statements.edge_count()).map(count).collect()
    }
}

/// The surprise of each statement between entities, from their evidence.
fn surprise(columns: &Columns, evidence: &[u32]) -> Vec<u8> {
    let statements = &columns.statements;
    // By profile: the source, numbered as they come with correlations apart, and whether a path can run through it.
    let mut numbers: FxHashMap<(Symbol, bool), u32> = FxHashMap::default();
    let of_profile: Vec<(u32, bool)> = statements
        .profiles
        .iter()
        .map(|profile| {
            let source = statements.classes.get(profile.class as usize).map_or(Symbol::NONE, |class| class.source);
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let is_correlation = profile.flags.has(Flags::CORRELATIONAL);
            let is_counted = profile.flags.is_step() || profile.flags.is_readable_correlation();
            (*numbers.entry((source, is_correlation)).or_insert(next), is_counted)
        })
        .collect();
    let mut parts = vec![0u32; evidence.len()];
    let mut sums = vec![0u32; numbers.len()];
    let said = |row: usize| {
        let profile = statements.profile.get(row).copied().unwrap_or_default();
        of_profile.get(profile.row()).copied().filter(|(_, step)| *step).map(|(source, _)| source as usize)
    };
    let ends = columns.out_offsets.windows(2).zip(columns.incoming.offsets.windows(2));
    for (out, incoming) in ends {
        let incoming = columns.incoming.statements.get(incoming[0] as usize..incoming[1] as usize).unwrap_or_default();
        let rows = || (out[0] as usize..out[1] as usize).chain(incoming.iter().map(|statement| statement.index()));
        for row in rows() {
            if let Some(source) = said(row) {
                sums[source] = sums[source].saturating_add(evidence[row]);
            }
        }
        for row in rows() {
            if let Some(source) = said(row) {
                parts[row] += parts_of_log2(sums[source]);
            }
        }
        for row in rows() {
            if let Some(source) = said(row) {
                sums[source] = 0;
            }
        }
    }
    let surprise = parts.iter().zip(evidence).map(|(both, evidence)| both.saturating_sub(2 * parts_of_log2(*evidence)));
    surprise.map(|parts| u8::try_from(parts).unwrap_or(u8::MAX)).collect()
}

/// The binary logarithm of a number from 1, in parts of a bit, rounded; by comparison alone, so that it is the same
/// everywhere.
pub(super) fn parts_of_log2(number: u32) -> u32 {
    /// 2^(1/16), 2^(3/16) ... 2^(15/16), in 2^31: where the next part begins.
    const BEGINS: [u64; 8] = [
        2_242_560_872,
        2_445_529_972,
        2_666_869_345,
        2_908_241_642,
        3_171_459_999,
        3_458_501_653,
        3_771_522_796,
        4_112_874_773,
    ];
    let Some(whole) = number.checked_ilog2() else { return 0 };
    let fraction = u64::from(number) << (31 - whole);
    let parts = BEGINS.iter().take_while(|begin| fraction >= **begin).count();
    PARTS_OF_A_BIT * whole + u32::try_from(parts).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{GraphBuilder, Statement};

    #[test]
    fn logarithms_are_rounded_to_eighths() {
        for number in (1..5_000).chain([u32::MAX, 1 << 31, (1 << 31) - 1]) {
            let exact = f64::from(number).log2() * f64::from(PARTS_OF_A_BIT);
            assert!((f64::from(parts_of_log2(number)) - exact).abs() <= 0.5 + 1e-6, "{number}");
        }
        assert_eq!(parts_of_log2(0), 0);
    }

    fn statement(from: &str, to: &str, source: &str, publications: usize) -> Statement {
        let mut statement = Statement::of(from, "causes", to).from_source(source);
        statement.evidence.publications = (0..publications).map(|number| format!("PMID:{}", number + 1)).collect();
        statement
    }

    #[test]
    fn surprise_is_what_else_is_said_of_both_ends() {
        let said = [("A:2", "infores:a", 2), ("A:3", "infores:a", 6), ("A:4", "infores:b", 0)];
        let said = said.map(|(to, source, publications)| statement("A:1", to, source, publications));
        let graph = GraphBuilder::from_iter(said).freeze().unwrap();
        // Of A:1 source a says 8: 2 to A:2, of which it says nothing else, and 6 to A:3.
        let found = Evidence::count(&graph.columns).surprise;
        let other = parts_of_log2(8) + parts_of_log2(6) - 2 * parts_of_log2(6);
        assert_eq!(found.into_iter().map(u32::from).collect::<Vec<_>>(), [16, other, 0]);
    }

    #[test]
    fn a_part_of_a_graph_takes_surprise_over() {
        let mut brought = statement("A:1", "A:2", "infores:a", 2);
        brought.properties.insert(SURPRISE.to_owned(), Value::Integer(41));
        let graph = GraphBuilder::from_iter([brought, statement("A:1", "A:3", "infores:a", 2)]).freeze().unwrap();
        assert_eq!(Evidence::count(&graph.columns).surprise, [41, 8]);
    }

    #[test]
    fn records_go_before_publications_and_tell_what_stands_beside() {
        let said = [("A:1", "A:2", &["r1", "r2"][..]), ("A:2", "A:3", &["r2"]), ("A:2", "A:4", &["r3"])];
        let said = said.map(|(from, to, records)| {
            let mut statement = statement(from, to, "infores:a", 5);
            let records = records.iter().map(|record| (*record).into()).collect();
            statement.properties.insert("source_record".to_owned(), Value::List(records));
            statement
        });
        let graph = GraphBuilder::from_iter(said).freeze().unwrap();
        let evidence = Evidence::count(&graph.columns);
        assert_eq!(evidence.records.evidence(&graph.columns), [2, 1, 1]);
        let number = |id: &str| graph.node(id).unwrap().number();
        assert_eq!(evidence.beside(&graph.columns, &[number("A:1")]), Some(vec![true, true, false]));
        assert_eq!(evidence.beside(&graph.columns, &[number("A:4")]), Some(vec![false, false, true]));
    }
}
