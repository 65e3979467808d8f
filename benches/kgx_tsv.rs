//! How fast is a KGX table read?
//!
//! Against finding its lines and fields with memchr and doing nothing with them, which no reader of the
//! format can be faster than; the promise is a third of that. Loading into a builder stands beside it. With
//! `MECHGRAPH_KGX_EDGES` the table is that file. See `README.md`.

#![expect(missing_docs, reason = "criterion's macro makes a public function")]
#![expect(clippy::expect_used, reason = "a bench that cannot read has nothing to measure")]

#[path = "generator/table.rs"]
mod table;

use core::hint::black_box;
use core::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mechgraph::GraphBuilder;
use mechgraph::io::kgx::TsvReader;
use mechgraph::model::{Finding, Reader, RecordRef, Row, Sink, StatementRows};
use memchr::{memchr, memchr_iter, memchr2_iter};
use table::Order;

criterion_group! {
    name = kgx_tsv;
    config = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3));
    targets = edges
}
criterion_main!(kgx_tsv);

/// Edges of the generated table: 26 MB.
const EDGES: usize = 200_000;

fn edges(criterion: &mut Criterion) {
    if let Some(path) = std::env::var_os("MECHGRAPH_KGX_EDGES") {
        read(criterion, "file", &std::fs::read_to_string(path).expect("a table of edges"));
        return;
    }
    read(criterion, "by kind", &table::edges(EDGES, Order::ByKind));
    read(criterion, "shuffled", &table::edges(EDGES, Order::Shuffled));
}

fn read(criterion: &mut Criterion, name: &str, table: &str) {
    let bytes = table.as_bytes();
    let rows = memchr_iter(b'\n', bytes).count() as u64 - 1;
    let mut group = criterion.benchmark_group(format!("kgx_tsv/{name}"));
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("memchr2: every tab and line end", |bencher| bencher.iter(|| every_delimiter(bytes)));
    group.bench_function("memchr: lines, then their tabs", |bencher| bencher.iter(|| lines_then_fields(bytes)));
    group.bench_function("reader, records counted", |bencher| {
        bencher.iter(|| {
            let mut counted = Counted::default();
            TsvReader::new(name, bytes).read(&mut counted).expect("a KGX table");
            assert_eq!((counted.records, counted.rejects), (rows, 0));
        });
    });
    group.bench_function("reader into a builder", |bencher| {
        bencher.iter(|| {
            let mut builder = GraphBuilder::new();
            let report = builder.load(TsvReader::new(name, bytes)).expect("a KGX table");
            assert_eq!(report.read, rows);
            builder
        });
    });
    group.finish();
}

/// The sum of the places keeps the search from being left out.
fn every_delimiter(bytes: &[u8]) -> usize {
    memchr2_iter(b'\t', b'\n', bytes).fold(0, usize::wrapping_add)
}

fn lines_then_fields(bytes: &[u8]) -> usize {
    let (mut sum, mut rest) = (0, bytes);
    while let Some(end) = memchr(b'\n', rest) {
        let (line, after) = rest.split_at(end);
        sum = memchr_iter(b'\t', line).fold(sum, usize::wrapping_add).wrapping_add(end);
        rest = &after[1..];
    }
    sum
}

/// Counts what it is handed, and looks at each record or row so that none is left out.
#[derive(Default)]
struct Counted {
    records: u64,
    rejects: u64,
}

impl Sink for Counted {
    fn record(&mut self, record: RecordRef<'_>, row: Row<'_>) {
        black_box((record, row));
        self.records += 1;
    }

    fn statements(&mut self, rows: StatementRows<'_>) {
        for row in rows {
            black_box(row);
            self.records += 1;
        }
    }

    fn reject(&mut self, _: Finding, _: Row<'_>) {
        self.rejects += 1;
    }

    fn finding(&mut self, _: Finding) {}
}
