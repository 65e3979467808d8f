//! The formats that a graph can be written in.

use super::trapi::Version;

/// The formats, one a row: name, and what a file name ends in, after a point.
macro_rules! formats {
    ($($(#[doc = $doc:literal])* $format:ident $(($version:ident))? $(if $cfg:meta)?: $name:literal, $extensions:expr;)+) => {
        /// A format that a graph can be written in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum WriteFormat {
            $($(#[doc = $doc])* $(#[cfg($cfg)])? $format $(($version))?,)+
        }

        impl WriteFormat {
            /// The name in reports, such as `kgx-tsv`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $($(#[cfg($cfg)])? formats!(@pattern $format $($version)?) => $name,)+ }
            }

            /// Every format, a TRAPI message in its older shape, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$($(#[cfg($cfg)])? formats!(@value $format $($version)?)),+];

            /// What the name of a file in the format ends in, after a point.
            #[must_use]
            pub const fn extensions(self) -> &'static [&'static str] {
                match self { $($(#[cfg($cfg)])? formats!(@pattern $format $($version)?) => &$extensions,)+ }
            }
        }
    };
    (@pattern $format:ident) => { Self::$format };
    (@pattern $format:ident $version:ident) => { Self::$format(_) };
    (@value $format:ident) => { Self::$format };
    (@value $format:ident $version:ident) => { Self::$format($version::V1) };
}

formats! {
    /// KGX tables of nodes and of edges.
    KgxTsv: "kgx-tsv", ["tsv"];
    /// KGX JSON Lines.
    KgxJsonl: "kgx-jsonl", ["jsonl", "ndjson"];
    /// A TRAPI message, in the shape of a version.
    Trapi(Version): "trapi", ["trapi.json"];
    /// JSON Graph Format.
    JsonGraph: "json-graph", ["jgf.json", "jgf"];
    /// One KGX JSON document.
    KgxJson: "kgx-json", ["json"];
    /// Tables of Parquet, for SQL engines.
    Parquet if feature = "parquet": "parquet", ["parquet"];
    /// RDF in Turtle.
    Turtle if feature = "rdf": "turtle", ["ttl"];
    /// RDF in N-Triples.
    NTriples if feature = "rdf": "n-triples", ["nt"];
    /// RDF in N-Quads.
    NQuads if feature = "rdf": "n-quads", ["nq"];
    /// GraphML.
    GraphMl: "graphml", ["graphml"];
    /// CX2, the Cytoscape Exchange format.
    Cx2: "cx2", ["cx2"];
    /// JSON of Cytoscape.js.
    CytoscapeJson: "cytoscape-json", ["cyjs"];
    /// SIF, the Simple Interaction Format.
    Sif: "sif", ["sif"];
    /// SBGN-ML, a map of activity flow.
    Sbgn: "sbgn", ["sbgn"];
}

impl WriteFormat {
    /// The format that the name of a file says, with what is before its extension, and the extension.
    pub(super) fn of_name(name: &str) -> Option<(Self, &str, &str)> {
        let split = |extension: &&str| {
            let stem = name.strip_suffix(extension)?.strip_suffix('.')?;
            Some((stem, name.get(stem.len() + 1..)?))
        };
        // A longer extension is before the one that it ends in.
        Self::ALL.iter().find_map(|format| {
            let (stem, extension) = format.extensions().iter().find_map(split)?;
            Some((*format, stem, extension))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_the_format() {
        for (name, expected) in [
            ("x.json", "kgx-json"),
            ("x.trapi.json", "trapi"),
            ("x.jgf.json", "json-graph"),
            ("x.y.ndjson", "kgx-jsonl"),
            ("x.cyjs", "cytoscape-json"),
        ] {
            assert_eq!(WriteFormat::of_name(name).map(|(format, ..)| format.as_str()), Some(expected), "{name}");
        }
        assert_eq!(WriteFormat::of_name("a.b.cx2"), Some((WriteFormat::Cx2, "a.b", "cx2")));
        for name in ["x", "json", "x.xml", "x.cx", "trapi.json.x"] {
            assert_eq!(WriteFormat::of_name(name), None, "{name}");
        }
    }

    #[test]
    fn no_two_formats_share_a_name_or_an_extension() {
        let mut texts: Vec<&str> =
            WriteFormat::ALL.iter().flat_map(|format| format.extensions().iter().copied()).collect();
        let count = texts.len();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), count);
    }
}
