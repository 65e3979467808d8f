//! `essential`: what every mechanism of a question passes, and the smallest sets that cut it.

use mechgraph::query::{EssentialQuery, Mechanism};
use mechgraph::render::{self, Language};

use super::paths;
use crate::arguments::{self, Arguments};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::Text;
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
    let most = options.limit.unwrap_or(paths::LIMIT);
    let mut text = Text::default();
    text.lines(render::essential(&found, &query, most, essential.lang.into()));
    output::print(&text)?;
    let is_spared = found.spared.iter().all(Option::is_some);
    let is_chinese = matches!(Language::from(essential.lang), Language::Zh);
    let say = |english: &str, chinese: &str| output::narrate(if is_chinese { chinese } else { english });
    if found.cuts.len() > most {
        say("--limit lists more sets", "--limit可列出更多组");
    } else if found.best.is_some() && found.cuts.is_empty() && is_spared && essential.max_cut > 0 {
        // A shortcut falls with what it summarises, and any other step only with its statements.
        let stays = |mechanism: Mechanism<'_>| {
            mechanism.steps().any(|step| step.supports().any(|support| support.statement.expansions().is_empty()))
        };
        let is_direct = || Ok::<_, Failure>(paths::query(from, to, options).max_hops(1).run(&graph)?.any(stays));
        if !essential.statements && is_direct()? {
            say(
                "a step joins the ends directly; --statements looks for sets of statements",
                "有一步直接连接两端；--statements可查找成组的陈述",
            );
        } else if usize::from(essential.max_cut) < EssentialQuery::MAX_CUT {
            say("--max-cut looks for larger sets", "--max-cut可查找更大的组");
        }
    }
    let hint =
        if is_chinese { "没有机制；`mechgraph paths` 说明原因" } else { "no mechanism; paths says why" };
    Ok(paths::ending(found.completeness, found.best.is_none(), hint, loaded))
}
