//! What may become one.

/// What [`merge_equivalent_ids_by`](crate::GraphBuilder::merge_equivalent_ids_by) joins, beside equivalent ids.
///
/// ```
/// use mechgraph::build::EquivalenceRules;
/// use mechgraph::{Curie, GraphBuilder, Statement};
///
/// let (gene, protein): (Curie, Curie) = ("HGNC:5438".parse()?, "UniProtKB:P01579".parse()?);
/// let mut builder = GraphBuilder::new();
/// builder.add_statement(&Statement::new(gene, "has_gene_product".parse()?, protein));
/// let report = builder.merge_equivalent_ids_by(EquivalenceRules::default().with_gene_products());
/// assert_eq!(report.gene_products.len(), 1);
/// assert_eq!(builder.freeze()?.node_count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct EquivalenceRules {
    /// Whether a gene and its product become one, where a statement or a mapping says that they are gene and product.
    /// Default: no.
    pub gene_products: bool,
}

impl EquivalenceRules {
    /// Joins genes with their products, too.
    ///
    /// They are joined after equivalent ids. A gene with several products of one namespace, such as two proteins of
    /// `UniProt`, stays apart from them and is reported.
    #[must_use]
    pub const fn with_gene_products(mut self) -> Self {
        self.gene_products = true;
        self
    }
}
