//! Turns drafts into the sorted columns of a graph.

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::graph::{
    Columns, ContextValue, EdgesByObject, Flags, KnowledgeGraph, NodeId, PredicateInfo, Sparse, StatementId, offsets,
};
use crate::model::{FindingCode, Predicate};
use crate::text::{Arena, Symbol, both, distinct, make_distinct, quoted};

use crate::build::freeze::contradictions::opposite_signs;
use crate::build::freeze::effects::apply_effects;
use crate::build::freeze::error::BuildError;
use crate::build::freeze::expansions::resolve_expansions;
use crate::build::freeze::frozen_nodes::frozen_nodes;
use crate::build::freeze::frozen_statements::{freeze_details, frozen_statements, outlines};
use crate::build::freeze::order::Order;
use crate::build::freeze::profiles::{set_flags, unite};
use crate::build::freeze::self_statements::self_statements;
use crate::build::freeze::swapped::swapped_roles;
use crate::build::freeze::templates::{FrozenTemplate, FrozenTemplates};
use crate::build::identities::state::GraphBuilder;
use crate::build::rows::findings::FindingTally;

const LIMIT: usize = (u32::MAX - 1) as usize;

pub(in crate::build) fn freeze(mut builder: GraphBuilder) -> Result<KnowledgeGraph, BuildError> {
    if builder.entities.len() > LIMIT / 2 || builder.statements.len() > LIMIT / 2 {
        return Err(BuildError::TooLarge("entities or statements"));
    }
    builder.gather();
    builder.statements.close();
    if builder.statements.is_full() {
        return Err(BuildError::TooLarge("text"));
    }
    let (text, renamed) = builder.text.freeze().ok_or(BuildError::TooLarge("text"))?;
    let rename = |symbol: Symbol| renamed.get(symbol.index()).copied().unwrap_or(Symbol::NONE);
    let frozen = frozen_nodes(&builder, &text, &rename).ok_or(BuildError::TooLarge("text"))?;
    let (nodes, node_ranks, of_entities) = frozen;
    let predicates = freeze_predicates(&builder, &text, &rename)?;
    let (qualifier_sets, qualifier_ranks) = sorted_sets(&builder.qualifier_sets, |set| {
        set.iter().map(|(slot, value)| (rename(*slot), rename(*value))).collect()
    });
    let (contexts, context_ranks) = sorted_sets(&builder.contexts, |set| {
        set.iter()
            .map(|(dimension, value)| {
                let text = rename(*value);
                let node = nodes.id.binary_search(&text).ok().map(NodeId::from_index);
                ContextValue { dimension: *dimension, text, node }
            })
            .collect()
    });
    let templates = FrozenTemplates::new(&builder, |template| {
        let name = text.text(rename(template.predicate));
        let place = predicates.binary_search_by(|info| info.name.as_str().cmp(name)).unwrap_or_default();
        FrozenTemplate {
            predicate: u16::try_from(place).unwrap_or(u16::MAX),
            qualifiers: qualifier_ranks.get(template.qualifiers as usize).copied().unwrap_or_default(),
            context: context_ranks.get(template.context as usize).copied().unwrap_or_default(),
            negated: template.negated,
            source: template.source.map(rename).into(),
            application: template.application.map(rename).into(),
        }
    });
    let mut placement = Order { builder: &builder, node_ranks: &node_ranks, templates: &templates.ranks }.place();
    for (draft, new) in core::mem::take(&mut placement.rewritten) {
        builder.rewrite(draft as usize, new);
    }
    let outlines = outlines(&builder);
    let mut columns = Columns { nodes, predicates, ..Columns::default() };
    columns.statements.qualifier_sets = qualifier_sets;
    columns.statements.contexts = contexts;
    let order = Order { builder: &builder, node_ranks: &node_ranks, templates: &templates.ranks };
    let profiles = frozen_statements(&mut columns, &order, &placement, &templates, &outlines.rows, &rename, &text);
    freeze_details(&mut columns.statements.details, &mut builder).ok_or(BuildError::TooLarge("text"))?;
    columns.text = text;
    // Also the records of drafts that have no place, or share it with another.
    let has_leftovers = builder.statements.has_leftovers() || placement.len() < builder.statements.len();
    let merged = builder.merged_ids();
    for finding in of_entities.into_iter().chain(placement.findings).chain(merged) {
        builder.findings.add(finding);
    }
    columns.sources = core::mem::take(&mut builder.sources);
    let mut findings = core::mem::take(&mut builder.findings);
    // What was loaded is in the columns now.
    let ((), (profiles, of_effects)) = both(|| drop(builder), || apply_effects(&mut columns, &profiles, &outlines));
    for finding in of_effects {
        findings.add(finding);
    }
    unite(&mut columns.statements, &profiles)?;
    fill_about(&mut columns)?;
    fill_edges(&mut columns);
    report_undescribed(&columns, &mut findings);
    let mut graph = KnowledgeGraph::from_columns(columns);
    let of_expansions = resolve_expansions(&mut graph, &outlines.rows)?;
    for finding in of_expansions.into_iter().chain(super::cycles::subclass_cycles(&graph)) {
        findings.add(finding);
    }
    let of_edges = [opposite_signs(&graph), self_statements(&graph), swapped_roles(&graph)];
    for finding in of_edges.into_iter().flatten() {
        findings.add(finding);
    }
    graph.columns.findings = findings.to_findings();
    if has_leftovers {
        let details = &mut graph.columns.statements.details;
        *details = details.in_order().ok_or(BuildError::TooLarge("text"))?;
    }
    graph.columns.share();
    Ok(graph)
}

fn freeze_predicates(
    builder: &GraphBuilder,
    text: &Arena,
    rename: &impl Fn(Symbol) -> Symbol,
) -> Result<Vec<PredicateInfo>, BuildError> {
    let symbols: Vec<Symbol> = distinct(builder.templates.iter().map(|template| rename(template.predicate)));
    if symbols.len() > usize::from(u16::MAX) {
        return Err(BuildError::TooManyPredicates(symbols.len()));
    }
    let predicates = symbols.iter().filter_map(|symbol| text.text(*symbol).parse::<Predicate>().ok());
    Ok(predicates.map(PredicateInfo::new).collect())
}

/// Sorts interned sets by what they hold; the second part gives each old row its new one. The empty
/// set is always there, as row 0.
fn sorted_sets<T, U: Ord + Clone>(
    sets: &IndexSet<Vec<T>, FxBuildHasher>,
    translate: impl Fn(&[T]) -> Vec<U>,
) -> (Vec<Vec<U>>, Vec<u32>) {
    let translated: Vec<Vec<U>> = sets
        .iter()
        .map(|set| {
            let mut set = translate(set);
            set.sort_unstable();
            set
        })
        .collect();
    let mut sorted = translated.clone();
    sorted.push(Vec::new());
    make_distinct(&mut sorted);
    let rank = |set: &Vec<U>| sorted.binary_search(set).map_or(0, |row| u32::try_from(row).unwrap_or(u32::MAX));
    let ranks = translated.iter().map(rank).collect();
    (sorted, ranks)
}

/// Edges by subject and by object: statements between entities, which are sorted by subject, predicate and object, and
/// come first.
fn fill_edges(columns: &mut Columns) {
    let nodes = columns.nodes.id.len();
    let edges = columns.statements.edges();
    columns.out_offsets = offsets(edges.subjects, nodes).into();
    columns.incoming = EdgesByObject::new(edges, nodes);
}

/// Lists, for each statement, those about it.
fn fill_about(columns: &mut Columns) -> Result<(), BuildError> {
    let statements = &mut columns.statements;
    let mut about: FxHashMap<u32, Vec<StatementId>> = FxHashMap::default();
    for row in statements.edge_count()..statements.profile.len() {
        let number = StatementId::from_index(row);
        let flags = statements.profile_of(row).flags;
        if flags.has(Flags::SUBJECT_IS_STATEMENT) {
            about.entry(statements.subject[row]).or_default().push(number);
        }
        if flags.has(Flags::OBJECT_IS_STATEMENT) {
            let list = about.entry(statements.object[row]).or_default();
            if list.last() != Some(&number) {
                list.push(number);
            }
        }
    }
    let mut lists: Vec<(u32, Vec<StatementId>)> = about.into_iter().collect();
    lists.sort_unstable();
    let changes: Vec<_> = lists.iter().map(|(row, _)| (StatementId(*row), Flags::HAS_ABOUT)).collect();
    statements.about = Sparse::from_rows(lists.into_iter());
    set_flags(columns, &changes)
}

/// One finding for each prefix, with the first identifier as the example.
fn report_undescribed(columns: &Columns, findings: &mut FindingTally) {
    let mut by_prefix: FxHashMap<&str, (u64, &str, (u32, u32))> = FxHashMap::default();
    let origins = origins_of_undescribed(columns);
    for (node, origin) in columns.nodes.undescribed.iter().zip(origins) {
        let id = columns.text.text(columns.nodes.id[node.index()]);
        let prefix = id.split_once(':').map_or("", |(prefix, _)| prefix);
        by_prefix.entry(prefix).or_insert((0, id, origin)).0 += 1;
    }
    for (prefix, (count, example, origin)) in by_prefix {
        let of_prefix =
            if prefix.is_empty() { "without a prefix".to_owned() } else { format!("of prefix {}", quoted(prefix)) };
        let message = format!("entities {of_prefix} that no row describes, such as {example}; add their rows");
        findings.add(columns.finding(FindingCode::UndescribedEntity, message, origin).counted(count));
    }
}

/// Where each entity that no row describes is met first as a subject or an object.
fn origins_of_undescribed(columns: &Columns) -> Vec<(u32, u32)> {
    let undescribed = &columns.nodes.undescribed;
    let mut origins = vec![(u32::MAX, 0); undescribed.len()];
    if undescribed.is_empty() {
        return origins;
    }
    let statements = &columns.statements;
    let ends = [(&statements.subject, Flags::SUBJECT_IS_STATEMENT), (&statements.object, Flags::OBJECT_IS_STATEMENT)];
    for row in 0..statements.profile.len() {
        let flags = statements.profile_of(row).flags;
        for (end, is_statement) in ends {
            if !flags.has(is_statement)
                && let Ok(place) = undescribed.binary_search(&NodeId(end[row]))
            {
                let origin = statements.origin[row];
                origins[place] = origins[place].min((origin.source, origin.line));
            }
        }
    }
    origins
}
