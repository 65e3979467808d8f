//! What every mechanism of a question passes, and the smallest cuts, in lines.

use crate::graph::StatementRef;
use crate::query::{Cut, Essential, EssentialQuery, Mechanism};

use super::citations::Cited;
use super::language::Language;
use super::line::Line;
use super::punctuation;
use super::teller::Teller;
use super::terminal::safe;
use super::words::{self, Phrase};

/// The best mechanism and what it summarises, what every mechanism passes and rests on, and at most `limit` of the smallest
/// cuts; nothing if there is no mechanism. The query is the one that was run.
///
/// ```
/// use mechgraph::MechanismQuery;
/// use mechgraph::query::EssentialQuery;
/// use mechgraph::render::{Language, essential};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let query = EssentialQuery::of(MechanismQuery::between("eltrombopag", "hemopoiesis"));
/// let lines = essential(&query.run(&graph)?, &query, 10, Language::En);
/// assert_eq!(lines[3].to_string(), "  thrombopoietin receptor (UniProtKB:P40238)");
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[must_use]
pub fn essential(found: &Essential<'_>, query: &EssentialQuery, limit: usize, language: Language) -> Vec<Line> {
    let Some(best) = &found.best else { return Vec::new() };
    let mut told = Told { teller: Teller::new(language, Cited::First), lines: Vec::new() };
    let chain = told.teller.chain(best);
    told.lines.push(Line::heading(words::BEST_MECHANISM.with(language, &[&chain])));
    told.summarised(best);
    let entities = found.entities.iter().map(|entity| told.teller.identified(*entity)).collect();
    told.list(words::EVERY_PASSES, words::NONE_PASSED, entities);
    let statements = found.statements.iter().map(|statement| told.said(*statement)).collect();
    told.list(words::EVERY_RESTS, words::NONE_RESTED, statements);
    if query.most_of_a_cut() > 0 {
        told.cuts(found, query, limit);
    }
    told.lines.extend(told.teller.closing_note());
    told.lines
}

struct Told {
    teller: Teller,
    lines: Vec<Line>,
}

impl Told {
    fn list(&mut self, heading: Phrase, none: Phrase, items: Vec<String>) {
        let language = self.teller.language;
        let heading = if items.is_empty() { none } else { heading };
        self.lines.extend([Line::blank(), Line::heading(heading.text(language))]);
        self.lines.extend(items.into_iter().map(|item| Line::new(2, item)));
    }

    /// What shortcuts of a mechanism stand for, since what every mechanism passes may lie within one.
    fn summarised(&mut self, mechanism: &Mechanism<'_>) {
        let supports = mechanism.steps().filter_map(|step| step.supports().next());
        for statement in supports.map(|support| support.statement) {
            for path in statement.expansion_statements() {
                let clauses: Vec<String> = path.into_iter().map(|it| self.teller.clause(it)).collect();
                let language = self.teller.language;
                let list = clauses.join(punctuation::semicolon(language));
                let text = words::SUMMARISES.with(language, &[&safe(&statement.id()), &list]);
                self.lines.push(Line::new(2, text));
            }
        }
    }

    fn cuts(&mut self, found: &Essential<'_>, query: &EssentialQuery, limit: usize) {
        let language = self.teller.language;
        self.lines.push(Line::blank());
        let ends: Vec<[String; 2]> =
            query.spared().iter().map(|it| [&it.from, &it.to].map(|end| safe(&end.to_string()).into_owned())).collect();
        for ([from, to], spared) in ends.iter().zip(&found.spared) {
            if spared.is_none() {
                self.lines.push(Line::heading(words::NOT_SPARED.with(language, &[from, to])));
                return;
            }
        }
        let others: Vec<String> = ends.iter().map(|[from, to]| words::FROM_TO.with(language, &[from, to])).collect();
        let sparing = match others.as_slice() {
            [] => String::new(),
            others => words::SPARING.with(language, &[&punctuation::either(others, language)]),
        };
        let of_statements = query.is_about_statements();
        let Some(first) = found.cuts.first() else {
            let most = query.most_of_a_cut();
            let none = match (most, of_statements) {
                (1, false) => words::NO_ENTITY_CUTS,
                (1, true) => words::NO_STATEMENT_CUTS,
                (_, false) => words::NO_ENTITIES_CUT,
                (_, true) => words::NO_STATEMENTS_CUT,
            };
            self.lines.push(Line::heading(none.with(language, &[&sparing, &most.to_string()])));
            return;
        };
        let size = first.entities.len() + first.statements.len();
        let heading = match (size, of_statements) {
            (1, _) => words::ONE_CUTS,
            (_, false) => words::ENTITIES_CUT,
            (_, true) => words::STATEMENTS_CUT,
        };
        self.lines.push(Line::heading(heading.with(language, &[&sparing, &size.to_string()])));
        for (cut, rank) in found.cuts.iter().zip(1..).take(limit) {
            self.cut(cut, rank);
        }
        if let more @ 1.. = found.cuts.len().saturating_sub(limit) {
            self.lines.push(Line::new(2, words::MORE_CITATIONS.with(language, &[&more.to_string()])));
        }
    }

    fn cut(&mut self, cut: &Cut<'_>, rank: usize) {
        let language = self.teller.language;
        let mut members: Vec<String> = cut.entities.iter().map(|it| self.teller.identified(*it)).collect();
        members.extend(cut.statements.iter().map(|it| self.said(*it)));
        let members = members.join(punctuation::semicolon(language));
        self.lines.push(Line::new(2, members).marked(format!("{rank}. ")));
        for mechanism in &cut.left {
            let chain = self.teller.chain(mechanism);
            self.lines.push(Line::new(5, words::LEFT.with(language, &[&chain])));
        }
    }

    fn said(&mut self, statement: StatementRef<'_>) -> String {
        let clause = self.teller.clause(statement);
        self.teller.with_id(&clause, &statement.id())
    }
}
