//! A whole answer as text.

use core::fmt::{self, Write as _};

use crate::graph::{KnowledgeGraph, Node};
use crate::model::Direction;
use crate::query::{
    AboutAnswer, Absence, AbsenceAnswer, Answer, JoinAnswer, MechanismAnswer, MechanismCounts, OppositionAnswer,
    SignCounts, StatementAnswer, StepAnswer, VerdictSign, VerdictStrength,
};

use super::arrows::arrow;
use super::language::Language;
use super::opposition;
use super::terminal::safe;
use super::treatment::Treatment;
use super::view::{View, context_names};
use super::words;

/// An answer as text: the verdict, each mechanism with its steps and evidence, what is claimed as
/// treatment, and why there is nothing.
#[must_use]
pub fn report(answer: &Answer, graph: &KnowledgeGraph) -> String {
    let mut text = String::new();
    let written = Report { answer, graph }.write(&mut text);
    debug_assert!(written.is_ok(), "a String takes every write");
    text
}

/// A sign with its strength where others dissent.
pub(super) fn graded(sign: VerdictSign, strength: Option<VerdictStrength>) -> String {
    match strength {
        Some(VerdictStrength::Leaning) => format!("{sign} (leaning)"),
        Some(VerdictStrength::Clear) | None => sign.to_string(),
    }
}

/// `12 of sign − (3 sources, 25 publications), 2 of sign + (1 source, no publication)`
fn counts(counts: &MechanismCounts) -> String {
    let signs = [
        (VerdictSign::Negative.to_string(), counts.negative),
        (VerdictSign::Positive.to_string(), counts.positive),
        ("?".to_owned(), counts.unknown),
    ];
    let of_sign = |(sign, count): (String, SignCounts)| {
        let evidence =
            [opposition::sources(count.sources, Language::En), words::publications(count.publications, Language::En)];
        format!("{} of sign {sign} ({})", count.mechanisms, evidence.join(", "))
    };
    let parts: Vec<String> = signs.into_iter().filter(|(_, count)| count.mechanisms > 0).map(of_sign).collect();
    match (counts.complete, parts.is_empty()) {
        (true, _) => parts.join(", "),
        (false, false) => format!("at least {}", parts.join(", ")),
        (false, true) => "not counted before a limit was met".to_owned(),
    }
}

struct Report<'a> {
    answer: &'a Answer,
    graph: &'a KnowledgeGraph,
}

impl Report<'_> {
    fn write(&self, out: &mut String) -> fmt::Result {
        let Answer { from, to, verdict, .. } = self.answer;
        let end = |name: &str, id: &Option<String>| match id {
            Some(id) => format!("{} ({})", safe(name), safe(id)),
            None => safe(name).into_owned(),
        };
        writeln!(out, "From {} to {}", end(&from.name, &from.id), end(&to.name, &to.id))?;
        let status = verdict.status.map_or_else(String::new, |status| format!(", {status}"));
        let context = if verdict.context.is_empty() {
            String::new()
        } else {
            format!(", in {}", context_names(self.graph, &verdict.context))
        };
        writeln!(
            out,
            "Verdict: {}{status}{context}{}",
            graded(verdict.sign, verdict.strength),
            if verdict.sign == VerdictSign::None { "" } else { " (derived)" }
        )?;
        if verdict.sign == VerdictSign::Unknown {
            writeln!(out, "{}", words::ONLY_UNSIGNED.text(Language::En))?;
        }
        if verdict.sign != VerdictSign::None {
            writeln!(out, "Mechanisms: {}", counts(&verdict.counts))?;
        }
        for part in &verdict.by_context {
            let context = if part.context.is_empty() {
                words::GENERALLY.text(Language::En).to_owned()
            } else {
                format!("in {}", context_names(self.graph, &part.context))
            };
            writeln!(out, "  {context}: {}", graded(part.sign, part.strength))?;
        }
        for mechanism in &self.answer.mechanisms {
            write!(out, "\n{}. ", mechanism.rank)?;
            self.mechanism(mechanism, out)?;
        }
        if let Some(absence) = &self.answer.absence {
            writeln!(out)?;
            self.absence(absence, out)?;
        }
        self.treatments(out)?;
        let completeness = &self.answer.completeness;
        if let Some(limit) = completeness.cut_by {
            writeln!(out, "\nCut by {limit} after {} expansions: there may be more.", completeness.expansions)?;
        } else if !completeness.complete {
            writeln!(out, "\n{}", words::MORE.text(Language::En))?;
        }
        Ok(())
    }

    fn mechanism(&self, mechanism: &MechanismAnswer, out: &mut String) -> fmt::Result {
        writeln!(out, "{}", View::of_answer(mechanism, self.graph).line(Language::En))?;
        for step in &mechanism.steps {
            for statement in &step.statements {
                let read = statement.direction.unwrap_or(step.direction);
                writeln!(out, "     {}", self.statement(statement, read))?;
            }
            self.against(step, out)?;
        }
        for summary in mechanism.summary.iter().flatten() {
            for expansion in &summary.expansions {
                writeln!(out, "     sub-steps of {}:", safe(&summary.statement))?;
                for statement in expansion {
                    writeln!(
                        out,
                        "       {}",
                        self.statement(statement, statement.direction.unwrap_or(Direction::Forward))
                    )?;
                }
            }
        }
        for about in &mechanism.about {
            writeln!(out, "     about it: {}", self.about(about))?;
        }
        Ok(())
    }

    /// How many statements speak against a step, and the first of them.
    fn against(&self, step: &StepAnswer, out: &mut String) -> fmt::Result {
        if step.against.is_empty() {
            return Ok(());
        }
        writeln!(out, "     {}", opposition::summary(&step.against, Language::En))?;
        for OppositionAnswer { statement, .. } in step.against.iter().take(opposition::LISTED) {
            writeln!(out, "       {}", self.statement(statement, statement.direction.unwrap_or(step.direction)))?;
        }
        match step.against.len().saturating_sub(opposition::LISTED) {
            0 => Ok(()),
            more => writeln!(out, "       {}", words::AGAINST_MORE.with(Language::En, &[&more.to_string()])),
        }
    }

    /// `[seed] S07: emapalumab ⊣ interferon gamma, affects, established, PMID:33484058`
    fn statement(&self, statement: &StatementAnswer, read: Direction) -> String {
        let layer = statement.layer.as_ref().map_or_else(String::new, |layer| format!("[{}] ", safe(layer)));
        let id = safe(&statement.id);
        let (subject, object) = (self.argument(&statement.subject), self.argument(&statement.object));
        let (from, to) = if read == Direction::Forward { (subject, object) } else { (object, subject) };
        let denied = if statement.negated { "it is denied that " } else { "" };
        let mut parts = vec![
            format!("{layer}{id}: {denied}{from} {} {to}", arrow(statement.effect)),
            safe(statement.predicate.trim_start_matches("biolink:")).into_owned(),
        ];
        parts.extend(statement.status.map(|status| status.to_string()));
        if !statement.context.is_empty() {
            parts.push(format!("in {}", context_names(self.graph, &statement.context)));
        }
        parts.extend(statement.publications.iter().map(|publication| safe(publication).into_owned()));
        let rules: Vec<String> = statement.rules.iter().map(ToString::to_string).collect();
        let rules = if rules.is_empty() { String::new() } else { format!("; by {}", rules.join(", ")) };
        parts.join(", ") + &rules
    }

    fn about(&self, about: &AboutAnswer) -> String {
        let text = self.graph.statement(&about.id).map_or_else(String::new, |statement| statement.to_string());
        format!("{}: {}", safe(&about.id), safe(&text))
    }

    fn treatments(&self, out: &mut String) -> fmt::Result {
        let answer = self.answer;
        if answer.therapeutic.is_empty() {
            writeln!(out, "\n{}", words::NO_TREATMENTS.text(Language::En))?;
        } else {
            writeln!(out, "\n{}:", words::TREATMENTS.text(Language::En))?;
        }
        for therapeutic in &answer.therapeutic {
            writeln!(out, "  {}", Treatment::of(therapeutic, self.graph, Language::En).line())?;
        }
        if !answer.against.is_empty() {
            writeln!(out, "\n{}:", words::AGAINST.text(Language::En))?;
        }
        for therapeutic in &answer.against {
            writeln!(out, "  {}", Treatment::of(therapeutic, self.graph, Language::En).line())?;
        }
        let filtered = [
            (answer.filtered.undated, words::LEFT_OUT_UNDATED),
            (answer.filtered.without_jurisdiction, words::LEFT_OUT_JURISDICTION),
        ];
        for (count, what) in filtered.into_iter().filter(|(count, _)| *count > 0) {
            writeln!(out, "  {}", what.with(Language::En, &[&count.to_string()]))?;
        }
        Ok(())
    }

    fn absence(&self, absence: &AbsenceAnswer, out: &mut String) -> fmt::Result {
        writeln!(out, "{}.", words::NO_MECHANISM.text(Language::En))?;
        let names = |nodes: &[crate::query::NodeAnswer]| {
            let listed: Vec<String> = nodes.iter().map(|node| safe(&node.name).into_owned()).collect();
            let more = if nodes.len() == Absence::LISTED { " …" } else { "" };
            if listed.is_empty() {
                words::NOTHING.text(Language::En).to_owned()
            } else {
                format!("{}{more}", listed.join(", "))
            }
        };
        writeln!(out, "  {}: {}", words::REACHABLE.text(Language::En), names(&absence.reachable))?;
        writeln!(out, "  {}: {}", words::REACHING.text(Language::En), names(&absence.reaching))?;
        if let Some(reversed) = &absence.reversed {
            write!(out, "  {} ", words::REVERSED.text(Language::En))?;
            self.mechanism(reversed, out)?;
        }
        if !absence.joins.is_empty() {
            writeln!(out, "  {}", words::JOINS.text(Language::En))?;
        }
        for JoinAnswer { reason, statement } in &absence.joins {
            let written = self.statement(statement, Direction::Forward);
            writeln!(out, "    {}: {written}", words::join(*reason).text(Language::En))?;
        }
        if let Some(missing) = &absence.missing_step {
            let predicate =
                missing.predicate.as_deref().map(|it| words::verb(it.trim_start_matches("biolink:"), Language::En));
            let such_as = predicate.map_or_else(String::new, |verb| format!(", such as “{}”", safe(&verb)));
            let [from, to] = [&missing.from, &missing.to].map(|node| safe(&node.name));
            writeln!(out, "  Missing: a statement from {from} to {to}{such_as}")?;
        }
        if let Some(miss) = &absence.nearest_miss {
            let constraints: Vec<String> = absence.constraints.iter().map(ToString::to_string).collect();
            write!(out, "  {} ", words::WITHOUT.with(Language::En, &[&constraints.join(" and ")]))?;
            self.mechanism(miss, out)?;
        }
        if absence.cut {
            writeln!(out, "  {}", words::ABSENCE_CUT.text(Language::En))?;
        }
        Ok(())
    }

    fn name(&self, id: &str) -> String {
        safe(self.graph.node(id).map_or(id, Node::name)).into_owned()
    }

    fn argument(&self, argument: &crate::model::Argument) -> String {
        match argument {
            crate::model::Argument::Entity(id) => self.name(id.as_str()),
            crate::model::Argument::Statement { statement } => format!("[{}]", safe(statement)),
        }
    }
}
