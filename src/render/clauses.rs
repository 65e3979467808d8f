//! Clauses: what a statement says, without its evidence.

use crate::graph::{ArgumentRef, KnowledgeGraph, Node, StatementRef};
use crate::model::Context;
use crate::schema;

use super::acting::qualifier;
use super::language::Language;
use super::teller::Teller;
use super::terminal::safe;
use super::words;
use super::{punctuation, relations};

/// How deep statements about statements are spelled out; deeper ones are named by their id.
const DEEPEST: usize = 3;

/// What of a subject, or of an object, a statement may be about instead of the thing itself.
const SUBJECT_FORMS: [&str; 3] =
    ["subject_form_or_variant_qualifier", "subject_derivative_qualifier", "subject_part_qualifier"];
const OBJECT_FORMS: [&str; 3] =
    ["object_form_or_variant_qualifier", "object_derivative_qualifier", "object_part_qualifier"];

impl Teller {
    /// A statement without its evidence: subject, what it does, object, and where.
    pub(super) fn clause(&mut self, statement: StatementRef<'_>) -> String {
        let told = [statement.subject(), statement.object()].map(ArgumentRef::node);
        let mut places = self.places(&statement.context(), statement.graph(), &told);
        // What holds of a statement holds of the statements within it, and is said once.
        places.retain(|place| !self.outer.contains(place));
        let outer = self.outer.len();
        self.outer.extend(places.iter().cloned());
        let subject = self.argument(statement.subject());
        let subject = self.qualified(statement, &subject);
        let object = self.argument(statement.object());
        let object = self.form(statement, OBJECT_FORMS, object);
        let says = self.directed(statement, &object).or_else(|| self.graded(statement, &object));
        let says = says.or_else(|| self.interaction(statement, &object));
        let says = says.unwrap_or_else(|| self.plain(statement, &object));
        let text = [&*subject, punctuation::space(self.language), &says].concat();
        // 并不 before the verb would deny only how it acts, and no 有 or 了 goes with it.
        let text = if statement.is_negated() { words::DENIED_THAT.with(self.language, &[&text]) } else { text };
        // The words are those of the source, which says the other sign.
        let text = if statement.is_turned() { words::TURNED.with(self.language, &[&text]) } else { text };
        self.outer.truncate(outer);
        if places.is_empty() {
            return text;
        }
        words::IN_PLACES.with(self.language, &[&places.join(punctuation::and_in(self.language)), &text])
    }

    /// The subject with what its qualifiers say: `decreased hemopoiesis`, `loss of function of PRF1`.
    fn qualified(&mut self, statement: StatementRef<'_>, subject: &str) -> String {
        let aspect = qualifier(statement, "subject_aspect_qualifier");
        let (direction, unknown) = self.direction(qualifier(statement, "subject_direction_qualifier"), aspect);
        let aspect = aspect.map(|aspect| self.term(aspect));
        let what =
            aspect.map_or_else(|| subject.to_owned(), |aspect| words::OF.with(self.language, &[&aspect, subject]));
        let what = self.changed(direction, what) + &unknown;
        self.form(statement, SUBJECT_FORMS, what)
    }

    /// Something as the form, derivative or part of it that a statement is about: `the mutant form of KIT`.
    fn form(&mut self, statement: StatementRef<'_>, slots: [&str; 3], what: String) -> String {
        slots.into_iter().filter_map(|slot| qualifier(statement, slot)).fold(what, |what, value| {
            let value = self.term(value);
            words::THE_OF.with(self.language, &[&value, &what])
        })
    }

    /// Something that goes a way, if it does: `decreased hemopoiesis`.
    fn changed(&self, direction: Option<String>, what: String) -> String {
        match direction {
            None => what,
            Some(direction) => words::WORD_ORDER.with(self.language, &[&direction, &what]),
        }
    }

    /// The object with its direction and aspect, for predicates that have a verb of their own.
    pub(super) fn qualified_object(&mut self, statement: StatementRef<'_>, object: &str) -> String {
        let parts = ["object_direction_qualifier", "object_aspect_qualifier"].map(|slot| qualifier(statement, slot));
        let [direction, aspect] = parts;
        let (direction, unknown) = self.direction(direction, aspect);
        let aspect = aspect.map(|aspect| self.term(aspect));
        // "Disrupts the decreased interaction" would say the opposite of what is meant.
        let direction = direction.filter(|_| statement.predicate().local_name() != "disrupts");
        let is_effect = matches!(statement.predicate().biolink_name(), Some("affects" | "regulates"));
        let aspect = aspect.filter(|_| direction.is_some() || is_effect);
        let of = if direction.is_some() { words::OF } else { words::THE_OF };
        let what = aspect.map_or_else(|| object.to_owned(), |aspect| of.with(self.language, &[&aspect, object]));
        self.changed(direction, what) + &unknown
    }

    /// A direction as an adjective. What is no word of Biolink's for one is none either: it is quoted, to come after the rest.
    fn direction(&mut self, direction: Option<&str>, aspect: Option<&str>) -> (Option<String>, String) {
        let directions = schema::qualifier_enum("DirectionQualifierEnum");
        let is_known = |value: &str| directions.is_none_or(|it| it.values().iter().any(|known| known.name() == value));
        match direction {
            Some(value) if !is_known(value) => (None, words::DIRECTION_AS_GIVEN.with(self.language, &[&safe(value)])),
            direction => {
                let word = |direction| match words::changed(direction, aspect, self.language) {
                    Some(word) => word.to_owned(),
                    None => self.term(direction),
                };
                (direction.map(word), String::new())
            }
        }
    }

    /// The dimensions of a context, each with its alternatives; what is told already is not repeated.
    pub(super) fn places(
        &mut self,
        context: &Context,
        graph: &KnowledgeGraph,
        told: &[Option<Node<'_>>],
    ) -> Vec<String> {
        let language = self.language;
        let mut dimensions = Vec::new();
        for (dimension, values) in context.iter() {
            let mut names = Vec::new();
            for value in values {
                names.push(match graph.node(value) {
                    Some(node) if values.len() == 1 && told.contains(&Some(node)) => continue,
                    Some(node) => self.name(node),
                    None => language.place(&safe(value), dimension),
                });
            }
            dimensions.extend((!names.is_empty()).then(|| punctuation::either(&names, language)));
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
                // Quotes within quotes are single ones, in both languages.
                if self.depth.is_multiple_of(2) { format!("“{clause}”") } else { format!("‘{clause}’") }
            }
        }
    }

    pub(super) fn name(&mut self, node: Node<'_>) -> String {
        let name = self.language.name(node);
        // A symbol such as JAK1 is the same in every language.
        let is_symbol = |name: &str| !name.contains(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit()));
        if name.is_none() && !is_symbol(node.name()) {
            self.miss(node.name());
        }
        safe(name.unwrap_or_else(|| node.name())).into_owned()
    }

    /// What a predicate says of the object.
    pub(super) fn predicate(&mut self, name: &str, object: &str) -> String {
        if self.language != Language::En && !relations::is_translated(name, self.language) {
            self.miss(&name.replace('_', " "));
        }
        relations::relation(name, object, self.language)
    }

    pub(super) fn term(&mut self, term: &str) -> String {
        let word = self.language.word(term);
        let plain = term.replace('_', " ");
        if word.is_none() && self.language != Language::En {
            self.miss(&plain);
        }
        word.map_or(plain, str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Curie, Entity, Statement};
    use crate::render::clause;
    use crate::{GraphBuilder, KnowledgeGraph};

    fn id(text: &str) -> Curie {
        text.parse().unwrap()
    }

    fn graph(
        entities: impl IntoIterator<Item = Entity>,
        statements: impl IntoIterator<Item = Statement>,
    ) -> KnowledgeGraph {
        let mut builder = GraphBuilder::new();
        builder.extend(entities.into_iter().map(crate::Record::from));
        builder.extend(statements.into_iter().map(crate::Record::from));
        builder.freeze().unwrap()
    }

    fn of(subject: &str, predicate: &str, object: &str) -> Statement {
        Statement::new(id(subject), predicate.parse().unwrap(), id(object))
    }

    #[test]
    fn a_denial_is_of_the_whole_statement() {
        let check = |predicate: &str, english: &str, chinese: &str| {
            let mut denied = of("X:a", predicate, "X:b");
            denied.negated = true;
            let graph = graph(["X:a", "X:b"].map(|it| Entity::new(id(it)).named(&it[2..])), [denied]);
            let told = |language| clause(graph.statements().next().unwrap(), language);
            assert_eq!([told(Language::En), told(Language::Zh)], [english, chinese]);
        };
        check("treats", "it is denied that a treats b", "并非a治疗b");
        check("has_participant", "it is denied that a has the participant b", "并非a有b参与");
        check("explains", "it is denied that a explains b", "并非a解释了b");
    }

    #[test]
    fn the_written_name_comes_before_one_that_a_text_happens_to_use() {
        let check = |labels: &[(&str, &str)], expected: &str| {
            let named = labels
                .iter()
                .fold(Entity::new(id("X:a")).named("drug"), |it, (tag, label)| it.with_label(*tag, *label));
            let graph = graph([named, Entity::new(id("X:b")).named("b")], [of("X:a", "treats", "X:b")]);
            assert_eq!(clause(graph.statements().next().unwrap(), Language::Zh), expected);
        };
        check(&[("zh", "Drug")], "Drug治疗b");
        check(&[("zh", "Drug"), ("zh-Hans", "药")], "药治疗b");
        check(&[("zh", "Drug"), ("zh-CN", "药")], "药治疗b");
        check(&[("de", "Arznei")], "drug治疗b");
    }

    #[test]
    fn a_symbol_wants_no_translation() {
        let graph = graph(
            ["X:JAK1", "X:pain"].map(|it| Entity::new(id(it)).named(&it[2..])),
            [of("X:JAK1", "causes", "X:pain")],
        );
        let told = crate::render::tell(graph.statements().next().unwrap(), Language::Zh);
        assert_eq!(told.untranslated, ["pain"]);
    }

    #[cfg(feature = "json")]
    #[test]
    fn what_holds_of_a_statement_is_not_repeated_of_those_within_it() {
        let graph = crate::datasets::interferon_gamma();
        let told = |statement: &str| clause(graph.statement(statement).unwrap(), Language::En);
        assert_eq!(told("S22"), "in aplastic anemia, eltrombopag circumvents “interferon gamma decreases hemopoiesis”");
        // What explains it holds anywhere, so that each side says where.
        assert!(
            told("S17").contains("is the mechanism of “in aplastic anemia, interferon gamma decreases"),
            "{}",
            told("S17")
        );
    }
}
