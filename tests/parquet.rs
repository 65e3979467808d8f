//! Tables of Parquet from others, and files that are none.
#![cfg(feature = "parquet")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::types::Int8Type;
use arrow_array::{ArrayRef, Float64Array, Int32Array, LargeStringArray, RecordBatch, StringArray, StructArray};
use arrow_array::{BooleanArray, Date32Array, DictionaryArray, Int64Array, RecordBatchIterator, RecordBatchReader};
use arrow_schema::{ArrowError, DataType, Field};
use mechgraph::build::LoadReport;
use mechgraph::io::parquet::{
    BatchReader, Reader, closure_batches, edge_batches, link_batches, node_batches, write_closure, write_edges,
    write_links, write_nodes,
};
use mechgraph::io::{Format, ReadLimits};
use mechgraph::model::{FindingCode, Value};
use mechgraph::{GraphBuilder, KnowledgeGraph, datasets};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

fn table(columns: Vec<(&str, ArrayRef)>) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    bytes
}

fn load(bytes: &[u8]) -> (LoadReport, KnowledgeGraph) {
    let mut builder = GraphBuilder::new();
    let report = builder.load(Reader::new("x.parquet", bytes)).unwrap();
    (report, builder.freeze().unwrap())
}

fn texts(values: &[Option<&str>]) -> ArrayRef {
    Arc::new(StringArray::from(values.to_vec()))
}

#[test]
fn a_table_of_others_is_read_by_the_names_of_its_columns() {
    let mut publications = ListBuilder::new(StringBuilder::new());
    publications.append_value([Some("PMID:1"), Some("PMID:2")]);
    publications.append_null();
    let source =
        StructArray::from(vec![(Arc::new(Field::new("unit", DataType::Utf8, true)), texts(&[Some("mg"), None]))]);
    let bytes = table(vec![
        ("subject", Arc::new(LargeStringArray::from(vec!["A:1", "A:2"]))),
        ("predicate", texts(&[Some("biolink:causes"), Some("biolink:affects")])),
        ("object", texts(&[Some("A:2"), Some("A:3")])),
        ("publications", Arc::new(publications.finish())),
        ("negated", Arc::new(BooleanArray::from(vec![Some(false), None]))),
        ("score", Arc::new(Float64Array::from(vec![Some(0.5), Some(f64::NAN)]))),
        ("count", Arc::new(Int32Array::from(vec![None, Some(-3)]))),
        ("dose", Arc::new(source)),
        ("seen", Arc::new(Date32Array::from(vec![1, 2]))),
    ]);
    let (report, graph) = load(&bytes);
    assert_eq!((report.read, report.kept), (2, 2), "{report}");
    let messages: Vec<&str> = report.findings.iter().map(|finding| finding.message.as_str()).collect();
    assert!(messages.iter().any(|message| message.contains("\"seen\" is of a type that is not read")), "{messages:?}");
    let [first, second] = graph.statements().collect::<Vec<_>>().try_into().unwrap();
    assert_eq!(first.publications().collect::<Vec<_>>(), ["PMID:1", "PMID:2"]);
    assert_eq!(first.property("score"), Some(Value::Number(0.5)));
    let dose = Value::Map([("unit".to_owned(), Value::from("mg"))].into_iter().collect());
    assert_eq!(first.property("dose"), Some(dose));
    assert_eq!(second.properties().map(|own| own.len()), Some(1), "{:?}", second.properties());
    assert_eq!(second.property("count"), Some(Value::Integer(-3)));
}

#[test]
fn a_row_that_is_none_is_left_out_with_its_number() {
    let bytes = table(vec![
        ("id", texts(&[Some("A:1"), None, Some("A:2")])),
        ("mg_more", texts(&[None, None, Some("{\"name\": \"two\"}")])),
    ]);
    let (report, graph) = load(&bytes);
    assert_eq!((report.read, report.kept, report.quarantined), (3, 2, 1));
    assert!(report.findings.iter().any(|finding| finding.line == 2));
    assert_eq!(graph.node("A:2").unwrap().name(), "two");
}

/// The columns of a table, as one batch each.
fn columns(batches: impl IntoIterator<Item = Result<RecordBatch, ArrowError>>) -> Vec<Vec<ArrayRef>> {
    batches.into_iter().map(|batch| batch.unwrap().columns().to_vec()).collect()
}

#[test]
fn arrays_hold_what_the_files_hold() {
    let graph = datasets::interferon_gamma_with_background();
    let mut files = [(); 4].map(|()| Vec::new());
    let [nodes, edges, closure, links] = &mut files;
    let written = [
        write_nodes(&graph, nodes).unwrap().written,
        write_edges(&graph, edges).unwrap().written,
        write_closure(&graph, closure).unwrap().written,
        write_links(&graph, links).unwrap().written,
    ];
    let tables = [node_batches(&graph), edge_batches(&graph), closure_batches(&graph), link_batches(&graph)];
    for ((file, mut table), written) in files.into_iter().zip(tables).zip(written) {
        let schema = table.schema();
        let held = columns(table.by_ref());
        assert_eq!(table.report().written, written);
        let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(file)).unwrap();
        assert_eq!(reader.schema().fields(), schema.fields());
        assert_eq!(columns(reader.with_batch_size(1 << 13).build().unwrap()), held);
    }
}

#[test]
fn a_graph_comes_back_from_its_arrays() {
    let graph = datasets::interferon_gamma_with_background();
    let mut builder = GraphBuilder::new();
    for table in [node_batches(&graph), edge_batches(&graph), closure_batches(&graph), link_batches(&graph)] {
        builder.load(BatchReader::new("table", table)).unwrap();
    }
    let again = builder.freeze().unwrap();
    let bytes = |graph: &KnowledgeGraph| {
        let mut bytes = Vec::new();
        write_edges(graph, &mut bytes).unwrap();
        bytes
    };
    assert!(bytes(&again) == bytes(&graph));
}

#[test]
fn arrays_that_end_in_an_error_say_so() {
    let batch = RecordBatch::try_from_iter([("id", texts(&[Some("A:1"), Some("A:2")]))]).unwrap();
    let schema = batch.schema();
    let broken = Err(ArrowError::ComputeError("the server went away".to_owned()));
    let batches = || RecordBatchIterator::new(vec![Ok(batch.clone()), Ok(batch.clone())], schema.clone());
    let report = GraphBuilder::new().load(BatchReader::new("rows", batches())).unwrap();
    assert_eq!((report.read, report.quarantined), (4, 0));
    let limited = BatchReader::new("rows", batches()).within(ReadLimits::default().with_rows(3));
    assert!(GraphBuilder::new().load(limited).unwrap_err().to_string().contains("over 3 rows"));
    let batches = RecordBatchIterator::new(vec![Ok(batch), broken], schema);
    let error = GraphBuilder::new().load(BatchReader::new("rows", batches)).unwrap_err().to_string();
    assert!(error.contains("the table cannot be read on") && error.contains("the server went away"), "{error}");
}

/// The error of a file that cannot be read.
fn check(bytes: &[u8], limits: ReadLimits, expected: &str) {
    let error = GraphBuilder::new().load(Reader::new("x.parquet", bytes).within(limits)).unwrap_err().to_string();
    assert!(error.contains(expected), "{error}");
}

#[test]
fn what_is_no_table_of_a_graph_says_so() {
    let every = ReadLimits::default();
    check(b"", every, "the table cannot be read");
    check(b"PAR1", every, "the table cannot be read");
    check(b"id\tname\nA:1\tone\n", every, "the table cannot be read");
    check(&table(vec![("source", texts(&[Some("A:1")]))]), every, "neither the column id nor subject");
    check(&table(vec![("id", texts(&[None]))]), every, "no row is a node or an edge");
    check(&table(vec![("id", texts(&[Some("A:1"), Some("A:2")]))]), ReadLimits::default().with_rows(1), "over 1 rows");
    assert_eq!(Format::recognise("x", b"PAR1\x15\x04"), Ok(Format::Parquet));
}

/// Bytes are changed and cut; whatever comes of it, the reader ends with a graph or an error.
#[test]
fn a_damaged_table_is_an_error_or_another_graph() {
    let graph = datasets::interferon_gamma();
    let mut tables = [Vec::new(), Vec::new()];
    write_nodes(&graph, &mut tables[0]).unwrap();
    write_edges(&graph, &mut tables[1]).unwrap();
    let mut random = fastrand::Rng::with_seed(7);
    let mut refused = 0;
    for round in 0..400 {
        let mut bytes = tables[round % 2].clone();
        if round % 8 == 0 {
            bytes.truncate(random.usize(..bytes.len()));
        }
        // Half of the changes are in the footer, which says where everything is.
        for _ in 0..random.usize(1..4) {
            let from = if random.bool() { bytes.len().saturating_sub(4_000) } else { 0 };
            if from < bytes.len() {
                let place = random.usize(from..bytes.len());
                bytes[place] = random.u8(..);
            }
        }
        refused += usize::from(GraphBuilder::new().load(Reader::new("x.parquet", bytes.as_slice())).is_err());
    }
    assert!(refused > 0);
}

#[test]
fn a_data_frame_has_its_categories_read_and_its_row_numbers_left_out() {
    let categories: DictionaryArray<Int8Type> =
        [Some("biolink:treats"), None, Some("biolink:treats"), Some("biolink:affects")].into_iter().collect();
    let bytes = table(vec![
        ("subject", texts(&[Some("A:1"), Some("A:2"), Some("A:3"), Some("A:4")])),
        ("predicate", Arc::new(categories)),
        ("object", texts(&[Some("B:1"), Some("B:1"), Some("B:1"), Some("B:1")])),
        ("__index_level_0__", Arc::new(Int64Array::from(vec![3, 1, 0, 2]))),
        ("index", Arc::new(Int64Array::from(vec![0, 1, 2, 3]))),
    ]);
    let (report, graph) = load(&bytes);
    assert_eq!((report.read, report.kept, report.quarantined), (4, 3, 1), "{report}");
    assert!(report.findings.iter().any(|finding| finding.code == FindingCode::Normalised), "{report}");
    let predicates: Vec<_> = graph.statements().map(|statement| statement.predicate().to_string()).collect();
    assert_eq!(predicates.iter().filter(|predicate| *predicate == "biolink:treats").count(), 2, "{predicates:?}");
    assert!(graph.statements().all(|statement| statement.properties().is_none()));
    // Numbers that do not count the rows may say anything.
    let other =
        table(vec![("id", texts(&[Some("A:1"), Some("A:2")])), ("index", Arc::new(Int64Array::from(vec![4, 7])))]);
    assert!(load(&other).1.nodes().all(|node| node.properties().is_some()));
}
