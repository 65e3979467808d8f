//! The reader of OmniPath's table.

use crate::io::SourceReader;
use crate::io::table_rows::{Cells, Interactions, Out};
use crate::io::words::{publication, say_direction};
use crate::model::{Curie, Entity, Statement, Value};
use crate::text::quoted;

/// Reads OmniPath's table of interactions, whose header names its columns.
///
/// Each line is a row, and so is each entity that it is the first to name.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::omnipath::Reader;
///
/// let table = "source\ttarget\tis_directed\tis_stimulation\tis_inhibition\treferences\n\
///     P0DP23\tP48995\t1\t0\t1\tTRIP:11290752;TRIP:11983166\n";
/// let mut builder = GraphBuilder::new();
/// builder.load(Reader::new("omnipath.tsv", table.as_bytes()))?;
/// let graph = builder.freeze()?;
/// let statement = graph.statements().next().ok_or("no statement")?;
/// assert_eq!(statement.effect(), mechgraph::model::Effect::Negative);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type Reader<R> = SourceReader<R, Table>;

/// The format of [`Reader`].
#[derive(Debug, Default)]
pub struct Table;

/// Columns that become something else than a property of their name.
const READ: [&str; 15] = [
    "source",
    "target",
    "source_genesymbol",
    "target_genesymbol",
    "is_directed",
    "is_stimulation",
    "is_inhibition",
    "consensus_direction",
    "consensus_stimulation",
    "consensus_inhibition",
    "sources",
    "references",
    "type",
    "entity_type_source",
    "entity_type_target",
];

impl Interactions for Table {
    const COLUMNS: &'static [&'static str] = &["source", "target", "is_directed", "is_stimulation", "is_inhibition"];

    fn read_row(&mut self, cells: &Cells<'_>, out: &mut Out<'_, '_>) -> Result<(), (String, &'static str)> {
        let subject = entity(cells, ["source", "source_genesymbol", "entity_type_source"])?;
        let object = entity(cells, ["target", "target_genesymbol", "entity_type_target"])?;
        let is_directed = flag(cells, "is_directed")? == Some(true);
        let predicate = if is_directed { "affects" } else { "physically_interacts_with" };
        let predicate = predicate.parse().map_err(|error| (format!("{error}"), "is_directed"))?;
        let mut statement = Statement::new(subject.id.clone(), predicate, object.id.clone());
        let one = |stimulation, inhibition| -> Result<Option<&'static str>, (String, &'static str)> {
            Ok(match (flag(cells, stimulation)? == Some(true), flag(cells, inhibition)? == Some(true)) {
                (true, false) => Some("increased"),
                (false, true) => Some("decreased"),
                _ => None,
            })
        };
        if is_directed {
            let consensus = one("consensus_stimulation", "consensus_inhibition")?;
            let is_both = flag(cells, "is_stimulation")? == Some(true) && flag(cells, "is_inhibition")? == Some(true);
            let own = one("is_stimulation", "is_inhibition")?;
            if let Some(direction) = own.or_else(|| consensus.filter(|_| is_both)) {
                say_direction(&mut statement.qualifiers, direction);
            }
            statement.qualifiers.insert("object_aspect_qualifier", aspect(cells.get("type")));
        }
        describe(&mut statement, cells);
        out.entity(&subject);
        out.entity(&object);
        out.statement(&statement);
        Ok(())
    }
}

/// What of the target an interaction of a type acts on.
fn aspect(kind: &str) -> &'static str {
    match kind {
        "transcriptional" => "expression",
        "post_transcriptional" | "mirna_transcriptional" | "lncrna_post_transcriptional" => "abundance",
        _ => "activity_or_abundance",
    }
}

fn describe(statement: &mut Statement, cells: &Cells<'_>) {
    // `SIGNOR:12345`, or without the database.
    for reference in cells.parts("references") {
        let id = reference.rsplit_once(':').map_or(reference, |(_, id)| id).trim();
        let publication = publication(id).unwrap_or_else(|| reference.to_owned());
        if !statement.evidence.publications.contains(&publication) {
            statement.evidence.publications.push(publication);
        }
    }
    let properties = &mut statement.properties;
    let sources: Vec<Value> = cells.parts("sources").map(Value::from).collect();
    if !sources.is_empty() {
        properties.insert("supporting_data_source".to_owned(), Value::List(sources));
    }
    let own = [("original_predicate", "type")].into_iter();
    let others = cells.columns().filter(|column| !READ.contains(column)).map(|column| (column, column));
    for (name, column) in own.chain(others) {
        let cell = cells.get(column);
        if !cell.is_empty() {
            properties.insert(name.to_owned(), Value::list([cell]));
        }
    }
}

/// Whether a cell says yes; `None` if it says nothing.
fn flag(cells: &Cells<'_>, column: &'static str) -> Result<Option<bool>, (String, &'static str)> {
    match cells.get(column).to_ascii_lowercase().as_str() {
        "1" | "true" => Ok(Some(true)),
        "0" | "false" => Ok(Some(false)),
        "" => Ok(None),
        other => Err((format!("{column} is {}; 1, 0, True or False is expected", quoted(other)), column)),
    }
}

/// An end: a protein of UniProt, a complex of several, a microRNA of miRBase, or a compound of PubChem or ChEMBL.
fn entity(cells: &Cells<'_>, [column, symbol, kind]: [&'static str; 3]) -> Result<Entity, (String, &'static str)> {
    let id = cells.get(column);
    if id.is_empty() {
        return Err((format!("the interaction has no {column}"), column));
    }
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (prefix, own) = if id.starts_with("COMPLEX:") {
        ("", "MacromolecularComplex")
    } else if id.starts_with("MIMAT") || id.starts_with("MI0") {
        ("mirbase:", "MicroRNA")
    } else if is_number(id) {
        ("PUBCHEM.COMPOUND:", "ChemicalEntity")
    } else if id.strip_prefix("CHEMBL").is_some_and(is_number) {
        ("CHEMBL.COMPOUND:", "ChemicalEntity")
    } else if id.contains(':') {
        ("", "")
    } else {
        ("UniProtKB:", "Protein")
    };
    let category = match cells.get(kind) {
        "protein" => "Protein",
        "complex" => "MacromolecularComplex",
        "mirna" => "MicroRNA",
        "lncrna" => "NoncodingRNAProduct",
        "small_molecule" | "drug" | "metabolite" => "ChemicalEntity",
        _ => own,
    };
    let mut entity = Entity::new(Curie::verbatim(format!("{prefix}{id}")));
    let name = cells.get(symbol);
    entity.name = (!name.is_empty()).then(|| name.to_owned());
    entity.categories.extend(category.parse().ok().filter(|_| !category.is_empty()));
    Ok(entity)
}
