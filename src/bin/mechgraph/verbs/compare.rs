//! `compare`: what two drugs share on the way to a disease, and where they oppose each other.

use mechgraph::Sign;
use mechgraph::query::{
    CompareQuery, ComparedEntity, ComparedSide, Completeness, Joint, JointEffect, Relation, SignedCounts,
};
use mechgraph::render::{counted, safe};

use super::paths;
use crate::arguments::{Arguments, Compare};
use crate::exit::{Code, Failure};
use crate::interruption::Question;
use crate::output::Text;
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
    let mut lines = Vec::new();
    for (name, side) in [(first, &compared.first), (second, &compared.second)] {
        lines.extend(told(name, to, side));
    }
    let (first, second) = (safe(first), safe(second));
    lines.push(together(&compared.joint(), compared.first.sign, [&first, &second, &safe(to)]));
    for (relation, converges, heading) in [
        (Relation::Opposed, false, format!("Where {first} and {second} act against each other:")),
        (Relation::Shared, true, format!("What {first} and {second} both raise or both lower:")),
        (Relation::Shared, false, format!("What {first} and {second} both pass:")),
        (Relation::First, false, format!("What only {first} passes:")),
        (Relation::Second, false, format!("What only {second} passes:")),
    ] {
        let is_of = |it: &&ComparedEntity<'_>| it.relation() == relation && it.converges() == converges;
        let mut of_relation = compared.entities.iter().filter(is_of).peekable();
        if of_relation.peek().is_some() {
            lines.extend([String::new(), heading]);
            lines.extend(of_relation.map(|it| line(it, &first, &second)));
        }
    }
    output::print(&Text::from(&*lines.join("\n")))?;
    let cut = [compared.first.completeness, compared.second.completeness];
    let cut = cut.into_iter().find(|it| matches!(it, Completeness::Truncated { .. }));
    let is_empty = compared.first.best.is_none() && compared.second.best.is_none();
    let hint = match compared.first.sign {
        None => "neither has a mechanism; paths says why".to_owned(),
        Some(sign) => {
            format!("neither has a mechanism of sign {sign}; without --sign those of the other are compared, too")
        }
    };
    Ok(paths::ending(cut.unwrap_or(Completeness::Complete), is_empty, &hint, loaded))
}

/// `Together: opposite directions; they meet first at thrombopoietin receptor (UniProtKB:P40238)`
fn together(joint: &Joint<'_>, sign: Option<Sign>, [first, second, to]: [&str; 3]) -> String {
    let of_sign = sign.map_or_else(String::new, |sign| format!(" of sign {sign}"));
    let effect = match joint.effect {
        JointEffect::SameDirection => format!("{first} and {second} act on {to} in the same direction"),
        JointEffect::OppositeDirections => format!("{first} and {second} act on {to} in opposite directions"),
        JointEffect::FirstAlone => format!("{first} alone acts on {to}"),
        JointEffect::SecondAlone => format!("{second} alone acts on {to}"),
        JointEffect::Undetermined => "the signs of both verdicts do not say in which direction".to_owned(),
        JointEffect::None => format!("neither has a mechanism{of_sign}"),
    };
    let by =
        if joint.effect == JointEffect::None { String::new() } else { of_sign.replacen(" of", " by mechanisms of", 1) };
    let strength = joint.strength.map_or_else(String::new, |strength| format!(" ({strength})"));
    let meeting = joint.meeting.map_or_else(String::new, |it| {
        format!("; they meet first at {} ({})", safe(it.entity.name()), safe(it.entity.curie()))
    });
    format!("Together: {effect}{by}{strength}{meeting}")
}

/// The verdict and the best mechanism of one side. Where one sign is wanted, the verdict is about all the same.
fn told(name: &str, to: &str, side: &ComparedSide<'_>) -> [String; 2] {
    let of_sign = side.sign.map_or_else(String::new, |sign| format!(" of sign {sign}"));
    let count = counted(side.mechanisms, "mechanism", "mechanisms");
    let count = match side.completeness {
        Completeness::Complete => format!("{count}{of_sign}"),
        Completeness::Open | Completeness::Truncated { .. } => format!("the best {count}{of_sign}"),
    };
    let verdict = side.verdict.sign;
    let verdict = if side.sign.is_some() { format!("{verdict} over both signs") } else { verdict.to_string() };
    let best = side.best.as_ref().map_or_else(|| format!("no mechanism{of_sign}"), |best| format!("best: {best}"));
    [format!("{} to {}: {verdict}; {count}", safe(name), safe(to)), format!("  {best}")]
}

/// `thrombopoietin receptor (UniProtKB:P40238): IFN-γ − in 1, eltrombopag + in 1`
fn line(compared: &ComparedEntity<'_>, first: &str, second: &str) -> String {
    let sides = [(first, compared.first), (second, compared.second)];
    let sides = sides.iter().filter(|(_, counts)| counts.all() > 0);
    let sides: Vec<String> = sides.map(|(name, counts)| format!("{name} {}", signs(*counts))).collect();
    format!("  {} ({}): {}", safe(compared.entity.name()), safe(compared.entity.curie()), sides.join(", "))
}

/// `− in 3 and + in 1`
fn signs(counts: SignedCounts) -> String {
    let signs = [("−", counts.negative), ("+", counts.positive), ("?", counts.unknown)];
    let signs = signs.iter().filter(|(_, count)| *count > 0);
    signs.map(|(sign, count)| format!("{sign} in {count}")).collect::<Vec<_>>().join(" and ")
}
