//! `paths`: mechanisms, best first, with what is claimed as treatment.

use std::time::Duration;

use mechgraph::model::{Context, Dimension};
use mechgraph::query::{Answer, LimitKind, Limits, MechanismQuery};
use mechgraph::{Sign, render};

use crate::arguments::{Arguments, Paths, SignArgument};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::{loading, output};

pub(crate) fn run(arguments: &Arguments, paths: &Paths) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let question = Question::start();
    let answer = query(paths).answer(&graph, limits(paths), Some(question.token()))?;
    drop(question);
    if arguments.json {
        output::print_json(&answer)?;
    } else {
        output::print_with_headings(&render::report(&answer, &graph), is_heading)?;
    }
    Ok(code(&answer, loaded))
}

pub(crate) fn query(paths: &Paths) -> MechanismQuery {
    let mut query =
        MechanismQuery::between(paths.from.as_str(), paths.to.as_str()).max_hops(paths.max_hops).limit(paths.limit);
    if let Some(sign) = paths.sign {
        query = query.net_sign(match sign {
            SignArgument::Plus => Sign::Positive,
            SignArgument::Minus => Sign::Negative,
        });
    }
    if let Some(disease) = &paths.disease {
        query = query.in_context(Context::new().with(Dimension::Disease, disease));
    }
    if let Some(date) = paths.as_of {
        query = query.as_of(date);
    }
    if let Some(status) = paths.epistemic {
        query = query.epistemic_status(status);
    }
    if let Some(place) = &paths.jurisdiction {
        query = query.jurisdiction(place);
    }
    query = paths.via.iter().fold(query, |query, name| query.via(name.as_str()));
    query = paths.avoid.iter().fold(query, |query, name| query.avoiding(name.as_str()));
    paths.clinical.iter().fold(query, |query, status| query.clinical_status(*status))
}

pub(crate) fn limits(paths: &Paths) -> Limits {
    let limits = Limits::default();
    paths.timeout.map_or(limits, |seconds| limits.with_deadline(Duration::from_secs(seconds)))
}

/// The ends, the verdict, each mechanism, and what comes after them.
fn is_heading(line: &str) -> bool {
    !line.is_empty() && !line.starts_with(' ')
}

/// What a run that was cut ends with.
pub(crate) const fn cut(by: LimitKind) -> Code {
    match by {
        LimitKind::Cancelled => Code::Interrupted,
        _ => Code::Limit,
    }
}

/// A limit comes before what was found, what was found before how the graph was loaded.
pub(crate) fn code(answer: &Answer, loaded: Code) -> Code {
    match answer.completeness.cut_by {
        Some(limit) => cut(limit),
        None if answer.mechanisms.is_empty() => Code::NotFound,
        None => loaded,
    }
}
