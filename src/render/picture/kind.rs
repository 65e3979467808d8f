//! The words for kinds of entities.

use core::fmt;

use crate::render::Language;
use crate::style::Kind;

impl Kind {
    /// The word for it.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        self.forms(language)[0]
    }

    /// The word for several.
    pub(super) const fn words(self, language: Language) -> &'static str {
        self.forms(language)[1]
    }

    /// The words for one and for several.
    const fn forms(self, language: Language) -> [&'static str; 2] {
        let (english, chinese) = match self {
            Self::Drug => (["drug or chemical", "drugs or chemicals"], ["药物或化学物"; 2]),
            Self::Gene => (["gene or protein", "genes or proteins"], ["基因或蛋白"; 2]),
            Self::Process => (["process or pathway", "processes or pathways"], ["过程或通路"; 2]),
            Self::Anatomy => (["cell or anatomy", "cells or anatomical structures"], ["细胞或解剖结构"; 2]),
            Self::Disease => (["disease or phenotype", "diseases or phenotypes"], ["疾病或表型"; 2]),
            Self::Treatment => (["treatment", "treatments"], ["治疗"; 2]),
            Self::Other => (["other", "other entities"], ["其他", "其他实体"]),
        };
        match language {
            Language::En => english,
            Language::Zh => chinese,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word(Language::En))
    }
}
