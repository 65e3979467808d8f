//! How one thing acts on another: the mechanism query, its search and its answers.
//!
//! A query ([`MechanismQuery`]) is prepared against a graph ([`Prepared`]: names resolved, filters
//! compiled), then run. The run looks for sequences of entities, best first, under exact bounds grown
//! from both ends (`reach`, `search`), judges each (`evaluate`, `coherence`), and gives out
//! [`Mechanism`]s lazily ([`Mechanisms`]). [`Verdict`] says what all of them say together.

mod best;
mod bypass;
mod chance;
mod compare;
mod connect;
mod connectors;
mod constraint;
mod cost;
mod counts;
mod ending;
mod essential;
mod evaluate;
mod expansion;
mod explain;
mod frontier;
mod gap;
mod goal;
mod joint;
mod layers;
mod mechanisms;
mod membership;
mod narrowing;
mod opposition;
mod passages;
mod path;
mod prepared;
mod product;
mod proof;
mod query;
mod reach;
mod removal;
mod run;
mod scratch;
mod search;
mod stage;
mod support;
mod terminals;
mod therapeutic;
mod verdict;
mod verify;
mod via;
mod why_not;

pub use best::{BestMechanism, BestMechanisms};
pub use bypass::{Bypass, BypassQuery};
pub use chance::{ChanceQuery, Chances, MechanismChance};
pub use compare::{CompareQuery, ComparedEntity, ComparedSide, Comparison, Relation, SignedCounts};
pub use connect::{ConnectQuery, Connections, Link};
pub use connectors::Connector;
pub use constraint::Constraint;
pub use cost::{CategoryCost, Cost, CostModel, CostModelError, CostPart};
pub use counts::{MechanismCounts, SignCounts};
pub use essential::{Cut, Essential, EssentialQuery};
pub(crate) use expansion::{Read, read_from};
pub use gap::{Gap, Join, JoinReason};
pub use joint::{Joint, JointEffect};
pub use mechanisms::Mechanisms;
pub(crate) use membership::Membership;
pub use opposition::{Opposition, OppositionKind};
pub use path::{Mechanism, Step, StepSupport};
pub use prepared::Prepared;
pub use proof::{Proof, ProofError, ProofStep, ProofSupport, Rule};
pub use query::MechanismQuery;
pub use scratch::Scratch;
pub use therapeutic::{ClaimNature, Therapeutic, Treatments};
pub use verdict::{ContextVerdict, Verdict, VerdictSign, VerdictStrength};
pub use why_not::{Absence, Unseen};
