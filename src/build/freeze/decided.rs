//! What is shown of an entity whose rows differ.
//!
//! | of | is shown | the others |
//! |---|---|---|
//! | names | the one that most rows give, the entity's own id only if there is no other; of several, one that fewer rows give another entity, then one that as many do, then one given under the entity's own id, then the smallest | synonyms |
//! | descriptions | the one that most rows give; of several, one given under the entity's own id, then the smallest | in the finding |
//! | categories | all, those that go together with the one that most rows give before those that it excludes | shown after them |
//! | properties | see [`records`] | in the property `other_rows` |

use core::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{Category, Extras, Finding, FindingCode, Properties};
use crate::schema;
use crate::text::{Arena, Symbol, quoted_start};

use crate::build::identities::state::GraphBuilder;
use crate::build::merge::records;
use crate::build::merge::records::United;
use crate::build::rows::drafts::{Ballots, EntityDraft};
use crate::build::rows::votes::{Ballot, Choice, Vote, listing};

/// An entity's fields as they are shown.
pub(in crate::build) struct Decided {
    pub(in crate::build) name: Option<Symbol>,
    /// Names that are not shown.
    pub(in crate::build) other_names: Vec<Symbol>,
    pub(in crate::build) description: Option<Symbol>,
    pub(in crate::build) categories: Vec<Category>,
    pub(in crate::build) properties: Properties,
}

/// Decides what is shown of entities, and collects what their rows differ in.
pub(in crate::build) struct Decisions<'b, F> {
    builder: &'b GraphBuilder,
    text: &'b Arena,
    rename: F,
    claims: Claims,
    variants: Variants,
    /// The categories of entities whose rows do not differ, by what the rows give: few lists for many entities.
    plain: FxHashMap<Vec<Symbol>, Vec<Category>>,
    findings: Vec<Finding>,
}

/// Names that differ in case, spaces or punctuation only.
#[derive(Default)]
struct Variants {
    entities: u64,
    example: Option<(String, (u32, u32))>,
}

impl<'b, F: Fn(Symbol) -> Symbol> Decisions<'b, F> {
    pub(in crate::build) fn new(builder: &'b GraphBuilder, text: &'b Arena, rename: F) -> Self {
        let claims = Claims::of(builder);
        Self {
            builder,
            text,
            rename,
            claims,
            variants: Variants::default(),
            plain: FxHashMap::default(),
            findings: Vec::new(),
        }
    }

    /// What came up, once every entity is decided.
    pub(in crate::build) fn into_findings(self) -> Vec<Finding> {
        let Self { builder, variants, mut findings, .. } = self;
        if let Some((example, origin)) = variants.example {
            let message = format!("names that differ in case, spaces or punctuation only, such as {example}");
            findings.push(builder.placed(FindingCode::SpellingVariants, message, origin).counted(variants.entities));
        }
        findings
    }

    pub(in crate::build) fn decide(&mut self, id: Symbol, row: u32, draft: &EntityDraft) -> Decided {
        let Some(ballots) = &draft.ballots else {
            return Decided {
                name: draft.name.to_option(),
                other_names: Vec::new(),
                description: draft.description.to_option(),
                categories: self.plain_categories(&draft.categories),
                properties: draft.properties.clone(),
            };
        };
        let Ballots { names, descriptions, categories, properties } = &**ballots;
        let name = self.name(id, row, names);
        Decided {
            name,
            other_names: names.iter().map(|(name, _)| *name).filter(|other| Some(*other) != name).collect(),
            description: self.description(id, descriptions),
            categories: self.categories(id, draft, categories),
            properties: self.properties(id, properties),
        }
    }

    fn text(&self, symbol: Symbol) -> &'b str {
        self.text.text((self.rename)(symbol))
    }

    fn name(&mut self, id: Symbol, row: u32, names: &Ballot<Symbol>) -> Option<Symbol> {
        let order = |(name, vote): &(&Symbol, Vote)| {
            let is_id = self.text(**name) == self.text(id);
            // Less if more rows give it another entity than this one, and less if as many do than if fewer do.
            let of_another = self.claims.others(**name, row).cmp(&vote.rows);
            (!is_id, vote.rows, Reverse(of_another), vote.is_own, Reverse(self.text(**name)))
        };
        let (shown, vote) = names.iter().max_by_key(order)?;
        let shown_key = spelling(self.text(*shown));
        let mut variant = None;
        let mut others: BTreeMap<String, Choice> = BTreeMap::new();
        for (other, vote) in names.iter().filter(|(other, vote)| *other != shown && vote.is_own) {
            let key = spelling(self.text(*other));
            let choice = self.choice(*other, vote);
            if key == shown_key {
                variant = Some(choice.text).into_iter().chain(variant).min();
                continue;
            }
            let known = others.entry(key).or_insert_with(|| Choice { rows: 0, ..choice.clone() });
            let rows = known.rows.saturating_add(choice.rows);
            if (vote.rows, &known.text) > (known.rows, &choice.text) {
                *known = choice;
            }
            known.rows = rows;
        }
        // That entities united on request have different names is none.
        let is_conflict = others.len() > usize::from(!vote.is_own);
        if others.is_empty() {
            if let Some(variant) = variant {
                self.variants.entities += 1;
                if self.variants.example.is_none() {
                    let (id, shown) = (self.text(id), quoted_start(self.text(*shown)));
                    self.variants.example = Some((format!("{shown} (kept) and {variant} of {id}"), vote.origin));
                }
            }
        } else if is_conflict {
            let kept = self.choice(*shown, vote);
            self.report(
                FindingCode::EntityConflict,
                "conflicting names",
                id,
                &kept,
                "kept",
                others.into_values().collect(),
            );
        }
        Some(*shown)
    }

    fn description(&mut self, id: Symbol, descriptions: &Ballot<Symbol>) -> Option<Symbol> {
        let order = |(text, vote): &(&Symbol, Vote)| (vote.rows, vote.is_own, Reverse(self.text(**text)));
        let (shown, vote) = descriptions.iter().max_by_key(order)?;
        let others = descriptions.iter().filter(|(other, vote)| *other != shown && vote.is_own);
        let others: Vec<Choice> = others.map(|(other, vote)| self.choice(*other, vote)).collect();
        if others.len() > usize::from(!vote.is_own) {
            let kept = self.choice(*shown, vote);
            self.report(FindingCode::EntityConflict, "conflicting descriptions", id, &kept, "kept", others);
        }
        Some(*shown)
    }

    fn properties(&mut self, id: Symbol, ballot: &Ballot<Box<[u8]>>) -> Properties {
        let rows = ballot.iter().map(|(bytes, vote)| (Extras::decode(bytes).properties, vote)).collect();
        let United { properties, conflict } = records::unite(rows);
        if let Some((shown, others)) = conflict {
            self.report(FindingCode::OtherRows, "conflicting properties", id, &shown, "shown", others);
        }
        properties
    }

    /// All categories of rows that differ.
    fn categories(&mut self, id: Symbol, draft: &EntityDraft, lists: &Ballot<Vec<Symbol>>) -> Vec<Category> {
        let all = self.parsed(&draft.categories);
        let votes: Vec<(Vec<Category>, Vote)> = lists.iter().map(|(list, vote)| (self.parsed(list), vote)).collect();
        let (all, conflict) = arranged(all, &votes);
        if let Some((kept, others)) = conflict {
            let message = "categories that exclude each other";
            self.report(FindingCode::CategoryConflict, message, id, &kept, "shown first", others);
        }
        all
    }

    /// The categories of rows that all give the same.
    fn plain_categories(&mut self, list: &[Symbol]) -> Vec<Category> {
        if let Some(known) = self.plain.get(list) {
            return known.clone();
        }
        let all = self.parsed(list);
        let (all, _) = arranged(all.clone(), &[(all, Vote::new(1, (u32::MAX, 0)))]);
        self.plain.insert(list.to_vec(), all.clone());
        all
    }

    fn parsed(&self, names: &[Symbol]) -> Vec<Category> {
        names.iter().filter_map(|name| self.text(*name).parse().ok()).collect()
    }

    fn choice(&self, text: Symbol, vote: Vote) -> Choice {
        Choice::new(quoted_start(self.text(text)), vote)
    }

    fn report(&mut self, code: FindingCode, what: &str, id: Symbol, kept: &Choice, why: &str, others: Vec<Choice>) {
        let id = self.text(id);
        let message = format!("{what} for {id}: {}", listing(&self.builder.sources, kept, why, others));
        self.findings.push(self.builder.placed(code, message, kept.origin));
    }
}

/// Categories in the order in which they are shown, and those that exclude each other, if any: first the one that is
/// shown first.
///
/// The most specific come first. Where some exclude each other, those that go together with the one whose side most rows
/// give come before the others. Of several, it is the one that most rows give first, then the one that most rows give,
/// then the smallest.
fn arranged(mut all: Vec<Category>, votes: &[(Vec<Category>, Vote)]) -> (Vec<Category>, Option<(Choice, Vec<Choice>)>) {
    schema::sort_most_specific_first(&mut all);
    let is_above = |category: &Category, other: &Category| {
        other != category && schema::category_is_a(other.as_str(), category.as_str())
    };
    // Those that Biolink does not have exclude nothing.
    let known: Vec<&Category> = all.iter().filter(|it| schema::category(it.as_str()).is_some()).collect();
    let narrowest = known.iter().filter(|category| !known.iter().any(|other| is_above(category, other)));
    let narrowest: Vec<Category> = narrowest.map(|category| (*category).clone()).collect();
    let go_together = |one: &Category, two: &Category| !schema::categories_are_disjoint(one.as_str(), two.as_str());
    if narrowest.iter().all(|one| narrowest.iter().all(|two| go_together(one, two))) {
        return (all, None);
    }
    let count = |is_meant: &dyn Fn(&[Category]) -> bool| {
        let meant = votes.iter().filter(|(list, _)| is_meant(list)).map(|(_, vote)| vote);
        meant.fold((0u32, (u32::MAX, u32::MAX)), |(rows, origin), vote| {
            (rows.saturating_add(vote.rows), origin.min(vote.origin))
        })
    };
    let gives = |category: &Category| count(&|list| list.contains(category));
    let sides = narrowest.iter().map(|head| {
        // What is above the other side too is of none.
        let is_of_side = |category: &Category| {
            let mut others = narrowest.iter().filter(|other| !go_together(head, other));
            go_together(head, category) && !others.any(|other| is_above(category, other))
        };
        let of_side = count(&|list| list.iter().any(is_of_side)).0;
        let is_first = |list: &[Category]| list.iter().find(|category| narrowest.contains(category)) == Some(head);
        (of_side, count(&is_first).0, gives(head).0, Reverse(head))
    });
    let Some((_, _, _, Reverse(mut head))) = sides.max() else { return (all, None) };
    // The first to be shown decides, so that categories that are written and read again keep their order.
    while let Some(first) = narrowest.iter().find(|other| go_together(head, other)).filter(|first| *first != head) {
        head = first;
    }
    let choice = |category: &Category| {
        let (rows, origin) = gives(category);
        Choice { text: category.to_string(), rows, origin }
    };
    let others = narrowest.iter().filter(|other| !go_together(head, other)).map(choice).collect();
    let conflict = (choice(head), others);
    let (mut shown, others): (Vec<Category>, Vec<Category>) =
        all.into_iter().partition(|category| go_together(head, category));
    shown.extend(others);
    (shown, Some(conflict))
}

/// A name without what spellings differ in: lower case, letters and digits only.
fn spelling(name: &str) -> String {
    let key: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if key.is_empty() { name.to_owned() } else { key }
}

/// How many rows give other entities a name, of names that as many rows as another give one entity.
#[derive(Default)]
struct Claims {
    /// The two entities that most rows give each name.
    most: FxHashMap<Symbol, [(u32, u32); 2]>,
}

impl Claims {
    fn of(builder: &GraphBuilder) -> Self {
        let mut names: FxHashSet<Symbol> = FxHashSet::default();
        for ballots in builder.entities.iter().filter_map(|(_, entity)| entity.ballots.as_ref()) {
            let most = ballots.names.most();
            let tied = || ballots.names.iter().filter(|(_, vote)| vote.rows == most).map(|(name, _)| *name);
            if tied().nth(1).is_some() {
                names.extend(tied());
            }
        }
        let mut claims = Self::default();
        if names.is_empty() {
            return claims;
        }
        for (row, (_, entity)) in (0..).zip(builder.entities.iter()) {
            match &entity.ballots {
                Some(ballots) => {
                    for (name, vote) in ballots.names.iter().filter(|(name, _)| names.contains(*name)) {
                        claims.add(*name, row, vote.rows);
                    }
                }
                None if names.contains(&entity.name) => claims.add(entity.name, row, entity.rows),
                None => {}
            }
        }
        claims
    }

    fn add(&mut self, name: Symbol, row: u32, rows: u32) {
        let [first, second] = self.most.entry(name).or_insert([(0, u32::MAX); 2]);
        if rows > first.0 {
            *second = core::mem::replace(first, (rows, row));
        } else if rows > second.0 {
            *second = (rows, row);
        }
    }

    /// The highest number of rows that give the name to an entity other than that of `row`.
    fn others(&self, name: Symbol, row: u32) -> u32 {
        let most = self.most.get(&name).into_iter().flatten();
        most.filter(|(_, other)| *other != row).map(|(rows, _)| *rows).max().unwrap_or_default()
    }
}
