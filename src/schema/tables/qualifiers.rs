// Generated from Biolink 4.4.4 by: python3 src/schema/generate.py PATH/TO/biolink-model.yaml

use crate::schema::qualifiers::{EnumValue, QualifierEnum, QualifierSlot};

pub(in crate::schema) static SLOTS: [QualifierSlot; 45] = [
    QualifierSlot {
        name: "anatomical_context_qualifier",
        parents: &["statement_qualifier"],
        range: None,
        multivalued: true,
        deprecated: false,
    },
    QualifierSlot {
        name: "aspect_qualifier",
        parents: &["qualifier"],
        range: Some("GeneOrGeneProductOrChemicalEntityAspectEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "association_basis_qualifier",
        parents: &["statement_qualifier"],
        range: Some("AssociationBasisEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "causal_mechanism_qualifier",
        parents: &["statement_qualifier"],
        range: Some("CausalMechanismQualifierEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "context_qualifier",
        parents: &["qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "derivative_qualifier",
        parents: &["qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "direction_qualifier",
        parents: &["qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "disease_context_qualifier",
        parents: &["context_qualifier"],
        range: Some("Disease"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "form_or_variant_qualifier",
        parents: &["qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "frequency_qualifier",
        parents: &["qualifier"],
        range: Some("frequency value"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "object_activity_qualifier",
        parents: &["process_qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "object_aspect_qualifier",
        parents: &["aspect_qualifier"],
        range: Some("GeneOrGeneProductOrChemicalEntityAspectEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "object_context_qualifier",
        parents: &["context_qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "object_derivative_qualifier",
        parents: &["derivative_qualifier"],
        range: Some("ChemicalEntityDerivativeEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "object_direction_qualifier",
        parents: &["direction_qualifier"],
        range: Some("DirectionQualifierEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "object_form_or_variant_qualifier",
        parents: &["form_or_variant_qualifier"],
        range: Some("ChemicalOrGeneOrGeneProductFormOrVariantEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "object_part_qualifier",
        parents: &["part_qualifier"],
        range: Some("GeneOrGeneProductOrChemicalPartQualifierEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "object_process_qualifier",
        parents: &["process_qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "object_specialization_qualifier",
        parents: &["specialization_qualifier"],
        range: Some("uriorcurie"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "onset_qualifier",
        parents: &["qualifier"],
        range: Some("Onset"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "part_qualifier",
        parents: &["qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "population_context_qualifier",
        parents: &["qualifier"],
        range: Some("PopulationOfIndividualOrganisms"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "process_qualifier",
        parents: &["qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "qualified_predicate",
        parents: &["qualifier"],
        range: Some("uriorcurie"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "qualifier",
        parents: &[],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "response_context_qualifier",
        parents: &["context_qualifier"],
        range: Some("ResponseEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "response_target_context_qualifier",
        parents: &["context_qualifier"],
        range: Some("ResponseTargetEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "severity_qualifier",
        parents: &["qualifier"],
        range: Some("SeverityValue"),
        multivalued: false,
        deprecated: true,
    },
    QualifierSlot {
        name: "sex_qualifier",
        parents: &["qualifier"],
        range: Some("BiologicalSex"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "specialization_qualifier",
        parents: &["qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "species_context_qualifier",
        parents: &["statement_qualifier"],
        range: Some("OrganismTaxon"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "stage_qualifier",
        parents: &["statement_qualifier"],
        range: Some("LifeStage"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "statement_qualifier",
        parents: &["qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "statistical_significance_qualifier",
        parents: &["statement_qualifier"],
        range: Some("StatisticalSignificanceQualifierEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "subject_activity_qualifier",
        parents: &["process_qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "subject_aspect_qualifier",
        parents: &["aspect_qualifier"],
        range: Some("GeneOrGeneProductOrChemicalEntityAspectEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "subject_context_qualifier",
        parents: &["context_qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "subject_derivative_qualifier",
        parents: &["derivative_qualifier"],
        range: Some("ChemicalEntityDerivativeEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "subject_direction_qualifier",
        parents: &["direction_qualifier"],
        range: Some("DirectionQualifierEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "subject_form_or_variant_qualifier",
        parents: &["form_or_variant_qualifier"],
        range: Some("ChemicalOrGeneOrGeneProductFormOrVariantEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "subject_part_qualifier",
        parents: &["part_qualifier"],
        range: Some("GeneOrGeneProductOrChemicalPartQualifierEnum"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "subject_process_qualifier",
        parents: &["process_qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "subject_specialization_qualifier",
        parents: &["specialization_qualifier"],
        range: Some("uriorcurie"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "temporal_context_qualifier",
        parents: &["qualifier"],
        range: Some("time type"),
        multivalued: false,
        deprecated: false,
    },
    QualifierSlot {
        name: "temporal_interval_qualifier",
        parents: &["temporal_context_qualifier"],
        range: None,
        multivalued: false,
        deprecated: false,
    },
];

pub(in crate::schema) static ENUMS: [QualifierEnum; 10] = [
    QualifierEnum {
        name: "AssociationBasisEnum",
        values: &[
            EnumValue {
                name: "functional",
                parent: None,
            },
            EnumValue {
                name: "genetic",
                parent: None,
            },
            EnumValue {
                name: "statistical",
                parent: None,
            },
        ],
    },
    QualifierEnum {
        name: "CausalMechanismQualifierEnum",
        values: &[
            EnumValue {
                name: "ADP-ribosylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "acetylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "activation",
                parent: Some("positive_modulation"),
            },
            EnumValue {
                name: "adduction",
                parent: Some("covalent_binding"),
            },
            EnumValue {
                name: "agonism",
                parent: Some("activation"),
            },
            EnumValue {
                name: "allosteric_antagonism",
                parent: Some("antagonism"),
            },
            EnumValue {
                name: "allosteric_modulation",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "ampylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "antagonism",
                parent: Some("inhibition"),
            },
            EnumValue {
                name: "antibody_agonism",
                parent: Some("agonism"),
            },
            EnumValue {
                name: "antibody_inhibition",
                parent: Some("inhibition"),
            },
            EnumValue {
                name: "antisense_oligonucleotide_inhibition",
                parent: Some("negative_modulation"),
            },
            EnumValue {
                name: "atpase_activation",
                parent: Some("negative_modulation"),
            },
            EnumValue {
                name: "biased_agonism",
                parent: Some("agonism"),
            },
            EnumValue {
                name: "binding",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "biphasic_allosteric_modulation",
                parent: Some("mixed_allosteric_modulation"),
            },
            EnumValue {
                name: "carboxylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "catalytic_activity",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "chaperone_mediated_stabilization",
                parent: Some("stabilization"),
            },
            EnumValue {
                name: "chelation",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "chemical_modification",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "cleavage",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "cofactor",
                parent: Some("positive_modulation"),
            },
            EnumValue {
                name: "competitive_inhibition",
                parent: Some("inhibition"),
            },
            EnumValue {
                name: "covalent_binding",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "crosslinking",
                parent: Some("covalent_binding"),
            },
            EnumValue {
                name: "de-ADP-ribosylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "deacetylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "deglycosylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "degradation",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "demethylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "deneddylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "dephosphorylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "destabilization",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "desumoylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "deubiquitination",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "disruption",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "disuphide_binding",
                parent: Some("covalent_binding"),
            },
            EnumValue {
                name: "exogenous_gene",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "exogenous_protein",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "feedback_inhibition",
                parent: Some("negative_modulation"),
            },
            EnumValue {
                name: "gating_inhibition",
                parent: Some("inhibition"),
            },
            EnumValue {
                name: "glycosylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "gtpase_activation",
                parent: Some("negative_modulation"),
            },
            EnumValue {
                name: "guanyl_nucleotide_exchange",
                parent: Some("activation"),
            },
            EnumValue {
                name: "hydrolysis",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "hydroxylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "immune_system_modulation",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "induction",
                parent: Some("positive_modulation"),
            },
            EnumValue {
                name: "inhibition",
                parent: Some("negative_modulation"),
            },
            EnumValue {
                name: "inverse_agonism",
                parent: Some("inhibition"),
            },
            EnumValue {
                name: "irreversible_inhibition",
                parent: Some("inhibition"),
            },
            EnumValue {
                name: "isomerization",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "lipidation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "methylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "mixed_agonism",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "mixed_allosteric_modulation",
                parent: Some("allosteric_modulation"),
            },
            EnumValue {
                name: "modulation",
                parent: None,
            },
            EnumValue {
                name: "molecular_channel_blockage",
                parent: Some("inhibition"),
            },
            EnumValue {
                name: "molecular_channel_opening",
                parent: Some("activation"),
            },
            EnumValue {
                name: "molecular_modification",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "monoubiquitination",
                parent: Some("ubiquitination"),
            },
            EnumValue {
                name: "multitarget_modulation",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "myristoylation",
                parent: Some("lipidation"),
            },
            EnumValue {
                name: "neddylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "negative_allosteric_modulation",
                parent: Some("noncompetitive_inhibition"),
            },
            EnumValue {
                name: "negative_gene_editing_modulation",
                parent: Some("negative_modulation"),
            },
            EnumValue {
                name: "negative_modulation",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "non_competitive_antagonism",
                parent: Some("antagonism"),
            },
            EnumValue {
                name: "noncompetitive_inhibition",
                parent: Some("inhibition"),
            },
            EnumValue {
                name: "opening",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "oxidation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "oxidoreduction",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "palmitoylation",
                parent: Some("lipidation"),
            },
            EnumValue {
                name: "partial_agonism",
                parent: Some("agonism"),
            },
            EnumValue {
                name: "phosphorylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "polyubiquitination",
                parent: Some("ubiquitination"),
            },
            EnumValue {
                name: "positive_allosteric_modulation",
                parent: Some("activation"),
            },
            EnumValue {
                name: "positive_modulation",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "post_transcriptional_regulation",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "potentiation",
                parent: Some("positive_modulation"),
            },
            EnumValue {
                name: "reduction",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "release",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "relocalization",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "rna_interference_inhibition",
                parent: Some("negative_modulation"),
            },
            EnumValue {
                name: "s_nitrosylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "sequestration",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "signaling_mediated_control",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "stabilization",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "stimulation",
                parent: Some("activation"),
            },
            EnumValue {
                name: "sulfation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "sumoylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "suppression",
                parent: Some("negative_modulation"),
            },
            EnumValue {
                name: "transcriptional_regulation",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "transglutamination",
                parent: Some("covalent_binding"),
            },
            EnumValue {
                name: "translational_regulation",
                parent: Some("modulation"),
            },
            EnumValue {
                name: "trimethylation",
                parent: Some("methylation"),
            },
            EnumValue {
                name: "tyrosination",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "ubiquitination",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "vaccine_antigen",
                parent: Some("immune_system_modulation"),
            },
        ],
    },
    QualifierEnum {
        name: "ChemicalEntityDerivativeEnum",
        values: &[EnumValue {
            name: "metabolite",
            parent: None,
        }],
    },
    QualifierEnum {
        name: "ChemicalOrGeneOrGeneProductFormOrVariantEnum",
        values: &[
            EnumValue {
                name: "analog_form",
                parent: Some("modified_form"),
            },
            EnumValue {
                name: "dominant_negative_variant_form",
                parent: Some("non_loss_of_function_variant_form"),
            },
            EnumValue {
                name: "gain_of_function_variant_form",
                parent: Some("non_loss_of_function_variant_form"),
            },
            EnumValue {
                name: "genetic_variant_form",
                parent: Some("modified_form"),
            },
            EnumValue {
                name: "loss_of_function_variant_form",
                parent: Some("genetic_variant_form"),
            },
            EnumValue {
                name: "modified_form",
                parent: None,
            },
            EnumValue {
                name: "mutant_form",
                parent: Some("genetic_variant_form"),
            },
            EnumValue {
                name: "non_loss_of_function_variant_form",
                parent: Some("genetic_variant_form"),
            },
            EnumValue {
                name: "polymorphic_form",
                parent: Some("genetic_variant_form"),
            },
            EnumValue {
                name: "snp_form",
                parent: Some("polymorphic_form"),
            },
        ],
    },
    QualifierEnum {
        name: "DirectionQualifierEnum",
        values: &[
            EnumValue {
                name: "decreased",
                parent: None,
            },
            EnumValue {
                name: "downregulated",
                parent: Some("decreased"),
            },
            EnumValue {
                name: "increased",
                parent: None,
            },
            EnumValue {
                name: "upregulated",
                parent: Some("increased"),
            },
        ],
    },
    QualifierEnum {
        name: "GeneOrGeneProductOrChemicalEntityAspectEnum",
        values: &[
            EnumValue {
                name: "ADP-ribosylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "absorption",
                parent: None,
            },
            EnumValue {
                name: "abundance",
                parent: Some("activity_or_abundance"),
            },
            EnumValue {
                name: "acetylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "activity",
                parent: Some("activity_or_abundance"),
            },
            EnumValue {
                name: "activity_or_abundance",
                parent: None,
            },
            EnumValue {
                name: "acylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "adenyl_nucleotide_exchange",
                parent: Some("molecular_interaction"),
            },
            EnumValue {
                name: "aggregation",
                parent: None,
            },
            EnumValue {
                name: "alkylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "amination",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "carbamoylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "carboxylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "cleavage",
                parent: None,
            },
            EnumValue {
                name: "degradation",
                parent: None,
            },
            EnumValue {
                name: "ethylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "expression",
                parent: Some("abundance"),
            },
            EnumValue {
                name: "farnesylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "folding",
                parent: None,
            },
            EnumValue {
                name: "geranoylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "glucuronidation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "glutathionylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "glycation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "glycosylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "guanyl_nucleotide_exchange",
                parent: Some("molecular_interaction"),
            },
            EnumValue {
                name: "hydrolysis",
                parent: Some("cleavage"),
            },
            EnumValue {
                name: "hydroxylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "interaction",
                parent: None,
            },
            EnumValue {
                name: "isomerization",
                parent: None,
            },
            EnumValue {
                name: "lipidation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "localization",
                parent: None,
            },
            EnumValue {
                name: "metabolic_processing",
                parent: None,
            },
            EnumValue {
                name: "methylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "molecular_interaction",
                parent: None,
            },
            EnumValue {
                name: "molecular_modification",
                parent: None,
            },
            EnumValue {
                name: "mutation_rate",
                parent: None,
            },
            EnumValue {
                name: "myristoylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "n_linked_glycosylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "nitrosation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "nucleotidylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "o_linked_glycosylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "oxidation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "palmitoylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "phosphorylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "prenylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "reduction",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "release",
                parent: None,
            },
            EnumValue {
                name: "ribosylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "secretion",
                parent: Some("transport"),
            },
            EnumValue {
                name: "splicing",
                parent: None,
            },
            EnumValue {
                name: "stability",
                parent: None,
            },
            EnumValue {
                name: "sulfation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "sumoylation",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "synthesis",
                parent: Some("abundance"),
            },
            EnumValue {
                name: "transport",
                parent: None,
            },
            EnumValue {
                name: "ubiquitination",
                parent: Some("molecular_modification"),
            },
            EnumValue {
                name: "uptake",
                parent: Some("transport"),
            },
        ],
    },
    QualifierEnum {
        name: "GeneOrGeneProductOrChemicalPartQualifierEnum",
        values: &[
            EnumValue {
                name: "3_prime_utr",
                parent: None,
            },
            EnumValue {
                name: "5_prime_utr",
                parent: None,
            },
            EnumValue {
                name: "enhancer",
                parent: None,
            },
            EnumValue {
                name: "exon",
                parent: None,
            },
            EnumValue {
                name: "intron",
                parent: None,
            },
            EnumValue {
                name: "polya_tail",
                parent: None,
            },
            EnumValue {
                name: "promoter",
                parent: None,
            },
        ],
    },
    QualifierEnum {
        name: "ResponseEnum",
        values: &[
            EnumValue {
                name: "negative",
                parent: None,
            },
            EnumValue {
                name: "therapeutic_response",
                parent: None,
            },
        ],
    },
    QualifierEnum {
        name: "ResponseTargetEnum",
        values: &[
            EnumValue {
                name: "cell line",
                parent: None,
            },
            EnumValue {
                name: "cohort",
                parent: None,
            },
            EnumValue {
                name: "individual",
                parent: None,
            },
            EnumValue {
                name: "sample",
                parent: None,
            },
        ],
    },
    QualifierEnum {
        name: "StatisticalSignificanceQualifierEnum",
        values: &[
            EnumValue {
                name: "not_significant",
                parent: None,
            },
            EnumValue {
                name: "significant",
                parent: None,
            },
            EnumValue {
                name: "strongly_significant",
                parent: None,
            },
            EnumValue {
                name: "suggestive",
                parent: None,
            },
            EnumValue {
                name: "very_strongly_significant",
                parent: None,
            },
        ],
    },
];
