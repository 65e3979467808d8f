//! Whole answers that own their data: serialisable, and free of the graph.

mod absence;
mod best;
mod bypass;
mod compare;
mod connect;
mod essential;
mod mechanism;
mod path;
mod therapeutic;
mod verdict;
#[cfg(feature = "json")]
mod verify;
mod whole;

pub use absence::{AbsenceAnswer, JoinAnswer, MissingStep};
pub use best::BestAnswer;
pub use bypass::BypassAnswer;
pub use compare::{ComparedEntityAnswer, ComparedSideAnswer, ComparisonAnswer, JointAnswer};
pub use connect::{ConnectionsAnswer, ConnectorAnswer, LinkAnswer};
pub use essential::{CutAnswer, EssentialAnswer};
pub use mechanism::{
    AboutAnswer, MechanismAnswer, NodeAnswer, OppositionAnswer, OriginAnswer, SignAnswer, StatementAnswer, StepAnswer,
    SummaryAnswer,
};
pub use path::{MetapathAnswer, MetapathCountAnswer, PathAnswer, PathStepAnswer, PathsAnswer};
pub use therapeutic::{Filtered, TherapeuticAnswer};
pub use verdict::{ContextVerdictAnswer, VerdictAnswer, Witness, Witnesses};
#[cfg(feature = "json")]
pub use verify::AnswerError;
pub use whole::{Answer, CompletenessAnswer, EndpointAnswer};
