//! Which format a text is of that is neither JSON nor a table that is read.

use super::{Named, OtherFormat};

/// The format of a text; none if it may be one that is read.
pub(super) fn other(name: &str, text: &str) -> Option<OtherFormat> {
    if cfg!(feature = "rdf") && is_rdf(name, text) {
        return None;
    }
    if text.starts_with('<') {
        return Some(of_angles(text));
    }
    let extension = Named(name).extension();
    let is_table = |line: &str| line.contains('\t') || line.contains(',');
    let comments = text.lines().take_while(|line| line.starts_with('#') || line.trim().is_empty());
    let (mut is_mapping, mut skipped) = (false, 0);
    for line in comments {
        if line.starts_with("#ID(s) interactor A") {
            return Some(OtherFormat::MiTab);
        }
        // Its header was a comment up to 2023.
        if line.starts_with("#DatabaseID\tDiseaseName\t") {
            return Some(OtherFormat::Hpoa);
        }
        if line.starts_with("##gff-version") || line.starts_with("##fileformat=VCF") {
            return Some(OtherFormat::GenomicFeatures);
        }
        let key = line.trim_start_matches(['#', ' ', '\t']);
        is_mapping |= ["curie_map:", "mapping_set_id:"].iter().any(|start| key.starts_with(start));
        skipped += 1;
    }
    let first = text.lines().nth(skipped).unwrap_or_default().trim();
    // Hetionet calls its table of edges `.sif.gz`.
    if is_read_table(first) {
        return None;
    }
    if let Some(format) = of_line(first) {
        return Some(format);
    }
    if is_of_other_delimiter(first) {
        return Some(OtherFormat::OtherDelimiter);
    }
    // STRING separates the cells of its tables by spaces.
    if is_table(first) || first.starts_with("protein1 protein2") {
        if let Some(format) = of_header(first) {
            return Some(format);
        }
    } else if is_mapping {
        return Some(OtherFormat::Sssom);
    }
    if matches!(extension.as_str(), "yaml" | "yml") && is_other_yaml(text) {
        return Some(OtherFormat::OtherYaml);
    }
    of_extension(&extension)
}

/// Whether a text is RDF that the feature `rdf` reads, by its name or by how it begins.
fn is_rdf(name: &str, text: &str) -> bool {
    let header = text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty()).unwrap_or_default();
    match Named(name).extension().as_str() {
        "ttl" | "nt" | "nq" => !text.starts_with('<') || of_angles(text) != OtherFormat::Html,
        "trig" | "n3" => false,
        _ => is_turtle(header) || is_triple(header),
    }
}

/// Whether the first line of a text is one of Turtle.
pub(in crate::io) fn is_turtle(line: &str) -> bool {
    let upper = line.get(..line.len().min(24)).unwrap_or_default().to_ascii_uppercase();
    ["@prefix ", "@base "].iter().any(|start| line.starts_with(start))
        || ((upper.starts_with("PREFIX ") || upper.starts_with("BASE ")) && line.contains('<'))
}

/// Whether a line is a control record of a BEL script.
pub(in crate::io) fn is_bel_script(line: &str) -> bool {
    let mut words = line.split_whitespace();
    match (words.next(), words.next()) {
        (Some("DEFINE"), Some("NAMESPACE" | "ANNOTATION")) => true,
        (Some("SET"), Some("DOCUMENT" | "Citation" | "STATEMENT_GROUP")) => line.contains('='),
        _ => false,
    }
}

/// Whether a line is a triple of N-Triples.
pub(in crate::io) fn is_triple(line: &str) -> bool {
    let line = line.trim_end();
    let has_next = |starts: &[&str]| starts.iter().any(|start| line.contains(start));
    line.ends_with('.')
        && (line.starts_with('<') && has_next(&["> <", ">\t<"]) || line.starts_with("_:") && has_next(&[" <"]))
}

/// Whether YAML begins with a key that no record of `DrugMechDB` has, and has none of the parts of one.
fn is_other_yaml(text: &str) -> bool {
    const PARTS: [&str; 3] = ["graph", "nodes", "links"];
    const OTHERS: [&str; 6] = ["directed", "multigraph", "reference", "references", "comment", "comments"];
    // A record by itself, or those of a list.
    let deepest = if text.lines().any(|line| line.starts_with("- ") || line.trim_end() == "-") { 4 } else { 0 };
    let keys = || {
        let lines = text.lines().filter(|line| !line.starts_with(['#', '%']) && !line.starts_with("---"));
        lines.filter_map(|line| {
            let inner = line.trim_start_matches(['-', ' ']);
            let (key, _) = inner.split_once(':')?;
            (line.len() - inner.len() <= deepest && !key.contains(' ')).then_some(key)
        })
    };
    let is_other = keys().next().is_some_and(|first| !PARTS.contains(&first) && !OTHERS.contains(&first));
    is_other && !keys().any(|key| PARTS.contains(&key))
}

/// Elements, and what holds them; the first that a text begins with or holds soon says what it is.
const ELEMENTS: [(&str, OtherFormat); 13] = [
    ("!doctype html", OtherFormat::Html),
    ("html", OtherFormat::Html),
    ("rdf:rdf", OtherFormat::RdfXml),
    ("graphml", OtherFormat::GraphMl),
    ("sbgn", OtherFormat::Sbgn),
    ("ontology ", OtherFormat::Owl),
    ("ontology>", OtherFormat::Owl),
    ("sbml", OtherFormat::Sbml),
    ("entryset", OtherFormat::MiXml),
    ("gexf", OtherFormat::GraphXml),
    ("graph", OtherFormat::GraphXml),
    ("pathway ", OtherFormat::PathwayXml),
    ("pathway>", OtherFormat::PathwayXml),
];

/// What begins with an angle bracket.
fn of_angles(text: &str) -> OtherFormat {
    if is_triple(text.lines().next().unwrap_or_default()) {
        return OtherFormat::NTriples;
    }
    let start: String = text.chars().take(4_096).collect::<String>().to_ascii_lowercase();
    // An element `graph` alone may be of anything.
    let has = |element: &str| start.contains(&format!("<{element}")) && (element != "graph" || start.contains("xgmml"));
    ELEMENTS.iter().find(|(element, _)| has(element)).map_or(OtherFormat::Xml, |(_, format)| *format)
}

/// The format by the first line that is not a comment.
fn of_line(line: &str) -> Option<OtherFormat> {
    let begins = |starts: &[&str]| starts.iter().any(|start| line.starts_with(start));
    if is_turtle(line) {
        Some(OtherFormat::Turtle)
    } else if is_triple(line) {
        Some(OtherFormat::NTriples)
    } else if begins(&["Prefix(", "Ontology(", "Prefix:", "Ontology:"]) {
        Some(OtherFormat::Owl)
    } else if line.starts_with("format-version:") {
        Some(OtherFormat::Obo)
    } else if begins(&["!gaf-version:", "!gpa-version:", "!gpi-version:"]) {
        Some(OtherFormat::Gaf)
    } else if is_drawing(line) {
        Some(OtherFormat::Dot)
    } else if line.strip_prefix("graph").is_some_and(|rest| rest.trim_start().starts_with('[')) {
        Some(OtherFormat::Gml)
    } else if line.starts_with('>') {
        Some(OtherFormat::Sequences)
    } else if is_citation(line) {
        Some(OtherFormat::Citations)
    } else if line.starts_with("version https://git-lfs.github.com/spec/") {
        Some(OtherFormat::LfsPointer)
    } else {
        None
    }
}

/// Whether a line begins a list of publications: an entry of BibTeX, or the first field of RIS or of MEDLINE.
fn is_citation(line: &str) -> bool {
    let entry = line.strip_prefix('@').and_then(|rest| rest.split_once('{')).map(|(kind, _)| kind.trim());
    entry.is_some_and(|kind| !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_alphabetic()))
        || line.starts_with("TY  - ")
        || line.starts_with("PMID- ")
}

/// Whether a line begins a graph of Graphviz: `strict digraph name {`.
fn is_drawing(line: &str) -> bool {
    let mut words = line.split_whitespace().skip_while(|word| *word == "strict");
    let keyword = words.next().unwrap_or_default();
    let is_graph = ["digraph", "graph"].iter().any(|known| keyword.split('{').next() == Some(known));
    is_graph && line.trim_end().ends_with('{') || is_graph && line.contains("{ ") && line.ends_with('}')
}

/// Columns by which the tables of SIGNOR and `OmniPath` are known.
pub(in crate::io) const SIGNOR: [&str; 4] = ["ENTITYA", "IDA", "DATABASEA", "EFFECT"];
pub(in crate::io) const OMNIPATH: [&str; 3] = ["source", "target", "is_stimulation"];

/// How the headers of Hetionet's tables begin: of edges, and of nodes.
pub(in crate::io) const HETIONET: [&str; 2] = ["source\tmetaedge\ttarget", "id\tname\tkind"];

/// Whether a line is the header of a table that is read whatever the name of its file.
fn is_read_table(line: &str) -> bool {
    HETIONET.iter().any(|start| line.starts_with(start))
        || has_all(line, '\t', &SIGNOR)
        || has_all(line, '\t', &OMNIPATH)
}

/// Whether a line is the header of a table that has these columns.
pub(in crate::io) fn has_all(line: &str, delimiter: char, wanted: &[&str]) -> bool {
    let columns: Vec<&str> = line.split(delimiter).map(|column| column.trim().trim_matches('"')).collect();
    wanted.iter().all(|column| columns.contains(column))
}

/// Whether a line is the header of a table that is read with tabs, with commas or semicolons.
fn is_of_other_delimiter(line: &str) -> bool {
    [',', ';'].into_iter().any(|delimiter| has_all(line, delimiter, &SIGNOR) || has_all(line, delimiter, &OMNIPATH))
}

/// The format by the columns of a table.
fn of_header(line: &str) -> Option<OtherFormat> {
    let delimiter = ['\t', ','].into_iter().find(|delimiter| line.contains(*delimiter)).unwrap_or(' ');
    let columns: Vec<String> =
        line.split(delimiter).map(|column| column.trim().trim_matches('"').to_ascii_lowercase()).collect();
    let has = |name: &str| columns.iter().any(|column| column == name);
    let all = |names: &[&str]| names.iter().all(|name| has(name));
    if has("subject_id") && has("predicate_id") && has("object_id") {
        Some(OtherFormat::Sssom)
    } else if all(&["database_id", "hpo_id"]) {
        Some(OtherFormat::Hpoa)
    } else if all(&["x_index", "y_index", "relation"]) || all(&["node_index", "node_id", "node_type"]) {
        Some(OtherFormat::PrimeKg)
    } else if is_triple_of_drkg(line) {
        Some(OtherFormat::Drkg)
    } else if has("participant_a") && has("participant_b") {
        Some(OtherFormat::Sif)
    } else if ["_start", "_end", "_type"].into_iter().all(has) {
        Some(OtherFormat::Neo4j)
    } else if has_ends(has) && !["subject", "metaedge", "category", "is_stimulation"].into_iter().any(has) {
        Some(OtherFormat::EdgeList)
    } else {
        None
    }
}

/// Whether a line is a row of DRKG: `Gene::2157`, `GNBR::E::Compound:Gene`, `Compound::DB00001`.
fn is_triple_of_drkg(line: &str) -> bool {
    let mut cells = line.split('\t').map(|cell| cell.contains("::"));
    (cells.next(), cells.next(), cells.next(), cells.next()) == (Some(true), Some(true), Some(true), None)
}

/// Whether a table has columns of two ends, as other tools name them.
fn has_ends(has: impl Fn(&str) -> bool) -> bool {
    const ENDS: [[&str; 2]; 9] = [
        ["source", "target"],
        ["source_id", "target_id"],
        ["protein1", "protein2"],
        ["entity1_id", "entity2_id"],
        ["subject_id", "object_id"],
        ["from", "to"],
        ["head", "tail"],
        ["node1", "node2"],
        ["x_id", "y_id"],
    ];
    // One letter is too little to go by.
    let is_interaction = ["interaction", "interaction_type", "relation", "predicate"].into_iter().any(&has);
    ENDS.iter().any(|[one, other]| has(one) && has(other)) || is_interaction && has("a") && has("b")
}

/// The format by the name alone.
fn of_extension(extension: &str) -> Option<OtherFormat> {
    Some(match extension {
        "sif" => OtherFormat::Sif,
        "ttl" | "trig" | "n3" => OtherFormat::Turtle,
        "nt" | "nq" => OtherFormat::NTriples,
        "rdf" | "owl" => OtherFormat::RdfXml,
        "ofn" | "omn" | "owx" => OtherFormat::Owl,
        "obo" => OtherFormat::Obo,
        "gml" => OtherFormat::Gml,
        "dot" | "gv" => OtherFormat::Dot,
        "graphml" => OtherFormat::GraphMl,
        "sbgn" => OtherFormat::Sbgn,
        "sbml" => OtherFormat::Sbml,
        "gpml" | "kgml" => OtherFormat::PathwayXml,
        "gexf" | "xgmml" => OtherFormat::GraphXml,
        "xml" => OtherFormat::Xml,
        "gff" | "gff3" | "gtf" | "bed" | "vcf" => OtherFormat::GenomicFeatures,
        "gmt" | "gmx" => OtherFormat::GeneSets,
        "fasta" | "fa" | "faa" | "fastq" | "fq" | "gb" | "gbk" => OtherFormat::Sequences,
        "mol" | "sdf" | "smi" | "smiles" | "pdb" => OtherFormat::Molecules,
        "bib" | "ris" | "nbib" => OtherFormat::Citations,
        "gaf" | "gpad" => OtherFormat::Gaf,
        "hpoa" => OtherFormat::Hpoa,
        "mitab" => OtherFormat::MiTab,
        "dump" | "cypher" | "cql" => OtherFormat::Neo4j,
        "pdf" | "doc" | "docx" => OtherFormat::Document,
        "jsonld" => OtherFormat::JsonLd,
        "zip" | "tar" | "tgz" | "7z" | "rar" => OtherFormat::Archive,
        "xlsx" | "xls" | "ods" => OtherFormat::Spreadsheet,
        "parquet" | "arrow" | "feather" => OtherFormat::Parquet,
        "sqlite" | "duckdb" | "db" => OtherFormat::Database,
        "pkl" | "pickle" | "gpickle" => OtherFormat::Pickle,
        _ => return None,
    })
}
