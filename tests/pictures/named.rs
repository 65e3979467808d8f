//! The pictures of the embedded graph.

use mechgraph::model::Effect;
use mechgraph::render::{Kind, LegendEntry, Picture, Role};

use crate::geometry::check;
use crate::sketch::{named, picture};

/// Whether the picture fits a wide screen at its own size.
pub(crate) fn is_readable(width: i32) -> bool {
    width <= 1_600
}

#[test]
fn the_layout_of_every_picture_keeps_its_promises() {
    for (name, picture) in named() {
        let layout = check(&picture);
        assert!(is_readable(layout.width), "{name} is {} wide", layout.width);
        assert!(layout.crossings <= 12, "{name}: {} crossings", layout.crossings);
    }
}

#[test]
fn mechanisms_run_from_left_to_right() {
    for (name, picture) in named() {
        let layout = picture.layout();
        let (Some(from), Some(to)) = (with(&picture, Role::From), with(&picture, Role::To)) else { continue };
        if picture.links.iter().any(|link| link.mechanisms.is_empty()) {
            continue;
        }
        for (number, placed) in layout.boxes.iter().enumerate() {
            assert!(number == from || layout.boxes[from].area.right() < placed.area.x, "{name}");
            assert!(number == to || placed.area.right() < layout.boxes[to].area.x, "{name}");
        }
        for link in &picture.links {
            assert!(layout.boxes[link.from].area.right() < layout.boxes[link.to].area.x, "{name}: {link:?}");
        }
    }
}

#[test]
fn the_day_is_in_every_picture_that_has_one_and_in_no_other() {
    for (name, mut picture) in named() {
        // Between the words and the day a line may end.
        let drawn = "2026-11-29";
        let texts = |picture: &Picture| [picture.to_svg(), picture.to_dot(), picture.to_mermaid()];
        assert!(texts(&picture).iter().all(|text| !text.contains(drawn)), "{name}");
        picture.date = Some(drawn.parse().unwrap());
        check(&picture);
        for text in texts(&picture) {
            assert_eq!(text.matches(drawn).count(), 1, "{name}: {text}");
        }
        picture.parts.title = false;
        assert!(!picture.to_svg().contains(drawn), "{name}: it belongs to the heading");
    }
}

#[test]
fn what_surrounds_an_entity_stands_on_both_sides_of_it() {
    let named = named();
    let (_, picture) = named.iter().find(|(name, _)| *name == "around-interferon-gamma").unwrap();
    let layout = picture.layout();
    let centre = layout.boxes[0].area;
    assert!(layout.boxes.iter().any(|placed| placed.area.right() < centre.x));
    assert!(layout.boxes.iter().any(|placed| placed.area.x > centre.right()));
}

#[test]
fn the_legend_has_what_occurs_and_nothing_else() {
    let named = named();
    let legend: Vec<String> =
        named[0].1.layout().legend.iter().map(|(entry, _)| entry.words(named[0].1.language)).collect();
    let expected = ["drug or chemical", "gene or protein", "disease or phenotype", "increases", "decreases"];
    assert_eq!(legend[..5], expected);
    assert!(!legend.iter().any(|words| words.contains("unknown")), "{legend:?}");
    let all = picture(
        &[("a", Kind::Drug), ("b", Kind::Other)],
        &[(0, 1, Effect::Unsigned), (0, 1, Effect::None), (0, 0, Effect::Positive)],
    );
    let entries: Vec<LegendEntry> = check(&all).legend.into_iter().map(|(entry, _)| entry).collect();
    assert!(entries.contains(&LegendEntry::Effect(Effect::Unsigned)));
    assert!(!entries.contains(&LegendEntry::Effect(Effect::Negative)));
}

#[test]
fn several_links_between_two_nodes_are_drawn_apart() {
    let effects = [Effect::Positive, Effect::Negative, Effect::Carrier, Effect::Unsigned, Effect::None];
    let mut links: Vec<(usize, usize, Effect)> = effects.iter().map(|effect| (0, 1, *effect)).collect();
    links.extend(effects.iter().map(|effect| (1, 0, *effect)));
    links.extend(effects.iter().map(|effect| (1, 1, *effect)));
    links.push((1, 2, Effect::Positive));
    links.extend(effects.iter().map(|effect| (0, 2, *effect)));
    let picture = picture(&[("one", Kind::Drug), ("two", Kind::Gene), ("three", Kind::Disease)], &links);
    let layout = check(&picture);
    let mut routes = layout.routes.clone();
    routes.dedup();
    assert_eq!(routes.len(), layout.routes.len());
}

#[test]
fn the_same_picture_is_drawn_in_the_same_way() {
    for ((name, picture), (_, again)) in named().into_iter().zip(named()) {
        assert_eq!(picture.to_svg(), again.to_svg(), "{name}");
    }
}

fn with(picture: &Picture, role: Role) -> Option<usize> {
    picture.nodes.iter().position(|node| node.role == role)
}
