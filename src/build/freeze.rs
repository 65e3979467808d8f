//! Turns drafts into the sorted columns of a graph.

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::graph::{
    Adjacency, Columns, ContextValue, EdgeEnd, Flags, Hierarchy, KnowledgeGraph, Lists, NodeColumns, NodeId,
    PredicateInfo, StatementClass, StatementColumns, StatementId,
};
use crate::model::{Category, EpistemicStatus, Finding, FindingCode, Predicate};
use crate::schema;
use crate::text::{Arena, Symbol};

use super::GraphBuilder;
use super::drafts::EntityDraft;
use super::effects::EffectRules;
use super::expansions::resolve_expansions;
use super::order::{Order, Placed};

/// Why a graph cannot be frozen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// More predicates than 16 bits can count.
    #[error("{0} predicates; at most 65,535 fit in one graph, so map rare ones to a common parent")]
    TooManyPredicates(usize),
    /// More entities or statements than 32 bits can count, or more text than 4 GiB.
    #[error("the graph has more {0} than 32 bits can count; split it")]
    TooLarge(&'static str),
}

const LIMIT: usize = (u32::MAX - 1) as usize;

pub(super) fn freeze(mut builder: GraphBuilder) -> Result<KnowledgeGraph, BuildError> {
    if builder.entities.len() > LIMIT || builder.statements.len() > LIMIT / 2 {
        return Err(BuildError::TooLarge("entities or statements"));
    }
    let (text, renamed) = builder.text.freeze().ok_or(BuildError::TooLarge("text"))?;
    let rename = |symbol: Symbol| renamed.get(symbol.index()).copied().unwrap_or(Symbol::NONE);
    let (nodes, node_ranks) = freeze_nodes(&builder, &text, &rename);
    let mut predicates = freeze_predicates(&builder, &text, &rename)?;
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
    let order = Order {
        builder: &builder,
        text: &text,
        rename: &rename,
        node_ranks: &node_ranks,
        predicates: &predicates,
        qualifier_ranks: &qualifier_ranks,
        context_ranks: &context_ranks,
    };
    let (placed, findings) = order.place();
    let mut columns = Columns { nodes, ..Columns::default() };
    columns.statements.qualifier_sets = qualifier_sets;
    columns.statements.contexts = contexts;
    for statement in &placed {
        predicates[usize::from(statement.predicate)].count += 1;
    }
    columns.predicates = predicates;
    fill_statements(&mut columns.statements, &builder, &placed, &rename, &text);
    columns.text = text;
    for finding in findings {
        builder.findings.add(finding);
    }
    columns.sources = core::mem::take(&mut builder.sources);
    for finding in EffectRules::apply(&mut columns) {
        builder.findings.add(finding);
    }
    fill_about(&mut columns.statements);
    fill_edges(&mut columns);
    report_undescribed(&columns, &mut builder);
    let mut graph = KnowledgeGraph::from_columns(columns);
    for finding in resolve_expansions(&mut graph) {
        builder.findings.add(finding);
    }
    for finding in super::cycles::subclass_cycles(&graph) {
        builder.findings.add(finding);
    }
    graph.columns.findings = builder.findings.to_findings();
    Ok(graph)
}

fn freeze_nodes(
    builder: &GraphBuilder,
    text: &Arena,
    rename: &impl Fn(Symbol) -> Symbol,
) -> (NodeColumns, Vec<NodeId>) {
    let mut order: Vec<(Symbol, usize)> =
        builder.entities.keys().enumerate().map(|(draft, id)| (rename(*id), draft)).collect();
    order.sort_unstable();
    let mut columns = NodeColumns::default();
    let mut ranks = vec![NodeId::default(); order.len()];
    let mut kinds: IndexSet<Vec<Category>, FxBuildHasher> = IndexSet::default();
    for (row, (id, draft)) in order.into_iter().enumerate() {
        let node = NodeId::from_index(row);
        ranks[draft] = node;
        let Some((_, entity)) = builder.entities.get_index(draft) else { continue };
        let name = entity.name.map(rename);
        columns.id.push(id);
        columns.name.push(name.into());
        columns.description.push(entity.description.map(rename).into());
        let sorted = |symbols: &[Symbol]| {
            let mut symbols: Vec<Symbol> = symbols.iter().map(|symbol| rename(*symbol)).collect();
            symbols.sort_unstable();
            symbols.dedup();
            symbols
        };
        columns.synonyms.push(sorted(&entity.synonyms).into_iter().filter(|synonym| Some(*synonym) != name));
        columns.equivalent_ids.push(sorted(&entity.equivalent_ids).into_iter().filter(|other| *other != id));
        columns.provided_by.push(sorted(&entity.provided_by));
        // The labels of a language keep the order of their record, as the first is the one to show.
        let mut labels: Vec<_> =
            entity.labels.iter().map(|(tag, label, place)| (rename(*tag), *place, rename(*label))).collect();
        labels.sort_unstable();
        columns.labels.push(labels.into_iter().map(|(tag, _, label)| (tag, label)));
        columns.kind.push(u32::try_from(kinds.insert_full(categories_of(entity, text, rename)).0).unwrap_or(u32::MAX));
        if !entity.properties.is_empty() {
            columns.properties.push(row, entity.properties.clone());
        }
        if !entity.described {
            columns.undescribed.push(node);
        }
    }
    columns.kinds = kinds.into_iter().collect();
    (columns, ranks)
}

fn categories_of(entity: &EntityDraft, text: &Arena, rename: &impl Fn(Symbol) -> Symbol) -> Vec<Category> {
    let names = entity.categories.iter().map(|symbol| text.text(rename(*symbol)));
    let mut categories: Vec<Category> = names.filter_map(|name| name.parse().ok()).collect();
    schema::sort_most_specific_first(&mut categories);
    categories
}

fn freeze_predicates(
    builder: &GraphBuilder,
    text: &Arena,
    rename: &impl Fn(Symbol) -> Symbol,
) -> Result<Vec<PredicateInfo>, BuildError> {
    let mut symbols: Vec<Symbol> = builder.statements.keys().map(|identity| rename(identity.predicate)).collect();
    symbols.sort_unstable();
    symbols.dedup();
    if symbols.len() > usize::from(u16::MAX) {
        return Err(BuildError::TooManyPredicates(symbols.len()));
    }
    let predicates = symbols.iter().filter_map(|symbol| text.text(*symbol).parse::<Predicate>().ok());
    Ok(predicates
        .map(|name| {
            let row = schema::predicate(name.as_str());
            PredicateInfo {
                hierarchy: hierarchy_of(&name),
                therapeutic: row.is_some_and(schema::PredicateRow::is_therapeutic),
                locating: row.is_some_and(schema::PredicateRow::is_locating),
                count: 0,
                name,
            }
        })
        .collect())
}

fn hierarchy_of(predicate: &Predicate) -> Hierarchy {
    match predicate.biolink_name() {
        Some("subclass_of") => Hierarchy::Up,
        Some("superclass_of") => Hierarchy::Down,
        _ => Hierarchy::No,
    }
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
    sorted.sort_unstable();
    sorted.dedup();
    let rank = |set: &Vec<U>| sorted.binary_search(set).map_or(0, |row| u32::try_from(row).unwrap_or(u32::MAX));
    let ranks = translated.iter().map(rank).collect();
    (sorted, ranks)
}

fn fill_statements(
    columns: &mut StatementColumns,
    builder: &GraphBuilder,
    placed: &[Placed],
    rename: &impl Fn(Symbol) -> Symbol,
    text: &Arena,
) {
    let class_of = |statement: &Placed| {
        let draft = &builder.statements[statement.draft];
        let level = draft.knowledge_level.map(rename);
        let implied = || level.and_then(|level| EpistemicStatus::from_knowledge_level(text.text(level)));
        StatementClass {
            predicate: statement.predicate,
            epistemic: draft.epistemic.or_else(implied),
            source: statement.source,
            layer: draft.layer.map(rename).into(),
            knowledge_level: level.into(),
            agent_type: draft.agent_type.map(rename).into(),
        }
    };
    let mut classes: Vec<StatementClass> = placed.iter().map(class_of).collect();
    let of_statements = classes.clone();
    classes.sort_unstable();
    classes.dedup();
    for (row, (statement, class)) in placed.iter().zip(&of_statements).enumerate() {
        let draft = &builder.statements[statement.draft];
        let number = StatementId::from_index(row);
        columns.id.push(statement.id.into());
        columns.aliases.extend(statement.aliases.iter().map(|alias| (*alias, number)));
        columns.subject.push(statement.subject.number());
        columns.object.push(statement.object.number());
        columns.class.push(classes.binary_search(class).map_or(0, |class| StatementId::from_index(class).0));
        columns.qualifier_set.push(statement.qualifiers);
        columns.context.push(statement.context);
        let all = core::iter::once(&statement.draft).chain(&statement.united);
        let cited = all.flat_map(|draft| &builder.statements[*draft].publications);
        let mut publications: Vec<Symbol> = cited.map(|symbol| rename(*symbol)).collect();
        publications.sort_unstable();
        publications.dedup();
        columns.publications.push(publications);
        columns.origin.push(draft.origin);
        let mut flags = Flags::default();
        flags.set(Flags::NEGATED, statement.negated);
        flags.set(Flags::HAS_CONTEXT, statement.context != 0);
        flags.set(Flags::REFUTED, class.epistemic == Some(EpistemicStatus::Refuted));
        flags.set(Flags::SUBJECT_IS_STATEMENT, statement.subject.is_statement());
        flags.set(Flags::OBJECT_IS_STATEMENT, statement.object.is_statement());
        if let Some(extras) = &draft.extras {
            flags.set(Flags::DATED, extras.is_dated());
            columns.extras.push(row, (**extras).clone());
        }
        columns.flags.push(flags);
    }
    columns.classes = classes;
}

fn fill_edges(columns: &mut Columns) {
    let statements = &columns.statements;
    let between_entities =
        |row: &usize| !statements.flags[*row].has(Flags::SUBJECT_IS_STATEMENT | Flags::OBJECT_IS_STATEMENT);
    let (mut out, mut incoming) = (Vec::new(), Vec::new());
    for row in (0..statements.subject.len()).filter(between_entities) {
        let (subject, object) = (NodeId(statements.subject[row]), NodeId(statements.object[row]));
        let class = statements.class[row];
        let end = |neighbour| EdgeEnd {
            neighbour,
            statement: StatementId::from_index(row),
            predicate: statements.classes[class as usize].predicate,
            flags: statements.flags[row],
            class,
        };
        out.push((subject, end(object)));
        incoming.push((object, end(subject)));
    }
    columns.out = Adjacency::new(columns.nodes.id.len(), &out);
    columns.incoming = Adjacency::new(columns.nodes.id.len(), &incoming);
}

/// Lists, for each statement, those about it.
fn fill_about(statements: &mut StatementColumns) {
    let mut about: FxHashMap<u32, Vec<StatementId>> = FxHashMap::default();
    for (row, flags) in statements.flags.iter().enumerate() {
        let number = StatementId::from_index(row);
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
    let mut lists = Lists::default();
    for row in 0..statements.subject.len() {
        let list = about.remove(&StatementId::from_index(row).0).unwrap_or_default();
        statements.flags[row].set(Flags::HAS_ABOUT, !list.is_empty());
        lists.push(list);
    }
    statements.about = lists;
}

/// One finding for each prefix, with the first identifier as the example.
fn report_undescribed(columns: &Columns, builder: &mut GraphBuilder) {
    let mut by_prefix: FxHashMap<&str, (u64, &str)> = FxHashMap::default();
    for node in &columns.nodes.undescribed {
        let id = columns.text.text(columns.nodes.id[node.index()]);
        let prefix = id.split_once(':').map_or("", |(prefix, _)| prefix);
        by_prefix.entry(prefix).or_insert((0, id)).0 += 1;
    }
    for (prefix, (count, example)) in by_prefix {
        let message = format!("entities of prefix {prefix:?} that no row describes, such as {example}; add their rows");
        let mut finding = Finding::new(FindingCode::UndescribedEntity, message);
        finding.count = count;
        builder.findings.add(finding);
    }
}
