//! Mechanisms in sentences, each claim with its numbered citation.

use core::fmt;

use serde::Serialize;

use crate::graph::{ArgumentRef, KnowledgeGraph, Node, StatementRef};
use crate::model::{Context, Sign};
use crate::query::{Mechanism, OppositionKind, Step};

use super::language::Language;
use super::opposition;
use super::terminal::safe;
use super::view::View;
use super::words;

/// A mechanism in sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Explanation {
    /// The sentences in order; `[1]` stands for the first of the citations.
    pub sentences: Vec<String>,
    /// Publications, in the order in which they are first cited.
    pub citations: Vec<String>,
    /// English words that stand for missing ones in the language of the sentences, in order.
    pub untranslated: Vec<String>,
    language: Language,
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for sentence in &self.sentences {
            writeln!(f, "{sentence}")?;
        }
        for (number, citation) in (1..).zip(&self.citations) {
            writeln!(f, "[{number}] {}", safe(citation))?;
        }
        match (self.language, self.untranslated.as_slice()) {
            (Language::Zh, missing) if !missing.is_empty() => {
                writeln!(f, "(无中文名称,以英文代替:{})", missing.join("、"))
            }
            _ => Ok(()),
        }
    }
}

/// Tells a mechanism in sentences: each step with its evidence, the net effect, what is derived, and
/// what is said about it.
///
/// ```
/// use mechgraph::query::MechanismQuery;
/// use mechgraph::render::{Language, explain};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let mechanism = MechanismQuery::between("emapalumab", "HLH").run(&graph)?.next().ok_or("none")?;
/// let explanation = explain(&mechanism, Language::En);
/// assert_eq!(
///     explanation.sentences[0],
///     "emapalumab decreases the activity of interferon gamma by antibody inhibition [1].",
/// );
/// assert_eq!(explanation.citations, ["PMID:33484058"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn explain(mechanism: &Mechanism<'_>, language: Language) -> Explanation {
    let mut teller = Teller::new(language);
    let mut sentences: Vec<String> = mechanism.steps().map(|step| teller.step(step)).collect();
    sentences.push(teller.conclusion(&View::from(mechanism), mechanism.asked()));
    sentences.extend(mechanism.about().into_iter().map(|statement| teller.full_sentence(statement)));
    teller.explanation(sentences)
}

/// Tells one statement in a sentence, with its citations.
#[must_use]
pub fn tell(statement: StatementRef<'_>, language: Language) -> Explanation {
    let mut teller = Teller::new(language);
    let sentences = vec![teller.full_sentence(statement)];
    teller.explanation(sentences)
}

impl Mechanism<'_> {
    /// Tells the mechanism in sentences with numbered citations; see [`explain`].
    #[must_use]
    pub fn explain(&self, language: Language) -> Explanation {
        explain(self, language)
    }
}

/// Writes sentences and remembers what it cited and could not translate.
pub(super) struct Teller {
    pub(super) language: Language,
    citations: Vec<String>,
    untranslated: Vec<String>,
    /// How many statements the present one stands within.
    depth: usize,
}

/// How deep statements about statements are spelled out; deeper ones are named by their id.
const DEEPEST: usize = 3;

impl Teller {
    pub(super) const fn new(language: Language) -> Self {
        Self { language, citations: Vec::new(), untranslated: Vec::new(), depth: 0 }
    }

    /// The sentences with all that they cite.
    pub(super) fn explanation(self, sentences: Vec<String>) -> Explanation {
        let Self { language, citations, untranslated, .. } = self;
        Explanation { sentences, citations, untranslated, language }
    }

    /// The best support of a step, and what it summarises.
    fn step(&mut self, step: Step<'_, '_>) -> String {
        let supports: Vec<_> = step.supports().map(|support| support.statement).collect();
        let against: Vec<_> = step.against().into_iter().map(|one| (one.kind, one.statement)).collect();
        self.evidence(&supports, &against)
    }

    /// What says so, and what speaks against it.
    pub(super) fn evidence(
        &mut self,
        supports: &[StatementRef<'_>],
        against: &[(OppositionKind, StatementRef<'_>)],
    ) -> String {
        let mut parts: Vec<String> = supports.iter().map(|statement| self.support(*statement)).collect();
        if let Some((_, first)) = against.first() {
            let example = format!("{}{}", self.clause(*first), self.cite(*first));
            let counts = opposition::counts(&against.iter().map(|(kind, _)| *kind), self.language);
            let text = match self.language {
                Language::En => format!("{counts}, such as: {example}"),
                Language::Zh => format!("{counts}，例如：{example}"),
            };
            parts.push(words::AGAINST_THIS.with(self.language, &[&text]));
        }
        parts.join(words::between_sentences(self.language))
    }

    /// A statement as a sentence, and what it summarises.
    pub(super) fn support(&mut self, statement: StatementRef<'_>) -> String {
        let mut parts = vec![self.full_sentence(statement)];
        for path in statement.expansion_statements() {
            let steps: Vec<String> = path.into_iter().map(|statement| self.clause(statement)).collect();
            parts.push(match self.language {
                Language::En => format!("This comes about in {} steps: {}.", steps.len(), steps.join("; ")),
                Language::Zh => format!("其过程分{}步:{}。", steps.len(), steps.join(";")),
            });
        }
        parts.join(words::between_sentences(self.language))
    }

    /// A statement as a sentence, with context, status where it is not established, and citations.
    pub(super) fn full_sentence(&mut self, statement: StatementRef<'_>) -> String {
        let clause = self.clause(statement);
        let citations = self.cite(statement);
        let mut asides: Vec<String> = Vec::new();
        let status = statement.epistemic_status().filter(|s| *s != crate::model::EpistemicStatus::Established);
        asides.extend(status.map(|status| words::status(Some(status), self.language).to_owned()));
        if statement.layer() == Some("background") {
            asides.push(match self.language {
                Language::En => "background".to_owned(),
                Language::Zh => "背景知识".to_owned(),
            });
        }
        if statement.effect_differs() && statement.effect().is_step() {
            asides.push(match self.language {
                Language::En => format!("effect {} by its curator", statement.effect()),
                Language::Zh => format!("整理者判定效应为 {}", statement.effect()),
            });
        }
        match self.language {
            Language::En if asides.is_empty() => format!("{}{citations}.", sentence_case(&clause)),
            Language::En => format!("{} ({}){citations}.", sentence_case(&clause), asides.join(", ")),
            Language::Zh if asides.is_empty() => format!("{clause}{citations}。"),
            Language::Zh => format!("{clause}({}){citations}。", asides.join(",")),
        }
    }

    /// A statement without its evidence: subject, what it does, object, and where.
    fn clause(&mut self, statement: StatementRef<'_>) -> String {
        let subject = self.argument(statement.subject());
        let subject = self.qualified(statement, &subject);
        let object = self.argument(statement.object());
        let text = if let Some(text) = self.directed(statement, &subject, &object) {
            text
        } else {
            let object = self.qualified_object(statement, &object);
            let verb = self.predicate(statement.predicate().local_name());
            match (self.language, statement.is_negated()) {
                (Language::En, false) => format!("{subject} {verb} {object}"),
                (Language::En, true) => format!("it is denied that {subject} {verb} {object}"),
                (Language::Zh, false) => format!("{subject}{verb}{object}"),
                (Language::Zh, true) => format!("{subject}并不{verb}{object}"),
            }
        };
        let places = self.places(&statement.context(), statement.graph());
        match self.language {
            _ if places.is_empty() => text,
            Language::En => format!("in {}, {text}", places.join(" and ")),
            Language::Zh => format!("在{}中,{text}", places.join("、")),
        }
    }

    /// The subject with what its qualifiers say: `decreased hemopoiesis`, `loss of function of PRF1`.
    fn qualified(&mut self, statement: StatementRef<'_>, subject: &str) -> String {
        let qualifier = |slot: &str| statement.qualifiers().find(|(known, _)| *known == slot).map(|(_, value)| value);
        let direction = qualifier("subject_direction_qualifier").map(|direction| self.term(direction));
        let aspect = qualifier("subject_aspect_qualifier").map(|aspect| self.term(aspect));
        let form = qualifier("subject_form_or_variant_qualifier").map(|form| self.term(form));
        match self.language {
            Language::En => {
                let of = aspect.map(|aspect| format!("{aspect} of {subject}"));
                let what = of.unwrap_or_else(|| subject.to_owned());
                let what = direction.map_or_else(|| what.clone(), |direction| format!("{direction} {what}"));
                form.map_or_else(|| what.clone(), |form| format!("the {form} of {what}"))
            }
            Language::Zh => {
                let of = aspect.map_or_else(|| subject.to_owned(), |aspect| format!("{subject}的{aspect}"));
                let what = direction.map_or_else(|| of.clone(), |direction| format!("{of}{direction}"));
                form.map_or_else(|| what.clone(), |form| format!("{what}的{form}"))
            }
        }
    }

    /// The object with its direction and aspect, for predicates that have a verb of their own.
    fn qualified_object(&mut self, statement: StatementRef<'_>, object: &str) -> String {
        let qualifier = |slot: &str| statement.qualifiers().find(|(known, _)| *known == slot).map(|(_, value)| value);
        let parts = [qualifier("object_direction_qualifier"), qualifier("object_aspect_qualifier")];
        let [direction, aspect] = parts.map(|part| part.map(|part| self.term(part)));
        // "Disrupts the decreased interaction" would say the opposite of what is meant.
        let direction = direction.filter(|_| statement.predicate().local_name() != "disrupts");
        let aspect = aspect.filter(|_| direction.is_some());
        match self.language {
            Language::En => {
                let of = aspect.map_or_else(|| object.to_owned(), |aspect| format!("{aspect} of {object}"));
                direction.map_or_else(|| of.clone(), |direction| format!("{direction} {of}"))
            }
            Language::Zh => {
                let of = aspect.map_or_else(|| object.to_owned(), |aspect| format!("{object}的{aspect}"));
                direction.map_or_else(|| of.clone(), |direction| format!("{of}{direction}"))
            }
        }
    }

    /// A statement that says which way an aspect of the object goes.
    fn directed(&mut self, statement: StatementRef<'_>, subject: &str, object: &str) -> Option<String> {
        let qualifier =
            |slot: &str| statement.qualifiers().find(|(known, _)| *known == slot).map(|(_, value)| value.to_owned());
        let sign = match qualifier("object_direction_qualifier")?.as_str() {
            "increased" | "upregulated" => Sign::Positive,
            "decreased" | "downregulated" => Sign::Negative,
            _ => return None,
        };
        if statement.is_negated()
            || !matches!(statement.predicate().biolink_name(), Some("affects" | "regulates" | "causes"))
        {
            return None;
        }
        let aspect = qualifier("object_aspect_qualifier").map(|aspect| self.term(&aspect));
        let verb = words::direction(sign, aspect.is_some(), self.language);
        let way = qualifier("causal_mechanism_qualifier").map(|way| self.term(&way));
        Some(match self.language {
            Language::En => {
                let of = aspect.map_or_else(String::new, |aspect| format!("the {aspect} of "));
                let by = way.map_or_else(String::new, |way| format!(" by {way}"));
                format!("{subject} {verb} {of}{object}{by}")
            }
            Language::Zh => {
                let of = aspect.map_or_else(String::new, |aspect| format!("的{aspect}"));
                let by = way.map_or_else(String::new, |way| format!("通过{way}"));
                format!("{subject}{by}{verb}{object}{of}")
            }
        })
    }

    /// The dimensions of a context, each with its alternatives.
    pub(super) fn places(&mut self, context: &Context, graph: &KnowledgeGraph) -> Vec<String> {
        let language = self.language;
        let mut dimensions = Vec::new();
        for (dimension, values) in context.iter() {
            let mut names = Vec::new();
            for value in values {
                names.push(match graph.node(value) {
                    Some(node) => self.name(node),
                    None => language.place(&safe(value), dimension),
                });
            }
            dimensions.push(names.join(if language == Language::En { " or " } else { "或" }));
        }
        dimensions
    }

    fn argument(&mut self, argument: ArgumentRef<'_>) -> String {
        match argument {
            ArgumentRef::Node(node) => self.name(node),
            ArgumentRef::Statement(statement) if self.depth == DEEPEST => format!("[{}]", safe(&statement.id())),
            ArgumentRef::Statement(statement) => {
                self.depth += 1;
                let clause = self.clause(statement);
                self.depth -= 1;
                match self.language {
                    Language::En => format!("“{clause}”"),
                    Language::Zh => format!("「{clause}」"),
                }
            }
        }
    }

    pub(super) fn name(&mut self, node: Node<'_>) -> String {
        let name = self.language.name(node);
        if name.is_none() {
            self.miss(node.name());
        }
        safe(name.unwrap_or_else(|| node.name())).into_owned()
    }

    fn predicate(&mut self, name: &str) -> String {
        match self.language {
            Language::En => words::verb(name, Language::En),
            Language::Zh => self.term(name),
        }
    }

    fn term(&mut self, term: &str) -> String {
        let word = self.language.word(term);
        let plain = term.replace('_', " ");
        if word.is_none() && self.language != Language::En {
            self.miss(&plain);
        }
        word.map_or(plain, str::to_owned)
    }

    fn miss(&mut self, word: &str) {
        let word = safe(word).into_owned();
        if !self.untranslated.contains(&word) {
            self.untranslated.push(word);
        }
    }

    /// ` [1][3]`, numbering publications as they come.
    fn cite(&mut self, statement: StatementRef<'_>) -> String {
        let mut marks = String::new();
        for publication in statement.publications() {
            let known = self.citations.iter().position(|known| known == publication);
            let place = known.unwrap_or_else(|| {
                self.citations.push(publication.to_owned());
                self.citations.len() - 1
            });
            marks.extend(["[", &(place + 1).to_string(), "]"]);
        }
        if marks.is_empty() || self.language == Language::Zh { marks } else { format!(" {marks}") }
    }
}

/// Our own first words in upper case; a name that comes first keeps its spelling.
fn sentence_case(clause: &str) -> String {
    let ours = [("in ", "In "), ("it is denied ", "It is denied ")];
    let found = ours.iter().find_map(|(from, to)| clause.strip_prefix(from).map(|rest| format!("{to}{rest}")));
    found.unwrap_or_else(|| clause.to_owned())
}
