//! mechgraph answers one question: *how does this drug act on this disease?*
//!
//! It holds biomedical knowledge as a graph of entities joined by typed statements, and returns
//! mechanism paths: signed, in context, with evidence and clinical status, in order, each with a proof.
//!
//! ```
//! use mechgraph::{MechanismQuery, Sign, datasets};
//!
//! let graph = datasets::interferon_gamma();
//! let query = MechanismQuery::between("emapalumab", "HLH").net_sign(Sign::Negative).max_hops(4);
//! for mechanism in query.run(&graph)?.take(3) {
//!     assert_eq!(
//!         mechanism.to_string(),
//!         "emapalumab ⊣ interferon gamma → hemophagocytic lymphohistiocytosis   (net −, established)",
//!     );
//!     mechanism.proof().verify(&graph)?;
//! }
//! let answer = MechanismQuery::between("ruxolitinib", "HLH").answer(&graph)?;
//! assert!(answer.mechanisms.is_empty());
//! assert_eq!(answer.absence.and_then(|absence| absence.missing_step).map(|step| step.from.name).as_deref(), Some("JAK-STAT signaling"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The types to learn
//!
//! [`Curie`] names an [`Entity`]; a [`Statement`] says how two are related; a [`GraphBuilder`] takes both
//! in and freezes a [`KnowledgeGraph`], whose entities are seen as [`Node`]s; a [`MechanismQuery`] is
//! asked of it and gives out [`Mechanism`]s.
//!
//! Where only the connections matter, [`PathQuery`] lists, counts and measures plain paths:
//!
//! ```
//! use mechgraph::{PathQuery, datasets};
//!
//! let graph = datasets::interferon_gamma();
//! let query = PathQuery::between("emapalumab", "HLH").max_hops(3);
//! let nearest = query.shortest(&graph)?.ok_or("there is none")?;
//! assert_eq!(Some(nearest.hops()), query.distance(&graph)?.steps);
//! assert_eq!(query.run(&graph)?.count() as u64, query.count(&graph)?.paths);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`MechanismQuery::best_per_start`] and [`best_per_end`](MechanismQuery::best_per_end) give the best mechanism of each
//! candidate; [`query`] has the other questions, such as what two drugs share ([`query::CompareQuery`]) or what every
//! mechanism passes ([`query::EssentialQuery`]). [`documentation::habits`] says what to write where a habit does not compile.
//!
//! A [`render::Picture`] of an answer is drawn as SVG; [`documentation::pictures`] shows some.
//!
//! # Your own graph
//!
//! ```no_run
//! use mechgraph::MechanismQuery;
//!
//! let opened = mechgraph::open("my_graph")?; // a file, a folder, or a snapshot
//! opened.reports.iter().for_each(|report| println!("{report}"));
//! for mechanism in MechanismQuery::between("my drug", "my disease").run(&opened.graph)?.take(10) {
//!     println!("{mechanism}");
//! }
//! opened.graph.save("my_graph.mg")?; // opens at once the next time
//! # Ok::<(), mechgraph::Error>(())
//! ```
//!
//! # The modules
//!
//! [`model`] is what is asserted, apart from any graph; [`schema`] is Biolink and what its predicates
//! mean; [`build`] makes the [`graph`]; [`query`] asks it; [`sql`] asks engines; [`io`] reads formats; [`render`] writes for
//! people; [`datasets`] has the embedded graph. [`documentation`] holds the longer texts: what the words
//! mean, how the crate is built, how it compares.
//!
//! # What it does not do
//!
//! It reads no articles, judges no evidence, promotes no status and infers nothing without naming the
//! rule. It is no database server. It is not medical advice.
//!
//! # Features
//!
//! - `json` (default): KGX, DrugMechDB in JSON, the embedded graph, pages of HTML, and files for other programs.
//! - `yaml`: DrugMechDB in YAML.
//! - `compression`: reading gzip and zstd, without C.
//! - `parallel`: reading KGX tables and freezing on the threads of rayon's current pool; the graph is the same.
//! - `parquet`: graphs as tables of Parquet, for SQL engines and back.
//! - `rdf`: RDF 1.2, read and written: Turtle, N-Triples, N-Quads.
//! - `raster`: pictures as PNG and PDF.
//! - `cli`: the command-line program, with `yaml`, `compression`, `parallel` and `raster`.
//!
//! The minimum supported Rust version is 1.88. [`petgraph`] is part of the public interface.
#![forbid(unsafe_code)]

mod error;
#[cfg(feature = "json")]
mod open;
mod style;
mod text;

pub mod build;
#[cfg(feature = "json")]
pub mod datasets;
pub mod documentation;
pub mod graph;
pub mod io;
pub mod model;
pub mod query;
pub mod render;
pub mod schema;
pub mod sql;

pub use build::{GraphBuilder, Overlay};
pub use error::Error;
pub use graph::{KnowledgeGraph, Node, NodeId};
pub use model::{
    Category, ClinicalStatus, Context, Curie, Dimension, Effect, Entity, EpistemicStatus, Predicate, Record, Sign,
    Statement,
};
#[cfg(feature = "json")]
pub use open::{Opened, open};
pub use petgraph;
pub use query::{
    Answer, Endpoint, Limits, Mechanism, MechanismQuery, MetapathQuery, PathQuery, PatternQuery, RunOptions,
    StatementQuery,
};
