//! `essential`: what every mechanism of a question passes, and the smallest sets that cut it.

use mechgraph::Node;
use mechgraph::graph::StatementRef;
use mechgraph::query::{Cut, Essential, EssentialQuery};
use mechgraph::render::{self, Language, safe};

use super::paths;
use crate::arguments::{self, Arguments};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::Text;
use crate::{loading, output};

pub(crate) fn run(arguments: &Arguments, essential: &arguments::Essential) -> Result<Code, Failure> {
    let arguments::Paths { from, to, options, .. } = &essential.paths;
    paths::refuse_treatment_filters(options, "essential")?;
    let (graph, loaded) = loading::open(arguments)?;
    let query = EssentialQuery::of(paths::query(from, to, options)).max_cut(essential.max_cut.into());
    let query = if essential.statements { query.cuts_of_statements() } else { query };
    let others: Vec<(&String, &String)> =
        essential.sparing.iter().step_by(2).zip(essential.sparing.iter().skip(1).step_by(2)).collect();
    let query = others.iter().fold(query, |query, (from, to)| query.sparing(paths::query(from, to, options)));
    let asking = Question::start();
    let run = paths::run_options(options, &asking);
    if arguments.json {
        let answer = query.answer_with(&graph, run)?;
        output::print_json(&answer)?;
        return Ok(paths::ended(answer.completeness.cut_by, answer.best.is_none(), loaded));
    }
    let found = query.run_with(&graph, run)?;
    drop(asking);
    let text = Told { found: &found, others, asked: essential };
    output::print(&Text::from(&*text.write()))?;
    Ok(paths::ending(found.completeness, found.best.is_none(), "no mechanism; paths says why", loaded))
}

struct Told<'a> {
    found: &'a Essential<'a>,
    others: Vec<(&'a String, &'a String)>,
    asked: &'a arguments::Essential,
}

impl Told<'_> {
    fn write(&self) -> String {
        let Some(best) = &self.found.best else { return String::new() };
        let mut lines = vec![format!("Best mechanism: {best}")];
        let entities = self.found.entities.iter().map(|entity| name(*entity));
        Self::list(&mut lines, "Every mechanism passes", "No entity is on every mechanism.", entities.collect());
        let statements = self.found.statements.iter().map(|statement| said(*statement));
        Self::list(
            &mut lines,
            "Every mechanism rests on",
            "No statement is under every mechanism.",
            statements.collect(),
        );
        self.cuts(&mut lines);
        lines.join("\n")
    }

    fn list(lines: &mut Vec<String>, heading: &str, none: &str, items: Vec<String>) {
        lines.push(String::new());
        if items.is_empty() {
            lines.push(none.to_owned());
        } else {
            lines.push(format!("{heading}:"));
            lines.extend(items.into_iter().map(|item| format!("  {item}")));
        }
    }

    fn cuts(&self, lines: &mut Vec<String>) {
        if self.asked.max_cut == 0 {
            return;
        }
        lines.push(String::new());
        for ((from, to), spared) in self.others.iter().zip(&self.found.spared) {
            if spared.is_none() {
                lines.push(format!("{} has no mechanism to {} that could be spared.", safe(from), safe(to)));
                return;
            }
        }
        let sparing: Vec<String> =
            self.others.iter().map(|(from, to)| format!("{} to {}", safe(from), safe(to))).collect();
        let sparing =
            if sparing.is_empty() { String::new() } else { format!(", but not from {}", sparing.join(" or from ")) };
        let kind = if self.asked.statements { "statements" } else { "entities" };
        let Some(first) = self.found.cuts.first() else {
            let most = self.asked.max_cut;
            lines.push(format!(
                "No set of up to {most} {kind} takes every mechanism away{sparing}; --max-cut looks for larger ones."
            ));
            return;
        };
        let size = first.entities.len() + first.statements.len();
        lines.push(match size {
            1 => format!("Removing any one of these takes every mechanism away{sparing}:"),
            _ => format!("Removing any of these sets of {size} {kind} takes every mechanism away{sparing}:"),
        });
        let most = self.asked.paths.options.limit.unwrap_or(paths::LIMIT);
        for (cut, rank) in self.found.cuts.iter().zip(1..).take(most) {
            Self::cut(lines, cut, rank);
        }
        if let more @ 1.. = self.found.cuts.len().saturating_sub(most) {
            lines.push(format!("  and {more} more; --limit lists them"));
        }
    }

    fn cut(lines: &mut Vec<String>, cut: &Cut<'_>, rank: usize) {
        let entities = cut.entities.iter().map(|entity| name(*entity));
        let members: Vec<String> = entities.chain(cut.statements.iter().map(|statement| said(*statement))).collect();
        lines.push(format!("  {rank}. {}", members.join("; ")));
        lines.extend(cut.left.iter().map(|mechanism| format!("     left: {mechanism}")));
    }
}

fn name(entity: Node<'_>) -> String {
    format!("{} ({})", safe(entity.name()), safe(entity.curie()))
}

fn said(statement: StatementRef<'_>) -> String {
    format!("{} ({})", render::clause(statement, Language::En), safe(&statement.id()))
}
