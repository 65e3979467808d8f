//! What several rows say of one statement beside its identity.
//!
//! Rows that say the same are counted; what differs is united when the graph is frozen, where every row is known, so
//! that the result does not depend on their order and a statement of many rows is united once.
//!
//! | of | is kept |
//! |---|---|
//! | epistemic and clinical status | the weakest; a knowledge level counts as the status that it amounts to |
//! | knowledge level | the weakest: text co-occurrence, prediction, statistical association, observation, logical entailment, knowledge assertion |
//! | agent type | the weakest: text mining, image processing, computational model, automated agent, data analysis pipeline, manual validation of an automated agent, manual agent |
//! | layer | the one that most rows give, then the smallest |
//! | dates | the latest start, the earliest end, the earliest report |
//! | lists | all values |
//! | other properties | those of one row: see [`records`] |
//!
//! A level or agent type that is `not_provided` or absent says nothing, one that Biolink does not have less than any
//! that it has.

use core::cmp::Reverse;
use core::hash::Hash;

use crate::model::slots::StatementField;
use crate::model::{EpistemicStatus, Extras, Finding, FindingCode, PartialDate, Traversal};
use crate::schema::{self, AGENT_TYPES, KNOWLEDGE_LEVELS, NOT_PROVIDED};
use crate::text::{Symbol, make_distinct, quoted, quoted_start};

use crate::build::identities::state::GraphBuilder;
use crate::build::merge::records;
use crate::build::merge::records::United;
use crate::build::merge::wordings::{keep_wording, order_of, wording};
use crate::build::rows::drafts::{ArgumentKey, Attributes, Identity, StatementDraft};
use crate::build::rows::merged::MergedIds;
use crate::build::rows::numbers::row;
use crate::build::rows::votes::{Ballot, Choice, Vote, listing};

/// What some rows say of a statement.
#[derive(Clone, Debug)]
pub(in crate::build) struct Version {
    pub(in crate::build) attributes: Attributes,
    pub(in crate::build) extras: Extras,
    pub(in crate::build) vote: Vote,
}

/// What is kept of something that rows differ in.
pub(in crate::build) struct Difference {
    code: FindingCode,
    what: &'static str,
    kept: Choice,
    why: &'static str,
    others: Vec<Choice>,
}

impl GraphBuilder {
    /// Gives versions of a statement that have no wording its predicate as one, where others have an inverse: then the
    /// statement is said in both orders.
    fn word_alike(&self, versions: &mut [Version], identity: Identity) {
        let is_said_inversely =
            |version: &Version| wording(&version.extras).is_some_and(|it| order_of(&it.texts()) != Traversal::Forward);
        if versions.iter().all(|version| wording(&version.extras).is_some()) || !versions.iter().any(is_said_inversely)
        {
            return;
        }
        let Some(template) = self.templates.get_index(identity.template as usize) else { return };
        if !template.source.is_some_and(|source| schema::records_mechanisms(self.text.text(source))) {
            return;
        }
        for version in versions {
            keep_wording(&mut version.extras, self.text.text(template.predicate));
        }
    }

    /// How many ids of rows became ids of statements that other rows gave.
    pub(in crate::build) fn merged_ids(&self) -> Option<Finding> {
        let MergedIds { count, example } = &self.merged_rows.ids;
        let (kept, other, origin) = example.as_ref()?;
        let message = format!(
            "rows with ids of their own are merged into statements that other rows give, and their ids are kept, such as \
             {} beside {}",
            quoted(other),
            quoted(kept)
        );
        Some(self.placed(FindingCode::MergedIds, message, *origin).counted(*count))
    }

    /// Puts what later rows say of statements among what is known of them, and reports where they differ.
    pub(in crate::build) fn gather(&mut self) {
        let versions = core::mem::take(&mut self.merged_rows.versions);
        let mut versions: Vec<_> = versions.into_iter().collect();
        versions.sort_unstable_by_key(|(key, _)| *key);
        for group in versions.chunk_by(|((place, ..), _), ((other, ..), _)| place == other) {
            let Some(((place, ..), _)) = group.first() else { continue };
            self.gather_versions(*place as usize, group);
        }
        let ids = self.statements.gather();
        self.merged_rows.ids.count += ids.count;
        if self.merged_rows.ids.example.is_none() {
            self.merged_rows.ids.example = ids.example;
        }
    }

    fn gather_versions(&mut self, place: usize, group: &[((u32, u32, u32), Vote)]) {
        let extras = self.statements.details(place).extras();
        let own = (row(place), self.statements.attributes(place), extras.unwrap_or(u32::MAX));
        if group.iter().all(|(key, _)| *key == own) {
            return;
        }
        let mut versions: Ballot<(u32, u32, u32)> = Ballot::of(Some(own), Vote::new(1, self.statements.origin(place)));
        for (key, vote) in group {
            versions.add(*key, *vote);
        }
        let versions = versions.iter().map(|((_, attributes, extras), vote)| Version {
            attributes: self.attributes.get_index(*attributes as usize).copied().unwrap_or_default(),
            extras: self.extras_at(*extras),
            vote,
        });
        let identity = self.statements.identity(place);
        let (attributes, extras, differences) = self.unite_versions(versions.collect(), identity);
        let findings = self.differences(identity, differences);
        for finding in findings {
            self.findings.add(finding);
        }
        let known = self.statement_draft(place);
        self.rewrite(place, StatementDraft { attributes, extras, ..known });
    }

    /// What differs between rows of a statement, as findings.
    pub(in crate::build) fn differences(&self, identity: Identity, differences: Vec<Difference>) -> Vec<Finding> {
        let finding = |Difference { code, what, kept, why, others }: Difference| {
            let message =
                format!("{what} of {}: {}", self.described(identity), listing(&self.sources, &kept, why, others));
            self.placed(code, message, kept.origin)
        };
        differences.into_iter().map(finding).collect()
    }

    /// A statement as subject, predicate and object.
    fn described(&self, Identity { subject, object, template }: Identity) -> String {
        let end = |key| match key {
            ArgumentKey::Entity(row) => self.entities.id(row).map_or("", |id| self.text.text(id)).to_owned(),
            ArgumentKey::Statement(id) => format!("[{}]", self.text.text(id)),
        };
        let template = self.templates.get_index(template as usize);
        let predicate = template.map_or("", |template| self.text.text(template.predicate));
        format!("{} {predicate} {}", end(subject), end(object))
    }

    /// Unites what rows say of one statement, whatever their order.
    pub(in crate::build) fn unite_versions(
        &self,
        mut versions: Vec<Version>,
        identity: Identity,
    ) -> (Attributes, Option<Extras>, Vec<Difference>) {
        self.word_alike(&mut versions, identity);
        let mut differences = Vec::new();
        let attributes = self.unite_attributes(&versions, &mut differences);
        let mut united = Extras::default();
        let mut date = |slot: StatementField, value: fn(&Extras) -> Option<PartialDate>, why, kept: fn(_, _) -> _| {
            decide(slot.name(), &of(&versions, |it| value(&it.extras)), why, kept, &mut differences)
        };
        united.valid_from = date(StatementField::ValidFrom, |it| it.valid_from, "kept as the latest", Ord::max);
        united.valid_to = date(StatementField::ValidTo, |it| it.valid_to, "kept as the earliest", Ord::min);
        united.reported = date(StatementField::Reported, |it| it.reported, "kept as the earliest", Ord::min);
        let clinical = of(&versions, |it| it.extras.clinical_status);
        united.clinical_status =
            decide("clinical status", &clinical, "kept as the weakest", Ord::max, &mut differences);
        // It belongs to the identity.
        united.effect = versions.first().and_then(|it| it.extras.effect);
        let mut properties = Vec::with_capacity(versions.len());
        for Version { extras, vote, .. } in versions {
            if united.applicability.is_empty() {
                united.applicability = extras.applicability;
            }
            united.shortcut_over.extend(extras.shortcut_over);
            properties.push((extras.properties, vote));
        }
        make_distinct(&mut united.shortcut_over);
        let United { properties, conflict } = records::unite(properties);
        united.properties = properties;
        differences.extend(conflict.map(|(kept, others)| Difference {
            code: FindingCode::OtherRows,
            what: "properties",
            kept,
            why: "shown",
            others,
        }));
        (attributes, Some(united).filter(|united| !united.is_empty()), differences)
    }

    fn unite_attributes(&self, versions: &[Version], differences: &mut Vec<Difference>) -> Attributes {
        let of_text = |slot: fn(&Attributes) -> Option<Symbol>| of(versions, |it| slot(&it.attributes));
        let implied = |it: &Version| {
            let level = it.attributes.knowledge_level.map(|level| self.text.text(level));
            it.attributes.epistemic.or_else(|| level.and_then(EpistemicStatus::from_knowledge_level))
        };
        let is_explicit = versions.iter().any(|it| it.attributes.epistemic.is_some());
        let status = of(versions, |it| implied(it).filter(|_| is_explicit));
        Attributes {
            epistemic: decide("epistemic status", &status, "kept as the weakest", Ord::min, differences),
            layer: self.unite_layers(&of_text(|it| it.layer), differences),
            knowledge_level: self.weakest(
                "knowledge level",
                &of_text(|it| it.knowledge_level),
                &KNOWLEDGE_LEVELS,
                differences,
            ),
            agent_type: self.weakest("agent type", &of_text(|it| it.agent_type), &AGENT_TYPES, differences),
        }
    }

    fn unite_layers(&self, layers: &Ballot<Symbol>, differences: &mut Vec<Difference>) -> Option<Symbol> {
        let order = |(layer, vote): &(&Symbol, Vote)| (vote.rows, Reverse(self.text.text(**layer)));
        let (kept, _) = layers.iter().max_by_key(order)?;
        self.note_texts("layer", layers, *kept, "kept", differences);
        Some(*kept)
    }

    /// The weakest of some levels or agents.
    fn weakest(
        &self,
        what: &'static str,
        ballot: &Ballot<Symbol>,
        weakest_first: &[&str],
        differences: &mut Vec<Difference>,
    ) -> Option<Symbol> {
        let order = |(symbol, _): &(&Symbol, Vote)| {
            let text = self.text.text(**symbol);
            (schema::strength(text, weakest_first), text)
        };
        let (kept, _) = ballot.iter().min_by_key(order)?;
        self.note_texts(what, ballot, *kept, "kept as the weakest", differences);
        Some(*kept)
    }

    fn note_texts(
        &self,
        what: &'static str,
        ballot: &Ballot<Symbol>,
        kept: Symbol,
        why: &'static str,
        differences: &mut Vec<Difference>,
    ) {
        let says_something = |symbol: Symbol| self.text.text(symbol) != NOT_PROVIDED;
        let text = |symbol: Symbol| quoted_start(self.text.text(symbol));
        note(what, ballot, kept, why, (says_something, text), differences);
    }
}

/// The values of a field, with their votes.
fn of<T: Eq + Hash>(versions: &[Version], value: impl Fn(&Version) -> Option<T>) -> Ballot<T> {
    let mut ballot = Ballot::default();
    for version in versions {
        if let Some(value) = value(version) {
            ballot.add(value, version.vote);
        }
    }
    ballot
}

/// The value that `choose` keeps of all.
fn decide<T: Copy + Eq + Hash + Ord + core::fmt::Display>(
    what: &'static str,
    ballot: &Ballot<T>,
    why: &'static str,
    choose: fn(T, T) -> T,
    differences: &mut Vec<Difference>,
) -> Option<T> {
    let kept = ballot.iter().map(|(value, _)| *value).reduce(choose)?;
    note(what, ballot, kept, why, (|_| true, |value: T| value.to_string()), differences);
    Some(kept)
}

/// Notes the values beside the one that is kept which say something.
fn note<T: Copy + Eq + Hash>(
    what: &'static str,
    ballot: &Ballot<T>,
    kept: T,
    why: &'static str,
    (says_something, text): (impl Fn(T) -> bool, impl Fn(T) -> String),
    differences: &mut Vec<Difference>,
) {
    let choice = |(value, vote): (&T, Vote)| Choice::new(text(*value), vote);
    let others = ballot.iter().filter(|(other, _)| **other != kept && says_something(**other));
    let others: Vec<Choice> = others.map(choice).collect();
    let own = ballot.iter().find(|(value, _)| **value == kept).map(choice);
    if let Some(kept) = own.filter(|_| !others.is_empty()) {
        differences.push(Difference { code: FindingCode::StatementConflict, what, kept, why, others });
    }
}
