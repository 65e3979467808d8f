//! How a pattern hangs together: the nodes of its edges and paths.

use super::value::PatternQuery;
use crate::query::plan::{PatternError, did_you_mean};
use crate::text::quoted;

/// The nodes of edges and paths, by their places.
#[derive(Debug)]
pub(crate) struct Places {
    /// The subject and the object of each edge.
    pub(crate) edges: Vec<(usize, usize)>,
    /// Those of each path.
    pub(super) paths: Vec<(usize, usize)>,
}

impl Places {
    /// Looks the nodes up; that keys are there, and once, is checked.
    pub(crate) fn of(query: &PatternQuery) -> Result<Self, PatternError> {
        let keys: Vec<&str> = query.nodes.iter().map(|node| node.key.as_str()).collect();
        if keys.is_empty() {
            return Err(PatternError::new("nodes", "there is none; a pattern has at least one node"));
        }
        let joins = query.edges.iter().map(|edge| (edge.key.as_str(), "edges"));
        let joins: Vec<(&str, &str)> =
            joins.chain(query.paths.iter().map(|path| (path.key.as_str(), "paths"))).collect();
        let twice = |keys: &[&str]| {
            let repeats = |place: &usize| keys.iter().take(*place).any(|earlier| *earlier == keys[*place]);
            (0..keys.len()).find(repeats)
        };
        if let Some(place) = twice(&keys) {
            return Err(PatternError::new(format!("nodes.{}", keys[place]), "two nodes have this key; keep one"));
        }
        if let Some(place) = twice(&joins.iter().map(|(key, _)| *key).collect::<Vec<_>>()) {
            let (key, part) = joins[place];
            return Err(PatternError::new(format!("{part}.{key}"), "two edges or paths have this key; rename one"));
        }
        let place = |node: &str, part: &str, key: &str, end: &str| {
            keys.iter().position(|key| *key == node).ok_or_else(|| {
                let near = did_you_mean(node, keys.iter().copied());
                let known = keys.join(", ");
                let problem = format!("{} is no node of the pattern, which has {known}{near}", quoted(node));
                PatternError::new(format!("{part}.{key}.{end}"), problem)
            })
        };
        let ends = |part: &str, key: &str, subject: &str, object: &str| {
            Ok((place(subject, part, key, "subject")?, place(object, part, key, "object")?))
        };
        let edges = query.edges.iter().map(|edge| ends("edges", &edge.key, &edge.subject, &edge.object));
        let paths = query.paths.iter().map(|path| ends("paths", &path.key, &path.subject, &path.object));
        Ok(Self { edges: edges.collect::<Result<_, _>>()?, paths: paths.collect::<Result<_, _>>()? })
    }

    /// Which nodes a match gives an entity: not one that is at the end of an excluded edge alone.
    pub(crate) fn bound(&self, query: &PatternQuery) -> Result<Vec<bool>, PatternError> {
        let has_edge = |node: usize, exclude: bool| {
            let edges = query.edges.iter().zip(&self.edges);
            edges
                .into_iter()
                .any(|(edge, (subject, object))| edge.exclude == exclude && (*subject == node || *object == node))
        };
        for ((subject, object), given) in self.paths.iter().zip(&query.paths) {
            for (node, end) in [(*subject, "subject"), (*object, "object")] {
                if query.nodes[node].ids.is_empty() && !has_edge(node, false) {
                    let place = format!("paths.{}.{end}", given.key);
                    let problem =
                        "a path leads from and to entities that are named, or that an edge gives; give the node ids";
                    return Err(PatternError::new(place, problem));
                }
            }
        }
        let on_path = |node: usize| self.paths.iter().any(|(subject, object)| *subject == node || *object == node);
        let is_bound: Vec<bool> = (0..query.nodes.len())
            .map(|node| has_edge(node, false) || on_path(node) || !has_edge(node, true))
            .collect();
        for (given, (subject, object)) in query.edges.iter().zip(&self.edges).filter(|(given, _)| given.exclude) {
            if !is_bound[*subject] && !is_bound[*object] {
                let problem =
                    "neither end of the excluded edge has another edge; what it is to be excluded from is open";
                return Err(PatternError::new(format!("edges.{}", given.key), problem));
            }
        }
        Ok(is_bound)
    }
}
