//! The reader of SIGNOR's table.

use crate::io::SourceReader;
use crate::io::table_rows::{Cells, Interactions, Out};
use crate::io::words::{cited, publication as publication_of, say_direction, say_origin};
use crate::model::slots::MODIFICATION_SITE;
use crate::model::{Curie, Dimension, Entity, FindingCode, Statement, Value};
use crate::text::quoted;

use super::words::{Effect, category, effect, mechanism};

/// Reads SIGNOR's table of relations, whose header names its columns.
///
/// Each line is a row, and so is each entity that it is the first to name. A row without an identifier, or with an effect that
/// SIGNOR does not have, is quarantined. A sentence in quotes is one line.
///
/// ```
/// use mechgraph::GraphBuilder;
/// use mechgraph::io::signor::Reader;
///
/// let table = "ENTITYA\tTYPEA\tIDA\tDATABASEA\tENTITYB\tTYPEB\tIDB\tDATABASEB\tEFFECT\tMECHANISM\tPMID\n\
///     CASP3\tprotein\tP42574\tUNIPROT\tPARP1\tprotein\tP09874\tUNIPROT\tdown-regulates activity\tcleavage\t11907276\n";
/// let mut builder = GraphBuilder::new();
/// builder.load(Reader::new("signor.tsv", table.as_bytes()))?;
/// let graph = builder.freeze()?;
/// let statement = graph.statements().next().ok_or("no statement")?;
/// assert_eq!(statement.effect(), mechgraph::model::Effect::Negative);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub type Reader<R> = SourceReader<R, Table>;

/// The format of [`Reader`].
#[derive(Debug, Default)]
pub struct Table;

const SOURCE: &str = "infores:signor";

/// Columns that become something else than a property of their name.
const READ: [&str; 17] = [
    "ENTITYA",
    "TYPEA",
    "IDA",
    "DATABASEA",
    "ENTITYB",
    "TYPEB",
    "IDB",
    "DATABASEB",
    "EFFECT",
    "MECHANISM",
    "RESIDUE",
    "TAX_ID",
    "CELL_DATA",
    "TISSUE_DATA",
    "PMID",
    "SENTENCE",
    "SIGNOR_ID",
];

impl Interactions for Table {
    const COLUMNS: &'static [&'static str] =
        &["ENTITYA", "TYPEA", "IDA", "DATABASEA", "ENTITYB", "TYPEB", "IDB", "DATABASEB", "EFFECT"];

    fn read_row(&mut self, cells: &Cells<'_>, out: &mut Out<'_, '_>) -> Result<(), (String, &'static str)> {
        let says = effect(cells.get("EFFECT"))
            .ok_or_else(|| (format!("unknown effect {}", quoted(cells.get("EFFECT"))), "EFFECT"))?;
        let subject = End::read(cells, ["ENTITYA", "TYPEA", "IDA", "DATABASEA"])?;
        let object = End::read(cells, ["ENTITYB", "TYPEB", "IDB", "DATABASEB"])?;
        let predicate = match says {
            Effect::FormsComplex if cells.get("TYPEB") == "complex" => "part_of",
            Effect::FormsComplex => "physically_interacts_with",
            Effect::Of(..) | Effect::Unknown => "affects",
        };
        let predicate = predicate.parse().map_err(|error| (format!("{error}"), "EFFECT"))?;
        let mut statement =
            Statement::new(subject.entity.id.clone(), predicate, object.entity.id.clone()).from_source(SOURCE);
        if let Effect::Of(aspect, direction) = says {
            statement.qualifiers.insert("object_aspect_qualifier", aspect);
            say_direction(&mut statement.qualifiers, direction);
        }
        set_mechanism(&mut statement, cells.get("MECHANISM"), says);
        set_context(&mut statement, cells);
        describe(&mut statement, cells);
        for (end, side, column) in [(&subject, "subject", "TYPEA"), (&object, "object", "TYPEB")] {
            if let Some(chain) = &end.chain {
                statement.properties.insert(format!("{side}_chain_form"), Value::list([chain.as_str()]));
            }
            if let Some(kind) = &end.unknown_kind {
                out.report(FindingCode::UnknownCategory, column, format!("unknown kind of entity {}", quoted(kind)));
            }
            out.entity(&end.entity);
        }
        out.statement(&statement);
        Ok(())
    }
}

fn set_mechanism(statement: &mut Statement, text: &str, says: Effect) {
    if text.is_empty() {
        return;
    }
    match mechanism(text) {
        // What forms a complex binds; the predicate says so.
        Some("binding") if says == Effect::FormsComplex => {}
        Some(mechanism) => statement.qualifiers.insert("causal_mechanism_qualifier", mechanism),
        None => drop(statement.properties.insert("mechanism".to_owned(), Value::list([text]))),
    }
}

fn set_context(statement: &mut Statement, cells: &Cells<'_>) {
    let taxon = cells.get("TAX_ID");
    if !taxon.is_empty() && taxon != "-1" {
        statement.context.insert(Dimension::Species, format!("NCBITaxon:{taxon}"));
    }
    for (column, dimension) in [("CELL_DATA", Dimension::Cell), ("TISSUE_DATA", Dimension::AnatomicalEntity)] {
        for value in cells.parts(column) {
            statement.context.insert(dimension, value);
        }
    }
}

/// Publication, sentence, site, and the other columns.
fn describe(statement: &mut Statement, cells: &Cells<'_>) {
    let publication = Some(cells.get("PMID")).filter(|id| !id.is_empty() && !id.eq_ignore_ascii_case("other"));
    // PubMed's number, or that of PubMed Central or of a book; `other` is none.
    let publication = publication.map(|id| publication_of(id).unwrap_or_else(|| id.to_owned()));
    say_origin(statement, "knowledge_assertion", "manual_agent");
    let properties = &mut statement.properties;
    let sentence = cells.get("SENTENCE");
    if !sentence.is_empty() {
        properties.insert("supporting_text".to_owned(), Value::list([cited(sentence, publication.as_deref())]));
    }
    statement.evidence.publications.extend(publication);
    if !cells.get("EFFECT").is_empty() {
        properties.insert("original_predicate".to_owned(), Value::list([cells.get("EFFECT")]));
    }
    if !cells.get("RESIDUE").is_empty() {
        properties.insert(MODIFICATION_SITE.to_owned(), Value::list(cells.parts("RESIDUE")));
    }
    let id = cells.get("SIGNOR_ID");
    statement.id = (!id.is_empty()).then(|| format!("SIGNOR:{id}"));
    for column in cells.columns().filter(|column| !READ.contains(column)) {
        let cell = cells.get(column);
        if cell.is_empty() {
            continue;
        }
        if column == "SCORE"
            && let Ok(score) = cell.parse::<f64>()
            && score.is_finite()
        {
            properties.insert("has_confidence_score".to_owned(), Value::Number(score));
            continue;
        }
        properties.insert(column.to_ascii_lowercase(), Value::list([cell]));
    }
}

/// An end of a relation.
struct End {
    entity: Entity,
    /// The chain of a protein that is meant.
    chain: Option<String>,
    unknown_kind: Option<String>,
}

impl End {
    fn read(cells: &Cells<'_>, [name, kind, id, database]: [&'static str; 4]) -> Result<Self, (String, &'static str)> {
        let column = id;
        let (name, kind, id) = (cells.get(name), cells.get(kind), cells.get(id));
        if id.is_empty() {
            return Err(("the relation has an end without an identifier".to_owned(), column));
        }
        let (mut local, mut chain) = (id, None);
        // Today `P12345-PRO_0000012345`, before 2023 with an underscore.
        if let Some((protein, rest)) = id.split_once("-PRO_").or_else(|| id.split_once("_PRO_")) {
            (local, chain) = (protein, Some(format!("PRO_{rest}")));
        }
        let prefix = match cells.get(database) {
            "UNIPROT" => "UniProtKB",
            "PUBCHEM" | "ChEBI" if local.starts_with("SID:") => "PUBCHEM.SUBSTANCE",
            "PUBCHEM" => "PUBCHEM.COMPOUND",
            "ChEBI" => "CHEBI",
            "RNAcentral" => "RNACENTRAL",
            "miRBase" => "mirbase",
            "" => return Err((format!("{} has no database", quoted(id)), column)),
            other => other,
        };
        let local = local.trim_start_matches("CID:").trim_start_matches("SID:").trim_start_matches("CHEBI:").trim();
        let mut entity = Entity::new(Curie::verbatim(format!("{prefix}:{local}")));
        entity.name = (!name.is_empty()).then(|| name.to_owned());
        entity.provided_by.push(SOURCE.to_owned());
        let known = category(kind);
        entity.categories.extend(known.ok().flatten().and_then(|category| category.parse().ok()));
        let unknown_kind = (known.is_err() && !kind.is_empty()).then(|| kind.to_owned());
        Ok(Self { entity, chain, unknown_kind })
    }
}
