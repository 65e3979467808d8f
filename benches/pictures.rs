//! How long does it take to draw a picture?
//!
//! Of the embedded graph's mechanisms, and of some hundred entities of a random graph. See `README.md`.

#![expect(missing_docs, reason = "criterion's macro makes a public function")]
#![expect(clippy::expect_used, reason = "a bench that cannot ask has nothing to measure")]
#![expect(clippy::print_stderr, reason = "a bench says what it drew")]

#[expect(dead_code, reason = "other shapes are for other benches")]
mod generator;

use core::hint::black_box;
use core::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use mechgraph::render::{Language, Picture};
use mechgraph::{MechanismQuery, datasets};

criterion_group! {
    name = pictures;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2));
    targets = embedded, random
}
criterion_main!(pictures);

fn embedded(criterion: &mut Criterion) {
    let graph = datasets::interferon_gamma_with_background();
    for (from, to) in [("emapalumab", "HLH"), ("ruxolitinib", "HLH"), ("eltrombopag", "hemopoiesis")] {
        let answer = MechanismQuery::between(from, to).answer(&graph).expect("it is there");
        let picture = Picture::of_answer(&answer, &graph, Language::En);
        draw(criterion, &format!("embedded/{from} to {to}"), &picture);
    }
}

fn random(criterion: &mut Criterion) {
    let world = generator::Shape::of(10_000).build();
    let node = world.graph.nodes().max_by_key(|node| node.outgoing().count()).expect("it has nodes");
    let picture = Picture::around(node, 2, 500, Language::En).expect("two steps are allowed");
    draw(criterion, "random/500 entities as they are", &picture);
    criterion.bench_function("random/500 entities grouped", |bencher| {
        bencher.iter(|| black_box(&picture).clone().grouped(Picture::LEGIBLE).to_svg());
    });
}

fn draw(criterion: &mut Criterion, name: &str, picture: &Picture) {
    let layout = picture.layout();
    eprintln!(
        "{name}: {} nodes, {} links, {}x{}, {} crossings, {} places held",
        picture.nodes.len(),
        picture.links.len(),
        layout.width,
        layout.height,
        layout.crossings,
        layout.held_places
    );
    criterion.bench_function(name, |bencher| bencher.iter(|| black_box(picture).to_svg()));
}
