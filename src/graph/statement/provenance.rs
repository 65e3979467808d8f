//! Where a statement comes from, and what else its sources say of it.

use crate::model::{Properties, Value};
use crate::text::Symbol;

use crate::graph::columns::Origin;

use super::view::StatementRef;

impl<'g> StatementRef<'g> {
    /// Publications, sorted: a CURIE each, or a bibliographic text.
    pub fn publications(self) -> impl Iterator<Item = &'g str> {
        self.details().publications()
    }

    /// The source that first made the statement.
    #[must_use]
    pub fn primary_knowledge_source(self) -> Option<&'g str> {
        self.text(self.class().source)
    }

    /// What kind of knowledge it is.
    #[must_use]
    pub fn knowledge_level(self) -> Option<&'g str> {
        self.text(self.class().knowledge_level)
    }

    /// Who made the statement.
    #[must_use]
    pub fn agent_type(self) -> Option<&'g str> {
        self.text(self.class().agent_type)
    }

    /// The layer of a curated graph to which it belongs.
    #[must_use]
    pub fn layer(self) -> Option<&'g str> {
        self.text(self.class().layer)
    }

    /// A free property by its name.
    #[must_use]
    pub fn property(self, name: &str) -> Option<Value> {
        self.properties()?.remove(name)
    }

    /// Free properties, if there are any; they are kept packed, and unpacked at each call.
    #[must_use]
    pub fn properties(self) -> Option<Properties> {
        self.extras().map(|extras| extras.properties).filter(|properties| !properties.is_empty())
    }

    /// The source and the line, from 1, where it was first read.
    #[must_use]
    pub fn origin(self) -> Option<(&'g str, u64)> {
        let (source, line) = self.place();
        let source = self.graph.columns.sources.get(source as usize)?;
        (line > 0).then_some((source.name.as_str(), u64::from(line)))
    }

    /// The source's row in the graph's sources, and the line.
    pub(crate) fn place(self) -> (u32, u32) {
        if let Some(changes) = &self.graph.changes
            && let Some(apart) = self.frozen_apart()
        {
            let (source, line) = apart.place();
            return (source.saturating_add(changes.first_source), line);
        }
        let Origin { source, line } = self.graph.columns.statements.origin[self.row()];
        (source, line)
    }

    fn text(self, symbol: Symbol) -> Option<&'g str> {
        symbol.to_option().map(|symbol| self.graph.columns.text.text(symbol))
    }
}
