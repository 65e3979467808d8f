//! What pictures look like, in files.

use std::fs;
use std::path::Path;

use mechgraph::model::{Basis, ClinicalStatus, Effect, EpistemicStatus};
use mechgraph::render::{Kind, Picture};

use crate::geometry::check;
use crate::sketch::{answer, named, picture};

/// Compares a text with a file, or writes the file if that is asked for.
pub(crate) fn compare(file: &Path, text: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(file, text).unwrap();
    }
    let golden = fs::read_to_string(file).unwrap_or_default();
    let place = golden.lines().zip(text.lines()).position(|(golden, now)| golden != now);
    assert!(golden == text, "{} differs from line {:?} on; UPDATE_GOLDEN=1 writes it anew", file.display(), place);
}

#[test]
fn pictures_are_what_they_were() {
    let folder = Path::new("tests/pictures/golden");
    for (name, picture) in named().into_iter().chain([("everything", everything())]) {
        let svg = picture.to_svg();
        compare(&folder.join(format!("{name}.svg")), &svg);
        roxmltree::Document::parse(&svg).unwrap();
    }
}

/// Every kind, effect, epistemic status, weight and clinical status.
fn everything() -> Picture {
    let names = [
        ("drug", Kind::Drug),
        ("gene", Kind::Gene),
        ("process", Kind::Process),
        ("anatomy", Kind::Anatomy),
        ("treatment", Kind::Treatment),
        ("other", Kind::Other),
        ("disease", Kind::Disease),
    ];
    let effects = [Effect::Positive, Effect::Negative, Effect::Carrier, Effect::Unsigned, Effect::None];
    let mut links: Vec<(usize, usize, Effect)> = effects.iter().zip(1..).map(|(effect, to)| (0, to, *effect)).collect();
    links.extend(effects.iter().zip(1..).map(|(effect, from)| (from, 6, *effect)));
    links.extend([(1, 2, Effect::Positive), (2, 1, Effect::Negative), (3, 3, Effect::Unsigned)]);
    let mut picture = picture(&names, &links);
    let statuses = [
        Some(EpistemicStatus::Established),
        Some(EpistemicStatus::Suggested),
        Some(EpistemicStatus::Hypothesised),
        Some(EpistemicStatus::Refuted),
        None,
    ];
    for (number, link) in picture.links.iter_mut().enumerate() {
        link.status = statuses[number % 5];
        link.publications = [0, 2, 5, 12][number % 4];
    }
    let bases = [Basis::Genetic, Basis::Membership, Basis::Place];
    let unsigned = picture.links.iter_mut().filter(|link| link.effect == Effect::Unsigned);
    for (link, basis) in unsigned.zip(bases) {
        link.basis = Some(basis);
    }
    picture.links[6].is_correlation = true;
    picture.links[9].is_missing = true;
    let graph = mechgraph::datasets::interferon_gamma();
    let band = answer(&graph, "emapalumab", "HLH", picture.language).bands[0].clone();
    for status in ClinicalStatus::ALL {
        let mut band = band.clone();
        (band.status, band.label) = (Some(status), format!("{status} · drug treats disease"));
        band.badge = status.to_string();
        picture.bands.push(band);
    }
    let mut band = band;
    (band.status, band.is_against, band.badge) = (None, true, "said to do harm".to_owned());
    picture.bands.push(band);
    picture.omitted = 12;
    check(&picture);
    picture
}

#[test]
fn a_picture_tells_what_it_is_and_asks_for_nothing() {
    for (name, picture) in named() {
        let svg = picture.to_svg();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let root = document.root_element();
        let ids: Vec<&str> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
        for (id, element) in ids.iter().zip(["title", "desc"]) {
            let named = root.children().find(|child| child.attribute("id") == Some(id)).unwrap();
            assert_eq!((named.tag_name().name(), named.text().is_some_and(|text| !text.is_empty())), (element, true));
        }
        assert_eq!((root.attribute("role"), root.attribute("lang")), (Some("img"), Some(picture.language.tag())));
        let with = |class: &str| {
            let has = |node: &roxmltree::Node<'_, '_>| {
                node.attribute("class").is_some_and(|classes| classes.split(' ').any(|it| it == class))
            };
            root.children().filter(has).collect::<Vec<_>>()
        };
        let attributes = |class: &str, attribute: &str| -> Vec<String> {
            with(class).iter().map(|node| node.attribute(attribute).unwrap().to_owned()).collect()
        };
        let ids: Vec<String> = picture.nodes.iter().map(|node| node.id.clone()).collect();
        assert_eq!(attributes("node", "data-id"), ids, "{name}");
        let places: Vec<String> = (0..picture.links.len()).map(|place| place.to_string()).collect();
        assert_eq!(attributes("link", "data-link"), places, "{name}");
        assert_eq!(attributes("band", "data-statement").len(), picture.bands.len(), "{name}");
        assert_eq!(with("legend").len(), 1, "{name}");
        for element in ["script", "image", "use", "foreignObject", "a"] {
            assert!(!root.descendants().any(|node| node.has_tag_name(element)), "{name}: {element}");
        }
        let outside = ["@import", "url(", "href", "src="];
        assert!(!outside.iter().any(|word| svg.contains(word)), "{name}");
    }
}

#[test]
fn every_label_stands_in_its_title_in_full() {
    for (name, picture) in named() {
        let svg = picture.to_svg();
        let document = roxmltree::Document::parse(&svg).unwrap();
        for node in &picture.nodes {
            let drawn = document.descendants().find(|it| it.attribute("data-id") == Some(&node.id)).unwrap();
            let title = drawn.first_element_child().unwrap().text().unwrap();
            let members: Vec<&str> = node.members.iter().map(|member| &*member.name).collect();
            let names = if members.is_empty() { vec![&*node.name] } else { members };
            assert!(names.iter().all(|name| title.contains(name)), "{name}: {title}");
        }
    }
}
