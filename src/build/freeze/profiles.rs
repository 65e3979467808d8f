//! Numbers for profiles: in parts while statements are filled in, then one for all.

use rustc_hash::FxHashMap;

use crate::graph::{Columns, Profile, ProfileWord, StatementColumns, StatementId};
use crate::text::each;

use crate::build::freeze::error::BuildError;

/// How many statements are a part of the work; profiles are numbered in each part for itself first.
pub(in crate::build) const PART: usize = 1 << 17;

/// Gives the statements of each part, which have numbers of its own profiles, those of all profiles in order.
pub(in crate::build) fn unite(statements: &mut StatementColumns, parts: &[Vec<Profile>]) -> Result<(), BuildError> {
    let all = distinct(parts.concat());
    check_count(all.len())?;
    let columns = statements.profile.to_mut().chunks_mut(PART).zip(parts);
    each(columns.collect(), |(column, profiles)| {
        let words = words(profiles, &all);
        for word in column {
            *word = words[word.row()];
        }
    });
    statements.profiles = all.into();
    Ok(())
}

/// Sets flags of some statements, at the ends of edges too.
pub(in crate::build) fn set_flags(columns: &mut Columns, changes: &[(StatementId, u16)]) -> Result<(), BuildError> {
    if changes.is_empty() {
        return Ok(());
    }
    let statements = &mut columns.statements;
    let mut profiles = statements.profiles.to_vec();
    let mut known: FxHashMap<Profile, ProfileWord> = FxHashMap::default();
    for (statement, flags) in changes {
        let word = &mut statements.profile.to_mut()[statement.index()];
        let mut with_flag = profiles[word.row()];
        with_flag.flags.set(*flags, true);
        *word = *known.entry(with_flag).or_insert_with(|| {
            profiles.push(with_flag);
            ProfileWord::new(profiles.len() - 1, with_flag.flags)
        });
        check_count(profiles.len())?;
    }
    // One of them may be no statement's any more.
    let mut used = vec![false; profiles.len()];
    statements.profile.iter().for_each(|word| used[word.row()] = true);
    let all = distinct(profiles.iter().zip(used).filter(|(_, used)| *used).map(|(profile, _)| *profile).collect());
    let words = words(&profiles, &all);
    for word in statements.profile.to_mut() {
        *word = words[word.row()];
    }
    statements.profiles = all.into();
    let incoming = &mut columns.incoming;
    for (profile, statement) in incoming.profiles.to_mut().iter_mut().zip(&*incoming.statements) {
        *profile = statements.profile[statement.index()];
    }
    Ok(())
}

const fn check_count(profiles: usize) -> Result<(), BuildError> {
    if profiles > ProfileWord::MOST { Err(BuildError::TooManyProfiles(profiles)) } else { Ok(()) }
}

/// Each profile once, in order.
fn distinct(mut profiles: Vec<Profile>) -> Vec<Profile> {
    profiles.sort_unstable_by_key(|profile| profile.rank());
    profiles.dedup();
    profiles.shrink_to_fit();
    profiles
}

/// Profiles by their places among all, which are in order; place 0 for one that is not there, as no statement has it.
fn words(profiles: &[Profile], all: &[Profile]) -> Vec<ProfileWord> {
    let place = |profile: &Profile| all.binary_search_by_key(&profile.rank(), |known| known.rank()).unwrap_or(0);
    profiles.iter().map(|profile| ProfileWord::new(place(profile), profile.flags)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_profiles_than_a_word_can_number_are_refused() {
        assert_eq!(check_count(ProfileWord::MOST), Ok(()));
        let most = ProfileWord::new(ProfileWord::MOST - 1, crate::graph::Flags(u16::MAX));
        assert_eq!(most.row(), ProfileWord::MOST - 1);
        assert_eq!(check_count(ProfileWord::MOST + 1), Err(BuildError::TooManyProfiles(ProfileWord::MOST + 1)));
    }
}
