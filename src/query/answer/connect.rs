//! Connections among entities, owned.

use serde::{Deserialize, Serialize};

use crate::graph::{KnowledgeGraph, Node};
use crate::query::mechanism::{ConnectQuery, Connector, Link};
use crate::query::plan::{Completeness, QueryError, RunOptions};

use super::mechanism::{MechanismAnswer, NodeAnswer, mechanism_answer};
use super::whole::CompletenessAnswer;

/// Which of several entities act on each other, and what would join those that do not, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConnectionsAnswer {
    /// The entities, each once, as they were given.
    pub entities: Vec<NodeAnswer>,
    /// Which of them act on which.
    pub links: Vec<LinkAnswer>,
    /// Pairs of identifiers of which neither acts on the other.
    pub missing: Vec<[String; 2]>,
    /// Identifiers of the entities by whether links join them, the largest group first.
    pub groups: Vec<Vec<String>>,
    /// What would join groups, best first.
    pub connectors: Vec<ConnectorAnswer>,
    /// Whether everything was seen.
    pub completeness: CompletenessAnswer,
    /// What was asked.
    pub query: ConnectQuery,
}

/// One entity that acts on another, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LinkAnswer {
    /// The identifier of what acts.
    pub from: String,
    /// On what.
    pub to: String,
    /// The best mechanism.
    pub best: MechanismAnswer,
    /// The best one of the other sign, if there is one.
    pub opposed: Option<MechanismAnswer>,
}

/// An entity that would join groups, owned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConnectorAnswer {
    /// The entity.
    pub entity: NodeAnswer,
    /// How many groups it joins.
    pub groups: usize,
    /// How many entities it joins.
    pub entities: usize,
    /// How it acts on entities.
    pub regulates: Vec<LinkAnswer>,
    /// How entities act on it.
    pub regulated_by: Vec<LinkAnswer>,
}

impl ConnectQuery {
    /// Runs the query and keeps what it found without the graph.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn answer(&self, graph: &KnowledgeGraph) -> Result<ConnectionsAnswer, QueryError> {
        self.answer_with(graph, RunOptions::default())
    }

    /// As [`answer`](Self::answer), within limits, until it is cancelled.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    pub fn answer_with(
        &self,
        graph: &KnowledgeGraph,
        options: impl Into<RunOptions>,
    ) -> Result<ConnectionsAnswer, QueryError> {
        let found = self.run_with(graph, options)?;
        let id = |node: &Node<'_>| node.curie().to_owned();
        let is_last = found.completeness == Completeness::Complete;
        Ok(ConnectionsAnswer {
            entities: found.entities.iter().copied().map(NodeAnswer::from).collect(),
            links: found.links.iter().map(link_answer).collect(),
            missing: found.missing.iter().map(|pair| pair.each_ref().map(id)).collect(),
            groups: found.groups.iter().map(|group| group.iter().map(id).collect()).collect(),
            connectors: found.connectors.iter().map(connector_answer).collect(),
            completeness: CompletenessAnswer::new(found.completeness, is_last, found.expansions),
            query: self.clone(),
        })
    }
}

fn link_answer(link: &Link<'_>) -> LinkAnswer {
    LinkAnswer {
        from: link.from.curie().to_owned(),
        to: link.to.curie().to_owned(),
        best: mechanism_answer(&link.best, 1),
        opposed: link.opposed.as_ref().map(|opposed| mechanism_answer(opposed, 1)),
    }
}

fn connector_answer(connector: &Connector<'_>) -> ConnectorAnswer {
    ConnectorAnswer {
        entity: connector.entity.into(),
        groups: connector.groups,
        entities: connector.entities(),
        regulates: connector.regulates.iter().map(link_answer).collect(),
        regulated_by: connector.regulated_by.iter().map(link_answer).collect(),
    }
}
