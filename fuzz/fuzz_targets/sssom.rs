#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mechgraph_fuzz::mappings(bytes));
