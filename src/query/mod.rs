//! Questions to a graph, as values.

mod answer;
mod audit;
mod contradictions;
mod diff;
mod mechanism;
mod metapath;
mod paths;
mod pattern;
mod permutation;
mod plan;
mod regulators;
mod statements;

#[cfg(feature = "json")]
pub use answer::AnswerError;
pub use answer::{
    AboutAnswer, AbsenceAnswer, Answer, BestAnswer, BypassAnswer, ComparedEntityAnswer, ComparedSideAnswer,
    ComparisonAnswer, CompletenessAnswer, ConnectionsAnswer, ConnectorAnswer, ContextVerdictAnswer, CutAnswer,
    EndpointAnswer, EssentialAnswer, Filtered, JoinAnswer, JointAnswer, LinkAnswer, MechanismAnswer, MetapathAnswer,
    MetapathCountAnswer, MissingStep, NodeAnswer, OppositionAnswer, OriginAnswer, PathAnswer, PathStepAnswer,
    PathsAnswer, SignAnswer, StatementAnswer, StepAnswer, SummaryAnswer, TherapeuticAnswer, VerdictAnswer, Witness,
    Witnesses,
};
pub use audit::{Audit, AuditFinding, AuditQuery, CitationError, read_citation};
pub use contradictions::{Contradiction, ContradictionKind, ContradictionQuery, Contradictions};
pub use diff::{
    AnswerDiff, Change, ChangeCounts, DiffCounts, Difference, FieldChange, GraphDiff, GraphDiffQuery, MechanismChange,
    MechanismState, VerdictChange, VerdictState,
};
pub use mechanism::{
    Absence, BestMechanism, BestMechanisms, Bypass, BypassQuery, CategoryCost, ChanceQuery, Chances, ClaimNature,
    CompareQuery, ComparedEntity, ComparedSide, Comparison, ConnectQuery, Connections, Connector, Constraint,
    ContextVerdict, Cost, CostModel, CostModelError, CostPart, Cut, Essential, EssentialQuery, Gap, Join, JoinReason,
    Joint, JointEffect, Link, Mechanism, MechanismChance, MechanismCounts, MechanismQuery, Mechanisms, Opposition,
    OppositionKind, Prepared, Proof, ProofError, ProofStep, ProofSupport, Relation, Rule, Scratch, SignCounts,
    SignedCounts, Step, StepSupport, Therapeutic, Treatments, Unseen, Verdict, VerdictSign, VerdictStrength,
};
pub use metapath::{
    DegreeGroup, Metapath, MetapathCount, MetapathCounts, MetapathNull, MetapathQuery, PreparedMetapath,
};
pub use paths::{
    Neighbourhood, NeighbourhoodSize, Neighbours, Parallels, Path, PathCount, PathLength, PathQuery, PathRef,
    PathScratch, PathStep, Paths, PreparedPaths, ShortestPath,
};
#[cfg(feature = "parquet")]
pub(crate) use pattern::sources_of;
pub use pattern::{
    AllowDeny, AttributeConstraint, MatchCount, MatchRef, Matches, NodeBinding, Operator, PatternPlan, PatternQuery,
    PatternResult, PatternResults, PatternStep, PreparedPattern, QueryEdge, QueryNode, QueryPath, SetInterpretation,
};
#[cfg(feature = "json")]
pub(crate) use pattern::{EdgeSupport, class_chain};
pub(crate) use pattern::{Places, check_qualifier_set, check_set, schema_qualifier};
#[cfg(feature = "json")]
pub(crate) use plan::did_you_mean;
pub use plan::{
    CancellationToken, Candidate, Completeness, Endpoint, LimitKind, Limits, MetapathError, PatternError, PlanEnd,
    PlanFilter, QueryError, QueryPlan, RunOptions, resolve,
};
pub(crate) use plan::{Filters, MOST_HOPS, Named, is_at_or_below};
#[cfg(feature = "parquet")]
pub(crate) use plan::{NameAbove, predicates_above};
pub use regulators::{Regulator, RegulatorQuery, RegulatorTarget, Regulators};
pub use statements::{StatementQuery, StatementsFound};
