//! That no number of a snapshot leads outside its columns.

use bytemuck::Pod;

use crate::graph::adjacency::EdgesByObject;
use crate::graph::columns::{Columns, NodeColumns, StatementColumns};
use crate::graph::detail_rows::DetailRows;
use crate::graph::flags::Flags;
use crate::graph::lists::Lists;
use crate::graph::names::NameIndex;
use crate::graph::packed::is_shallow;
use crate::graph::profiles::{Profile, ProfileWord};
use crate::text::{Rows, Symbol};

use super::error::SnapshotError;

type Checked = Result<(), SnapshotError>;

/// Checks lengths, numbers and offsets, each once.
pub(super) fn check(columns: &Columns) -> Checked {
    rising(&columns.text.ends, columns.text.bytes.len(), "ends of texts")?;
    let counts = Counts {
        texts: columns.text.ends.len(),
        nodes: columns.nodes.id.len(),
        statements: columns.statements.subject.len(),
        predicates: columns.predicates.len(),
        edges: columns.incoming.statements.len(),
        edge_profiles: columns.statements.profiles.partition_point(|profile| !profile.is_nested()),
    };
    nodes(&columns.nodes, &counts)?;
    statements(&columns.statements, &counts)?;
    classes(&columns.statements, &counts)?;
    offsets(&columns.out_offsets, &counts, "edges by subject")?;
    edges_by_object(&columns.incoming, &counts)
}

struct Counts {
    texts: usize,
    nodes: usize,
    statements: usize,
    predicates: usize,
    /// Statements between entities.
    edges: usize,
    /// Profiles of such statements.
    edge_profiles: usize,
}

fn nodes(nodes: &NodeColumns, counts: &Counts) -> Checked {
    let lengths = [nodes.name.len(), nodes.category_set.len(), nodes.description.len()];
    ensure(lengths.iter().all(|length| *length == counts.nodes), "lengths of columns of entities")?;
    below(nodes.id.iter().map(|id| id.0), counts.texts, "ids of entities")?;
    for (symbols, what) in [(&nodes.name, "names"), (&nodes.description, "descriptions")] {
        optional_texts(symbols.iter().copied(), counts, what)?;
    }
    below(nodes.category_set.iter().copied(), nodes.category_sets.len(), "kinds")?;
    for (lists, what) in [
        (&nodes.synonyms, "synonyms"),
        (&nodes.equivalent_ids, "equivalent ids"),
        (&nodes.provided_by, "sources of entities"),
    ] {
        lists_of(lists, counts.nodes, what)?;
        texts(lists.values.iter().copied(), counts, what)?;
    }
    lists_of(&nodes.labels, counts.nodes, "labels")?;
    texts(nodes.labels.values.iter().flat_map(|label| [label.language, label.text]), counts, "labels")?;
    for (numbers, what) in
        [(&nodes.with_properties, "entities with properties"), (&nodes.undescribed, "entities without a row")]
    {
        below(numbers.iter().map(|node| node.0), counts.nodes, what)?;
    }
    rows(&nodes.properties, nodes.with_properties.len(), "properties of entities")?;
    shallow(&nodes.properties, "properties of entities")
}

fn statements(statements: &StatementColumns, counts: &Counts) -> Checked {
    let lengths = [statements.object.len(), statements.profile.len(), statements.origin.len()];
    ensure(lengths.iter().all(|length| *length == counts.statements), "lengths of columns of statements")?;
    profiles(statements)?;
    let DetailRows { bytes, starts, extras } = &statements.details;
    ensure(starts.len() == counts.statements, "starts of details")?;
    rising(starts, bytes.len(), "starts of details")?;
    rows(extras, extras.len(), "extras")?;
    shallow(extras, "extras")?;
    ends(statements, counts)
}

/// Profiles of statements between entities come before the others.
fn profiles(statements: &StatementColumns) -> Checked {
    let fits = |profile: &Profile| {
        let class = statements.classes.get(profile.class as usize);
        class.is_some_and(|class| class.predicate == profile.predicate)
            && (profile.qualifier_set as usize) < statements.qualifier_sets.len()
            && (profile.context as usize) < statements.contexts.len()
    };
    let sorted = statements.profiles.is_sorted_by_key(|profile| profile.is_nested());
    ensure(sorted && statements.profiles.iter().all(fits), "profiles")
}

/// An end is an entity, or an earlier statement that has an id: so no chain of statements about statements
/// runs in a ring, and none is followed further than to an id.
fn ends(statements: &StatementColumns, counts: &Counts) -> Checked {
    let of_edges = |column: &[u32], count: usize, what| below(column.iter().take(counts.edges).copied(), count, what);
    ensure(counts.edges <= counts.statements, "edges by object")?;
    of_edges(&statements.subject, counts.nodes, "subjects and objects")?;
    of_edges(&statements.object, counts.nodes, "subjects and objects")?;
    words(statements.profile.get(..counts.edges).unwrap_or_default(), counts, "profiles of statements")?;
    let fits = |row: usize, number: u32, is_statement: bool| {
        let number = number as usize;
        if is_statement {
            number < row && statements.details.get(number).ids().next().is_some()
        } else {
            number < counts.nodes
        }
    };
    let others = statements.profile.iter().zip(statements.subject.iter().zip(&*statements.object));
    let fit = others.enumerate().skip(counts.edges).all(|(row, (profile, (subject, object)))| {
        statements.profiles.get(profile.row()).is_some_and(|known| {
            known.is_nested()
                && fits(row, *subject, known.flags.has(Flags::SUBJECT_IS_STATEMENT))
                && fits(row, *object, known.flags.has(Flags::OBJECT_IS_STATEMENT))
        })
    });
    ensure(fit, "subjects and objects")
}

fn classes(statements: &StatementColumns, counts: &Counts) -> Checked {
    for class in &statements.classes {
        ensure(usize::from(class.predicate) < counts.predicates, "classes")?;
        optional_texts(
            [class.source, class.layer, class.knowledge_level, class.agent_type].into_iter(),
            counts,
            "classes",
        )?;
    }
    let pairs = statements.qualifier_sets.iter().flatten().flat_map(|(slot, value)| [*slot, *value]);
    texts(pairs, counts, "qualifier sets")?;
    texts(statements.contexts.iter().flatten().map(|value| value.text), counts, "contexts")?;
    let about = statements.about.iter().flat_map(|(row, list)| list.iter().map(move |about| (row, about.index())));
    // A statement stands after what it is about.
    ensure(
        about.into_iter().all(|(row, about)| row < about && about < counts.statements),
        "statements about statements",
    )?;
    let paths =
        statements.expansions.iter().flat_map(|(row, paths)| paths.iter().flatten().map(move |path| (row, path)));
    ensure(
        paths.into_iter().all(|(row, part)| row < counts.statements && part.index() < counts.statements),
        "expansions of shortcuts",
    )
}

/// Checks the index of names: keys that do not rise would only be missed.
pub(super) fn check_names(names: &NameIndex, columns: &Columns) -> Checked {
    rising(&names.keys.ends, names.keys.bytes.len(), "folded names")?;
    lists_of(&names.entries, names.keys.ends.len(), "names by folded name")?;
    let entries = || names.entries.values.iter();
    below(entries().map(|entry| entry.node.0), columns.nodes.id.len(), "names by folded name")?;
    below(entries().map(|entry| entry.text.0), columns.text.ends.len(), "names by folded name")
}

fn offsets(offsets: &[u32], counts: &Counts, what: &'static str) -> Checked {
    ensure(offsets.len() == counts.nodes + 1 && offsets.first() == Some(&0), what)?;
    ensure(offsets.last().is_some_and(|last| *last as usize == counts.edges), what)?;
    rising(offsets, counts.edges, what)
}

fn edges_by_object(edges: &EdgesByObject, counts: &Counts) -> Checked {
    let what = "edges by object";
    offsets(&edges.offsets, counts, what)?;
    ensure(edges.subjects.len() == counts.edges && edges.profiles.len() == counts.edges, what)?;
    below(edges.subjects.iter().map(|node| node.0), counts.nodes, what)?;
    words(&edges.profiles, counts, what)?;
    below(edges.statements.iter().map(|statement| statement.0), counts.edges, what)
}

/// The profiles of edges are there. Whether they have the flags beside their numbers is not looked at.
fn words(words: &[ProfileWord], counts: &Counts, what: &'static str) -> Checked {
    below(words.iter().map(|word| word.number()), counts.edge_profiles, what)
}

fn texts(symbols: impl Iterator<Item = Symbol>, counts: &Counts, what: &'static str) -> Checked {
    below(symbols.map(|symbol| symbol.0), counts.texts, what)
}

fn optional_texts(symbols: impl Iterator<Item = Symbol>, counts: &Counts, what: &'static str) -> Checked {
    let largest = symbols.map(|symbol| if symbol == Symbol::NONE { 0 } else { symbol.0 + 1 }).max();
    ensure(largest.unwrap_or(0) as usize <= counts.texts, what)
}

fn below(numbers: impl Iterator<Item = u32>, count: usize, what: &'static str) -> Checked {
    ensure(numbers.max().is_none_or(|largest| (largest as usize) < count), what)
}

fn lists_of<T: Pod>(lists: &Lists<T>, count: usize, what: &'static str) -> Checked {
    ensure(lists.ends.len() == count, what)?;
    rising(&lists.ends, lists.values.len(), what)
}

fn rows(rows: &Rows, count: usize, what: &'static str) -> Checked {
    ensure(rows.len() == count, what)?;
    rising(&rows.ends, rows.bytes.len(), what)
}

fn shallow(rows: &Rows, what: &'static str) -> Checked {
    ensure((0..rows.len()).all(|row| is_shallow(rows.get(row))), what)
}

/// Ends never fall, and stay within what they divide.
fn rising(ends: &[u32], length: usize, what: &'static str) -> Checked {
    let rise = ends.windows(2).fold(true, |rise, pair| rise & (pair.first() <= pair.last()));
    ensure(rise && ends.last().is_none_or(|last| *last as usize <= length), what)
}

fn ensure(holds: bool, what: &'static str) -> Checked {
    if holds { Ok(()) } else { Err(SnapshotError::Corrupt(what)) }
}
