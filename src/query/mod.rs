//! Questions to a graph, as values.

mod answer;
mod contradictions;
mod endpoint;
mod error;
mod evidence;
mod inner;
mod limits;
mod mechanism;
mod metapath;
mod paths;
mod predicates;
mod statements;

pub use answer::{
    AboutAnswer, AbsenceAnswer, Answer, CompletenessAnswer, ContextVerdictAnswer, EndpointAnswer, Filtered,
    MechanismAnswer, MissingStep, NodeAnswer, SignAnswer, StatementAnswer, StepAnswer, SummaryAnswer,
    TherapeuticAnswer, VerdictAnswer, Witness, Witnesses,
};
pub use contradictions::{Contradiction, ContradictionKind, contradictions};
pub use endpoint::{Endpoint, resolve};
pub use error::{Candidate, QueryError};
pub use limits::{CancellationToken, Completeness, LimitKind, Limits};
pub use mechanism::{
    Absence, Constraint, ContextVerdict, Cost, CostModel, Mechanism, MechanismQuery, Mechanisms, Prepared, Proof,
    ProofError, ProofStep, Rule, Scratch, Step, StepSupport, Therapeutic, Treatments, Verdict, VerdictSign,
};
pub use metapath::{Metapath, MetapathCount, MetapathCounts, MetapathError, MetapathQuery, PreparedMetapath};
pub use paths::{
    Neighbourhood, Neighbours, Parallels, Path, PathCount, PathLength, PathQuery, PathRef, PathScratch, PathStep,
    Paths, PreparedPaths, ShortestPath,
};
pub use statements::{StatementQuery, StatementsFound};
