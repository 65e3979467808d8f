//! `paths`: mechanisms, best first, with what is claimed as treatment.

use std::time::Duration;

use mechgraph::model::{Context, Dimension};
use mechgraph::query::{Answer, LimitKind, Limits, MechanismQuery};
use mechgraph::{Sign, render};

use crate::arguments::{Arguments, Narrowing, Paths, SignArgument};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::{loading, output};

pub(crate) fn run(arguments: &Arguments, paths: &Paths) -> Result<Code, Failure> {
    let (graph, loaded) = loading::open(arguments)?;
    let question = Question::start();
    let answer = query(&paths.from, &paths.to, &paths.narrowing).answer(
        &graph,
        limits(&paths.narrowing),
        Some(question.token()),
    )?;
    drop(question);
    if arguments.json {
        output::print_json(&answer)?;
    } else {
        output::print_with_headings(&render::report(&answer, &graph), is_heading)?;
    }
    Ok(code(&answer, loaded))
}

pub(crate) fn query(from: &str, to: &str, narrowing: &Narrowing) -> MechanismQuery {
    let mut query = MechanismQuery::between(from, to).max_hops(narrowing.max_hops).limit(narrowing.limit);
    if let Some(sign) = narrowing.sign {
        query = query.net_sign(match sign {
            SignArgument::Plus => Sign::Positive,
            SignArgument::Minus => Sign::Negative,
        });
    }
    if let Some(disease) = &narrowing.disease {
        query = query.in_context(Context::new().with(Dimension::Disease, disease));
    }
    if let Some(date) = narrowing.as_of {
        query = query.as_of(date);
    }
    if let Some(status) = narrowing.epistemic {
        query = query.epistemic_status(status);
    }
    if let Some(place) = &narrowing.jurisdiction {
        query = query.jurisdiction(place);
    }
    query = narrowing.via.iter().fold(query, |query, name| query.via(name.as_str()));
    query = narrowing.avoid.iter().fold(query, |query, name| query.avoiding(name.as_str()));
    narrowing.clinical.iter().fold(query, |query, status| query.clinical_status(*status))
}

pub(crate) fn limits(narrowing: &Narrowing) -> Limits {
    let limits = Limits::default();
    narrowing.timeout.map_or(limits, |seconds| limits.with_deadline(Duration::from_secs(seconds)))
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
