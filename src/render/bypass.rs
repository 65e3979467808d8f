//! What bypasses a statement, in lines.

use crate::graph::{ArgumentRef, StatementRef};
use crate::query::{Bypass, Mechanism};

use super::citations::Cited;
use super::language::Language;
use super::line::Line;
use super::teller::Teller;
use super::terminal::safe;
use super::words::{self, Phrase};

/// The statement that holds, the mechanisms that do without what it lowers, and those that it blocks.
///
/// ```
/// use mechgraph::MechanismQuery;
/// use mechgraph::query::BypassQuery;
/// use mechgraph::render::{Language, bypass};
/// let graph = mechgraph::datasets::interferon_gamma();
/// let question = MechanismQuery::between("eltrombopag", "hemopoiesis");
/// let found = BypassQuery::despite(question, "S15").run(&graph)?;
/// let lines = bypass(&found, Language::Zh);
/// assert_eq!(lines[2].to_string(), "没有血小板生成素与其受体 c-MPL 之间的相互作用时：");
/// # Ok::<(), mechgraph::query::QueryError>(())
/// ```
#[must_use]
pub fn bypass(found: &Bypass<'_>, language: Language) -> Vec<Line> {
    let mut teller = Teller::new(language, Cited::First);
    let said = |statement: StatementRef<'_>, teller: &mut Teller| match language {
        Language::En => safe(&statement.to_string()).into_owned(),
        Language::Zh => teller.clause(statement),
    };
    let missing = match found.missing {
        ArgumentRef::Node(node) => teller.name(node),
        ArgumentRef::Statement(statement) => said(statement, &mut teller),
    };
    let despite = said(found.despite, &mut teller);
    let mut lines = vec![Line::heading(words::ALTHOUGH.with(language, &[&safe(&found.despite.id()), &despite]))];
    let mut list = |heading: Phrase, mechanisms: &[Mechanism<'_>]| {
        if mechanisms.is_empty() {
            return;
        }
        lines.extend([Line::blank(), Line::heading(heading.with(language, &[&missing]))]);
        for (mechanism, rank) in mechanisms.iter().zip(1..) {
            lines.push(Line::new(2, teller.chain(mechanism)).marked(format!("{rank}. ")));
        }
    };
    list(words::DOES_WITHOUT, &found.mechanisms);
    list(words::BLOCKED, &found.blocked);
    lines.extend(teller.closing_note());
    lines
}
