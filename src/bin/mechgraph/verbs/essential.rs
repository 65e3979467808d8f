//! `essential`: what every mechanism of a question passes, and the smallest sets that cut it.

use mechgraph::query::{EssentialQuery, Mechanism};
use mechgraph::render;

use super::paths;
use crate::arguments::{self, Arguments};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::phrases;
use crate::{loading, output};

pub(crate) fn run(arguments: &Arguments, essential: &arguments::Essential) -> Result<Code, Failure> {
    let arguments::Paths { from, to, options, .. } = &essential.paths;
    paths::refuse_treatment_filters(options, "essential")?;
    let (graph, loaded) = loading::open(arguments)?;
    let query = EssentialQuery::of(paths::query(from, to, options)).max_cut(essential.max_cut.into());
    let query = if essential.statements { query.cuts_of_statements() } else { query };
    let others = essential.sparing.iter().step_by(2).zip(essential.sparing.iter().skip(1).step_by(2));
    let query = others.fold(query, |query, (from, to)| query.sparing(paths::query(from, to, options)));
    let asking = Question::start();
    let run = paths::run_options(options, &asking);
    if arguments.json {
        let answer = query.answer_with(&graph, run)?;
        output::print_json(&answer)?;
        return Ok(paths::ended(answer.completeness.cut_by, answer.best.is_none(), loaded));
    }
    let found = query.run_with(&graph, run)?;
    drop(asking);
    let (most, language) = (options.limit.unwrap_or(paths::LIMIT), essential.lang);
    output::print_lines(render::essential(&found, &query, most, language))?;
    let is_spared = found.spared.iter().all(Option::is_some);
    if found.cuts.len() > most {
        output::narrate(&phrases::more_sets(language));
    } else if found.best.is_some() && found.cuts.is_empty() && is_spared && essential.max_cut > 0 {
        // A shortcut falls with what it summarises, and any other step only with its statements.
        let stays = |mechanism: Mechanism<'_>| {
            mechanism.steps().any(|step| step.supports().any(|support| support.statement.expansions().is_empty()))
        };
        let is_direct = || Ok::<_, Failure>(paths::query(from, to, options).max_hops(1).run(&graph)?.any(stays));
        if !essential.statements && is_direct()? {
            output::narrate(&phrases::joined_directly(language));
        } else if usize::from(essential.max_cut) < EssentialQuery::MAX_CUT {
            output::narrate(&phrases::larger_sets(language));
        }
    }
    Ok(paths::ending(found.completeness, found.best.is_none(), &phrases::no_mechanism(language), loaded))
}
