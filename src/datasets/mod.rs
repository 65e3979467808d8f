//! The embedded graph: interferon-gamma in hemophagocytic lymphohistiocytosis, aplastic anemia and
//! graft failure.
//!
//! The **seed** layer holds what one article says (Pediatr Blood Cancer 2021;68(4):e28900,
//! [PMID 33484058](https://pubmed.ncbi.nlm.nih.gov/33484058/)): emapalumab, ruxolitinib and
//! eltrombopag, interferon gamma, thrombopoietin and its receptor c-MPL. The **background** layer adds
//! facts from elsewhere, each with its source, such as the JAK–STAT steps. The two are knowledge
//! sources of their own, `infores:mechgraph-seed` and `infores:mechgraph-background`, and every
//! statement says to which layer it belongs.

mod interferon_gamma;

pub use interferon_gamma::{
    interferon_gamma, interferon_gamma_records, interferon_gamma_seed_records, interferon_gamma_with_background,
};
