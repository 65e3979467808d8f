#[test]
fn smoke() {
    for g in [mechgraph::datasets::interferon_gamma(), mechgraph::datasets::interferon_gamma_with_background()] {
        println!("{} {} {} hot {}", g.node_count(), g.statement_count(), g.edge_count(), g.hot_bytes() as f64 / g.edge_count() as f64);
        for f in g.findings() { println!("{f}"); }
        for s in g.statements() { println!("{} {} {:?}", s.id(), s, s.expansions()); }
        for n in ["IFNG", "IFN-γ", "HLH", "AA", "TPO", "STAT5", "造血", "mondo:0015540", "hlh", "IFNγ"] { let m = g.find(n); println!("{n}: {:?}", m.best); }
        println!("{:?}", g.near_names("emapalumb"));
    }
}
