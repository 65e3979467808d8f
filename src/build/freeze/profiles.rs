//! Numbers for profiles: in parts while statements are filled in, then one for all.

use rustc_hash::FxHashMap;

use crate::graph::{Columns, Profile, StatementColumns, StatementId};
use crate::text::each;

use crate::build::rows::numbers::row;

/// How many statements are a part of the work; profiles are numbered in each part for itself first.
pub(in crate::build) const PART: usize = 1 << 17;

/// Gives the statements of each part, which have numbers of its own profiles, those of all profiles in order.
pub(in crate::build) fn unite(statements: &mut StatementColumns, parts: &[Vec<Profile>]) {
    let all = distinct(parts.concat());
    let columns = statements.profile.to_mut().chunks_mut(PART).zip(parts);
    each(columns.collect(), |(column, profiles)| {
        let ranks = ranks(profiles, &all);
        for number in column {
            *number = ranks[*number as usize];
        }
    });
    statements.profiles = all.into();
}

/// Sets flags of some statements, at the ends of edges too.
pub(in crate::build) fn set_flags(columns: &mut Columns, changes: &[(StatementId, u16)]) {
    if changes.is_empty() {
        return;
    }
    let statements = &mut columns.statements;
    let mut profiles = statements.profiles.to_vec();
    let mut known: FxHashMap<Profile, u32> = FxHashMap::default();
    for (statement, flags) in changes {
        let number = &mut statements.profile.to_mut()[statement.index()];
        let mut with_flag = profiles[*number as usize];
        with_flag.flags.set(*flags, true);
        *number = *known.entry(with_flag).or_insert_with(|| {
            profiles.push(with_flag);
            row(profiles.len() - 1)
        });
    }
    // One of them may be no statement's any more.
    let mut used = vec![false; profiles.len()];
    statements.profile.iter().for_each(|number| used[*number as usize] = true);
    let all = distinct(profiles.iter().zip(used).filter(|(_, used)| *used).map(|(profile, _)| *profile).collect());
    let ranks = ranks(&profiles, &all);
    for number in statements.profile.to_mut() {
        *number = ranks[*number as usize];
    }
    statements.profiles = all.into();
    let incoming = &mut columns.incoming;
    for (profile, statement) in incoming.profiles.to_mut().iter_mut().zip(&*incoming.statements) {
        *profile = statements.profile[statement.index()];
    }
}

/// Each profile once, in order.
fn distinct(mut profiles: Vec<Profile>) -> Vec<Profile> {
    profiles.sort_unstable_by_key(|profile| profile.rank());
    profiles.dedup();
    profiles.shrink_to_fit();
    profiles
}

/// The places of profiles among all, which are in order; 0 for one that is not there, as no statement has it.
fn ranks(profiles: &[Profile], all: &[Profile]) -> Vec<u32> {
    let rank = |profile: &Profile| all.binary_search_by_key(&profile.rank(), |known| known.rank()).map_or(0, row);
    profiles.iter().map(rank).collect()
}
