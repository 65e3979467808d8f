//! The words for kinds of entities.

use core::fmt;

use crate::render::Language;
use crate::style::Kind;

impl Kind {
    /// The word for it.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::En, Self::Drug) => "drug or chemical",
            (Language::En, Self::Gene) => "gene or protein",
            (Language::En, Self::Process) => "process or pathway",
            (Language::En, Self::Anatomy) => "cell or anatomy",
            (Language::En, Self::Disease) => "disease or phenotype",
            (Language::En, Self::Treatment) => "treatment",
            (Language::En, Self::Other) => "other",
            (Language::Zh, Self::Drug) => "药物或化学物",
            (Language::Zh, Self::Gene) => "基因或蛋白",
            (Language::Zh, Self::Process) => "过程或通路",
            (Language::Zh, Self::Anatomy) => "细胞或解剖结构",
            (Language::Zh, Self::Disease) => "疾病或表型",
            (Language::Zh, Self::Treatment) => "治疗",
            (Language::Zh, Self::Other) => "其他",
        }
    }

    /// The word for several.
    pub(super) const fn words(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::En, Self::Drug) => "drugs or chemicals",
            (Language::En, Self::Gene) => "genes or proteins",
            (Language::En, Self::Process) => "processes or pathways",
            (Language::En, Self::Anatomy) => "cells or anatomical structures",
            (Language::En, Self::Disease) => "diseases or phenotypes",
            (Language::En, Self::Treatment) => "treatments",
            (Language::En, Self::Other) => "other entities",
            (Language::Zh, Self::Other) => "其他实体",
            (Language::Zh, kind) => kind.word(language),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word(Language::En))
    }
}
