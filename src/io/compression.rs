//! Decompression of gzip and zstd, which are recognised by their first bytes.

use core::fmt;
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

const GZIP: [u8; 2] = [0x1F, 0x8B];
const ZSTD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

/// Bytes that are given out before the ratio is looked at: a small source may well shrink a lot.
const RATIO_FREE: u64 = 16 << 20;

/// How much a compressed source may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecompressionLimits {
    /// The most bytes given out for each byte read, once 16 MiB are given out. Default: 250.
    pub ratio: u64,
    /// The most bytes given out. Default: 1 TiB.
    pub bytes: u64,
}

impl Default for DecompressionLimits {
    fn default() -> Self {
        Self { ratio: 250, bytes: 1 << 40 }
    }
}

/// The bytes that a gzip or zstd source holds, or the source itself if it is neither, within the default
/// limits.
///
/// The first bytes decide, not a name. Several gzip members or zstd frames one after the other
/// are read as one.
///
/// ```
/// use std::io::Read;
///
/// let mut text = String::new();
/// mechgraph::io::decompress("plain".as_bytes())?.read_to_string(&mut text)?;
/// assert_eq!(text, "plain");
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// An error if the first bytes cannot be read. Reading on gives an error that says so where the source is
/// cut short, is corrupt, or holds more than the limits allow; it is never taken for the end.
pub fn decompress<R: BufRead>(bytes: R) -> io::Result<Decompressed<R>> {
    decompress_within(bytes, DecompressionLimits::default())
}

/// As [`decompress`], within limits of the caller's.
///
/// # Errors
///
/// As [`decompress`].
pub fn decompress_within<R: BufRead>(mut bytes: R, limits: DecompressionLimits) -> io::Result<Decompressed<R>> {
    let mut head = Vec::with_capacity(ZSTD.len());
    bytes.by_ref().take(ZSTD.len() as u64).read_to_end(&mut head)?;
    let (is_gzip, is_zstd) = (head.starts_with(&GZIP), head == ZSTD);
    let source = Cursor::new(head).chain(bytes);
    let limited = |decoder| BufReader::with_capacity(1 << 16, Limited { decoder, limits, given: 0 });
    Ok(Decompressed(if is_gzip {
        Stream::Compressed(limited(Decoder::Gzip(Box::new(MultiGzDecoder::new(Counted { source, taken: 0 })))))
    } else if is_zstd {
        Stream::Compressed(limited(Decoder::Zstd(Frames::new(Counted { source, taken: 0 }))))
    } else {
        Stream::Plain(source)
    }))
}

/// The bytes of a source that may be compressed, from [`decompress`].
#[derive(Debug)]
pub struct Decompressed<R>(Stream<R>);

#[derive(Debug)]
enum Stream<R> {
    Plain(Rejoined<R>),
    Compressed(BufReader<Limited<R>>),
}

type Rejoined<R> = Chain<Cursor<Vec<u8>>, R>;

impl<R: BufRead> Read for Decompressed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &mut self.0 {
            Stream::Plain(source) => source.read(buffer),
            Stream::Compressed(source) => source.read(buffer),
        }
    }
}

impl<R: BufRead> BufRead for Decompressed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match &mut self.0 {
            Stream::Plain(source) => source.fill_buf(),
            Stream::Compressed(source) => source.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        match &mut self.0 {
            Stream::Plain(source) => source.consume(amount),
            Stream::Compressed(source) => source.consume(amount),
        }
    }
}

/// Gives an error where a decoder gives out more than the limits allow.
struct Limited<R> {
    decoder: Decoder<R>,
    limits: DecompressionLimits,
    given: u64,
}

impl<R> fmt::Debug for Limited<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limited").field("limits", &self.limits).field("given", &self.given).finish_non_exhaustive()
    }
}

impl<R: BufRead> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.decoder.read(buffer)?;
        self.given += read as u64;
        let taken = self.decoder.taken();
        if self.given > self.limits.bytes {
            return Err(invalid(format!("the compressed source holds over {} bytes", self.limits.bytes)));
        }
        if self.given > RATIO_FREE && self.given / self.limits.ratio.max(1) > taken {
            let message =
                format!("{taken} compressed bytes hold over {} each, the limit; is it a bomb?", self.limits.ratio);
            return Err(invalid(message));
        }
        Ok(read)
    }
}

enum Decoder<R> {
    Gzip(Box<MultiGzDecoder<Counted<R>>>),
    Zstd(Frames<R>),
}

impl<R: BufRead> Decoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Gzip(decoder) => decoder.read(buffer).map_err(|error| named("gzip", error)),
            Self::Zstd(frames) => frames.read(buffer).map_err(|error| named("zstd", error)),
        }
    }

    fn taken(&self) -> u64 {
        match self {
            Self::Gzip(decoder) => decoder.get_ref().taken,
            Self::Zstd(frames) => frames.source.taken,
        }
    }
}

/// The frames of a zstd source, one after the other.
struct Frames<R> {
    source: Counted<R>,
    decoder: Box<FrameDecoder>,
    within: bool,
}

impl<R: BufRead> Frames<R> {
    fn new(source: Counted<R>) -> Self {
        Self { source, decoder: Box::new(FrameDecoder::new()), within: false }
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.within || self.start()? {
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let decoded = self.decoder.decode_blocks(&mut self.source, BlockDecodingStrategy::UptoBlocks(1));
                decoded.map_err(|error| self.fault(error))?;
            }
            let read = self.decoder.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            let stated = self.decoder.get_checksum_from_data();
            if stated.is_some() && stated != self.decoder.get_calculated_checksum() {
                return Err(invalid("its checksum does not match"));
            }
            self.within = false;
        }
        Ok(0)
    }

    /// Starts the next frame, past those to be skipped; false at the end of the source.
    fn start(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.source) {
                Ok(()) => {
                    self.within = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    let length = u64::from(length);
                    if io::copy(&mut self.source.by_ref().take(length), &mut io::sink())? < length {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(error) => return Err(self.fault(error)),
            }
        }
        Ok(false)
    }

    /// What a decoder could not read: a source that has ended is cut short.
    fn fault(&mut self, error: FrameDecoderError) -> io::Error {
        match self.source.fill_buf() {
            Ok([]) => io::Error::new(io::ErrorKind::UnexpectedEof, error),
            Ok(_) => invalid(error),
            Err(error) => error,
        }
    }
}

/// A source that counts what is taken from it.
struct Counted<R> {
    source: Rejoined<R>,
    taken: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.taken += read as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.source.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.source.consume(amount);
        self.taken += amount as u64;
    }
}

/// An error that names the format and what is wrong with the source.
fn named(format: &str, error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => {
            io::Error::new(error.kind(), Fault(format!("the {format} source is cut short"), error))
        }
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::Other => {
            io::Error::new(io::ErrorKind::InvalidData, Fault(format!("the {format} source is corrupt"), error))
        }
        _ => error,
    }
}

/// What is wrong with a compressed source, and how the decoder puts it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Fault(String, #[source] io::Error);

fn invalid(error: impl Into<Box<dyn core::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

#[cfg(test)]
mod tests {
    use std::io::{self, BufReader, Read, Write};

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::{DecompressionLimits, decompress, decompress_within};

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn zstd(text: &[u8]) -> Vec<u8> {
        compress_to_vec(text, CompressionLevel::Fastest)
    }

    /// Reads through a buffer of one byte, so that no read happens to see it all.
    fn read(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        decompress(BufReader::with_capacity(1, bytes))?.read_to_end(&mut text)?;
        Ok(text)
    }

    #[test]
    fn plain_gzip_and_zstd_are_told_by_their_first_bytes() {
        let text: Vec<u8> = b"MONDO:0015540\n".repeat(1000);
        let twice = [text.clone(), text.clone()].concat();
        let skipped = [&[0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3], &*zstd(&text)].concat();
        for (bytes, expected) in [
            (text.clone(), &text),
            (gzip(&text), &text),
            (zstd(&text), &text),
            (gzip(&text).repeat(2), &twice),
            ([zstd(&text), skipped].concat(), &twice),
        ] {
            assert_eq!(&read(&bytes).unwrap(), expected);
        }
        for short in [&b""[..], b"a", b"\x28\xB5"] {
            assert_eq!(read(short).unwrap(), short);
        }
    }

    #[test]
    fn what_is_cut_short_or_corrupt_is_an_error_that_says_so() {
        let text: Vec<u8> = (0..20_000u32).flat_map(|n| (n * n).to_string().into_bytes()).collect();
        for (format, bytes) in [("gzip", gzip(&text)), ("zstd", zstd(&text))] {
            for end in [5, 30, bytes.len() / 2, bytes.len() - 1] {
                let error = read(&bytes[..end]).unwrap_err();
                assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof, "{format} {end}: {error}");
                assert_eq!(error.to_string(), format!("the {format} source is cut short"));
            }
            let mut damaged = bytes.clone();
            let middle = damaged.len() / 2;
            damaged[middle..middle + 8].fill(0xFF);
            let error = read(&damaged).unwrap_err();
            assert!(error.to_string().starts_with(&format!("the {format} source is")), "{error}");
            let error = read(&[&bytes[..], b"and more"].concat()).unwrap_err();
            assert!(error.to_string().starts_with(&format!("the {format} source is")), "{error}");
        }
    }

    #[test]
    fn limits_of_ratio_and_size_hold() {
        let zeros = vec![0; 32 << 20];
        for bytes in [gzip(&zeros), zstd(&zeros)] {
            let error = read(&bytes).unwrap_err();
            assert!(error.to_string().contains("hold over 250 each"), "{error}");
            let limits = DecompressionLimits { ratio: u64::MAX, bytes: 1 << 20 };
            let error = io::copy(&mut decompress_within(&*bytes, limits).unwrap(), &mut io::sink()).unwrap_err();
            assert!(error.to_string().contains("over 1048576 bytes"), "{error}");
        }
    }
}
