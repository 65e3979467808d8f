//! Formats that are not read, recognised so that nothing of them is taken for a graph of KGX.

mod json;
mod keys;
mod magic;
mod text;

pub(super) use json::{is_bel, is_drugmechdb, is_indra, is_trapi};
pub(super) use keys::Keys;
pub(super) use text::{HETIONET, OMNIPATH, SIGNOR, has_all, is_bel_script};
#[cfg(feature = "rdf")]
pub(super) use text::{is_triple, is_turtle};

use super::separator;

/// What a source is, as far as its name and first bytes say.
pub(super) fn other(name: &str, head: &[u8]) -> Option<OtherFormat> {
    magic::other(name, head).or_else(|| {
        let text = String::from_utf8_lossy(head);
        let (_, text) = separator::split(text.trim_start_matches('\u{FEFF}').trim_start());
        if text.starts_with(['{', '[']) { json::other(name, text) } else { text::other(name, text) }
    })
}

macro_rules! formats {
    ($($(#[$doc:meta])* $variant:ident: $name:literal, $marks:literal, $advice:literal;)+) => {
        /// A format that is not read as a graph.
        ///
        /// [`Format::recognise`](super::Format::recognise) names it, so that nothing of another format is taken for KGX.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
        #[error("the source is {}; {}", self.name(), self.advice())]
        #[non_exhaustive]
        pub enum OtherFormat {
            $($(#[$doc])* $variant,)+
        }

        impl OtherFormat {
            /// Every format, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// What it is called, with its article.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What it is recognised by.
            #[must_use]
            pub const fn marks(self) -> &'static str {
                match self { $(Self::$variant => $marks),+ }
            }

            /// What to do with it.
            #[must_use]
            pub const fn advice(self) -> &'static str {
                match self { $(Self::$variant => $advice),+ }
            }
        }
    };
}

formats! {
    /// What a server of TRAPI has, by kind.
    MetaKnowledgeGraph: "a meta knowledge graph of TRAPI, which says what kinds of statements a server has and holds none",
        "key `id_prefixes` in the objects of `nodes`",
        "give an answer of the server, or its knowledge graph";
    /// A page of results of the Monarch Initiative's API, version 3.
    MonarchApi: "an answer of the Monarch Initiative's API, of which it is one page", "key `items` beside `limit`, `offset` and `total`",
        "give Monarch's release as KGX: the tables `monarch-kg_nodes.tsv` and `monarch-kg_edges.tsv` of `monarch-kg.tar.gz`";
    /// Node-link JSON, of networkx or D3.
    NodeLink: "node-link JSON (networkx or D3)",
        "keys `directed` and `multigraph`, or `links` or `adjacency` beside `nodes`, or edges with `source` and `target`, `from` \
         and `to`, `start` and `end`, or `head` and `tail`",
        "write its links as edges of KGX: subject, predicate and object";
    /// JSON Graph Format.
    JsonGraph: "a JSON Graph Format document", "keys `nodes` and `edges` of `graph` or of `graphs`",
        "write its nodes and edges as KGX, as lists";
    /// JSON of Cytoscape.js.
    CytoscapeJson: "Cytoscape.js JSON", "key `elements`, or `data` of its elements",
        "write its elements as nodes and edges of KGX";
    /// The Cytoscape Exchange format, version 1 or 2.
    Cx: "CX, the Cytoscape Exchange format", "keys `CXVersion` or `numberVerification`",
        "convert it with ndex2, and write its nodes and edges as KGX";
    /// What Neo4j exports: JSON of its own, a dump, or a Cypher script.
    Neo4j: "an export of Neo4j",
        "keys `labels` and `properties`, `relationships` beside `nodes`, `row` or `graph` in the `data` of `results`, columns `_start`, `_end` and \
         `_type`, or the name `.dump`, `.cypher` or `.cql`",
        "export nodes and relationships as tables with the columns of KGX (id and category; subject, predicate and object)";
    /// OBO Graphs.
    OboGraphs: "OBO Graphs JSON", "key `graphs`", "convert it with `kgx transform`, format obojson";
    /// The text format of the OBO Foundry.
    Obo: "an OBO ontology", "the line `format-version:`, or the name `.obo`",
        "convert it with ROBOT to OBO Graphs, and that with `kgx transform`, format obojson";
    /// Hetionet's JSON, and that of other graphs of hetnetpy.
    Hetnet: "JSON of hetnetpy, such as Hetionet's", "keys `metaedge_tuples` or `metanode_kinds`",
        "give the graph's tables, such as `hetionet-v1.0-nodes.tsv` and `hetionet-v1.0-edges.sif.gz`";
    /// Mappings of identifiers, as a table.
    Sssom: "a set of SSSOM mappings", "columns `subject_id`, `predicate_id` and `object_id`",
        "give it beside a graph: `--mappings` in the program, `io::sssom` in the library";
    /// Mappings of identifiers, as JSON.
    SssomJson: "a set of SSSOM mappings in JSON", "key `mappings`, or keys `subject_id`, `predicate_id` and `object_id`",
        "write it as a table (SSSOM/TSV), such as with `sssom parse --input-format json`, and give that beside a graph: \
         `--mappings` in the program, `io::sssom` in the library";
    /// Turtle, or `TriG`.
    Turtle: "RDF in Turtle", "`@prefix`, `@base`, `PREFIX` or `BASE`, or the name `.ttl`, `.trig` or `.n3`",
        "the feature `rdf` reads `.ttl`; write named graphs (`.trig`) as N-Quads";
    /// N-Triples, or N-Quads.
    NTriples: "RDF in N-Triples", "lines `<..> <..> .. .`, or the name `.nt` or `.nq`",
        "the feature `rdf` reads it";
    /// RDF in XML, which most ontologies in OWL are.
    RdfXml: "RDF/XML (OWL, BioPAX)", "the element `rdf:RDF`, or the name `.rdf` or `.owl`",
        "convert it with ROBOT to OBO Graphs, and that with `kgx transform`; or to Turtle, of which the feature `rdf` reads \
         names and subclasses";
    /// RDF in JSON.
    JsonLd: "JSON-LD", "keys `@context`, `@graph` or `@id`",
        "write it as N-Triples, such as with rdflib; the feature `rdf` reads these";
    /// OWL in its own syntaxes.
    Owl: "an OWL ontology", "`Prefix(`, `Ontology(`, `Prefix:`, `Ontology:` or the element `Ontology`",
        "convert it with ROBOT to OBO Graphs, and that with `kgx transform`, format obojson";
    /// The Graph Modelling Language.
    Gml: "GML (Graph Modelling Language)", "a line `graph [`, or the name `.gml`",
        "read it with networkx, and write its nodes and edges as KGX";
    /// The language of Graphviz.
    Dot: "DOT, a drawing of Graphviz", "a line `digraph {` or `graph {`, or the name `.dot` or `.gv`",
        "give the data that it was drawn from, or read it with networkx, and write its nodes and edges as KGX";
    /// `GraphML`.
    GraphMl: "GraphML", "the element `graphml`, or the name `.graphml`",
        "read it with networkx, and write its nodes and edges as KGX";
    /// A map in SBGN-ML.
    Sbgn: "SBGN-ML", "the element `sbgn`, or the name `.sbgn`",
        "write its arcs as edges of KGX: subject, predicate and object";
    /// A model in the Systems Biology Markup Language.
    Sbml: "SBML, a model of reactions", "the element `sbml`, or the name `.sbml`",
        "write what acts on what in it as edges of KGX: subject, predicate and object";
    /// A pathway of `WikiPathways` or KEGG.
    PathwayXml: "a pathway in GPML (WikiPathways) or KGML (KEGG)", "the element `pathway`, or the name `.gpml` or `.kgml`",
        "write its interactions as edges of KGX: subject, predicate and object";
    /// A graph of Gephi or Cytoscape in XML.
    GraphXml: "GEXF or XGMML", "the element `gexf`, the element `graph` of XGMML, or the name `.gexf` or `.xgmml`",
        "open it with Gephi or Cytoscape, and write its nodes and edges as KGX";
    /// Interactions of the Proteomics Standards Initiative, in XML.
    MiXml: "PSI-MI XML", "the element `entrySet`",
        "write each interaction as an edge of KGX: subject, predicate and object";
    /// Any other XML.
    Xml: "XML", "`<?xml`, or an element", "write its nodes and edges as KGX";
    /// A page of a server, where a file was wanted.
    Html: "an HTML page", "`<!doctype html>` or the element `html`",
        "download the file itself: a server answers with a page where it needs a login or finds nothing";
    /// A text to be read by people.
    Document: "a document (PDF or Word)", "its first bytes, or the name `.pdf`, `.doc` or `.docx`",
        "give the data behind it: a table saved as text, such as one of its supplement";
    /// What Git has in place of a large file.
    LfsPointer: "a pointer of Git LFS, not the file itself", "the line `version https://git-lfs.github.com/spec/`",
        "fetch the file with `git lfs pull`";
    /// The Simple Interaction Format.
    Sif: "SIF (Simple Interaction Format)", "the name `.sif`, or the column `PARTICIPANT_A`",
        "write each line as an edge of KGX: subject, predicate and object, under a header";
    /// A table of edges with the columns of other tools.
    EdgeList: "an edge list without the columns subject, predicate and object",
        "columns `source` and `target`, `source_id` and `target_id`, `subject_id` and `object_id`, `from` and `to`, \
         `head` and `tail`, `node1` and `node2`, `protein1` and `protein2`, `entity1_id` and `entity2_id`, `x_id` and `y_id`, or `A` and `B` beside `interaction` or `relation`, and no `subject`",
        "name the columns of its ends subject and object, and that of the relation predicate";
    /// A table that is read with tabs, in another dialect.
    OtherDelimiter: "a table of SIGNOR or OmniPath without tabs",
        "the columns of SIGNOR or OmniPath with commas or semicolons between them",
        "write it with tabs between its cells, and without quotes";
    /// What the Human Phenotype Ontology says of diseases.
    Hpoa: "HPO's table of annotations (phenotype.hpoa)", "columns `database_id` and `hpo_id`, or the name `.hpoa`",
        "convert it with koza to KGX; a `NOT` in its column qualifier denies, and is `negated` there";
    /// Nodes or edges of PrimeKG.
    PrimeKg: "a table of PrimeKG", "columns `x_index` and `y_index`, or `node_index` and `node_id`",
        "write it as KGX: ids as CURIEs, by `x_source` and `y_source`, and relations as predicates of Biolink";
    /// Triples of the Drug Repurposing Knowledge Graph.
    Drkg: "triples of DRKG", "rows of three cells with `::` in each end, such as `Gene::2157`, and no header",
        "write each as an edge of KGX, under a header: ids as CURIEs (`NCBIGene:2157`), and relations as predicates of Biolink";
    /// The annotations of the Gene Ontology.
    Gaf: "a GO annotation file", "the line `!gaf-version:` or `!gpa-version:`",
        "convert it with koza to KGX; a `NOT` in its column qualifier denies, and is `negated` there";
    /// Interactions of the Proteomics Standards Initiative.
    MiTab: "PSI-MITAB", "the column `#ID(s) interactor A`",
        "write each interaction as an edge of KGX: subject, predicate and object";
    /// Places on a genome.
    GenomicFeatures: "a table of genomic features or variants (GFF, GTF, BED or VCF)",
        "the line `##gff-version` or `##fileformat=VCF`, or the name `.gff`, `.gff3`, `.gtf`, `.bed` or `.vcf`",
        "write what it says of a gene or a variant as edges of KGX: subject, predicate and object";
    /// Sets of genes.
    GeneSets: "gene sets (GMT or GMX)", "the name `.gmt` or `.gmx`",
        "write each gene of a set as an edge of KGX: subject, predicate and object";
    /// Sequences of nucleotides or amino acids.
    Sequences: "sequences (FASTA, FASTQ or GenBank)",
        "a first line that begins with `>`, or the name `.fasta`, `.fa`, `.faa`, `.fastq`, `.fq`, `.gb` or `.gbk`",
        "it has no statements; give a table of these as KGX";
    /// Structures of molecules.
    Molecules: "structures of molecules (MOL, SDF, SMILES or PDB)", "the name `.mol`, `.sdf`, `.smi`, `.smiles` or `.pdb`",
        "it has no statements; give a table of these as KGX";
    /// References to publications.
    Citations: "a list of publications (BibTeX, RIS or MEDLINE)",
        "a first line such as `@article{`, `TY  - ` or `PMID- `, or the name `.bib`, `.ris` or `.nbib`",
        "publications belong to statements: write them as publications of edges";
    /// JSON of something else than entities and statements.
    OtherJson: "JSON without entities or statements",
        "objects whose only key of KGX is `id`, or the keys `resourceType` of FHIR, `phenotypicFeatures` of a phenopacket, or `nbformat` of a notebook",
        "give each entity an id and a category, and each statement a subject, a predicate and an object";
    /// YAML of something else than mechanisms.
    OtherYaml: "YAML without records of DrugMechDB", "the name `.yaml` or `.yml`, and keys that no record has",
        "give a list of records, each with graph, nodes and links";
    /// A snapshot of this crate.
    Snapshot: "a snapshot of mechgraph", "its first bytes",
        "open it with `KnowledgeGraph::open`; the program takes it as `--graph`";
    /// Files in a file.
    Archive: "an archive (zip, tar, 7z or rar)", "its first bytes, or the name `.zip`, `.tar`, `.7z` or `.rar`",
        "unpack it, and give the files in it";
    /// A spreadsheet.
    Spreadsheet: "a spreadsheet (xlsx, xls or ods)", "its first bytes, or its name",
        "save each sheet as a table of text (CSV or TSV)";
    /// Columns in a binary file.
    Parquet: "Parquet or Arrow", "`PAR1` or `ARROW1`", "write it as a table of text, such as with DuckDB or pandas; the feature `parquet` reads Parquet";
    /// A file of a database.
    Database: "a database (SQLite or DuckDB)", "its first bytes",
        "export its tables of nodes and edges as TSV, such as with `koza export`";
    /// Objects of Python.
    Pickle: "a Python pickle", "the name `.pkl`, `.pickle` or `.gpickle`",
        "load it in Python, and write its nodes and edges as KGX";
}

/// The name of a source.
#[derive(Debug)]
pub(super) struct Named<'n>(pub(super) &'n str);

impl Named<'_> {
    /// The extension in small letters, `.gz` and `.zst` apart.
    pub(super) fn extension(&self) -> String {
        let name = self.0.trim_end_matches(".gz").trim_end_matches(".zst");
        name.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_ascii_lowercase())
    }
}
