//! From where two fronts met to the path between their ends.

use super::fronts::{Fronts, Goal, Mark, Meeting, follow, node_of};

use super::path::Route;
use super::prepared::PreparedPaths;
use super::query::Parallels;
use crate::query::plan::Way;

/// Follows the marks from the meeting back to a source and on to a target.
pub(super) fn write_route(
    prepared: &PreparedPaths<'_>,
    goal: Goal,
    meeting: Meeting,
    fronts: &Fronts,
    states: &mut Vec<u32>,
    route: &mut Route,
) {
    let signed = matches!(goal, Goal::Signed(_));
    states.clear();
    states.push(meeting.from);
    follow_marks(prepared, signed, Way::Onward, fronts, states);
    states.reverse();
    if meeting.to != meeting.from {
        states.push(meeting.to);
        follow_marks(prepared, signed, Way::Back, fronts, states);
    }
    route.clear();
    route.nodes.extend(states.iter().map(|state| node_of(*state, signed)));
    for pair in states.windows(2) {
        let &[from, to] = pair else { continue };
        let start = route.statements.len();
        let ends = prepared.steps.of(node_of(from, signed), Way::Onward).flatten();
        let joins = ends
            .filter(|end| prepared.plan.allows(end) && follow(from, end.neighbour, end.profile, signed) == Some(to));
        route.statements.extend(joins.map(|end| end.statement()));
        if let Some(own) = route.statements.get_mut(start..) {
            own.sort_unstable();
        }
        if prepared.parallels == Parallels::Apart {
            route.statements.truncate(start + 1);
        }
        route.close_step();
    }
}

/// Adds, one after another, a state from which the front of `way` reached the last one.
fn follow_marks(prepared: &PreparedPaths<'_>, signed: bool, way: Way, fronts: &Fronts, states: &mut Vec<u32>) {
    let reading = if way == Way::Onward { Way::Back } else { Way::Onward };
    while let Some(&state) = states.last() {
        let Some(steps) = fronts.mark(state).steps().checked_sub(1) else { return };
        let before = Mark::new(way, steps);
        let mut ends = prepared.steps.of(node_of(state, signed), reading).flatten();
        let found = ends.find_map(|end| {
            let from = follow(state, end.neighbour, end.profile, signed).filter(|_| prepared.plan.allows(&end))?;
            (fronts.mark(from) == before).then_some(from)
        });
        let Some(from) = found else { return };
        states.push(from);
    }
}
