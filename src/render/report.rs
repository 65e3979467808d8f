//! A whole answer as text.

use std::collections::BTreeMap;

use crate::graph::{KnowledgeGraph, Node};
use crate::model::{Argument, Direction};
use crate::query::{
    Absence, AbsenceAnswer, Answer, JoinAnswer, MechanismAnswer, MechanismChance, MechanismCounts, OppositionAnswer,
    SignCounts, StatementAnswer, StepAnswer, VerdictSign, VerdictStrength,
};
use crate::text::counted;

use super::citations::{Citations, Cited};
use super::found::statement_between;
use super::language::Language;
use super::line::{Line, joined};
use super::opposition;
use super::terminal::safe;
use super::treatment::Treatment;
use super::view::{View, context_names};
use super::{punctuation, relations, words};
use crate::style::arrow_on;

/// An answer as text: the verdict, each mechanism with its steps and evidence, what is claimed as
/// treatment, and why there is nothing.
#[must_use]
pub fn report(answer: &Answer, graph: &KnowledgeGraph) -> String {
    joined(&report_lines(answer, graph))
}

/// As [`report`], line by line. A step that an earlier mechanism has is told there; publications are numbered, and
/// listed at the end.
#[must_use]
pub fn report_lines(answer: &Answer, graph: &KnowledgeGraph) -> Vec<Line> {
    let mut report =
        Report { answer, graph, lines: Vec::new(), citations: Citations::new(Cited::First), told: Told::default() };
    report.write();
    let Report { mut lines, citations, .. } = report;
    lines.extend(citations.into_lines(Language::En));
    lines
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
            [words::sources(count.sources, Language::En), words::publications(count.publications, Language::En)];
        format!("{} of sign {sign} ({})", count.mechanisms, evidence.join(", "))
    };
    let parts: Vec<String> = signs.into_iter().filter(|(_, count)| count.mechanisms > 0).map(of_sign).collect();
    match (counts.complete, parts.is_empty()) {
        (true, _) => parts.join(", "),
        (false, false) => format!("at least {}", parts.join(", ")),
        (false, true) => "not counted before a limit was met".to_owned(),
    }
}

/// `p 0.0198: 1 of 100 permuted networks has as good a mechanism`
#[must_use]
pub fn by_chance(chance: MechanismChance) -> String {
    let MechanismChance { as_good, networks, p_value, .. } = chance;
    let have = if as_good == 1 { "has" } else { "have" };
    let networks = counted(networks, "permuted network", "permuted networks");
    format!("p {}: {as_good} of {networks} {have} as good a mechanism", p_value_in_words(p_value))
}

/// A probability as it is read: `0.0312`, `3.1e-5`.
#[must_use]
pub fn p_value_in_words(p_value: f64) -> String {
    if p_value == 0.0 || p_value >= 9.95e-4 { format!("{p_value:.4}") } else { format!("{p_value:.1e}") }
}

struct Report<'a> {
    answer: &'a Answer,
    graph: &'a KnowledgeGraph,
    lines: Vec<Line>,
    citations: Citations,
    told: Told<'a>,
}

/// The mechanism that each step, by its statements, was told in.
#[derive(Default)]
pub(super) struct Told<'a>(BTreeMap<Vec<&'a str>, usize>);

impl<'a> Told<'a> {
    /// The rank of the mechanism that told a step, if not this one is the first.
    pub(super) fn earlier(&mut self, step: &'a StepAnswer, rank: usize) -> Option<usize> {
        let statements = step.statements.iter().map(|statement| &*statement.id).collect();
        Some(*self.0.entry(statements).or_insert(rank)).filter(|first| *first < rank)
    }
}

/// `emapalumab ⊣ interferon gamma: as in 1`
pub(super) fn as_in(step: &str, rank: usize, language: Language) -> String {
    [step, punctuation::colon(language), &words::AS_IN.with(language, &[&rank.to_string()])].concat()
}

/// Where the steps of a mechanism are told, and what tells more of them.
const STEP: usize = 5;
const BELOW_STEP: usize = 7;

impl<'a> Report<'a> {
    fn write(&mut self) {
        let answer = self.answer;
        let end = |name: &str, id: &Option<String>| match id {
            Some(id) => format!("{} ({})", safe(name), safe(id)),
            None => safe(name).into_owned(),
        };
        let (from, to) = (&answer.from, &answer.to);
        self.heading(format!("From {} to {}", end(&from.name, &from.id), end(&to.name, &to.id)));
        self.verdict();
        for mechanism in &answer.mechanisms {
            self.lines.push(Line::blank());
            let marker = format!("{}. ", mechanism.rank);
            self.mechanism(mechanism, |line| line.marked(marker).as_heading());
        }
        if let Some(absence) = &answer.absence {
            self.lines.push(Line::blank());
            self.absence(absence);
        }
        self.treatments();
        let completeness = &answer.completeness;
        let more = match completeness.cut_by {
            Some(limit) => {
                let expansions = counted(completeness.expansions, "expansion", "expansions");
                Some(format!("Cut by {limit} after {expansions}: there may be more."))
            }
            None => (!completeness.complete).then(|| more(answer, Language::En)),
        };
        if let Some(more) = more {
            self.lines.push(Line::blank());
            self.heading(more);
        }
    }

    fn heading(&mut self, text: impl Into<String>) {
        self.lines.push(Line::heading(text));
    }

    fn verdict(&mut self) {
        let verdict = &self.answer.verdict;
        let status = verdict.status.map_or_else(String::new, |status| format!(", {status}"));
        let names = |context| context_names(self.graph, context, Language::En);
        let context =
            if verdict.context.is_empty() { String::new() } else { format!(", in {}", names(&verdict.context)) };
        let derived = if verdict.sign == VerdictSign::None { "" } else { " (derived)" };
        let only = words::BY_CORRELATION_ONLY.text(Language::En);
        let basis = if verdict.by_correlation { format!(", {only}") } else { String::new() };
        let mut lines = vec![Line::heading(format!(
            "Verdict: {}{basis}{status}{context}{derived}",
            graded(verdict.sign, verdict.strength)
        ))];
        if verdict.sign == VerdictSign::Unknown && !is_about_loops(self.answer) {
            lines.push(Line::heading(words::ONLY_UNSIGNED.text(Language::En)));
        }
        if verdict.sign != VerdictSign::None {
            lines.push(Line::heading(format!("Mechanisms: {}", counts(&verdict.counts))));
        }
        if let Some(chance) = self.answer.chance {
            lines.push(Line::heading(format!("By chance: {}", by_chance(chance))));
        }
        for part in &verdict.by_context {
            let context = if part.context.is_empty() {
                words::GENERALLY.text(Language::En).to_owned()
            } else {
                format!("in {}", names(&part.context))
            };
            lines.push(Line::new(2, format!("{context}: {}", graded(part.sign, part.strength))));
        }
        self.lines.append(&mut lines);
    }

    /// The chain in a line that starts as `first` makes it, and the steps below it.
    fn mechanism(&mut self, mechanism: &'a MechanismAnswer, first: impl FnOnce(Line) -> Line) {
        let view = View::of_answer(mechanism, self.graph);
        self.lines.push(first(Line::new(0, view.line(Language::En))));
        for (step, said) in mechanism.steps.iter().zip(view.steps(Language::En)) {
            if let Some(rank) = self.told.earlier(step, mechanism.rank) {
                self.lines.push(Line::new(STEP, as_in(&said, rank, Language::En)));
                continue;
            }
            for statement in &step.statements {
                self.statement(STEP, "", statement, statement.direction.unwrap_or(step.direction));
            }
            self.against(STEP, &step.against, step.direction);
        }
        for summary in mechanism.summary.iter().flatten() {
            for expansion in &summary.expansions {
                self.lines.push(Line::new(STEP, format!("sub-steps of {}:", safe(&summary.statement))));
                for statement in expansion {
                    let direction = statement.direction.unwrap_or(Direction::Forward);
                    self.statement(BELOW_STEP, "", statement, direction);
                    self.against(BELOW_STEP, &statement.against, direction);
                }
            }
        }
        for about in &mechanism.about {
            let text = self.graph.statement(&about.id).map_or_else(String::new, |statement| statement.to_string());
            self.lines.push(Line::new(STEP, format!("about it: {}", safe(&text))).with_ids(safe(&about.id)));
        }
    }

    /// How many statements speak against a step, and the first of them.
    fn against(&mut self, indent: usize, against: &[OppositionAnswer], direction: Direction) {
        if against.is_empty() {
            return;
        }
        let below = indent + BELOW_STEP - STEP;
        self.lines.push(Line::new(indent, opposition::summary(against, Language::En)));
        for OppositionAnswer { statement, .. } in against.iter().take(opposition::LISTED) {
            self.statement(below, "", statement, statement.direction.unwrap_or(direction));
        }
        if let more @ 1.. = against.len().saturating_sub(opposition::LISTED) {
            self.lines.push(Line::new(below, words::AND_MORE.with(Language::En, &[&more.to_string()])));
        }
    }

    /// `emapalumab ⊣ interferon gamma, affects, established [1]   [seed] S07`
    fn statement(&mut self, indent: usize, before: &str, statement: &StatementAnswer, read: Direction) {
        let (subject, object) = (self.argument(&statement.subject), self.argument(&statement.object));
        let (from, to) = if read == Direction::Forward { (subject, object) } else { (object, subject) };
        let denied = if statement.negated { "it is denied that " } else { "" };
        let mut parts = vec![
            format!("{before}{denied}{from} {} {to}", arrow_on(statement.effect, statement.basis)),
            safe(statement.predicate.trim_start_matches("biolink:")).into_owned(),
        ];
        parts.extend(statement.status.map(|status| status.to_string()));
        if !statement.context.is_empty() {
            parts.push(format!("in {}", context_names(self.graph, &statement.context, Language::En)));
        }
        let rules: Vec<String> = statement.rules.iter().map(ToString::to_string).collect();
        let rules = if rules.is_empty() { String::new() } else { format!("; by {}", rules.join(", ")) };
        let marks = self.citations.after(statement.publications.iter().map(String::as_str), Language::En);
        let line = Line::new(indent, format!("{}{rules}{marks}", parts.join(", ")));
        self.lines.push(line.with_ids(ids(statement.layer.as_deref(), &statement.id)));
    }

    fn treatments(&mut self) {
        let (lines, graph) = (&mut self.lines, self.graph);
        treatments(self.answer, graph, Language::En, &mut self.citations, lines);
    }

    fn absence(&mut self, absence: &'a AbsenceAnswer) {
        self.heading(format!("{}.", words::verdict(VerdictSign::None).text(Language::En)));
        for (what, nodes) in [(words::REACHABLE, &absence.reachable), (words::REACHING, &absence.reaching)] {
            let mut names: Vec<String> = nodes.iter().map(|node| safe(&node.name).into_owned()).collect();
            if names.is_empty() {
                names.push(words::NOTHING.text(Language::En).to_owned());
            }
            let more = if nodes.len() == Absence::LISTED { " …" } else { "" };
            self.lines.push(Line::new(2, format!("{}: {}{more}", what.text(Language::En), names.join(", "))));
        }
        if let Some(reversed) = &absence.reversed {
            let before = words::REVERSED.text(Language::En);
            self.mechanism(reversed, |line| Line::new(2, format!("{before} {}", line.text)));
        }
        if !absence.joins.is_empty() {
            self.lines.push(Line::new(2, words::JOINS.text(Language::En)));
        }
        for JoinAnswer { reason, statement } in &absence.joins {
            let reason = format!("{}: ", words::join(*reason).text(Language::En));
            // The arrow goes the way of the effect, as in a step.
            let known = statement_between(self.graph, &statement.subject, &statement.object, &statement.id);
            let acts_backward =
                known.is_some_and(|it| it.permits(Direction::Backward) && !it.permits(Direction::Forward));
            let direction = if acts_backward { Direction::Backward } else { Direction::Forward };
            self.statement(4, &reason, statement, direction);
        }
        if let Some(missing) = &absence.missing_step {
            let predicate =
                missing.predicate.as_deref().map(|it| relations::verb(it.trim_start_matches("biolink:"), Language::En));
            let such_as = predicate.map_or_else(String::new, |verb| format!(", such as “{}”", safe(&verb)));
            let [from, to] = [&missing.from, &missing.to].map(|node| safe(&node.name));
            self.lines.push(Line::new(2, format!("Missing: a statement from {from} to {to}{such_as}")));
        }
        if let Some(miss) = &absence.nearest_miss {
            let constraints: Vec<String> = absence.constraints.iter().map(ToString::to_string).collect();
            let before = words::WITHOUT.with(Language::En, &[&constraints.join(" and ")]);
            self.told = Told::default();
            self.mechanism(miss, |line| Line::new(2, format!("{before} {}", line.text)));
        }
        if absence.cut {
            let parts: Vec<String> = absence.unseen.iter().map(|part| words::unseen(part, Language::En)).collect();
            let unseen = words::UNSEEN.with(Language::En, &[&parts.join("; ")]);
            let unseen = if parts.is_empty() { String::new() } else { format!(" {unseen}") };
            self.lines.push(Line::new(2, format!("{}{unseen}", words::ABSENCE_CUT.text(Language::En))));
        }
    }

    fn argument(&self, argument: &Argument) -> String {
        match argument {
            Argument::Entity(id) => safe(self.graph.node(id.as_str()).map_or(id.as_str(), Node::name)).into_owned(),
            Argument::Statement { statement } => format!("[{}]", safe(statement)),
        }
    }
}

/// `[seed] S07`
fn ids(layer: Option<&str>, id: &str) -> String {
    layer.map_or_else(String::new, |layer| format!("[{}] ", safe(layer))) + &safe(id)
}

/// That there are more mechanisms than are listed: how many, if that is known.
pub(super) fn more(answer: &Answer, language: Language) -> String {
    let counts = &answer.verdict.counts;
    let all: usize = [counts.positive, counts.negative, counts.unknown].iter().map(|of| of.mechanisms).sum();
    let (listed, is_of_any_sign) = (answer.mechanisms.len(), answer.query.as_ref().is_some_and(|it| it.sign.is_none()));
    if counts.complete && is_of_any_sign && all > listed {
        words::LISTED_OF.with(language, &[&listed.to_string(), &all.to_string()])
    } else {
        words::MORE.text(language).to_owned()
    }
}

/// Whether an entity was asked about for itself, so that nothing joins two and nothing is treated.
pub(super) fn is_about_loops(answer: &Answer) -> bool {
    answer.query.as_ref().is_some_and(|query| query.loops)
}

/// So many claims about treatment are listed, those that count most, and how many more there are is said: between a set of
/// drugs and one of diseases there are thousands.
pub(super) const MOST_CLAIMS: usize = 25;

/// What is claimed as treatment, what speaks against it, and what a filter left out.
pub(super) fn treatments(
    answer: &Answer,
    graph: &KnowledgeGraph,
    language: Language,
    citations: &mut Citations,
    lines: &mut Vec<Line>,
) {
    let colon = punctuation::colon(language);
    let listed = [(words::TREATMENTS, &answer.therapeutic), (words::AGAINST, &answer.against)];
    if answer.therapeutic.is_empty() && !is_about_loops(answer) {
        lines.extend([Line::blank(), Line::heading(words::NO_TREATMENTS.text(language))]);
    }
    for (heading, claims) in listed.into_iter().filter(|(_, claims)| !claims.is_empty()) {
        lines.extend([Line::blank(), Line::heading([heading.text(language), colon.trim_end()].concat())]);
        for claim in claims.iter().take(MOST_CLAIMS) {
            let marks = citations.after(claim.publications.iter().map(String::as_str), language);
            let text = Treatment::of(claim, graph, language).line(language) + &marks;
            lines.push(Line::new(2, text).with_ids(ids(claim.layer.as_deref(), &claim.id)));
        }
        let more = claims.len().saturating_sub(MOST_CLAIMS);
        if more > 0 {
            lines.push(Line::new(2, words::AND_MORE.with(language, &[&more.to_string()])));
        }
    }
    let filtered = [
        (answer.filtered.undated, words::LEFT_OUT_UNDATED),
        (answer.filtered.without_jurisdiction, words::LEFT_OUT_JURISDICTION),
        (answer.filtered.less_believed, words::LEFT_OUT_BELIEF),
        (answer.filtered.others, words::LEFT_OUT_OTHERS),
    ];
    for (count, what) in filtered.into_iter().filter(|(count, _)| *count > 0) {
        lines.push(Line::new(2, what.with(language, &[&count.to_string()])));
    }
}
