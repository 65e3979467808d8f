//! `compare`: what two drugs share on the way to a disease, and where they oppose each other.

use mechgraph::query::{CompareQuery, Completeness, VerdictSign, resolve};
use mechgraph::render;

use super::paths;
use crate::arguments::{Arguments, Compare};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::phrases;
use crate::{loading, output};

pub(crate) fn run(arguments: &Arguments, compare: &Compare) -> Result<Code, Failure> {
    let Compare { first, second, to, options, .. } = compare;
    paths::refuse_treatment_filters(options, "compare")?;
    let (graph, loaded) = loading::open(arguments)?;
    let most = options.limit.unwrap_or(CompareQuery::MECHANISMS);
    let question = |from: &str| paths::query(from, to, options).limit(most);
    let query = CompareQuery::of(question(first), question(second));
    let asking = Question::start();
    let run = paths::run_options(options, &asking);
    if arguments.json {
        let answer = query.answer_with(&graph, run)?;
        output::print_json(&answer)?;
        let cut = answer.first.completeness.cut_by.or(answer.second.completeness.cut_by);
        let is_empty = answer.first.best.is_none() && answer.second.best.is_none();
        return Ok(paths::ended(cut, is_empty, loaded));
    }
    let compared = query.run_with(&graph, run)?;
    drop(asking);
    output::print_lines(render::compared(&compared, [first, second, to], compare.lang))?;
    let cut = [compared.first.completeness, compared.second.completeness];
    let cut = cut.into_iter().find(|it| matches!(it, Completeness::Truncated { .. }));
    let is_empty = compared.first.best.is_none() && compared.second.best.is_none();
    if let (Ok(one), Ok(other)) = (resolve(&graph, first), resolve(&graph, second))
        && one == other
    {
        output::narrate(&phrases::same_entity(compare.lang, first, second));
    }
    let has_none = [&compared.first, &compared.second].iter().all(|it| it.verdict.sign == VerdictSign::None);
    let hint = match compared.first.sign.filter(|_| !has_none) {
        None => phrases::neither_has_a_mechanism(compare.lang),
        Some(sign) => phrases::neither_of_sign(compare.lang, sign),
    };
    Ok(paths::ending(cut.unwrap_or(Completeness::Complete), is_empty, &hint, loaded))
}
