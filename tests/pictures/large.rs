//! Pictures of hundreds of entities.

use mechgraph::model::Effect;
use mechgraph::render::{Kind, Picture};

use crate::geometry::check;
use crate::named::is_readable;
use crate::sketch::picture;

/// A drug, branches of so many genes and processes each, all to one disease, and `extra` links at random.
fn branches(count: usize, extra: usize) -> Picture {
    let names: Vec<String> = (0..2 * count + 2).map(|number| format!("entity {number}")).collect();
    let last = 2 * count + 1;
    let kind = |number: usize| match number {
        0 => Kind::Drug,
        number if number == last => Kind::Disease,
        number if number <= count => Kind::Gene,
        _ => Kind::Process,
    };
    let nodes: Vec<(&str, Kind)> = names.iter().enumerate().map(|(number, name)| (&**name, kind(number))).collect();
    let mut links = Vec::new();
    for gene in 1..=count {
        let effect = if gene % 3 == 0 { Effect::Positive } else { Effect::Negative };
        links.extend([(0, gene, effect), (gene, gene + count, Effect::Positive), (gene + count, last, effect)]);
    }
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..extra {
        links.push((random.usize(1..last), random.usize(1..last), Effect::Unsigned));
    }
    links.sort_unstable();
    links.dedup();
    picture(&nodes, &links)
}

/// Columns of so many nodes, each joined to all of the columns beside it, and a link past every column.
fn columns(counts: &[usize], name: &str) -> Picture {
    let kinds = [Kind::Drug, Kind::Gene, Kind::Process, Kind::Anatomy, Kind::Process, Kind::Gene];
    let mut names: Vec<(String, Kind)> = Vec::new();
    let mut links = Vec::new();
    let mut before = 0..0;
    for (column, count) in counts.iter().enumerate() {
        let here = names.len()..names.len() + count;
        names.extend(here.clone().map(|number| (format!("{name} {number}"), kinds[column % kinds.len()])));
        for from in before {
            links.extend(here.clone().map(|to| (from, to, Effect::Positive)));
        }
        before = here;
    }
    links.push((0, names.len() - 1, Effect::None));
    let nodes: Vec<(&str, Kind)> = names.iter().map(|(name, kind)| (&**name, *kind)).collect();
    picture(&nodes, &links)
}

/// The shapes of the largest records of DrugMechDB: a fan of targets, chains of eleven entities, two columns joined
/// in every way; with names as long as theirs.
#[test]
fn curated_mechanisms_are_readable_at_their_own_size() {
    let name = "regulation of the apoptotic process of vascular endothelial growth factor";
    for counts in [&[1, 1, 10, 1, 2, 1][..], &[1, 4, 2, 2, 1, 1, 2, 1, 1, 1, 1], &[1, 4, 1, 5, 2, 1], &[1, 3, 3, 3, 1]]
    {
        let layout = check(&columns(counts, name));
        assert!(is_readable(layout.width), "{counts:?}: {}", layout.width);
        assert_eq!(layout.held_places, counts.len() - 2);
    }
}

#[test]
fn five_hundred_nodes_in_parallel_branches_are_a_few_groups() {
    let picture = branches(249, 0);
    assert_eq!(picture.nodes.len(), 500);
    let grouped = picture.grouped(Picture::LEGIBLE);
    // The drug and the disease, and genes and processes of either sign.
    assert_eq!((grouped.nodes.len(), grouped.links.len()), (6, 6));
    let layout = check(&grouped);
    assert!(layout.width <= 1_090 && layout.height < 500, "{}x{}", layout.width, layout.height);
    assert!(grouped.nodes[1].name.starts_with("166 genes or proteins: "), "{}", grouped.nodes[1].name);
}

#[test]
fn five_hundred_nodes_with_no_order_are_legible_too() {
    let grouped = branches(249, 1_500).grouped(Picture::LEGIBLE);
    assert!(grouped.nodes.len() <= Picture::LEGIBLE, "{}", grouped.nodes.len());
    check(&grouped);
}

#[test]
fn five_hundred_nodes_are_laid_out_as_they_are_if_that_is_wanted() {
    let picture = branches(249, 400);
    let layout = check(&picture);
    assert_eq!(layout.boxes.len(), 500);
    assert!(layout.held_places < 40_000, "{} places are held", layout.held_places);
}
