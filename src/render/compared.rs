//! What two questions share, and where they act against each other, in lines.

use crate::model::Sign;
use crate::query::{
    ComparedEntity, ComparedSide, Comparison, Completeness, Joint, JointEffect, Relation, SignedCounts,
};

use super::citations::Cited;
use super::language::Language;
use super::line::Line;
use super::teller::Teller;
use super::terminal::safe;
use super::{punctuation, words};

/// The verdict and the best mechanism of each question, what both do together, and the entities on their mechanisms by how
/// they meet there. The names are those of the two starts and of the end, as somebody called them.
///
/// ```
/// use mechgraph::MechanismQuery;
/// use mechgraph::query::CompareQuery;
/// use mechgraph::render::{Language, compared};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let question = |from: &str| MechanismQuery::between(from, "hemopoiesis");
/// let found = CompareQuery::of(question("IFN-γ"), question("eltrombopag")).run(&graph)?;
/// let lines = compared(&found, ["IFN-γ", "艾曲泊帕", "造血"], Language::Zh);
/// assert_eq!(lines[4].to_string(), "合起来：IFN-γ与艾曲泊帕对造血的作用方向相反（明确）；最先交汇于血小板生成素受体（UniProtKB:P40238）");
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[must_use]
pub fn compared(found: &Comparison<'_>, names: [&str; 3], language: Language) -> Vec<Line> {
    let [first, second, to] = names.map(|name| safe(name).into_owned());
    let mut teller = Teller::new(language, Cited::First);
    let mut lines = Vec::new();
    for (name, side) in [(&first, &found.first), (&second, &found.second)] {
        lines.push(Line::heading(verdict(name, &to, side, language)));
        let best = match &side.best {
            Some(best) => words::BEST.with(language, &[&teller.chain(best)]),
            None => of_sign(words::NONE_OF_THEM.text(language).to_owned(), side.sign, language),
        };
        lines.push(Line::new(2, best));
    }
    let together = together(&found.joint(), found.first.sign, [&first, &second, &to], &mut teller);
    lines.push(Line::heading(words::TOGETHER.with(language, &[&together])));
    for (relation, converges, heading) in [
        (Relation::Opposed, false, words::OPPOSED),
        (Relation::Shared, true, words::CONVERGE),
        (Relation::Shared, false, words::SHARED),
        (Relation::First, false, words::OF_ONE),
        (Relation::Second, false, words::OF_ONE),
    ] {
        let is_of = |it: &&ComparedEntity<'_>| it.relation() == relation && it.converges() == converges;
        let mut of_relation = found.entities.iter().filter(is_of).peekable();
        if of_relation.peek().is_some() {
            let of = if relation == Relation::Second { [&*second, &*first] } else { [&*first, &*second] };
            lines.extend([Line::blank(), Line::heading(heading.with(language, &of))]);
            lines.extend(of_relation.map(|it| entity(it, [&first, &second], &mut teller)));
        }
    }
    lines.extend(teller.closing_note());
    lines
}

/// The verdict and the number of mechanisms of one side. Where one sign is wanted, the verdict is about all the same.
fn verdict(name: &str, to: &str, side: &ComparedSide<'_>, language: Language) -> String {
    let count = words::mechanisms(side.mechanisms, language);
    let count = match side.mechanisms {
        0 => count,
        _ if side.completeness == Completeness::Complete => count,
        1 => words::THE_BEST_ONE.text(language).to_owned(),
        _ => words::THE_BEST.with(language, &[&count]),
    };
    let count = of_sign(count, side.sign, language);
    let verdict = match language {
        Language::En => side.verdict.sign.to_string(),
        Language::Zh => words::verdict(side.verdict.sign).text(language).to_owned(),
    };
    let verdict = if side.sign.is_some() { words::BOTH_SIGNS.with(language, &[&verdict]) } else { verdict };
    words::SIDE.with(language, &[name, to, &verdict, &count])
}

/// `2 mechanisms of sign −`
fn of_sign(text: String, sign: Option<Sign>, language: Language) -> String {
    match sign {
        None => text,
        Some(sign) => words::OF_SIGN.with(language, &[&text, &sign.to_string()]),
    }
}

/// `opposite directions; they meet first at thrombopoietin receptor (UniProtKB:P40238)`
fn together(joint: &Joint<'_>, sign: Option<Sign>, [first, second, to]: [&str; 3], teller: &mut Teller) -> String {
    let language = teller.language;
    let effect = match joint.effect {
        JointEffect::SameDirection => words::SAME_DIRECTION.with(language, &[first, second, to]),
        JointEffect::OppositeDirections => words::OPPOSITE_DIRECTIONS.with(language, &[first, second, to]),
        JointEffect::FirstAlone => words::ACTS_ALONE.with(language, &[first, to]),
        JointEffect::SecondAlone => words::ACTS_ALONE.with(language, &[second, to]),
        JointEffect::Undetermined => words::NO_DIRECTION.text(language).to_owned(),
        JointEffect::None => of_sign(words::NEITHER.text(language).to_owned(), sign, language),
    };
    let by = sign.filter(|_| joint.effect != JointEffect::None);
    let by = by.map(|sign| words::BY_SIGN.with(language, &[&sign.to_string()])).unwrap_or_default();
    let strength = joint.strength.map(|strength| words::strength(strength).text(language));
    let strength = strength.map(|strength| punctuation::aside(strength, language)).unwrap_or_default();
    let meeting = joint.meeting.map(|it| words::MEET_FIRST.with(language, &[&teller.identified(it.entity)]));
    [effect, by, strength, meeting.unwrap_or_default()].concat()
}

/// `thrombopoietin receptor (UniProtKB:P40238): IFN-γ − in 1, eltrombopag + in 1`
fn entity(compared: &ComparedEntity<'_>, names: [&str; 2], teller: &mut Teller) -> Line {
    let language = teller.language;
    let sides = names.into_iter().zip([compared.first, compared.second]).filter(|(_, counts)| counts.all() > 0);
    let sides: Vec<String> =
        sides.map(|(name, counts)| words::HAS_SIGNS.with(language, &[name, &signs(counts, language)])).collect();
    let sides = sides.join(punctuation::clause_comma(language));
    Line::new(2, words::NAMELY.with(language, &[&teller.identified(compared.entity), &sides]))
}

/// `− in 3 and + in 1`
fn signs(counts: SignedCounts, language: Language) -> String {
    let signs = [("−", counts.negative), ("+", counts.positive), ("?", counts.unknown)];
    let signs = signs.iter().filter(|(_, count)| *count > 0);
    let signs: Vec<String> =
        signs.map(|(sign, count)| words::SIGN_IN.with(language, &[sign, &count.to_string()])).collect();
    signs.join(if language == Language::Zh { "、" } else { " and " })
}
