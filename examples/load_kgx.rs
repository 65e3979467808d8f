//! Loads a KGX graph from tables.

fn main() {}
