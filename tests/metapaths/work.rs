//! Promises about work: counters, never seconds.

use mechgraph::query::{MetapathCounts, MetapathQuery};
use mechgraph::{Curie, GraphBuilder, KnowledgeGraph, Statement};

use crate::hetnet;

fn work(graph: &KnowledgeGraph, metapath: &str, narrow: impl Fn(MetapathQuery) -> MetapathQuery) -> u64 {
    let counts = narrow(MetapathQuery::new(metapath.parse().unwrap())).run(graph).unwrap();
    println!("{metapath}: {} pairs, work {}", counts.len(), counts.work());
    counts.work()
}

#[test]
fn the_cheapest_product_comes_first() {
    // Many pathways have one gene, which many compounds bind, which all treat one disease: pathways by
    // compounds would be a product of so many squared.
    let many = 500;
    let mut builder = GraphBuilder::new();
    let mut add = |subject: String, predicate: &str, object: String| {
        let ends = (Curie::verbatim(subject), Curie::verbatim(object));
        builder.add_statement(Statement::new(ends.0, predicate.parse().unwrap(), ends.1));
    };
    for number in 0..many {
        add("G:1".to_owned(), "participates_in", format!("PW:{number}"));
        add(format!("C:{number}"), "interacts_with", "G:1".to_owned());
        add(format!("C:{number}"), "treats", "D:1".to_owned());
    }
    let graph = builder.freeze().unwrap();
    for metapath in [
        "* <-participates_in- * <-interacts_with- * -treats-> *",
        "* <-treats- * -interacts_with-> * -participates_in-> *",
    ] {
        let work = work(&graph, metapath, |query| query);
        assert!(work < 10 * 3 * many, "{metapath}: {work}");
    }
}

#[test]
fn a_metapath_is_as_much_work_from_either_end() {
    let graph = hetnet::graph(1);
    let all = |metapath: &str| work(&graph, metapath, |query| query);
    let (there, back) = (all("CbGpPWpGaD"), all("DaGpPWpGbC"));
    assert!(there.abs_diff(back) < there / 100, "{there} and {back}");
    // Genes by genes, which a product from left to right in the middle would be.
    assert!(there < all("GpPWpG"), "{there}");
}

#[test]
fn the_work_for_one_pair_does_not_follow_the_graph() {
    let pair = |size: usize| {
        let graph = hetnet::graph(size);
        work(&graph, "CbGaD", |query| query.from("Compound:200").to("Disease:40"))
    };
    let (once, four) = (pair(1), pair(4));
    assert!(once < 200 && four < 200, "{once} and {four}");
}

#[test]
fn work_is_the_same_in_every_run() {
    let graph = hetnet::graph(1);
    let query = MetapathQuery::new("CbGpPWpGaD".parse().unwrap());
    let (one, other) = (query.run(&graph).unwrap(), query.run(&graph).unwrap());
    let bits = |counts: &MetapathCounts<'_>| -> Vec<(u64, u64)> {
        counts.iter().map(|it| (it.paths, it.degree_weighted.to_bits())).collect()
    };
    assert_eq!((one.work(), bits(&one)), (other.work(), bits(&other)));
}
