//! How probable statements are by all that speaks for and against them.

use core::ops::Range;
use std::collections::BTreeSet;

use crate::model::{EpistemicStatus, Probability, Value};
use crate::schema::{Belief, BeliefScorer, EvidenceOf};

use super::KnowledgeGraph;
use super::evidence::parts_of_log2;
use super::ids::StatementId;
use super::statement::StatementRef;

/// Beliefs of the statements of a graph by INDRA's error rates, in ten-thousandths.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beliefs<'g>(&'g [u16]);

/// Of a statement of whose sources no error rates are known.
const UNKNOWN: u16 = u16::MAX;

impl KnowledgeGraph {
    /// Beliefs of all statements, scored at the first call.
    ///
    /// # Complexity
    ///
    /// Linear in the statements, O(p log p) for p publications of parallel ones.
    pub(crate) fn beliefs(&self) -> Beliefs<'_> {
        Beliefs(self.beliefs.get_or_init(|| {
            let scorer = BeliefScorer::indra();
            let mut all = Vec::with_capacity(self.statement_rows());
            // Statements of one claim have one belief.
            while all.len() < self.statement_rows() {
                let first = StatementRef::new(self, StatementId::from_index(all.len()));
                let belief = first.belief(&scorer).value.and_then(Probability::new);
                all.resize(first.of_same_claim().end, belief.map_or(UNKNOWN, Probability::parts));
            }
            all
        }))
    }
}

impl Beliefs<'_> {
    /// The belief in a statement; none if no error rates are known.
    pub(crate) fn of(self, statement: StatementId) -> Option<Probability> {
        let parts = self.0.get(statement.index()).copied()?;
        Probability::of_parts(parts)
    }

    /// The binary logarithm of one in so many, in eighths of a bit, rounded: of a probability of ½ one bit. Nothing if no error
    /// rates are known.
    pub(crate) fn doubt(self, statement: StatementId) -> u32 {
        /// Whole numbers are compared, so that it is the same everywhere.
        const SCALE: u32 = 1 << 17;
        let belief = self.of(statement).map_or(Probability::PARTS, Probability::parts);
        let times = u32::from(Probability::PARTS) * SCALE / u32::from(belief.max(1));
        parts_of_log2(times).saturating_sub(parts_of_log2(SCALE))
    }
}

impl StatementRef<'_> {
    /// How probable the statement is by all statements of the graph that say the same or deny it.
    ///
    /// These are the statements of the same subject, predicate, object and qualifiers, whatever their source and context.
    /// A statement that is refuted counts for nothing; one that an overlay adds is counted among what is added alone. Each
    /// publication of a source is a piece of evidence, and so is each statement without one. Without a primary knowledge
    /// source, the sources of a statement are those that it has as `supporting_data_source`, as those that INDRA or `OmniPath`
    /// put together; of several it is not known which publication is whose, so that each is one piece.
    ///
    /// ```
    /// use mechgraph::schema::BeliefScorer;
    /// use mechgraph::{Curie, GraphBuilder, Statement};
    /// let mut builder = GraphBuilder::new();
    /// let [from, to]: [Curie; 2] = ["X:1".parse()?, "X:2".parse()?];
    /// let plain = Statement::new(from, "affects".parse()?, to);
    /// builder.add_statement(plain.clone().from_source("infores:ctd").published_in("PMID:1").published_in("PMID:2"));
    /// builder.add_statement(plain.from_source("infores:signor"));
    /// let graph = builder.freeze()?;
    /// let belief = graph.statements().next().ok_or("none")?.belief(&BeliefScorer::indra());
    /// assert_eq!(belief.supporting, 3);
    /// assert!(belief.value.is_some_and(|value| (value - 0.99882).abs() < 1e-12));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Complexity
    ///
    /// O(p log p) for p publications of these statements.
    #[must_use]
    pub fn belief(self, scorer: &BeliefScorer) -> Belief {
        let mut publications: BTreeSet<(&str, bool, &str)> = BTreeSet::new();
        let mut evidence = Vec::new();
        // An overlay may have taken some of them away.
        let all = self.of_same_claim().filter_map(|row| self.graph().statement_at(StatementId::from_index(row)));
        let holds = |statement: &StatementRef<'_>| statement.epistemic_status() != Some(EpistemicStatus::Refuted);
        let all: Vec<(StatementRef<'_>, Vec<String>)> =
            all.filter(holds).map(|statement| (statement, statement.sources_of_evidence())).collect();
        for (statement, sources) in &all {
            let against = statement.is_negated();
            let [source] = sources.as_slice() else {
                evidence.extend(sources.iter().map(|source| EvidenceOf { source, pieces: 1, against }));
                continue;
            };
            let source = scorer.name(source);
            let mut pieces = 0;
            let mut has_publications = false;
            for publication in statement.publications() {
                has_publications = true;
                pieces += u32::from(publications.insert((source, against, publication)));
            }
            let pieces = if has_publications { pieces } else { 1 };
            if pieces > 0 {
                evidence.push(EvidenceOf { source, pieces, against });
            }
        }
        scorer.score(evidence)
    }

    /// The primary knowledge source; without one, what the statement has as supporting data sources, at least one text.
    fn sources_of_evidence(self) -> Vec<String> {
        let primary = self.primary_knowledge_source().map(|source| vec![source.to_owned()]);
        let supporting = || match self.property("supporting_data_source")? {
            Value::List(list) => Some(list.iter().filter_map(Value::as_text).map(str::to_owned).collect()),
            Value::Text(text) => Some(vec![text]),
            _ => None,
        };
        let sources = primary.or_else(supporting).unwrap_or_default();
        if sources.is_empty() { vec![String::new()] } else { sources }
    }

    /// The numbers of the statements of the same subject, predicate, object and qualifiers, which are side by side.
    fn of_same_claim(self) -> Range<usize> {
        let graph = self.graph();
        let is_of_claim = |row: &usize| {
            let other = StatementRef::new(graph, StatementId::from_index(*row));
            other.predicate_id() == self.predicate_id()
                && other.profile().qualifier_set == self.profile().qualifier_set
                && other.subject() == self.subject()
                && other.object() == self.object()
        };
        let row = self.number().index();
        let before = (0..row).rev().take_while(is_of_claim).count();
        let after = (row..graph.statement_rows()).skip(1).take_while(is_of_claim).count();
        row - before..row + 1 + after
    }
}
