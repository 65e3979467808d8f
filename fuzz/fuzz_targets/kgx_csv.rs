#![no_main]

use mechgraph::io::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| mechgraph_fuzz::round_trip(Format::KgxCsv, bytes));
