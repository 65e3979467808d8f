//! Options that take one of a few words, each for a value of the library.

use anstream::ColorChoice;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use mechgraph::Sign;
use mechgraph::build::Strictness;
use mechgraph::io::WriteFormat;
use mechgraph::io::kgx::Quoting;
use mechgraph::io::trapi::Version;
use mechgraph::render::{Labels, Language, Theme};
use mechgraph::sql::{Between, Dialect};

/// A word, other words for it, what the help says of it, and its value.
type Choice<T> = (&'static str, &'static [&'static str], &'static str, T);

fn one_of<T: Clone + Send + Sync + 'static>(choices: &[Choice<T>]) -> impl TypedValueParser<Value = T> + use<T> {
    let word = |(word, others, help, value): &Choice<T>| {
        let word = PossibleValue::new(*word).aliases(*others);
        (if help.is_empty() { word } else { word.help(*help) }, value.clone())
    };
    let words: Vec<(PossibleValue, T)> = choices.iter().map(word).collect();
    PossibleValuesParser::new(words.iter().map(|(word, _)| word.clone())).try_map(move |given| {
        let chosen = words.iter().find(|(word, _)| word.matches(&given, false));
        chosen.map(|(_, value)| value.clone()).ok_or("one of the words is expected")
    })
}

/// The parsers of options, one each, and the words that it takes.
macro_rules! choices {
    ($($name:ident: $of:ty { $($(#[$cfg:meta])? $word:literal $(| $other:literal)* $(($help:literal))? => $value:expr,)+ })+) => {
        $(pub(crate) fn $name() -> impl TypedValueParser<Value = $of> {
            one_of(&[$($(#[$cfg])? ($word, &[$($other),*], concat!($($help)?), $value)),+])
        })+
    };
}

choices! {
    color: ColorChoice {
        "auto" => ColorChoice::Auto,
        "always" => ColorChoice::Always,
        "never" => ColorChoice::Never,
    }

    language: Language {
        "en" => Language::En,
        "zh" => Language::Zh,
    }

    theme: Theme {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        "auto" => Theme::Auto,
    }

    labels: Labels {
        "symbol" => Labels::Symbol,
        "name" => Labels::Name,
    }

    sign: Sign {
        "plus" | "+" | "positive" => Sign::Positive,
        "minus" | "-" | "negative" => Sign::Negative,
    }

    quoting: Quoting {
        "auto" ("The first quote in a table decides") => Quoting::Auto,
        "none" ("A quote is part of its cell") => Quoting::None,
        "rfc4180" ("Cells may be quoted") => Quoting::Rfc4180,
    }

    strict: Strictness {
        "meaning" ("Those about what a file means") => Strictness::Strict,
        "all" ("Any") => Strictness::Pedantic,
    }

    trapi: Version {
        "1.6" => Version::V1,
        "2.0" => Version::V2,
    }

    dialect: Dialect {
        "duckdb" => Dialect::DuckDb,
        "spark" => Dialect::Spark,
    }

    classes_of: Between {
        "target" => Between::ClassesOfTarget,
        "start" => Between::ClassesOfStart,
    }

    format: WriteFormat {
        "tsv" | "kgx-tsv" ("KGX tables of nodes and of edges") => WriteFormat::KgxTsv,
        "jsonl" | "kgx-jsonl" ("KGX JSON Lines") => WriteFormat::KgxJsonl,
        "json" | "kgx-json" ("One KGX JSON document") => WriteFormat::KgxJson,
        "trapi" ("A TRAPI message") => WriteFormat::Trapi(Version::V1),
        #[cfg(feature = "rdf")]
        "turtle" ("RDF in Turtle") => WriteFormat::Turtle,
        #[cfg(feature = "rdf")]
        "ntriples" | "n-triples" ("RDF in N-Triples") => WriteFormat::NTriples,
        #[cfg(feature = "rdf")]
        "nquads" | "n-quads" ("RDF in N-Quads") => WriteFormat::NQuads,
        "graphml" ("GraphML, for networkx, igraph, Gephi and others") => WriteFormat::GraphMl,
        "cx2" ("CX2, for Cytoscape") => WriteFormat::Cx2,
        "cyjs" | "cytoscape-json" ("JSON of Cytoscape.js") => WriteFormat::CytoscapeJson,
        "sif" ("SIF, one line a statement") => WriteFormat::Sif,
        "sbgn" ("SBGN-ML, a map of activity flow") => WriteFormat::Sbgn,
        "jgf" | "json-graph" ("JSON Graph Format") => WriteFormat::JsonGraph,
        #[cfg(feature = "parquet")]
        "parquet" ("Tables of Parquet, for SQL engines") => WriteFormat::Parquet,
    }
}
