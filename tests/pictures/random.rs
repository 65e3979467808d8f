//! Pictures that nobody has thought of.

use mechgraph::model::Effect;
use mechgraph::render::Kind;
use proptest::prelude::*;

use crate::geometry::check_tangle;
use crate::sketch::picture;

fn effect() -> impl Strategy<Value = Effect> {
    prop::sample::select(vec![Effect::Positive, Effect::Negative, Effect::Carrier, Effect::Unsigned, Effect::None])
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z]{1,12}", "[a-zA-Z]{3,9}([ -/][a-z]{2,18}){0,9}", "[α-ω造血细胞]{0,20}", "\\PC{0,40}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_layout_keeps_its_promises(
        nodes in prop::collection::vec((name(), prop::sample::select(Kind::ALL.to_vec())), 1..16),
        links in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), effect()), 0..40),
        most in 1_usize..12,
    ) {
        let names: Vec<(&str, Kind)> = nodes.iter().map(|(name, kind)| (name.as_str(), *kind)).collect();
        let mut seen = std::collections::BTreeSet::new();
        let links: Vec<(usize, usize, Effect)> = links
            .iter()
            .map(|(from, to, effect)| (from.index(names.len()), to.index(names.len()), *effect))
            .filter(|link| seen.insert(*link))
            .collect();
        let picture = picture(&names, &links);
        let layout = check_tangle(&picture);
        prop_assert!(layout.held_places <= links.len() * names.len());
        let svg = picture.to_svg();
        prop_assert!(roxmltree::Document::parse(&svg).is_ok());
        let statements: usize = picture.links.iter().map(|link| link.statements.len()).sum();
        let grouped = picture.grouped(most);
        check_tangle(&grouped);
        prop_assert_eq!(grouped.nodes.iter().map(|node| node.members.len().max(1)).sum::<usize>(), names.len());
        prop_assert_eq!(grouped.links.iter().map(|link| link.statements.len()).sum::<usize>(), statements);
    }
}
