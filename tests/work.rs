//! m
#[path = "../benches/generator/mod.rs"]
mod generator;
use generator::{Shape, World};
use mechgraph::query::*;
use mechgraph::*;
use std::time::Instant;

#[test]
fn measure() {
    for size in [10_000usize, 100_000] {
        let t = Instant::now();
        let world = Shape::of(size).build();
        let g = &world.graph;
        let maxdeg = g.nodes().map(|n| n.outgoing().count() + n.incoming().count()).max().unwrap();
        println!(
            "size {size} built {:?} nodes {} edges {} stm {} hot/edge {:.1} maxdeg {maxdeg}",
            t.elapsed(),
            g.node_count(),
            g.edge_count(),
            g.statement_count(),
            g.hot_bytes() as f64 / g.edge_count() as f64
        );
        for (name, exact) in [("default", false), ("exact", true)] {
            for k in [1usize, 10, 100, 1000] {
                let t = Instant::now();
                let mut ratios = vec![];
                let mut none = 0;
                let mut lens = vec![];
                let mut exps = vec![];
                for (a, b) in world.pairs(200) {
                    let q = MechanismQuery::between(a, b).limit(k);
                    let q = if exact { q.exact_endpoints() } else { q };
                    let mut m = q.run(g).unwrap();
                    let mut answers = 0;
                    let mut steps = 0;
                    for x in m.by_ref() {
                        answers += 1;
                        steps = steps.max(x.steps().len());
                    }
                    if answers == 0 {
                        none += 1;
                        steps = 6;
                    }
                    lens.push(steps);
                    exps.push(m.expansions());
                    ratios.push((
                        m.expansions() as f64 / ((answers + 1) * steps) as f64,
                        m.expansions(),
                        answers,
                        steps,
                    ));
                }
                let el = t.elapsed();
                ratios.sort_by(|a, b| a.0.total_cmp(&b.0));
                exps.sort();
                println!(
                    "{name} k={k}: none {none} C median {:.1} p90 {:.1} max {:?}; exps median {} max {}; {:?}/q lens {:?}",
                    ratios[100].0,
                    ratios[180].0,
                    ratios[199],
                    exps[100],
                    exps[199],
                    el / 200,
                    (1..=6).map(|l| lens.iter().filter(|x| **x == l).count()).collect::<Vec<_>>()
                );
            }
        }
    }
}
