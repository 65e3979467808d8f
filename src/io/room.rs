//! What each format has room for, as its module declares it.

use super::contents::{Content, Contents, Room};
use super::{
    Format, WriteFormat, bel, cx2, cytoscape, drugmechdb, graphml, hetionet, indra, json_graph, kgx, omnipath, sbgn,
    sif, signor, trapi,
};

impl Format {
    /// How much of something sources of the format hold, and are read with.
    ///
    /// ```
    /// use mechgraph::io::{Content, Format, Room};
    /// assert_eq!(Format::BelNodeLink.room(Content::Nested), Room::Whole);
    /// assert_eq!(Format::KgxTsv.room(Content::Nested), Room::None);
    /// ```
    #[must_use]
    pub fn room(self, content: Content) -> Room {
        let contents = match self {
            Self::BelNodeLink | Self::BelScript => bel::HOLDS,
            Self::Indra => indra::HOLDS,
            Self::Signor => signor::HOLDS,
            Self::OmniPath => omnipath::HOLDS,
            Self::Trapi => trapi::HOLDS,
            Self::KgxJsonl | Self::KgxJson => Contents::ALL,
            Self::DrugMechDbJson => drugmechdb::HOLDS,
            #[cfg(feature = "yaml")]
            Self::DrugMechDbYaml => drugmechdb::HOLDS,
            Self::Hetionet => hetionet::HOLDS,
            #[cfg(feature = "parquet")]
            Self::Parquet => Contents::ALL,
            #[cfg(feature = "rdf")]
            Self::Turtle | Self::NTriples | Self::NQuads => Contents::ALL,
            Self::KgxCsv | Self::KgxTsv => kgx::TABLE,
        };
        contents.room(content)
    }
}

impl WriteFormat {
    /// How much of something a file of the format holds when it is written; the writer's report counts the rest.
    ///
    /// ```
    /// use mechgraph::io::{Content, Room, WriteFormat};
    /// assert_eq!(WriteFormat::Sbgn.room(Content::Correlations), Room::None);
    /// ```
    #[must_use]
    pub fn room(self, content: Content) -> Room {
        let contents = match self {
            Self::KgxJsonl | Self::KgxJson => Contents::ALL,
            #[cfg(feature = "rdf")]
            Self::Turtle | Self::NTriples | Self::NQuads => Contents::ALL,
            Self::KgxTsv => kgx::TABLE,
            Self::Trapi(_) => trapi::HOLDS,
            #[cfg(feature = "parquet")]
            Self::Parquet => Contents::ALL,
            Self::GraphMl => graphml::HOLDS,
            Self::Cx2 => cx2::HOLDS,
            Self::CytoscapeJson => cytoscape::HOLDS,
            Self::Sif => sif::HOLDS,
            Self::Sbgn => sbgn::HOLDS,
            Self::JsonGraph => json_graph::HOLDS,
        };
        contents.room(content)
    }
}
