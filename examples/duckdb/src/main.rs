//! Asks DuckDB a question about mechanisms, and judges its answer here.
//!
//! `cargo run --manifest-path examples/duckdb/Cargo.toml -- FOLDER FROM TO [HOPS]`, where the folder has `nodes.parquet`,
//! `edges.parquet`, `closure.parquet` and `links.parquet`, and both ends are identifiers. `DUCKDB_LIB_DIR` and
//! `DUCKDB_INCLUDE_DIR` say where `DuckDB`'s library of the system is; `--features bundled` compiles it along.
#![expect(clippy::print_stdout, reason = "an example shows its results")]

use std::collections::HashMap;
use std::error::Error;

use duckdb::Connection;
use mechgraph::io::parquet::BatchReader;
use mechgraph::io::parquet::arrow_array::RecordBatchIterator;
use mechgraph::sql::{Dialect, MechanismSql, Sql};
use mechgraph::{GraphBuilder, MechanismQuery};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, from, to, rest @ ..] = arguments.as_slice() else {
        return Err("a folder of tables and two identifiers are expected".into());
    };
    let hops = rest.first().map_or(Ok(3), |hops| hops.parse())?;
    let connection = Connection::open_in_memory()?;
    for table in ["nodes", "edges", "closure", "links"] {
        let path = format!("{folder}/{table}.parquet").replace('\'', "''");
        connection.execute_batch(&format!("CREATE VIEW {table} AS SELECT * FROM read_parquet('{path}')"))?;
    }
    let query = MechanismQuery::between(from.as_str(), to.as_str()).max_hops(hops).limit(10);
    let sql = MechanismSql::new(&query, Dialect::DuckDb)?;

    // The mechanisms, a row each: cost in thousandths, and the identifiers on the way.
    let mut paths = connection.prepare(&sql.paths.text)?;
    let mut rows = paths.query(&parameters(&sql.paths))?;
    while let Some(row) = rows.next()? {
        let (cost, steps): (i64, i64) = (row.get("cost")?, row.get("steps")?);
        let ids = (0..=steps).map(|place| row.get(format!("id{place}").as_str()));
        let ids: Vec<String> = ids.collect::<Result<_, _>>()?;
        println!("{cost} {}", ids.join(" "));
    }

    // The statements that they rest on, as a graph of its own, on which verdict, contexts and proofs are as on the whole.
    let create = format!("CREATE TEMP TABLE answer_edges AS {}", sql.statements.text);
    connection.execute(&create, &parameters(&sql.statements))?;
    let mut builder = GraphBuilder::new();
    load(&mut builder, &connection, &sql.entities.text, &parameters(&sql.entities))?;
    load(&mut builder, &connection, "SELECT * FROM answer_edges", &HashMap::new())?;
    let graph = builder.freeze()?;
    for mechanism in query.run(&graph)? {
        println!("{mechanism}");
    }
    Ok(())
}

/// The parameters of a statement, by name.
fn parameters(sql: &Sql) -> HashMap<&str, &str> {
    sql.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Reads the rows of a statement as arrays of Arrow, without a file between.
fn load(
    builder: &mut GraphBuilder,
    connection: &Connection,
    text: &str,
    parameters: &HashMap<&str, &str>,
) -> Result<(), Box<dyn Error>> {
    let mut statement = connection.prepare(text)?;
    let arrow = statement.query_arrow(parameters)?;
    let schema = arrow.get_schema();
    builder.load(BatchReader::new("duckdb", RecordBatchIterator::new(arrow.map(Ok), schema)))?;
    Ok(())
}
