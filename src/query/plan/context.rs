//! A question's context, in the graph's words.

use crate::graph::{ContextValue, KnowledgeGraph, Node};
use crate::model::{Context, Dimension};

use super::endpoint::resolve;
use super::error::QueryError;

/// A context as the graph has it, sorted: entities by any of their names, or words that occur in the graph.
pub(crate) fn context_values(graph: &KnowledgeGraph, context: &Context) -> Result<Vec<ContextValue>, QueryError> {
    let values = context.iter().flat_map(|(dimension, texts)| texts.iter().map(move |text| (dimension, text)));
    let mut values: Vec<ContextValue> =
        values.map(|(dimension, text)| context_value(graph, dimension, text)).collect::<Result<_, _>>()?;
    values.sort_unstable();
    Ok(values)
}

/// A value of a context as the graph has it: a word that occurs in that dimension, else an entity by any
/// of its names.
pub(crate) fn context_value(
    graph: &KnowledgeGraph,
    dimension: Dimension,
    text: &str,
) -> Result<ContextValue, QueryError> {
    let known = graph.columns.statements.contexts.iter().flatten();
    let word = graph
        .columns
        .text
        .symbol(text)
        .filter(|word| known.clone().any(|value| value.dimension == dimension && value.text == *word));
    if let Some(text) = word {
        let node = graph.node(graph.columns.text.text(text)).map(Node::number);
        return Ok(ContextValue { dimension, text, node });
    }
    let node = resolve(graph, text)?;
    Ok(ContextValue { dimension, text: node.id_symbol(), node: Some(node.number()) })
}
