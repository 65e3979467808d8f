//! Takes in one record: interns its parts, and unites it with what is known of the same thing.

use crate::graph::Details;
use crate::model::{Argument, Curie, Entity, Extras, Finding, FindingCode, Statement};

use super::builder::{GraphBuilder, Origin, Outcome, row};
use super::drafts::{ArgumentKey, Attributes, ContextSet, EntityDraft, Identity, StatementDraft, Template};
use super::hints::{Standing, discouraged_predicate};
use super::merge::{entity_draft, merge_entities, merge_statements};
use super::statements::sorted;

impl GraphBuilder {
    /// Adds an entity that stands at `origin`; an error says why it cannot be kept.
    pub(super) fn entity(&mut self, entity: &Entity, origin: Origin) -> Result<Outcome, Finding> {
        if entity.id.as_str().is_empty() {
            return Err(self.placed(
                FindingCode::EmptyId,
                "an entity has an empty identifier; give it a CURIE",
                origin,
            ));
        }
        let row = self.entity_row(entity.id.as_str());
        self.tell_malformed(row, origin);
        for (code, message) in self.hints.categories(entity) {
            self.find(code, message, origin);
        }
        let new = EntityDraft { origin, ..entity_draft(entity, &mut self.text) };
        let Some(draft) = self.entities.draft_mut(row) else { return Ok(Outcome::Kept) };
        let (known, other) = (draft.described, draft.origin);
        let conflicts = if known {
            merge_entities(draft, new, &self.text)
        } else {
            *draft = new;
            Vec::new()
        };
        for (code, conflict) in conflicts {
            let message = format!("{}: {conflict}{}", entity.id, self.other_row(other));
            self.find(code, message, origin);
        }
        Ok(if known { Outcome::Merged } else { Outcome::Kept })
    }

    /// Adds a statement that stands at `origin`; an error says why it cannot be kept.
    pub(super) fn statement(&mut self, statement: &Statement, origin: Origin) -> Result<Outcome, Finding> {
        let is_empty = |argument: &Argument| match argument {
            Argument::Entity(id) => id.as_str().is_empty(),
            Argument::Statement { statement } => statement.is_empty(),
        };
        if is_empty(&statement.subject) || is_empty(&statement.object) {
            let message = format!("{}: subject or object is empty; give it an identifier", statement.predicate);
            return Err(self.placed(FindingCode::EmptyId, message, origin));
        }
        let identity = Identity {
            subject: self.argument(&statement.subject, origin),
            object: self.argument(&statement.object, origin),
            template: self.template(statement),
        };
        self.tell_predicate(identity.template, statement.effect.is_some(), origin);
        let (place, is_new) = self.statements.enter(identity, origin);
        if is_new {
            self.fill(place, statement);
            return Ok(Outcome::Kept);
        }
        let new = StatementDraft {
            ids: statement.id.iter().cloned().collect(),
            publications: statement.evidence.publications.clone(),
            attributes: self.attributes(statement),
            extras: Some(Extras::of(statement)).filter(|extras| !extras.is_empty()),
        };
        self.merge_row(place, new, origin, || {
            format!("{} {} {}", statement.subject, statement.predicate, statement.object)
        });
        Ok(Outcome::Merged)
    }

    /// Unites what is known of a statement with what another row says, and tells the conflicts.
    pub(super) fn merge_row(
        &mut self,
        place: usize,
        new: StatementDraft,
        origin: Origin,
        describe: impl Fn() -> String,
    ) {
        let other = self.statements.origin(place);
        for conflict in self.merge_into(place, new) {
            let message = format!("{}: {conflict}{}", describe(), self.other_row(other));
            self.find(FindingCode::StatementConflict, message, origin);
        }
    }

    /// Tells of a predicate that Biolink does not have, unless an effect is given, or does not want.
    pub(super) fn tell_predicate(&mut self, template: u32, has_effect: bool, origin: Origin) {
        let Some((template, standing)) = self.templates.get_index(template as usize) else { return };
        if *standing == Standing::Plain {
            return;
        }
        let predicate = self.text.text(template.predicate);
        if *standing == Standing::Discouraged {
            if let Some(message) = discouraged_predicate(predicate) {
                self.find(FindingCode::DiscouragedTerm, message, origin);
            }
        } else if !has_effect {
            let message = self.hints.unknown_predicate(predicate);
            self.find(FindingCode::UnknownPredicate, message, origin);
        }
    }

    /// Whether there is nothing to be told of the predicate of a template.
    pub(super) fn is_plain(&self, template: u32) -> bool {
        self.templates.get_index(template as usize).is_none_or(|(_, standing)| *standing == Standing::Plain)
    }

    /// Keeps what a new statement says beside its identity.
    fn fill(&mut self, place: usize, statement: &Statement) {
        let attributes = self.attributes_row(statement);
        let extras = self.extras_row(&Extras::of(statement));
        let publications = &statement.evidence.publications;
        let ids = statement.id.as_slice().iter().map(String::as_str);
        if publications.len() > 1 {
            self.statements.fill(
                place,
                attributes,
                ids,
                extras,
                sorted(publications.iter().map(String::as_str)).into_iter(),
            );
        } else {
            self.statements.fill(place, attributes, ids, extras, publications.iter().map(String::as_str));
        }
    }

    /// Unites what is known of a statement with more; returns the conflicts, in words.
    pub(super) fn merge_into(&mut self, place: usize, mut new: StatementDraft) -> Vec<String> {
        self.statements.add(place, &new.ids, &new.publications);
        (new.ids, new.publications) = Default::default();
        if self.says_the_same(place, &new) {
            return Vec::new();
        }
        let mut known = self.statement_draft(place);
        let conflicts = merge_statements(&mut known, new, &self.text);
        self.rewrite(place, known);
        conflicts
    }

    /// Whether a draft has the attributes and the extras, if any, of a known statement.
    fn says_the_same(&self, place: usize, new: &StatementDraft) -> bool {
        let attributes = self.attributes.get_index(self.statements.attributes(place) as usize);
        attributes == Some(&new.attributes)
            && new.extras.as_ref().is_none_or(|extras| {
                // Merging puts shortcuts in order.
                let known = self.statements.details(place).extras();
                extras.shortcut_over.is_empty() && known.is_some_and(|known| self.extras_at(known) == *extras)
            })
    }

    /// Puts a draft in place of what is known of a statement.
    pub(super) fn rewrite(&mut self, place: usize, draft: StatementDraft) {
        let attributes = row(self.attributes.insert_full(draft.attributes).0);
        let extras = draft.extras.map(|extras| row(self.extras.insert_full(extras.encode().into()).0));
        let ids = draft.ids.iter().map(String::as_str);
        self.statements.fill(place, attributes, ids, extras, draft.publications.iter().map(String::as_str));
    }

    /// What is known of a statement beside its identity.
    pub(super) fn statement_draft(&self, place: usize) -> StatementDraft {
        let details = self.statements.details(place);
        self.draft_of(details, details.extras(), self.statements.attributes(place))
    }

    pub(super) fn draft_of(&self, details: Details<'_>, extras: Option<u32>, attributes: u32) -> StatementDraft {
        StatementDraft {
            ids: details.ids().map(str::to_owned).collect(),
            publications: details.publications().map(str::to_owned).collect(),
            attributes: self.attributes.get_index(attributes as usize).copied().unwrap_or_default(),
            extras: extras.map(|number| self.extras_at(number)),
        }
    }

    /// The extras of a row; none beyond the last.
    pub(super) fn extras_at(&self, number: u32) -> Extras {
        self.extras.get_index(number as usize).map_or_else(Extras::default, |bytes| Extras::decode(bytes))
    }

    /// The row of a statement's template.
    pub(super) fn template(&mut self, statement: &Statement) -> u32 {
        let qualifiers = statement
            .qualifiers
            .iter()
            .map(|(slot, value)| (self.text.intern(slot), self.text.intern(value)))
            .collect();
        let context: ContextSet = statement
            .context
            .iter()
            .flat_map(|(dimension, values)| values.iter().map(move |value| (dimension, value)))
            .map(|(dimension, value)| (dimension, self.text.intern(value)))
            .collect();
        let application = (statement.clinical_status.is_some() || !statement.applicability.is_empty())
            .then(|| self.text.intern(&format!("{:?} {:?}", statement.clinical_status, statement.applicability)));
        let template = Template {
            predicate: self.text.intern(statement.predicate.as_str()),
            qualifiers: row(self.qualifier_sets.insert_full(qualifiers).0),
            context: row(self.contexts.insert_full(context).0),
            negated: statement.negated,
            source: statement.evidence.primary_knowledge_source.as_deref().map(|source| self.text.intern(source)),
            application,
        };
        let entry = self.templates.entry(template);
        let row = row(entry.index());
        entry.or_insert_with(|| Standing::of(statement.predicate.as_str()));
        row
    }

    pub(super) fn attributes(&mut self, statement: &Statement) -> Attributes {
        let mut symbol = |value: &Option<String>| value.as_deref().map(|value| self.text.intern(value));
        Attributes {
            epistemic: statement.epistemic_status,
            layer: symbol(&statement.layer),
            knowledge_level: symbol(&statement.evidence.knowledge_level),
            agent_type: symbol(&statement.evidence.agent_type),
        }
    }

    /// The row of a statement's attributes.
    pub(super) fn attributes_row(&mut self, statement: &Statement) -> u32 {
        let attributes = self.attributes(statement);
        row(self.attributes.insert_full(attributes).0)
    }

    /// The row of some extras; `None` if there are none.
    pub(super) fn extras_row(&mut self, extras: &Extras) -> Option<u32> {
        (!extras.is_empty()).then(|| row(self.extras.insert_full(extras.encode().into()).0))
    }

    fn argument(&mut self, argument: &Argument, origin: Origin) -> ArgumentKey {
        match argument {
            Argument::Statement { statement } => ArgumentKey::Statement(self.text.intern(statement)),
            Argument::Entity(id) => {
                let row = self.entity_row(id.as_str());
                self.tell_malformed(row, origin);
                ArgumentKey::Entity(row)
            }
        }
    }

    /// The row of an entity; the first time that an id is met, it is checked.
    pub(super) fn entity_row(&mut self, id: &str) -> u32 {
        let symbol = self.text.intern(id);
        if let Some(row) = self.entities.row_of(symbol) {
            return row;
        }
        if let Err(error) = id.parse::<Curie>() {
            self.malformed.insert(symbol, error.to_string());
        }
        self.entities.row(symbol)
    }

    pub(super) fn tell_malformed(&mut self, row: u32, origin: Origin) {
        if self.malformed.is_empty() {
            return;
        }
        let error = self.entities.id(row).and_then(|id| self.malformed.get(&id)).cloned();
        if let Some(error) = error {
            self.find(FindingCode::BadCurie, error, origin);
        }
    }

    /// Where the other of two rows that disagree stands, in words.
    fn other_row(&self, (source, line): Origin) -> String {
        match self.sources.get(source as usize) {
            Some(source) if line > 0 => format!(" (the other row: {}:{line})", source.name),
            _ => String::new(),
        }
    }
}
