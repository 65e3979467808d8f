//! A question without an answer: what is missing, and what stands in the way.
#![expect(clippy::print_stdout, reason = "an example prints")]

use mechgraph::query::{Constraint, Limits};
use mechgraph::{MechanismQuery, Sign, datasets};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // The article says that ruxolitinib inhibits JAK/STAT signaling and is studied in HLH, and nothing
    // that would join the two.
    let seed = datasets::interferon_gamma();
    let absence = MechanismQuery::between("ruxolitinib", "HLH").why_not(&seed, Limits::default())?;
    let missing = absence.missing_step.ok_or("a missing step was expected")?;
    let (from, to) = (missing.from, missing.to);
    println!("ruxolitinib, HLH: no statement leads from {from} to {to}");
    assert_eq!((from.curie(), to.curie()), ("GO:0007259", "MONDO:0015540"));

    // With the background there is a path from eltrombopag to HLH through the hub JAK2, but it would
    // switch from the pathway of c-MPL to that of the interferon-gamma receptor.
    let graph = datasets::interferon_gamma_with_background();
    let absence = MechanismQuery::between("eltrombopag", "HLH").why_not(&graph, Limits::default())?;
    assert_eq!(absence.relaxed, [Constraint::Coherence]);
    let miss = absence.nearest_miss.ok_or("a nearest miss was expected")?;
    println!("eltrombopag, HLH: without {} there would be {miss}", absence.relaxed[0]);

    // Of the wrong sign there is one.
    let query = MechanismQuery::between("emapalumab", "HLH").net_sign(Sign::Positive);
    let absence = query.why_not(&seed, Limits::default())?;
    assert_eq!(absence.relaxed, [Constraint::NetSign]);
    println!("emapalumab, HLH, +: {} is in the way", absence.relaxed[0]);
    Ok(())
}
