//! A whole answer as text.

use core::fmt::{self, Write as _};

use crate::graph::{KnowledgeGraph, Node};
use crate::model::{Direction, Effect};
use crate::query::{
    AboutAnswer, Absence, AbsenceAnswer, Answer, MechanismAnswer, StatementAnswer, TherapeuticAnswer, VerdictSign,
};

use super::arrows::{arrow, context_names, net_sign};
use super::terminal::safe;

/// An answer as text: the verdict, each mechanism with its steps and evidence, what is claimed as
/// treatment, and why there is nothing.
#[must_use]
pub fn report(answer: &Answer, graph: &KnowledgeGraph) -> String {
    let mut text = String::new();
    let written = Report { answer, graph }.write(&mut text);
    debug_assert!(written.is_ok(), "a String takes every write");
    text
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
            verdict.sign,
            if verdict.sign == VerdictSign::None { "" } else { " (derived)" }
        )?;
        for part in &verdict.by_context {
            let context = if part.context.is_empty() {
                "generally".to_owned()
            } else {
                format!("in {}", context_names(self.graph, &part.context))
            };
            writeln!(out, "  {context}: {}", part.sign)?;
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
            writeln!(out, "\nThere may be more mechanisms than were asked for.")?;
        }
        Ok(())
    }

    fn mechanism(&self, mechanism: &MechanismAnswer, out: &mut String) -> fmt::Result {
        out.push_str(&safe(mechanism.nodes.first().map_or("", |node| node.name.as_str())));
        for (step, node) in mechanism.steps.iter().zip(mechanism.nodes.iter().skip(1)) {
            let effect = step.statements.first().map_or(Effect::None, |statement| statement.effect);
            write!(out, " {} {}", arrow(effect), safe(&node.name))?;
        }
        let sign = net_sign(mechanism.sign);
        let status = mechanism.status.map_or("status not stated", crate::model::EpistemicStatus::as_str);
        write!(out, "   (net {sign}, {status}")?;
        if !mechanism.context.is_empty() {
            write!(out, ", in {}", context_names(self.graph, &mechanism.context))?;
        }
        if !mechanism.coherent {
            write!(out, ", incoherent")?;
        }
        if let Some(class) = &mechanism.inherited_from {
            write!(out, ", inherited from {}", self.name(class))?;
        }
        writeln!(out, ")")?;
        for step in &mechanism.steps {
            for statement in &step.statements {
                let read = statement.direction.unwrap_or(step.direction);
                writeln!(out, "     {}", self.statement(statement, read))?;
            }
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

    /// `[seed] S07: emapalumab ⊣ interferon gamma, affects, established, PMID:33484058`
    fn statement(&self, statement: &StatementAnswer, read: Direction) -> String {
        let layer = statement.layer.as_ref().map_or_else(String::new, |layer| format!("[{}] ", safe(layer)));
        let id = safe(&statement.id);
        let (subject, object) = (self.argument(&statement.subject), self.argument(&statement.object));
        let (from, to) = if read == Direction::Forward { (subject, object) } else { (object, subject) };
        let mut parts = vec![
            format!("{layer}{id}: {from} {} {to}", arrow(statement.effect)),
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
            writeln!(out, "\nNothing is claimed as treatment.")?;
        } else {
            writeln!(out, "\nClaimed as treatment:")?;
        }
        for therapeutic in &answer.therapeutic {
            writeln!(out, "  {}", self.treatment(therapeutic))?;
        }
        let filtered = [
            (answer.filtered.undated, "of unknown date"),
            (answer.filtered.without_jurisdiction, "of unknown jurisdiction"),
        ];
        for (count, what) in filtered.into_iter().filter(|(count, _)| *count > 0) {
            writeln!(out, "  {count} {what} left out")?;
        }
        Ok(())
    }

    fn treatment(&self, therapeutic: &TherapeuticAnswer) -> String {
        let status = therapeutic
            .status
            .map_or_else(|| "status not stated".to_owned(), |status| status.as_str().replace('_', " "));
        let verb = safe(&therapeutic.predicate.trim_start_matches("biolink:").replace('_', " ")).into_owned();
        let strategy = if therapeutic.via_strategy.is_some() { ", the strategy's and not the drug's own" } else { "" };
        let (subject, object) = (self.name(&therapeutic.subject), safe(&therapeutic.object_name));
        let layer = therapeutic.layer.as_ref().map_or_else(String::new, |layer| format!("[{layer}] "));
        let source = [vec![format!("{layer}{}", therapeutic.id)], therapeutic.publications.clone()].concat().join(", ");
        let details = [
            therapeutic.jurisdiction.clone(),
            therapeutic.population.clone(),
            therapeutic.valid_from.map(|date| format!("since {date}")),
            therapeutic.valid_to.map(|date| format!("until {date}")),
            therapeutic.reported.map(|date| format!("reported {date}")),
            Some(source),
        ];
        let mut parts = vec![format!("{status}: {subject} {verb} {object}{strategy}")];
        parts.extend(details.into_iter().flatten().map(|detail| safe(&detail).into_owned()));
        parts.join("; ")
    }

    fn absence(&self, absence: &AbsenceAnswer, out: &mut String) -> fmt::Result {
        writeln!(out, "No mechanism.")?;
        let names = |nodes: &[crate::query::NodeAnswer]| {
            let listed: Vec<String> = nodes.iter().map(|node| safe(&node.name).into_owned()).collect();
            let more = if nodes.len() == Absence::LISTED { " …" } else { "" };
            if listed.is_empty() { "nothing".to_owned() } else { format!("{}{more}", listed.join(", ")) }
        };
        writeln!(out, "  The start reaches: {}", names(&absence.reachable))?;
        writeln!(out, "  The end is reached by: {}", names(&absence.reaching))?;
        if let Some(missing) = &absence.missing_step {
            writeln!(out, "  Missing: a statement from {} to {}", safe(&missing.from.name), safe(&missing.to.name))?;
        }
        if let Some(miss) = &absence.nearest_miss {
            let constraints: Vec<String> = absence.constraints.iter().map(ToString::to_string).collect();
            write!(out, "  Without {} there would be: ", constraints.join(" and "))?;
            self.mechanism(miss, out)?;
        }
        if absence.cut {
            writeln!(out, "  A limit cut the search for reasons.")?;
        }
        Ok(())
    }

    fn name(&self, id: &str) -> String {
        safe(self.graph.node_by_text(id).map_or(id, Node::name)).into_owned()
    }

    fn argument(&self, argument: &crate::model::Argument) -> String {
        match argument {
            crate::model::Argument::Entity(id) => self.name(id.as_str()),
            crate::model::Argument::Statement { statement } => format!("[{}]", safe(statement)),
        }
    }
}
