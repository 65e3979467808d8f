//! Loads two sources that name one drug differently, unites its ids, and asks across both.
//!
//! A KGX graph calls ruxolitinib `CHEBI:66919`; a record of DrugMechDB (CC0) calls it `MESH:C540383`.
#![expect(clippy::print_stdout, reason = "an example shows its results")]

use mechgraph::io::drugmechdb::JsonReader;
use mechgraph::io::kgx::TsvReader;
use mechgraph::{Curie, GraphBuilder, MechanismQuery, Sign};

const NODES: &str = "\
id\tname\tcategory\txref
CHEBI:66919\truxolitinib\tbiolink:SmallMolecule\tDRUGBANK:DB08877|MESH:C540383
UniProtKB:O60674\tJAK2\tbiolink:Protein\tHGNC:6192|NCBIGene:3717
";

const EDGES: &str = "\
subject\tpredicate\tobject\tobject_aspect_qualifier\tobject_direction_qualifier\tpublications
CHEBI:66919\tbiolink:affects\tUniProtKB:O60674\tactivity\tdecreased\tPMID:23514013|PMID:23061804
";

/// The part of record `DB08877_MESH_D009196_1` that runs through JAK2 and cell proliferation.
const RECORD: &str = r#"[{
    "graph": {"_id": "DB08877_MESH_D009196_1", "drug": "ruxolitinib", "drug_mesh": "MESH:C540383",
              "drugbank": "DB:DB08877", "disease": "Myeloproliferative disorder", "disease_mesh": "MESH:D009196"},
    "directed": true,
    "multigraph": true,
    "nodes": [
        {"id": "MESH:C540383", "label": "Drug", "name": "Ruxolitinib"},
        {"id": "UniProt:O60674", "label": "Protein", "name": "Tyrosine-protein kinase JAK2"},
        {"id": "GO:0007259", "label": "BiologicalProcess", "name": "Receptor signaling pathway via JAK-STAT"},
        {"id": "GO:0008283", "label": "BiologicalProcess", "name": "Cell population proliferation"},
        {"id": "MESH:D009196", "label": "Disease", "name": "Myeloproliferative disorder"}
    ],
    "links": [
        {"source": "MESH:C540383", "key": "decreases activity of", "target": "UniProt:O60674"},
        {"source": "UniProt:O60674", "key": "positively regulates", "target": "GO:0007259"},
        {"source": "GO:0007259", "key": "positively regulates", "target": "GO:0008283"},
        {"source": "GO:0008283", "key": "positively correlated with", "target": "MESH:D009196"}
    ],
    "references": ["https://go.drugbank.com/drugs/DB08877"]
}]"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Any number of readers, of any formats, fill one builder; each load gives an account of its rows.
    let mut builder = GraphBuilder::new();
    for report in [
        builder.load(TsvReader::new("nodes.tsv", NODES.as_bytes()))?,
        builder.load(TsvReader::new("edges.tsv", EDGES.as_bytes()))?,
        builder.load(JsonReader::new("indication_paths.json", RECORD.as_bytes()))?,
    ] {
        println!("{report}");
        assert!(report.is_balanced() && report.quarantined == 0);
    }

    // The same protein has the same id in both and is one entity already. The drug has two, and each source
    // says that they are the same: that is united only when it is asked for.
    let united = builder.merge_equivalent_ids();
    println!("{united}");
    let (chebi, mesh): (Curie, Curie) = ("CHEBI:66919".parse()?, "MESH:C540383".parse()?);
    assert_eq!((united.united.len(), &united.united[0].primary, united.refused.len()), (1, &chebi, 0));

    let graph = builder.freeze()?;
    assert_eq!(graph.node_count(), 5);
    assert_eq!(graph.node(&mesh), None);
    assert_eq!(graph.find("MESH:C540383").best[0].node.curie(), "CHEBI:66919");

    // One question over both: the first step rests on a statement of each.
    let mechanisms: Vec<_> =
        MechanismQuery::between("ruxolitinib", "Myeloproliferative disorder").run(&graph)?.collect();
    let [mechanism] = mechanisms.as_slice() else { return Err("one mechanism is expected".into()) };
    println!("{mechanism}");
    assert_eq!((mechanism.sign(), mechanism.steps().len()), (Some(Sign::Negative), 4));
    let first = mechanism.steps().next().ok_or("a mechanism has steps")?;
    for support in first.supports() {
        println!("  {}", support.statement);
    }
    let sources: Vec<_> = first.supports().filter_map(|support| support.statement.origin()).collect();
    println!("{sources:?}");
    assert_eq!(sources.len(), 2);
    Ok(())
}
