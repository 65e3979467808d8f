//! What a statement of INDRA becomes.

use crate::io::names::encoded;
use crate::io::words::{filled, say_direction};
use crate::model::slots::MODIFICATION_SITE;
use crate::model::{Argument, Curie, Entity, FindingCode, Predicate, Statement, Value};
use crate::text::quoted;

use super::agents::entity;
use super::conditions::{qualify, say_activity, site};
use super::document::{Agent, Row};
use super::evidence::{give, is_negated};
use super::types::{DECREASED, INCREASED, of_two};

/// Maximum number of members of a complex, each two of which are a statement.
const MEMBERS: usize = 16;

/// The statements that one of INDRA becomes, and what it needs for them.
pub(super) struct Made<'r> {
    row: &'r Row,
    pub(super) entities: Vec<Entity>,
    pub(super) statements: Vec<Statement>,
    pub(super) remarks: Vec<(FindingCode, String)>,
}

impl<'r> Made<'r> {
    /// What a statement becomes; an error says why it is not held.
    pub(super) fn of(row: &'r Row) -> Result<Self, String> {
        let mut made = Self { row, entities: Vec::new(), statements: Vec::new(), remarks: Vec::new() };
        made.read()?;
        made.finish();
        Ok(made)
    }

    fn read(&mut self) -> Result<(), String> {
        let Some(kind) = self.row.kind.as_deref() else {
            return Err("the statement has no type, such as Activation; give it one".to_owned());
        };
        match kind {
            "Complex" => self.pairs("physically_interacts_with"),
            "Association" => self.pairs("associated_with"),
            "Conversion" => self.conversion(),
            "Translocation" => self.translocation(),
            "Influence" => self.influence(),
            "ActiveForm" => self.active_form(),
            _ => self.of_two(kind),
        }
    }

    /// An end, entered as an entity.
    fn end(&mut self, agent: Option<&Agent>, what: &str) -> Result<Curie, String> {
        let kind = self.row.kind.as_deref().unwrap_or_default();
        let agent = agent.ok_or_else(|| format!("the {kind} has no {what}; a statement with one end is not held"))?;
        let (entity, is_grounded) = entity(agent)?;
        if !is_grounded {
            let message = "agents have a name and no identifier in db_refs; ground them first";
            self.remarks.push((FindingCode::NameForId, message.to_owned()));
        }
        let id = entity.id.clone();
        if !self.entities.iter().any(|known| known.id == id) {
            self.entities.push(entity);
        }
        Ok(id)
    }

    fn statement(subject: &Curie, predicate: &str, object: impl Into<Argument>) -> Result<Statement, String> {
        let predicate: Predicate = predicate.parse().map_err(|error| format!("{error}"))?;
        Ok(Statement::new(subject.clone(), predicate, object))
    }

    fn directed(statement: &mut Statement, aspect: Option<&str>, direction: &str) {
        if let Some(aspect) = aspect {
            statement.qualifiers.insert("object_aspect_qualifier", aspect);
        }
        say_direction(&mut statement.qualifiers, direction);
    }

    fn of_two(&mut self, kind: &str) -> Result<(), String> {
        let says = of_two(kind).ok_or_else(|| format!("statements of type {} are not held", quoted(kind)))?;
        let acting = self.row.enz.as_ref();
        let subject = self.end(acting, "subject")?;
        let acted_on = match kind {
            "Autophosphorylation" => acting,
            "Transphosphorylation" => acting.and_then(|it| it.bound_conditions.first()).map(|it| &it.agent),
            _ => self.row.sub.as_ref(),
        };
        let object = self.end(acted_on, "object")?;
        let mut statement = Self::statement(&subject, "affects", object)?;
        Self::directed(&mut statement, Some(says.aspect), says.direction);
        if says.aspect == "activity" {
            say_activity(&mut statement, "object", self.row.obj_activity.as_deref());
        }
        let site = site(self.row.residue.as_deref(), self.row.position.as_ref().filter(|it| **it != Value::Null));
        if !site.is_empty() {
            statement.properties.insert(MODIFICATION_SITE.to_owned(), Value::list([site]));
        }
        for (side, agent) in [("subject", acting), ("object", self.row.sub.as_ref())] {
            if let Some(agent) = agent {
                qualify(&mut statement, side, agent);
            }
        }
        self.statements.push(statement);
        Ok(())
    }

    /// Each two of the members.
    fn pairs(&mut self, predicate: &str) -> Result<(), String> {
        let members = &self.row.members;
        let count = members.len();
        if !(2..=MEMBERS).contains(&count) {
            return Err(format!("the statement has {count} members; from 2 to {MEMBERS} are held"));
        }
        let mut ids = Vec::with_capacity(count);
        for member in members {
            ids.push(self.end(Some(member), "member")?);
        }
        for (place, (one, agent)) in ids.iter().zip(members).enumerate() {
            for (other, partner) in ids.iter().zip(members).skip(place + 1) {
                let mut statement = Self::statement(one, predicate, other.clone())?;
                qualify(&mut statement, "subject", agent);
                qualify(&mut statement, "object", partner);
                self.statements.push(statement);
            }
        }
        Ok(())
    }

    fn conversion(&mut self) -> Result<(), String> {
        let row = self.row;
        if row.obj_from.is_empty() && row.obj_to.is_empty() || row.obj_from.len().max(row.obj_to.len()) > MEMBERS {
            return Err(format!("the Conversion has no obj_from and obj_to of at most {MEMBERS} each"));
        }
        let (mut from, mut to) = (Vec::new(), Vec::new());
        for (agents, ids) in [(&row.obj_from, &mut from), (&row.obj_to, &mut to)] {
            for agent in agents {
                ids.push(self.end(Some(agent), "object")?);
            }
        }
        for (one, other) in from.iter().flat_map(|one| to.iter().map(move |other| (one, other))) {
            self.statements.push(Self::statement(one, "derives_into", other.clone())?);
        }
        if row.enz.is_some() {
            let subject = self.end(row.enz.as_ref(), "subject")?;
            for (ids, direction) in [(&from, DECREASED), (&to, INCREASED)] {
                for id in ids {
                    let mut statement = Self::statement(&subject, "affects", id.clone())?;
                    Self::directed(&mut statement, Some("abundance"), direction);
                    self.statements.push(statement);
                }
            }
        }
        if self.statements.is_empty() {
            return Err(
                "the Conversion has no subject and no other end; a statement with one end is not held".to_owned()
            );
        }
        Ok(())
    }

    fn translocation(&mut self) -> Result<(), String> {
        let place = |text: &Option<String>| text.as_deref().and_then(filled).map(str::to_owned);
        let to = place(&self.row.to_location)
            .ok_or("the Translocation has no to_location; a statement with one end is not held")?;
        let id = if to.starts_with("GO:") {
            Curie::verbatim(to)
        } else {
            let id = Curie::verbatim(format!("indra:{}", encoded(&to)));
            self.entities.push(Entity::new(id.clone()).named(to));
            id
        };
        let subject = self.end(self.row.enz.as_ref(), "agent")?;
        let mut statement = Self::statement(&subject, "located_in", id)?;
        if let Some(from) = place(&self.row.from_location) {
            let from = Value::list([from]);
            statement.properties.insert("subject_translocated_from".to_owned(), from);
        }
        if let Some(agent) = &self.row.enz {
            qualify(&mut statement, "subject", agent);
        }
        self.statements.push(statement);
        Ok(())
    }

    /// The polarities of both events multiply; where one has none, the other's counts (`Influence.overall_polarity`).
    fn influence(&mut self) -> Result<(), String> {
        let (one, other) = (self.row.enz.as_ref(), self.row.sub.as_ref());
        let (subject, object) = (self.end(one, "subject")?, self.end(other, "object")?);
        let polarity = |agent: Option<&Agent>| agent?.delta.as_ref()?.polarity.filter(|it| *it != 0);
        let direction = match (polarity(one), polarity(other)) {
            (None, None) => None,
            (one, other) => Some(one.unwrap_or(1).signum() * other.unwrap_or(1).signum()),
        };
        let mut statement = Self::statement(&subject, "affects", object)?;
        match direction {
            Some(1) => Self::directed(&mut statement, None, INCREASED),
            Some(_) => Self::directed(&mut statement, None, DECREASED),
            None => {}
        }
        self.statements.push(statement);
        Ok(())
    }

    fn active_form(&mut self) -> Result<(), String> {
        let agent = self.row.enz.as_ref();
        let id = self.end(agent, "agent")?;
        let mut statement = Self::statement(&id, "affects", id.clone())?;
        let is_active = self.row.is_active.unwrap_or(true);
        let direction = if is_active { INCREASED } else { DECREASED };
        Self::directed(&mut statement, None, direction);
        say_activity(&mut statement, "object", self.row.obj_activity.as_deref());
        if let Some(agent) = agent {
            qualify(&mut statement, "subject", agent);
        }
        self.statements.push(statement);
        Ok(())
    }

    /// Gives each statement its evidence; what the evidence denies is a denied statement for itself.
    fn finish(&mut self) {
        let row = self.row;
        let (denying, asserting): (Vec<_>, Vec<_>) = row.evidence.iter().partition(|it| is_negated(it));
        let id = [&row.matches_hash, &row.id].into_iter().flatten().find(|it| **it != Value::Null);
        let has_one = self.statements.len() == 1;
        if let Some(belief) = row.belief.as_ref().filter(|it| !matches!(it, Value::Integer(_) | Value::Number(_))) {
            let message = format!("belief is {}; a number is expected, and it is kept as a property", quoted(belief));
            self.remarks.push((FindingCode::BadValue, message));
        }
        let mut finished = Vec::new();
        for mut statement in core::mem::take(&mut self.statements) {
            if let Some(kind) = &row.kind {
                let kind = Value::list([kind.as_str()]);
                statement.properties.insert("original_predicate".to_owned(), kind);
            }
            statement.properties.extend(row.rest.clone());
            for (key, values) in [("supports", &row.supports), ("supported_by", &row.supported_by)] {
                if !values.is_empty() {
                    statement.properties.insert(key.to_owned(), Value::List(values.clone()));
                }
            }
            let mut denied = statement.clone().denied();
            if !asserting.is_empty() || denying.is_empty() {
                if let Some(belief) = &row.belief {
                    statement.properties.insert("belief".to_owned(), belief.clone());
                }
                if has_one {
                    statement.id = id.map(|id| format!("indra:{id}"));
                }
                let lost = give(&mut statement, &asserting);
                self.remarks.extend(lost.into_iter().map(|lost| (FindingCode::LeftOut, lost.to_owned())));
                finished.push(statement);
            }
            if !denying.is_empty() {
                let lost = give(&mut denied, &denying);
                self.remarks.extend(lost.into_iter().map(|lost| (FindingCode::LeftOut, lost.to_owned())));
                finished.push(denied);
            }
        }
        self.statements = finished;
    }
}
