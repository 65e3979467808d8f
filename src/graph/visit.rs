//! petgraph traits.
